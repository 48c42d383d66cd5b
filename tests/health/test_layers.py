"""What import-linter cannot see: names of modules in text, clocks and files reached without an import of ours."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from worthwhile.cli.main import GROUPS

MAY_IMPORT = {"kernel": {"worthwhile"}, "engines": {"worthwhile", "numpy"}}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
TOUCHING_THE_WORLD = {"open", "print", "input", "exec", "eval", "__import__"}


def _trees(root: Path, room: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((root / "src/worthwhile" / room).rglob("*.py")):
        yield str(path.relative_to(root)), ast.parse(path.read_text(encoding="utf-8"))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _imported_packages(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def _clock_calls(tree: ast.AST) -> list[str]:
    return [
        ast.unparse(call)
        for call in _calls(tree)
        if isinstance(call.func, ast.Attribute)
        and (ast.unparse(call.func.value).split(".")[-1], call.func.attr) in CLOCKS
    ]


@pytest.mark.parametrize("room", ["kernel", "engines"])
def test_the_core_imports_only_what_it_may(root: Path, room: str) -> None:
    allowed = MAY_IMPORT[room] | sys.stdlib_module_names
    found = [
        f"{name}: {package}"
        for name, tree in _trees(root, room)
        for package in _imported_packages(tree)
        if package not in allowed
    ]
    assert found == []


@pytest.mark.parametrize("room", ["kernel", "engines"])
def test_the_core_reads_no_clock(root: Path, room: str) -> None:
    assert [f"{name}: {call}" for name, tree in _trees(root, room) for call in _clock_calls(tree)] == []


def test_the_rule_about_clocks_sees_one() -> None:
    assert _clock_calls(ast.parse("import datetime\nx = datetime.date.today()")) == ["datetime.date.today()"]


@pytest.mark.parametrize("room", ["kernel", "engines"])
def test_the_core_opens_no_file_and_prints_nothing(root: Path, room: str) -> None:
    found = [
        f"{name}: {call.func.id}"
        for name, tree in _trees(root, room)
        for call in _calls(tree)
        if isinstance(call.func, ast.Name) and call.func.id in TOUCHING_THE_WORLD
    ]
    assert found == []


def test_command_groups_are_modules_of_the_command_line() -> None:
    assert [module for module, *_ in GROUPS.values() if not module.startswith("worthwhile.cli.")] == []


def test_templates_of_the_design_system_are_found_before_djangos_own() -> None:
    assert settings.INSTALLED_APPS.index("worthwhile.ui") < settings.INSTALLED_APPS.index("django.forms")


def test_apps_named_in_the_settings_are_pages_design_system_or_the_door_for_programs() -> None:
    """The API has a page of its own, and so a template, but no table."""
    ours = [name for name in settings.INSTALLED_APPS if name.startswith("worthwhile.")]
    rooms = [name for name in ours if not name.startswith(("worthwhile.apps.", "worthwhile.ui"))]
    assert rooms == ["worthwhile.api"]
    assert list(apps.get_app_config("api").get_models()) == []


def test_only_the_lazy_command_groups_import_by_name(root: Path) -> None:
    """A module named in text escapes import-linter."""
    found = [
        name
        for name, tree in _trees(root, ".")
        if "importlib" in _imported_packages(tree)
        and any(ast.unparse(call.func).endswith("import_module") for call in _calls(tree))
    ]
    assert found == ["src/worthwhile/cli/lazy.py"]
