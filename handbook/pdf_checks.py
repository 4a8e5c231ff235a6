"""Judge a laid-out document: what a reader would see as broken, each fault as a line that says what to do."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

_PAGES = re.compile(r'<meta name="pages" content="(\d+)">')
_FIELD = re.compile(r"<(?:input|textarea)\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(name|title)="([^"]*)"')
_SLACK = 1.0  # CSS pixels of rounding that are no overflow
_AIR = 4.0  # CSS pixels that the box of a line may stand out above and below its letters


def layout_faults(html: str, document: Any) -> Iterator[str]:
    """The faults of a page and its layout: pages, fields that share a name, text that does not fit or overlaps."""
    yield from _pages(html, document)
    yield from _shared_names(html)
    for number, page in enumerate(document.pages, 1):
        for fault in dict.fromkeys(_page_faults(page._page_box)):
            yield f"page {number}: {fault}"


def _pages(html: str, document: Any) -> Iterator[str]:
    expected = int((_PAGES.search(html) or ["", "0"])[1])
    if expected and len(document.pages) != expected:
        yield f"{len(document.pages)} pages, expected {expected}: cut the text"


def _shared_names(html: str) -> Iterator[str]:
    names = Counter(pair for field in _FIELD.findall(html) for pair in _ATTRIBUTE.findall(field))
    for (attribute, name), count in names.items():
        if count > 1:
            yield f"{count} fields have the {attribute} '{name}', expected one"


# Boxes of WeasyPrint, seen from outside


@dataclass(frozen=True)
class _Span:
    """The rectangle that words cover, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: _Span) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _SLACK and down > _AIR


def _page_faults(page: Any) -> Iterator[str]:
    sheet = _Span(0, 0, page.content_box_x() + page.width, page.content_box_y() + page.height)
    for box in _flow(page):
        names = _names(box)
        if _is_text(box) and _runs_over(box, sheet):
            yield f"'{box.text.strip()[:30]}' runs over the edge: cut the text"
        elif "field" in names:
            area = _Span(0, 0, box.border_box_x() + box.border_width(), box.border_box_y() + box.border_height())
            if any(_runs_over(text, area) for text in _texts(box)):
                yield f"the text of '{_area(names)}' does not fit its field: cut it"
            elif any(_place(text).overlaps(_place(entry)) for text in _texts(box) for entry in _entries(box)):
                yield f"the text of '{_area(names)}' runs into the place to write: cut it"
        elif "leaf" in names:
            yield from _overlaps(box)


def _overlaps(leaf: Any) -> Iterator[str]:
    parts = [(_names(part), _span(_texts(part))) for part in _children(leaf)]
    spans = [(names[0], span) for names, span in parts if names and span]
    for (above, one), (below, other) in itertools.combinations(spans, 2):
        if one.overlaps(other):
            yield f"the text of '{above}' runs into '{below}': cut it"


def _span(texts: Iterable[Any]) -> _Span | None:
    spans = [_place(text) for text in texts]
    if not spans:
        return None
    return _Span(
        min(span.left for span in spans),
        min(span.top for span in spans),
        max(span.right for span in spans),
        max(span.bottom for span in spans),
    )


def _place(box: Any) -> _Span:
    return _Span(box.position_x, box.position_y, box.position_x + box.width, box.position_y + box.height)


def _runs_over(text: Any, area: _Span) -> bool:
    right, bottom = text.position_x + text.width, text.position_y + text.height
    return bool(right > area.right + _SLACK or bottom > area.bottom + _SLACK)


def _texts(box: Any) -> Iterator[Any]:
    return (inner for inner in inside(box) if _is_text(inner))


def _entries(box: Any) -> Iterator[Any]:
    return (inner for inner in inside(box) if inner.element_tag in ("input", "textarea"))


def _is_text(box: Any) -> bool:
    # What stands within a field is there for the field's own font and is never seen.
    return bool(getattr(box, "text", "").strip()) and box.element.tag not in ("input", "textarea")


def _flow(page: Any) -> Iterator[Any]:
    """Every box of a page but those in its margins."""
    for child in _children(page):
        if type(child).__name__ != "MarginBox":
            yield child
            yield from inside(child)


def inside(box: Any) -> Iterator[Any]:
    """Every box in a box, those placed absolutely too."""
    for child in _children(box):
        yield child
        yield from inside(child)


def _children(box: Any) -> Iterator[Any]:
    # A box placed absolutely hides behind a placeholder.
    return (getattr(child, "_box", child) for child in getattr(box, "children", ()))


def _names(box: Any) -> list[str]:
    """The classes of the element a box was made of; none for its pseudo-elements."""
    if box.element is None or "::" in (box.element_tag or ""):
        return []
    return str(box.element.get("class") or "").split()


def _area(names: list[str]) -> str:
    return next((name.removeprefix("area-") for name in names if name.startswith("area-")), "sheet")
