"""Mend the tag tree of a PDF where WeasyPrint leaves it wrong though valid, just before the file is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.pdf_checks import inside


def mend_tags(document: Any, pdf: Any) -> None:
    """Name links by their text, part groups in lists, make artifacts of what the tree lacks, such as running heads."""
    _name_links(document)
    _flatten_lists(pdf)
    _disown_margins(pdf)


def _name_links(document: Any) -> None:
    # Without this a screen reader hears the name of the anchor or the address instead of the words.
    for page in document.pages:
        for box in inside(page._page_box):
            if box.link_annotation:
                words = " ".join("".join(box.element.itertext()).split())
                text = type(box.link_annotation["Contents"])
                box.link_annotation["Contents"] = text(words)


def _flatten_lists(pdf: Any) -> None:
    # A list may hold nothing but its items, so the groups in a <dl> give theirs up.
    for group in filter(_is_element, pdf.objects):
        parent = _object(pdf, group["P"])
        if group["S"] == "/Div" and parent.get("S") == "/L":
            place = parent["K"].index(group.reference)
            parent["K"][place : place + 1] = group["K"]
            for kid in group["K"]:
                _object(pdf, kid)["P"] = parent.reference


def _disown_margins(pdf: Any) -> None:
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    elements = set(_below(pdf, root))
    marks = _object(pdf, root["ParentTree"])["Nums"][1::2]
    for page, parents in zip(pdf.page_references, marks, strict=False):
        outside = {mark for mark, parent in enumerate(parents) if parent not in elements}
        _make_artifacts(_object(pdf, _object(pdf, page)["Contents"]).stream, outside)
        parents[:] = ["null" if mark in outside else parent for mark, parent in enumerate(parents)]
    for thing in pdf.objects:
        if _is_element(thing) and thing.reference not in elements:
            thing.free = "f"


def _below(pdf: Any, element: Any) -> Iterator[bytes]:
    """The references of all structure elements below one, in the order of reading."""
    for kid in element["K"]:
        if isinstance(kid, bytes) and _is_element(_object(pdf, kid)):
            yield kid
            yield from _below(pdf, _object(pdf, kid))


def _make_artifacts(stream: list[Any], marks: set[int]) -> None:
    """Rewrite '/Span <</MCID n>> BDC' as '/Artifact BMC' in a content stream, for the marks named."""
    for place in range(len(stream) - 1, -1, -1):
        properties = stream[place]
        if isinstance(properties, dict) and properties.get("MCID") in marks:
            stream[place - 1 : place + 2] = ["/Artifact", b"BMC"]


def _is_element(thing: Any) -> bool:
    return isinstance(thing, dict) and thing.get("Type") == "/StructElem"


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
