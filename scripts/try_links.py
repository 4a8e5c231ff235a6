"""Try every address that leads out of the built site, and list those that no longer answer."""

from __future__ import annotations

import concurrent.futures
import sys
import urllib.error
import urllib.request
from pathlib import Path

from handbook.loading import site_address
from handbook.site_check import outside_links

_SECONDS = 30
_NAME = "Mozilla/5.0 (compatible; link check of an open handbook)"
_ALIVE = {401, 403, 405, 429, 999}  # the page is there, but not for programs


def main() -> None:
    """Exit with 1 when an address does not answer."""
    links = outside_links(Path("site"), site_address(Path()))
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        dead = [f"{link}: {why}" for link, why in zip(links, pool.map(_fault, links), strict=True) if why]
    print(f"{len(links)} addresses tried, {len(dead)} do not answer")
    if dead:
        sys.exit("\n".join(dead))


def _fault(link: str) -> str:
    request = urllib.request.Request(link, headers={"User-Agent": _NAME})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS):
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in _ALIVE else str(error)
    except OSError as error:
        return str(error)


if __name__ == "__main__":
    main()
