from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.reference.conftest import FILES
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference import listings
from worthwhile.reference.about_lists import load_listings

ENTRY = """\
label: Areas
description: Some areas.
sources: [report]
locator: Table 3
as_at: "2024"
checked_on: 2026-01-31
confidence: high
"""


def _folder(tmp_path: Path, about: str, *lists: str) -> Path:
    for name, text in FILES.items():
        if "/" not in name:
            (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "areas").mkdir()
    if about:
        (tmp_path / "areas" / "about.yaml").write_text(about, encoding="utf-8")
    for name in lists:
        (tmp_path / "areas" / name).write_text("code\n", encoding="utf-8")
    return tmp_path


def _about(**entries: str) -> str:
    return "".join(
        f"{name}.csv:\n" + "".join(f"  {line}\n" for line in text.splitlines()) for name, text in entries.items()
    )


def test_a_list_says_what_it_holds_and_where_it_is_from(tmp_path: Path):
    (listing,) = load_listings(_folder(tmp_path, _about(towns=ENTRY), "towns.csv"))
    assert (listing.file, listing.label, listing.as_at) == ("areas/towns.csv", "Areas", "2024")
    assert [source.title for source in listing.sources] == ["A report"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (ENTRY.replace("[report]", "[]"), "Name at least one source"),
        (ENTRY.replace("[report]", "[raport]"), "There is no source 'raport'.*report"),
        (ENTRY.replace("[report]", "[manual]"), "The licence of 'manual' .Closed Licence. does not let a list ship"),
        (ENTRY.replace("confidence: high\n", ""), "confidence"),
    ],
)
def test_an_entry_without_a_source_that_may_ship_is_refused(tmp_path: Path, entry: str, message: str):
    with pytest.raises(InvalidInput, match=message):
        load_listings(_folder(tmp_path, _about(towns=entry), "towns.csv"))


def test_a_list_without_an_entry_and_an_entry_without_a_list_are_told_at_once(tmp_path: Path):
    with pytest.raises(InvalidInput) as caught:
        load_listings(_folder(tmp_path, _about(towns=ENTRY), "rivers.csv"))
    told = str(caught.value)
    assert "Say what rivers.csv holds" in told
    assert "There is no list 'towns.csv'" in told


def test_a_folder_that_says_nothing_of_its_lists_is_refused(tmp_path: Path):
    with pytest.raises(InvalidInput, match=r"areas/about\.yaml"):
        load_listings(_folder(tmp_path, "", "towns.csv"))


def test_every_list_that_ships_says_what_it_holds():
    assert {listing.file for listing in listings()} == {
        "areas/areas.csv", "areas/itl.csv", "areas/outward.csv", "areas/postcodes.csv", "areas/tiles.csv",
        "cpv/groups.csv", "cpv/names.csv", "fitness/figures.csv", "fitness/rules.csv",
    }  # fmt: skip
