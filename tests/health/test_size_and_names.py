"""Files hold one idea and are named for it."""

from pathlib import Path

MOST_LINES = 400
MOST_LINES_OF_RUST = 300
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "shared", "base", "stuff"}


def _modules(root: Path) -> list[Path]:
    return sorted((root / "src/worthwhile").rglob("*.py"))


def _modules_in_rust(root: Path) -> list[Path]:
    return [path for path in sorted((root / "native").rglob("*.rs")) if "target" not in path.parts]


def _longer(root: Path, modules: list[Path], most: int) -> dict[str, int]:
    lengths = {str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    return {name: lines for name, lines in lengths.items() if lines > most}


def test_no_module_is_longer_than_one_idea(root: Path) -> None:
    assert _modules_in_rust(root)
    assert _longer(root, _modules(root), MOST_LINES) == {}
    assert _longer(root, _modules_in_rust(root), MOST_LINES_OF_RUST) == {}


def test_every_module_is_named_for_the_thing_or_the_question(root: Path) -> None:
    modules = [*_modules(root), *_modules_in_rust(root)]
    named = [path.parent.name if path.stem in {"__init__", "mod"} else path.stem for path in modules]
    assert [name for name in named if name in NAMES_THAT_SAY_NOTHING] == []


def test_every_module_says_what_it_is_for(root: Path) -> None:
    openings = {path: '"""' for path in _modules(root) if "migrations" not in path.parts}
    openings |= dict.fromkeys(_modules_in_rust(root), "//! ")
    silent = [
        str(path.relative_to(root))
        for path, opening in openings.items()
        if not path.read_text(encoding="utf-8").startswith(opening)
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
