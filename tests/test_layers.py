"""Who may import whom, read from the source of every module: good intentions alone keep no layers apart."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HANDBOOK, HOOKS, SCRIPTS = (sorted((ROOT / name).glob("*.py")) for name in ("handbook", "hooks", "scripts"))
# Libraries that one module alone may know.
ONLY_IN = {
    "yaml": "yaml_reader",
    "markdown_it": "markdown_reader",
    "jinja2": "templates",
    "weasyprint": "pdf",
    "pyphen": "pdf",
    "libvoikko": "lexicon",
    "spylls": "lexicon",
}
ENGINE = {"mkdocs", "material", "mkdocs_static_i18n", "babel", "hooks", "scripts"}


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file: Path, *, types_too: bool = True) -> set[str]:
    """Full names of all modules a file imports, wherever in it; optionally without those for type checkers only."""
    nodes = ast.walk(tree(file)) if types_too else _at_work(tree(file))
    return {name for node in nodes for name in _imported(node)}


def _at_work(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for inner in ast.iter_child_nodes(node):
        if not (isinstance(inner, ast.If) and ast.unparse(inner.test) == "TYPE_CHECKING"):
            yield from _at_work(inner)


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports name their package in full"
        yield node.module or ""
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages(file: Path, *, types_too: bool = True) -> set[str]:
    return {name.split(".")[0] for name in imports(file, types_too=types_too)}


def each(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", files, ids=lambda file: f"{file.parent.name}/{file.stem}")


def test_there_is_something_to_read():
    assert {file.stem for file in HANDBOOK} >= {"model", *ONLY_IN.values()}
    assert len(HOOKS) > 3
    assert len(SCRIPTS) > 2


@each(HANDBOOK)
def test_the_domain_knows_neither_the_engine_nor_hooks_nor_scripts(file):
    assert packages(file) & ENGINE == set()


def test_the_model_knows_nothing_else_of_the_handbook_and_no_library():
    model = ROOT / "handbook" / "model.py"

    assert packages(model) <= sys.stdlib_module_names


@each([*HANDBOOK, *HOOKS, *SCRIPTS])
def test_each_library_is_known_to_one_module_alone(file):
    known = {library for library in ONLY_IN if library in packages(file, types_too=False)}

    assert {library for library in known if file.parent.name != "handbook" or ONLY_IN[library] != file.stem} == set()


@each([file for file in HANDBOOK if file.stem == "pdf"])
def test_the_paper_engine_is_loaded_only_when_paper_is_made(file):
    on_top = {name.split(".")[0] for node in tree(file).body for name in _imported(node)}

    assert on_top & {"weasyprint", "pyphen"} == set()


@each(HOOKS)
def test_a_hook_knows_the_domain_the_engine_and_the_standard_library_alone(file):
    assert packages(file, types_too=False) - sys.stdlib_module_names <= {"handbook", "mkdocs"}


@each(HOOKS)
def test_a_hook_knows_no_other_hook(file):
    own = {hook.stem for hook in HOOKS}

    assert packages(file) & (own | {"hooks", "scripts", "weasyprint"}) == set()


@each(HOOKS)
def test_a_hook_imports_at_its_top(file):
    # The hook loader takes the hook's folder off the path after import.
    inner = [
        node
        for function in ast.walk(tree(file))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inner == []


@each(HOOKS)
def test_no_hook_bears_the_name_of_a_package(file):
    assert file.stem not in {"handbook", "mkdocs", "hooks", *sys.stdlib_module_names}


@each(SCRIPTS)
def test_a_command_knows_the_domain_and_the_standard_library_alone(file):
    others = {script.stem for script in SCRIPTS}

    assert packages(file) - sys.stdlib_module_names <= {"handbook"}
    assert packages(file) & (others | {"hooks", "scripts"}) == set()


@each([*HANDBOOK, *HOOKS])
def test_only_commands_print(file):
    called = {ast.unparse(node.func) for node in ast.walk(tree(file)) if isinstance(node, ast.Call)}

    assert called & {"print", "sys.exit", "exit"} == set()


@each([*HANDBOOK, *HOOKS, *SCRIPTS])
def test_nobody_changes_the_path_or_the_folder_of_the_process(file):
    named = {ast.unparse(node) for node in ast.walk(tree(file)) if isinstance(node, ast.Attribute)}

    assert named & {"sys.path", "os.chdir"} == set()
    assert imports(file) & {"sys.path", "os.chdir", "contextlib.chdir"} == set()


@each([*HANDBOOK, *HOOKS])
def test_nothing_global_changes(file):
    assert [node for node in ast.walk(tree(file)) if isinstance(node, ast.Global)] == []


def test_pages_and_facts_hold_no_logic():
    held = [
        path
        for name in ("docs", "data")
        for path in (ROOT / name).rglob("*")
        if path.suffix in (".py", ".html", ".j2", ".jinja")
    ]

    assert held == []
