"""The built site, served on this machine and opened in a real browser that may ask nothing of anybody else."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def address(site):
    handler = functools.partial(Silent, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def chromium():
    executable = next(filter(None, map(shutil.which, _NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """Open a page of the site; any outside request, script error or cookie fails the test at its end."""
    faults, contexts = [], []

    def open_page(path, *, width=1280, dark=False, script=True):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            bypass_csp=False,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: _note_outside(request.url, address, faults))
        page.on("console", lambda message: message.type == "error" and faults.append(_fault(message)))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{address}/{path}")
        return page

    yield open_page
    faults += [str(cookie) for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert faults == []


def _fault(message):
    return f"{message.location.get('url')}: {message.text}"


def _note_outside(url, address, faults):
    if not url.startswith((address, "data:", "blob:")):
        faults.append(f"outside request: {url}")


@pytest.fixture
def axe(chromium, address):
    """What axe finds wrong on a page: rule and places."""

    def violations(path, *, width=1280, dark=False, prepare=None):
        # The site's own security policy rightly refuses an injected script, so axe looks at the page without it.
        scheme = "dark" if dark else "light"
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(f"{address}/{path}")
        if prepare:
            prepare(page)
        page.evaluate(_AXE)
        # axe leaves out the size of targets, new in WCAG 2.2, unless told otherwise.
        found = page.evaluate("axe.run({rules: {'target-size': {enabled: true}}})")["violations"]
        context.close()
        return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]

    return violations
