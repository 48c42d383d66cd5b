"""The compiled library is used where it was made of the sources at hand, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.compiled_by_core import needs_core
from worthwhile.market.native.library import (
    FOLDER,
    ROOT,
    WITHOUT_CORE,
    core_library,
    hash_of_sources,
    library_in,
    made_of,
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the sources of the core."""
    shutil.copytree(ROOT / "native", tmp_path / "native", ignore=shutil.ignore_patterns("target"))
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/native.sh", tmp_path / "scripts/native.sh")
    return tmp_path


def test_what_was_built_of_sources_does_not_count_among_them(tree: Path) -> None:
    before = hash_of_sources(tree)
    (tree / "native/target/release").mkdir(parents=True)
    (tree / "native/target/release/libworthwhile_market.so").write_bytes(b"built")
    assert hash_of_sources(tree) == before


@pytest.mark.parametrize("name", ["native/src/ffi.rs", "native/Cargo.toml", "scripts/native.sh", "native/src/new.rs"])
def test_any_change_makes_other_sources(tree: Path, name: str) -> None:
    before = hash_of_sources(tree)
    path = tree / name
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    assert hash_of_sources(tree) != before


@needs_core
def test_the_library_is_of_the_sources_at_hand(tree: Path) -> None:
    assert made_of(FOLDER) == hash_of_sources(tree) == hash_of_sources(ROOT)
    assert library_in(FOLDER, of=tree) is not None


@needs_core
def test_a_library_of_other_sources_is_not_opened(tree: Path) -> None:
    (tree / "native/src/ffi.rs").write_text("// pulled since the last set-up\n", encoding="utf-8")
    assert library_in(FOLDER, of=tree) is None


def test_what_is_no_library_is_passed_over(tree: Path, tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    folder.mkdir()
    assert library_in(folder, of=tree) is None
    (folder / ".stamp").write_text(f"{hash_of_sources(tree)}\ncargo 1.85.0\n", encoding="utf-8")
    (folder / "libworthwhile_market.so").write_bytes(b"of another machine")
    assert library_in(folder, of=tree) is None


def test_python_compiles_alone_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WITHOUT_CORE, "1")
    assert core_library() is None
