"""Measure build times and memory at several sizes, each beside a stock MkDocs build of the same Markdown."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_COPIED = ("data", "docs", "handbook", "hooks", "overrides", "scripts", "mkdocs.yml", "uv.lock")
_STOCK = """
site_name: Stock
site_url: https://stock.example/
theme: {name: material, font: false}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages: [{locale: fi, name: Suomi, default: true, build: true}, {locale: en, name: English, build: true}]
markdown_extensions: [abbr, admonition, attr_list, footnotes, tables, toc]
exclude_docs: labels.yaml
"""


@dataclass(frozen=True)
class Run:
    """One finished process: wall seconds and the memory of its largest process in MB."""

    seconds: float
    megabytes: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", default="33,330", help="how many tools: those there are, or more")
    parser.add_argument("--no-pdfs", dest="pdfs", action="store_false", help="leave the PDFs out")
    parser.add_argument("--runs", type=int, default=3, help="runs of each measurement; the median counts")
    options = parser.parse_args(arguments)
    for count in map(int, options.tools.split(",")):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            _measure(Path(folder), count, options.runs, pdfs=options.pdfs)


def _measure(folder: Path, count: int, runs: int, *, pdfs: bool) -> None:
    root = _copy(folder / "workbook", count)
    stock = _copy_stock(root, folder / "stock")
    build = [sys.executable, "scripts/build_site.py", "--root", str(root), "--site", str(root / "site")]
    rows = {
        "stock MkDocs, cold": _median(runs, lambda: _mkdocs(stock)),
        "site only, cold": _median(runs, lambda: _cold([*build, "--no-pdfs"], root)),
        "site only, unchanged": _median(runs, lambda: _run([*build, "--no-pdfs"])),
        "one word to the preview": _median(runs, lambda: _edit_seen(root)),
        "the same, stock": _median(runs, lambda: _edit_seen(stock)),
    }
    if pdfs:
        rows |= {
            "site and PDFs, cold": _median(1 if count > 100 else runs, lambda: _cold(build, root)),
            "PDFs only, cold": _median(1 if count > 100 else runs, lambda: _pdfs(root)),
            "site and PDFs, unchanged": _median(runs, lambda: _run(build)),
        }
    pages = len(list((stock / "out").rglob("*.html")))
    _print_table(count, pages, rows)


def _print_table(count: int, pages: int, rows: dict[str, Run]) -> None:
    base = rows["stock MkDocs, cold"].seconds
    print(f"\n{count} tools, {pages} stock pages")
    print(f"{'':26}{'s':>8}{'× stock':>9}{'MB':>7}")
    for name, run in rows.items():
        print(f"{name:26}{run.seconds:8.2f}{run.seconds / base:9.2f}{run.megabytes:7.0f}")


# Sizes


def _copy(root: Path, count: int) -> Path:
    root.mkdir()
    for name in _COPIED:
        source = _ROOT / name
        shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root / name)
    _multiply(root, count)
    return root


def _multiply(root: Path, count: int) -> None:
    """Bring the number of tools up to `count` with renamed copies of the real ones."""
    facts = root / "data" / "tools.yaml"
    head, *entries = re.split(r"(?m)^  (?=[a-z0-9-]+:\n    number:)", facts.read_text(encoding="utf-8"))
    originals = {entry.split(":")[0]: entry for entry in entries}
    numbers = iter(range(100, 1000))
    for copied in range(count - len(originals)):
        slug = list(originals)[copied % len(originals)]
        name = f"{slug}-{copied}"
        entry = re.sub(r"number: \d+", f"number: {next(numbers)}", originals[slug].replace(f"{slug}:", f"{name}:", 1))
        entries.append(re.sub(r", feeds: [a-z0-9.-]+", "", entry))
        for page in root.glob(f"docs/*/tools/{slug}.md"):
            text = re.sub(
                r"(?m)^title: \"?(.*?)\"?$", rf'title: "\1 {copied}"', page.read_text(encoding="utf-8"), count=1
            )
            page.with_name(f"{name}.md").write_text(text, encoding="utf-8")
    facts.write_text("  ".join([head, *(entry.rstrip() + "\n\n" for entry in entries)]), encoding="utf-8")


def _copy_stock(root: Path, stock: Path) -> Path:
    shutil.copytree(root / "docs", stock / "docs")
    (stock / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    return stock


# Runs


def _median(runs: int, measure: Callable[[], Run]) -> Run:
    done = [measure() for _ in range(runs)]
    return Run(statistics.median(run.seconds for run in done), max(run.megabytes for run in done))


def _run(command: Sequence[str], folder: Path = _ROOT) -> Run:
    start = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=folder, text=True, **quiet)  # type: ignore[call-overload]
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}\n{told}")
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1000)


def _mkdocs(root: Path) -> Run:
    return _run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "out"], root)


def _cold(command: Sequence[str], root: Path) -> Run:
    for name in ("site", ".build", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)
    return _run(command)


def _pdfs(root: Path) -> Run:
    shutil.rmtree(root / ".cache" / "pdf")
    folders = ["--site", "site", "--print-pages", ".build/print", "--looks", "overrides", "--cache", ".cache/pdf"]
    return _run([sys.executable, "scripts/build_pdf.py", *folders], root)


def _edit_seen(root: Path) -> Run:
    """From saving one word in a tool page to seeing it in the preview."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--dirty",
        "--livereload",
        "--no-strict",
        "-a",
        f"127.0.0.1:{port}",
    ]
    command = [part for part in command if part != "--dirty" or (root / "hooks").exists()]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=root, **quiet)  # type: ignore[call-overload]
    try:
        address = f"http://127.0.0.1:{port}/tools/problem-tree/"
        _wait_for(address, "<html")
        time.sleep(1)  # the watcher starts after the first build
        word = f"koesana{time.monotonic_ns()}"
        page = root / "docs" / "fi" / "tools" / "problem-tree.md"
        text = page.read_text(encoding="utf-8")
        start = time.perf_counter()
        page.write_text(text.replace("{#what}\n", f"{{#what}}\n\n{word}\n", 1), encoding="utf-8")
        _wait_for(address, word)
        return Run(time.perf_counter() - start, 0)
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, word: str) -> None:
    for _ in _ticks(120):
        try:
            with urllib.request.urlopen(address) as answer:
                if word in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            continue
    sys.exit(f"{address} never showed '{word}'")


def _ticks(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.02)
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
