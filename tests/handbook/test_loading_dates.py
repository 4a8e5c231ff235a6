"""What was last checked over a year ago is listed, and stops nobody."""

from __future__ import annotations

import datetime

import pytest

from handbook.loading import load_sources, overdue


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (datetime.date(2026, 11, 23), 0),
        (datetime.date(2027, 11, 23), 0),
        (datetime.date(2027, 11, 24), 3),
        (datetime.date(2029, 1, 1), 3),
    ],
)
def test_chapters_are_overdue_the_day_after_twelve_months(tiny, today, late):
    assert len(overdue(load_sources(tiny.root), today)) == late


def test_the_list_names_file_line_and_day(tiny):
    problem = overdue(load_sources(tiny.root), datetime.date(2028, 1, 1))[0]

    assert str(problem) == (
        "data/books.yaml:14: 'handbook/first-step': tiedot tarkistettu viimeksi 23.11.2026, yli 12 kuukautta sitten / "
        "'handbook/first-step': facts last checked on 23 November 2026, over 12 months ago"
    )
