"""Say numbers, dates and names the way an edition says them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from handbook.model import Edition, FieldAddress, Material, Tool

_NO_BREAK = "\u00a0"


class Wording:
    """The words of one edition. Labels are named by their path in labels.yaml, such as 'tool.minutes'."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __call__(self, name: str, *values: object, **named: object) -> str:
        """A label with its places filled in. Raises KeyError when there is no such label."""
        label: object = self.edition.labels
        for key in name.split("."):
            if not isinstance(label, Mapping):
                raise KeyError(name)
            label = label[key]
        text = str(label)
        return text.format(*values, **named) if values or named else text

    def number(self, value: float, unit: str = "") -> str:
        """A number with its unit: thousands parted, two decimals only where it has any."""
        value = round(value, 2) or 0  # sums leave crumbs far behind the point, and a minus before nothing
        digits = f"{value:,.2f}" if value % 1 else f"{value:,.0f}"
        thousands, decimal = self("format.thousands"), self("format.decimal")
        digits = digits.replace(",", "\0").replace(".", decimal).replace("\0", thousands).replace("-", "\u2212")
        text = self(f"units.{unit}", digits) if unit else digits
        return text.replace(" ", _NO_BREAK)

    def unit(self, unit: str) -> str:
        """The unit alone, as it stands beside a number."""
        return self(f"units.{unit}", "").strip()

    def date(self, day: datetime.date) -> str:
        """A day, as in 23.11.2026 or 23 November 2026."""
        months = self.edition.labels["months"]
        month = months[day.month - 1] if isinstance(months, list) else ""
        text = self("format.date", day=day.day, month=day.month, month_name=month, year=day.year)
        return text.replace(" ", _NO_BREAK)

    def minutes(self, minutes: int) -> str:
        """A length of time."""
        return self("tool.minutes", minutes).replace(" ", _NO_BREAK)

    def duration(self, minutes: int) -> str:
        """A longer time, in hours and what is left of minutes."""
        hours, rest = divmod(minutes, 60)
        text = self("trail.hours", hours) if not rest else self("trail.hours_minutes", hours=hours, minutes=rest)
        return text.replace(" ", _NO_BREAK)

    def people(self, tool: Tool) -> str:
        """How many people the tool is for."""
        return self("tool.people", low=tool.people[0], high=tool.people[1]).replace(" ", _NO_BREAK)

    def material(self, material: Material) -> str:
        """Something to bring, with its count."""
        text = f"{material.count} {self(f'materials.{material.id}')}".replace(" ", _NO_BREAK)
        return f"{text} {self(f'rates.{material.per}')}"

    def field(self, address: FieldAddress) -> str:
        """A field of a tool by its names."""
        words = self.edition.tools[address.tool]
        return f"{words.title}, {words.fields[address.field].label}"

    def count(self, name: str, number: int) -> str:
        """A counted thing: the label `name`_one or `name`_many."""
        return self(f"{name}_one") if number == 1 else self(f"{name}_many", number)

    def kilobytes(self, size: int) -> str:
        """A size in bytes, shown in kilobytes."""
        return self("downloads.kilobytes", round(size / 1000)).replace(" ", _NO_BREAK)
