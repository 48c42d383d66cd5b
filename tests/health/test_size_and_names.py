"""Files hold one idea and are named for it."""

from pathlib import Path

MOST_LINES = 400
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "shared", "base", "stuff"}


def _modules(root: Path) -> list[Path]:
    return sorted((root / "src/worthwhile").rglob("*.py"))


def test_no_module_is_longer_than_one_idea(root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines()) for path in _modules(root)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_every_module_is_named_for_the_thing_or_the_question(root: Path) -> None:
    named = [path.parent.name if path.stem == "__init__" else path.stem for path in _modules(root)]
    assert [name for name in named if name in NAMES_THAT_SAY_NOTHING] == []


def test_every_module_says_what_it_is_for(root: Path) -> None:
    silent = [
        str(path.relative_to(root))
        for path in _modules(root)
        if "migrations" not in path.parts and not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert silent == []


def test_unit_tests_stand_where_their_module_stands(root: Path) -> None:
    """tests/unit/kernel/test_money.py tests kernel/money.py; an aspect may follow the name (test_money_rounding.py)."""
    astray = []
    for test in sorted((root / "tests/unit").rglob("test_*.py")):
        room = root / "src/worthwhile" / test.parent.relative_to(root / "tests/unit")
        modules = [path.stem for path in [*room.glob("*.py"), *room.glob("*/")] if path.stem != "__init__"]
        name = test.stem.removeprefix("test_")
        if not any(name == module or name.startswith(f"{module}_") for module in modules):
            astray.append(str(test.relative_to(root)))
    assert astray == []
