"""Fill the templates of overrides/ with the handbook: the only place that knows Jinja."""

from __future__ import annotations

import io
from pathlib import Path

import jinja2
import segno
from markupsafe import Markup

from handbook.formula import postfix, work_out
from handbook.model import Edition, Handbook
from handbook.sections import rows
from handbook.tool_map import draw
from handbook.typography import keep_together
from handbook.wording import Wording


class Templates:
    """The templates in the folder `overrides`. A name a template does not get is an error, never a hole."""

    def __init__(self, overrides: Path) -> None:
        self._overrides = overrides
        self._engine = jinja2.Environment(
            loader=jinja2.FileSystemLoader(overrides),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._engine.globals.update(
            icon=self._icon,
            drawing=self._drawing,
            ornament=self._ornament,
            qr=qr,
            draw=draw,
            work_out=work_out,
            postfix=postfix,
            rows=rows,
        )

    def fill(self, name: str, handbook: Handbook, edition: Edition, /, **context: object) -> Markup:
        """The template `name` filled for an edition; `w` is the edition's wording in it."""
        template = self._engine.get_template(name)
        html = template.render(handbook=handbook, edition=edition, w=Wording(edition), **context)
        return Markup(keep_together(html))

    def source(self, name: str) -> str:
        """A file of overrides/ as it stands."""
        return (self._overrides / name).read_text(encoding="utf-8").strip()

    def _drawing(self, name: str) -> Markup:
        return Markup(self.source(name))

    def _ornament(self, name: str, names: str) -> Markup:
        # A drawing that says nothing of its own is hidden from screen readers.
        attributes = f'class="{names}" aria-hidden="true" focusable="false"'
        return Markup(self.source(name).replace("<svg", f"<svg {attributes}", 1))

    def _icon(self, name: str) -> Markup:
        # Icons only repeat a word that stands beside them.
        return self._ornament(f"icons/{name}.svg", f"icon icon--{name.replace('/', '-')}")


def qr(address: str, label: str) -> Markup:
    """A QR code of an address as SVG, with the four modules of quiet zone that readers need."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", border=4, xmldecl=False, svgns=True, title=label, omitsize=True, nl=False
    )
    return Markup(drawing.getvalue().decode("utf-8"))
