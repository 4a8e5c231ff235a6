"""Give the drawings of a print page their colours: WeasyPrint lets no style of the page into an inline SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

_LIGHT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
_DRAWING = re.compile(r"<svg\b([^>]*)>.*?</svg>", re.DOTALL)
_COLOUR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]+?)\s*)?\)")
_CLASS = re.compile(r'\bclass="([^"]*)"')
_INK = re.compile(r"\bicon--([\w-]+)")


def light_tokens(css: str) -> dict[str, str]:
    """The values of the light scheme in tokens.css, by name with the two dashes."""
    rules = _LIGHT.search(css)
    return dict(_TOKEN.findall(rules[1])) if rules else {}


def with_ink(html: str, tokens: Mapping[str, str]) -> str:
    """The HTML with var(--token) and currentColor in its drawings replaced by values.

    A drawing hidden from screen readers becomes a background, which is an artifact in the tag tree of the PDF;
    any other is a figure there. An icon takes the token of its own name, such as --phase-team, else --ink-soft.
    """
    return _DRAWING.sub(lambda found: _inked(found[0], found[1], tokens), html)


def _inked(drawing: str, attributes: str, tokens: Mapping[str, str]) -> str:
    drawing = _COLOUR.sub(lambda found: tokens.get(found[1]) or found[2] or "none", drawing)
    drawing = drawing.replace("currentColor", _ink(attributes, tokens))
    return _background(drawing, attributes) if 'aria-hidden="true"' in attributes else drawing


def _ink(attributes: str, tokens: Mapping[str, str]) -> str:
    name = _INK.search(attributes)
    return (name and tokens.get(f"--{name[1]}")) or tokens["--ink-soft"]


def _background(drawing: str, attributes: str) -> str:
    names = _CLASS.search(attributes)
    return (
        f'<span class="{names[1] if names else ""}" '
        f"style=\"background-image:url('data:image/svg+xml,{quote(drawing)}')\"></span>"
    )
