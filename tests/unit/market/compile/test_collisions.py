"""What merging by id loses is kept as it stood."""

from __future__ import annotations

from typing import Any

import pytest

from worthwhile.market.compile.merge import merge_releases
from worthwhile.market.compile.process import Collision
from worthwhile.market.compile.rules import shipped_rules


def collisions(*releases: dict[str, Any], release_ids: tuple[str, ...] | None = None) -> tuple[Collision, ...]:
    dated = [{"ocid": "o", "id": f"r{n}", "date": f"2024-01-0{n}", **given} for n, given in enumerate(releases, 1)]
    return merge_releases(dated, shipped_rules(), release_ids=release_ids).collisions


FIRST = {"id": "1", "title": "Lunches", "suppliers": [{"id": "s", "name": "A"}]}
SECOND = {"id": "1", "title": "Transport"}


def test_an_award_that_loses_to_another_of_its_id_is_kept_as_it_stood() -> None:
    assert collisions({"awards": [FIRST, SECOND]}) == (Collision(("awards",), FIRST, "r1", same_release=True),)


def test_every_award_that_loses_is_kept_once() -> None:
    third = {"id": "1", "title": "Befriending"}
    found = collisions({"awards": [FIRST, FIRST, SECOND, third]})
    assert [collision.object for collision in found] == [FIRST, SECOND]


def test_an_award_that_is_only_repeated_loses_nothing() -> None:
    assert collisions({"awards": [FIRST, dict(FIRST)]}) == ()


def test_an_id_is_the_same_as_a_number_and_as_text() -> None:
    number = {"id": 1, "title": "Lunches"}
    assert [collision.object for collision in collisions({"awards": [number, SECOND]})] == [number]


def test_objects_with_a_null_id_are_lost_to_one_another_and_kept() -> None:
    documents = [{"id": None, "url": "a"}, {"id": None, "url": "b"}]
    found = collisions({"tender": {"documents": documents}})
    assert [(collision.path, collision.object) for collision in found] == [(("tender", "documents"), documents[0])]


def test_a_change_of_an_award_by_a_later_release_is_no_collision() -> None:
    assert collisions({"awards": [FIRST]}, {"awards": [SECOND]}) == ()


def test_lists_in_lists_are_looked_at() -> None:
    found = collisions({"awards": [{"id": "a", "items": [{"id": "1", "n": 1}, {"id": "1", "n": 2}]}]}, {})
    expected = Collision(("awards", "items"), {"id": "1", "n": 1}, "r1", same_release=True, holders=("a",))
    assert found == (expected,)


def test_what_was_lost_says_in_which_objects_of_lists_it_stood() -> None:
    pair = [{"id": "1", "n": 1}, {"id": "1", "n": 2}]
    found = collisions(
        {
            "tender": {"items": pair},
            "awards": [{"items": [{"id": "i", "documents": pair}]}],
            "contracts": [{"id": "c", "implementation": {"documents": pair}}],
        }
    )
    assert {one.path: one.holders for one in found} == {
        ("tender", "items"): (),
        ("awards", "items", "documents"): (None, "i"),
        ("contracts", "implementation", "documents"): ("c",),
    }


def test_several_lists_of_one_release_are_each_looked_at() -> None:
    pair = [{"id": "1", "n": 1}, {"id": "1", "n": 2}]
    found = collisions({"tender": {"lots": pair, "items": pair}, "contracts": pair})
    assert {collision.path for collision in found} == {("tender", "lots"), ("tender", "items"), ("contracts",)}


def test_a_list_that_is_taken_whole_has_no_collisions() -> None:
    assert collisions({"parties": [{"id": "p", "additionalIdentifiers": [{"id": "1"}, {"id": "1", "n": 1}]}]}) == ()


def test_releases_are_named_as_the_caller_names_them() -> None:
    found = collisions({}, {"awards": [FIRST, SECOND]}, release_ids=("made-1", "made-2"))
    assert [collision.release_id for collision in found] == ["made-2"]


def party(name: str | None, **fields: Any) -> dict[str, Any]:
    return {"parties": [{"id": "1", **({"name": name} if name else {}), **fields}]}


COH = {"scheme": "GB-COH", "id": "01234567"}


def test_a_party_id_used_for_another_organisation_keeps_the_earlier_party() -> None:
    earlier = party("Luton Council")
    found = collisions(earlier, party(None, roles=["buyer"]), party("Age Concern"))
    assert found == (Collision(("parties",), earlier["parties"][0], "r1", same_release=False),)


def test_a_party_that_comes_and_goes_is_kept_once() -> None:
    found = collisions(*(party(name) for name in ("A", "B", "A", "B")))
    assert [collision.object["name"] for collision in found] == ["A", "B"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (party("The Lunch Club Limited"), party("LUNCH CLUB LTD.")),
        (party("Age & Care"), party("Age and Care")),
        (party("Old name", identifier=COH), party("New name", identifier={"scheme": "gb-coh", "id": "1234567 "})),
        (party("Old name", identifier=COH), party("New name", additionalIdentifiers=[COH])),
        (party("Named"), party(None)),
    ],
)
def test_an_organisation_that_is_written_otherwise_is_the_same(earlier: dict[str, Any], later: dict[str, Any]) -> None:
    assert collisions(earlier, later) == ()


@pytest.mark.parametrize("parties", [None, "Luton", {"id": "1"}, [None, {"id": None, "name": "A"}, {"id": "1"}, "x"]])
def test_parties_of_another_shape_are_passed_over(parties: Any) -> None:
    assert collisions({"parties": parties}, {"parties": parties}) == ()


def test_a_party_is_kept_from_the_last_release_that_gave_it_also_where_releases_share_its_list() -> None:
    shared = party("Luton Council")["parties"]
    found = collisions({"parties": shared}, {"parties": shared}, party("Age Concern"), release_ids=("1", "2", "3"))
    assert [(one.object["name"], one.release_id) for one in found] == [("Luton Council", "2")]


def apart(*releases: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    dated = [{"ocid": "o", "id": f"r{n}", "date": f"2024-01-0{n}", **given} for n, given in enumerate(releases, 1)]
    return merge_releases(dated, shipped_rules()).awards_apart


ALPHA = {"id": "1", "suppliers": [{"id": "a", "name": "Alpha"}], "value": {"amount": 10}}
BETA = {"id": "1", "suppliers": [{"id": "b", "name": "Beta"}], "value": {"amount": 20}}


def test_awards_of_one_id_are_held_as_the_last_release_that_gives_it_has_them() -> None:
    assert apart({"awards": [ALPHA, BETA, ALPHA]}) == {"1": (ALPHA, BETA)}
    later = {**BETA, "value": {"amount": 25}}
    assert apart({"awards": [ALPHA, BETA]}, {"awards": [ALPHA, later]}, {}) == {"1": (ALPHA, later)}


@pytest.mark.parametrize("last", [[BETA], [ALPHA, {"id": "1", "status": "cancelled"}]])
def test_awards_of_one_id_are_not_told_apart_after_a_change_to_one_of_them(last: list[dict[str, Any]]) -> None:
    assert apart({"awards": [ALPHA, BETA]}, {"awards": last}) == {}
