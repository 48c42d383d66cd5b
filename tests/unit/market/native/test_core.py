"""The core as Python uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.compiled_by_core import by_core, differences, held, needs_core
from tests.full_release import full_release
from tests.market_releases import award_release, tender_release
from worthwhile.market.build.packed import packed
from worthwhile.market.compile.rules import WHOLE, MergeRules, shipped_rules
from worthwhile.market.native.answers import ANSWERS
from worthwhile.market.native.core import Core, CoreRefused
from worthwhile.market.native.library import core_library
from worthwhile.market.store.tables import TABLES

CASES = Path(__file__).parents[3] / "cases/market"

pytestmark = needs_core


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.json")))
def test_published_notices_are_compiled_as_in_python(name: str) -> None:
    releases = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))["releases"]
    told, left = differences([[held(release, number) for number, release in enumerate(releases)]])
    assert (told, left) == ([], 0)


def test_releases_of_one_process_are_joined_wherever_they_stand() -> None:
    releases = [held(tender_release(1), 1), held(tender_release(2), 2), held(award_release(1), 3)]
    found = by_core([releases])
    assert set(found.releases) == {"ocds-h6vhtk-000001", "ocds-h6vhtk-000002"}
    assert "awards" in json.loads(found.releases["ocds-h6vhtk-000001"])
    assert len(found.rows["ocds-h6vhtk-000001"]["award"]) == 1


@pytest.mark.parametrize(
    "change",
    [{"tender": {"title": ["a list"]}}, {"parties": [{"id": {"a": 1}}]}, {"awards": "none"}, {"language": 10**40}],
)
def test_what_is_out_of_the_ordinary_is_left_to_python(change: dict[str, object]) -> None:
    odd = full_release() | change
    usual = held(tender_release(5), 2)
    found = by_core([[held(odd)], [usual]])
    assert found.left == [odd["ocid"]]
    assert set(found.releases) == {usual.ocid}
    assert odd["ocid"] not in found.rows, "nothing of it is kept"


def test_rows_and_releases_are_forgotten_once_they_are_taken() -> None:
    library = core_library()
    assert library is not None
    with Core(library, shipped_rules()) as core:
        core.add(packed(held(tender_release(1))))
        assert core.rows(0) == 1
        assert core.bytes(0) > 100
        core.take_rows(0, lambda batch: None)
        taken: list[bytes] = []
        core.take_compiled(lambda text: taken.append(bytes(text)))
        core.take_compiled(lambda text: taken.append(bytes(text)))
        assert (core.rows(0), core.rows(len(TABLES)), len(taken)) == (0, 0, 1)


def test_what_is_raised_while_the_core_asks_ends_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when somebody presses Ctrl-C: nothing may be raised through the core, and nothing swallowed."""

    def interrupted(*_: object) -> tuple[object, ...]:
        raise KeyboardInterrupt

    library = core_library()
    assert library is not None
    for question in ANSWERS:
        monkeypatch.setitem(ANSWERS, question, interrupted)
    with Core(library, shipped_rules()) as core, pytest.raises(KeyboardInterrupt):
        core.add(packed(held(full_release())))


def test_rules_about_names_that_break_a_line_are_refused() -> None:
    library = core_library()
    assert library is not None
    with pytest.raises(CoreRefused, match="line break"):
        Core(library, MergeRules({("tender", "two\nlines"): WHOLE}))


@pytest.mark.parametrize("torn", [1, 24, 40, -1])
def test_releases_packed_in_another_way_are_refused(torn: int) -> None:
    library = core_library()
    assert library is not None
    with Core(library, shipped_rules()) as core, pytest.raises(CoreRefused, match="packed"):
        core.add(packed(held(tender_release(1)))[:torn])
