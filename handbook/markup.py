"""Mend the markup of a finished page: the theme's faults, tables that scroll, and its content security policy."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEADING_OR_TABLE = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>(?P<table>.*?)</table>", re.DOTALL)
_CORNER = re.compile(r"(<thead>\s*<tr>\s*)<th></th>")
_FIRST_CELL = re.compile(r"(<tr>\s*)<td>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True)
class Mending:
    """A fault of the theme's markup, and what stands in its place. Each page has the fault as often as `times`."""

    what: str
    fault: re.Pattern[str]
    cure: str
    times: int = 1


def _mendings(skip: str) -> tuple[Mending, ...]:
    return (
        Mending(
            "toggles of drawer and search",
            re.compile(r'(<input class="md-toggle" [^>]*type="checkbox" [^>]*?) autocomplete="off">'),
            r"\1 hidden>",
            times=2,
        ),
        Mending("overlay of the drawer", re.compile(r'\s*<label class="md-overlay" for="__drawer"></label>'), ""),
        Mending(
            "skip link",
            re.compile(r'<div data-md-component="skip">.*?</div>', re.DOTALL),
            f'<div data-md-component="skip"><a href="#top" class="md-skip">{escape(skip)}</a></div>',
        ),
    )


def mend(html: str, *, skip: str, table: str) -> tuple[str, tuple[str, ...]]:
    """The page mended, and a warning for each thing that is not as it should be.

    `skip` is the text of the skip link, `table` the name of a table that stands under no heading.
    """
    warnings = []
    for mending in _mendings(skip):
        html, times = mending.fault.subn(mending.cure, html)
        if times != mending.times:
            warnings.append(f"{mending.what}: found {times}, expected {mending.times}: the theme's markup has changed")
    html = _HEADING_OR_TABLE.sub(_table_region(table), _aligned(html))
    if re.search(r"<style\b|<[^>]+\sstyle=", html):
        warnings.append("a style stands in the page itself, and the page's policy forbids it: move it to a style sheet")
    html, times = re.subn(r'<meta charset="utf-8">', rf"\g<0>\n{_policy(html)}", html, count=1)
    if not times:
        warnings.append("no <meta charset>, and so no place for the content security policy")
    return html, tuple(warnings)


def _aligned(html: str) -> str:
    return re.sub(r'<(t[hd]) style="text-align: (left|center|right);">', r'<\1 class="align-\2">', html)


def _table_region(name: str) -> Callable[[re.Match[str]], str]:
    """Puts each bare table in a box that scrolls and takes the keyboard, named after the heading above it."""

    def mended(found: re.Match[str]) -> str:
        nonlocal name
        if found["table"] is None:
            name = _TAG.sub("", found["heading"]).strip()
            return found[0]
        return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">{_headed(found[0])}</div>'

    return mended


def _headed(table: str) -> str:
    """Where the corner of a table is empty, its first column holds the headings of the rows."""
    if not _CORNER.search(table):
        return table
    head, tbody, rows = _CORNER.sub(r"\1<td></td>", table, count=1).partition("<tbody>")
    return head + tbody + _FIRST_CELL.sub(r'\1<th scope="row">\2</th>', rows)


def _policy(html: str) -> str:
    digests = (hashlib.sha256(script.encode()).digest() for script in dict.fromkeys(_SCRIPT.findall(html)))
    hashes = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(hashes=hashes)}">'
