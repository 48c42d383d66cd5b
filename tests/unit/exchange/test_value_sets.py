"""Value sets that the operator loads."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.exchange.value_sets import kept_value_set, load_value_set, read_value_set
from worthwhile.kernel.problems import InvalidInput

THREE = MEASURES["eq-5d-3l"]


def _file(folder: Path, *names: str, heading: str = "instrument,term,decrement,source", extra: str = "") -> Path:
    lines = [heading]
    for name in names:
        lines.append(f"{name},FullHealth,1,made up")
        lines += [f"{name},{d}{n},-0.{n},made up" for d in ("MO", "SC", "UA", "PD", "AD") for n in (2, 3)]
        lines.append(f"{name},AtLeastOne3,-0.05,made up")
    path = folder / "sets.csv"
    path.write_text("\n".join([*lines, extra]))
    return path


def test_what_is_loaded_is_kept_whole(tmp_path: Path) -> None:
    loaded = load_value_set(home=tmp_path / "home", path=_file(tmp_path, "Mine"), measure=THREE, instrument=None)
    assert kept_value_set(home=tmp_path / "home", measure=THREE) == loaded
    assert loaded.index_of([3, 1, 1, 1, 1]) == Decimal("0.65")


def test_nothing_is_kept_before_anything_is_loaded(tmp_path: Path) -> None:
    assert kept_value_set(home=tmp_path, measure=THREE) is None


def test_of_several_the_one_that_fits_the_measure_is_taken(tmp_path: Path) -> None:
    path = _file(tmp_path, "EQ-5D-5L other", "EQ-5D-3L mine")
    assert read_value_set(path=path, measure=THREE).name == "EQ-5D-3L mine"


def test_of_several_that_fit_one_must_be_named(tmp_path: Path) -> None:
    path = _file(tmp_path, "EQ-5D-3L one", "EQ-5D-3L two")
    with pytest.raises(InvalidInput, match="Choose one with --instrument"):
        read_value_set(path=path, measure=THREE)
    assert read_value_set(path=path, measure=THREE, instrument="EQ-5D-3L two").name == "EQ-5D-3L two"


def test_a_name_that_is_not_there_offers_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="Did you mean EQ-5D-3L one"):
        read_value_set(path=_file(tmp_path, "EQ-5D-3L one"), measure=THREE, instrument="EQ-5D-3L on")


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("Mine,MO2,-0.2,made up", "row 14, term: MO2 stands twice"),
        ("Mine,MO9,much,made up", "row 14, decrement: Enter a number such as -0.058"),
        ("Mine,MO9,-0.1,made up", "has no such term"),
    ],
)
def test_a_wrong_row_is_refused_and_nothing_is_kept(tmp_path: Path, extra: str, message: str) -> None:
    home = tmp_path / "home"
    with pytest.raises(InvalidInput, match=message):
        load_value_set(home=home, path=_file(tmp_path, "Mine", extra=extra), measure=THREE, instrument=None)
    assert not home.exists()


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="column decrement: This column is missing"):
        read_value_set(path=_file(tmp_path, heading="instrument,term,value,source"), measure=THREE)
