from __future__ import annotations

import pytest

from handbook.formula import FormulaError, names, postfix, work_out
from handbook.model import Field


def number(name: str, example: float | None = None, **facts: str) -> Field:
    return Field(id=name, kind="number", example=example, **facts)


@pytest.mark.parametrize(
    ("formula", "steps"),
    [
        ("price", ("price",)),
        ("price - cost", ("price", "cost", "-")),
        ("fixed / (price - cost) / days", ("fixed", "price", "cost", "-", "/", "days", "/")),
        ("a + b * c", ("a", "b", "c", "*", "+")),
        ("(a + b) * c", ("a", "b", "+", "c", "*")),
        ("planned / 2 * margin", ("planned", "2", "/", "margin", "*")),
        ("1.5 * a", ("1.5", "a", "*")),
        ("  a + b ", ("a", "b", "+")),
    ],
)
def test_a_formula_becomes_steps_in_postfix_order(formula, steps):
    assert postfix(formula) == steps


def test_a_name_with_hyphens_is_one_name_and_a_minus_needs_spaces():
    assert postfix("point-day - 1") == ("point-day", "1", "-")


@pytest.mark.parametrize("word", ["in", "is", "not", "lambda", "import", "none"])
def test_words_of_python_are_names_of_fields_like_any_other(word):
    assert names(f"{word} + 1") == (word,)


def test_names_are_told_in_their_order_numbers_left_out():
    assert names("b * 12 + a-day / b") == ("b", "a-day", "b")


@pytest.mark.parametrize("formula", ["a +", "(a", "a b", "", "a + * b"])
def test_an_unfinished_formula_is_refused(formula):
    with pytest.raises(FormulaError) as error:
        postfix(formula)

    assert error.value.args == ("laskutoimitus on kesken tai väärin", "the sum is unfinished or wrong")


@pytest.mark.parametrize(
    "formula",
    [
        "a ** 2",
        "1.2.3",
        "()",
        "a // b",
        "a % b",
        "-a",
        "max(a)",
        "a_b",
        "Price",
        "True",
        "a[0]",
        "a.b",
        "'x'",
        "a\n+ b",
        "1e5 * A",
        "+".join(["a"] * 200),
        "(" * 150 + "a" + ")" * 150,
    ],
)
def test_anything_but_fields_numbers_and_the_four_signs_is_refused(formula):
    with pytest.raises(FormulaError) as error:
        postfix(formula)

    assert error.value.args == (
        "sallittuja ovat kentät, luvut ja + - * / ( )",
        "only fields, numbers and + - * / ( ) may be used",
    )


def test_example_numbers_are_worked_out_in_the_order_of_the_fields():
    fields = [
        number("fixed", 12000),
        number("price", 10.5),
        number("cost", 2.5),
        number("margin", formula="price - cost"),
        number("point", formula="fixed / margin"),
    ]

    assert work_out(fields) == {"fixed": 12000, "price": 10.5, "cost": 2.5, "margin": 8, "point": 1500}


def test_rounding_up_does_not_trip_over_the_last_digit():
    fields = [number("a", 0.3), number("b", 0.1), number("c", formula="a / b", round="up")]

    assert work_out(fields)["c"] == 3  # 0.3 / 0.1 is 2.9999999999999996 to a computer


def test_rounding_up_takes_the_next_whole_number():
    assert work_out([number("a", 7), number("b", formula="a / 2", round="up")])["b"] == 4


def test_a_division_by_zero_has_no_answer_and_nothing_after_it_has():
    fields = [number("a", 1), number("b", 0), number("c", formula="a / b"), number("d", formula="c + 1")]

    assert work_out(fields) == {"a": 1, "b": 0}


def test_a_formula_before_its_numbers_has_no_answer():
    assert work_out([number("b", formula="a + 1"), number("a", 1)]) == {"a": 1}
