"""Sums on a sheet: formulas of fields and + - * / ( ), turned into steps that Python and the browser both follow."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Iterable, Mapping

from handbook.model import Field

_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_CALCULATE = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TOKENS = re.compile(rf"(?:{_NAME.pattern}|[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?|[-+*/() ])*")
_LONGEST = 200  # letters in a formula


class FormulaError(ValueError):
    """The formula cannot be read; arguments are the reason in Finnish and in English."""


def postfix(formula: str) -> tuple[str, ...]:
    """The formula in postfix order: names and numbers first, then the sign that joins them.

    Raises FormulaError when it cannot be read.
    """
    if not _TOKENS.fullmatch(formula) or len(formula) > _LONGEST:
        raise FormulaError(*_ALLOWED)
    try:
        # A name with hyphens is one name here, so a minus needs spaces around it; no name is a word of Python.
        tree = ast.parse(_NAME.sub(lambda name: f"n_{name[0].replace('-', '_')}", formula.strip()), mode="eval")
    except SyntaxError as error:
        raise FormulaError("laskutoimitus on kesken tai väärin", "the sum is unfinished or wrong") from error
    return tuple(_postfix(tree.body))


_ALLOWED = ("sallittuja ovat kentät, luvut ja + - * / ( )", "only fields, numbers and + - * / ( ) may be used")


def _postfix(node: ast.expr) -> Iterable[str]:
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
        return [*_postfix(node.left), *_postfix(node.right), _SIGNS[type(node.op)]]
    if isinstance(node, ast.Name):
        return [node.id.removeprefix("n_").replace("_", "-")]
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    raise FormulaError(*_ALLOWED)


def names(formula: str) -> tuple[str, ...]:
    """The fields a formula needs."""
    return tuple(step for step in postfix(formula) if _NAME.fullmatch(step))


def work_out(fields: Iterable[Field]) -> dict[str, float]:
    """The example numbers of a sheet: given ones as they are, the others worked out in the order of the fields."""
    values: dict[str, float] = {}
    for field in fields:
        value = _value(field.formula, values) if field.formula else field.example
        if value is not None:
            values[field.id] = math.ceil(round(value, 6)) if field.round == "up" else value
    return values


def _value(formula: str, values: Mapping[str, float]) -> float | None:
    stack: list[float] = []
    for step in postfix(formula):
        if step in _CALCULATE:
            right, left = stack.pop(), stack.pop()
            if step == "/" and right == 0:
                return None
            stack.append(_CALCULATE[step](left, right))
        elif step in values:
            stack.append(values[step])
        elif _NAME.fullmatch(step):
            return None
        else:
            stack.append(float(step))
    return stack[0]
