"""Keep together what a line must not part: the groups of a number, a number and its unit."""

from __future__ import annotations

import re

_NO_BREAK = "\u00a0"
_TAG = re.compile(r"(<[^>]*>)")
_UNITS = r"(?:min|h|hlö|henkilöä|kpl|kg|pv|sivua|euro[a-zåäö]*|people|minutes|minuuttia|pages|kB|kt)\b|€|%"
_GAP = re.compile(rf"(?<=\d) (?=\d{{3}}(?!\d))|(?<=\d) (?={_UNITS})|(?<=\bEUR) (?=[\d−-])")


def keep_together(html: str) -> str:
    """The HTML with no-break spaces in its numbers; tags and their attributes stay as they are."""
    return "".join(part if part.startswith("<") else _GAP.sub(_NO_BREAK, part) for part in _TAG.split(html))
