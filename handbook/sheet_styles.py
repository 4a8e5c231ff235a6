"""Turn the geometry of every sheet into style rules: the same grid on the screen, in the example and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.model import Sheet, Tool

_WIDE = "48rem"  # below this a sheet on the screen is one column, in filling order


def sheet_styles(tools: Iterable[Tool]) -> str:
    """The style sheet of all sheets."""
    rules, areas = [], dict[str, None]()
    for tool in tools:
        name, grid = f"sheet-{tool.slug}", _grid(tool.sheet)
        rules.append(f".sheet--print.{name},.sheet--paper.{name}{{{grid}}}")
        rules.append(f"@media (min-width:{_WIDE}){{.sheet--form.{name},.sheet--example.{name}{{{grid}}}}}")
        areas.update(dict.fromkeys(tool.sheet.filling_order))
    rules += [f".area-{name}{{grid-area:{name}}}" for name in areas]
    return "\n".join(rules) + "\n"


def _grid(sheet: Sheet) -> str:
    # In full, because WeasyPrint misplaces the areas of the shorthand.
    areas = " ".join(f'"{" ".join(row)}"' for row in sheet.areas)
    rows = " ".join(f"{height}fr" for height in sheet.heights)
    columns = f"repeat({len(sheet.areas[0])},minmax(0,1fr))"
    return f"grid-template-areas:{areas};grid-template-rows:{rows};grid-template-columns:{columns}"
