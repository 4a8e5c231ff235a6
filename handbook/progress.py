"""Show how far a long job is: one line that moves on a terminal, one line at the end in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO

from handbook.pdf import Pdf


class Progress:
    """Counts steps of a known number. Use it in a `with` block."""

    def __init__(self, total: int, out: TextIO = sys.stderr) -> None:
        self._total, self._out = total, out
        self._done = self._new = 0

    def __enter__(self) -> Progress:
        return self

    def step(self, name: str, *, new: bool) -> None:
        """One more is done; `new` when it was made rather than found unchanged."""
        self._done += 1
        self._new += new
        if self._out.isatty():
            self._out.write(f"\r\x1b[K{self._done}/{self._total} {name}")
            self._out.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        start = "\r\x1b[K" if self._out.isatty() else ""
        if error is None:
            self._out.write(f"{start}{self._done} PDFs, {self._new} made, {self._done - self._new} unchanged\n")
        else:
            self._out.write(start)


def show(pdfs: Iterable[Pdf], total: int) -> None:
    """Take each of `total` PDFs as it is finished, and show how far the work is."""
    with Progress(total) as progress:
        for pdf in pdfs:
            progress.step(f"{pdf.name}.pdf", new=pdf.made)
