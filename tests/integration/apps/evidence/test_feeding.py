"""What results can bring to an impact case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tests.evidence_builders import make_collection
from tests.group_builders import AFTER, keep, lunches, response
from tests.organisation_builders import World
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.feeding import find_feed, list_feeds, list_withheld, scale_name
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.kernel.records import read

pytestmark = pytest.mark.django_db
LIFE = "mean:life-satisfaction:after"


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person, ("ons4", "phq-9"))


def _depressed(number: int) -> Sequence[object]:
    return [
        response(f"D-{person:02}", stage, (answer,) * 8 + (0,), row=2 * person + 2 + later)
        for person in range(number)
        for later, (stage, answer) in enumerate(((Stage.BEFORE, 2), (Stage.AFTER, 1)))
    ]


def test_a_result_gives_a_row_in_the_form_of_a_case(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, lunches(12))
    (feed,) = list_feeds(world.organisation)
    assert (feed.collection, feed.collection_name, feed.row_key) == (collection.pk, "Lunch, spring", LIFE)
    assert (feed.measure_id, feed.basis, feed.later, feed.as_of) == ("ons4", "mean", "after", AFTER)
    assert read(Outcome, dict(feed.outcome)).id == "ons4-wellby"
    evidence = feed.outcome["evidence"]
    assert isinstance(evidence, dict)
    assert evidence["sample"] == 12
    assert evidence["strength"] == 3
    assert evidence["source"] == "Questionnaires of Lunch, spring"
    assert evidence["follow_up_months"] > 2
    assert feed.steps


def test_a_row_is_found_again_by_its_key(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, [*lunches(12)])
    keep(collection, world.owner.person, _depressed(12), measure="phq-9")  # type: ignore[arg-type]
    feeds = list_feeds(world.organisation)
    keys = [feed.row_key for feed in feeds]
    assert keys == [LIFE, "count:phq-9:improved-reliably:after", "count:phq-9:recovered:after"]
    for feed in feeds:
        assert find_feed(world.organisation, collection.pk, feed.row_key) == feed


@pytest.mark.parametrize("key", ["", "mean", "mean:life-satisfaction:follow-up", "count:life-satisfaction:after", "::"])
def test_a_key_that_names_no_row_finds_none(collection: Collection, world: World, key: str) -> None:
    keep(collection, world.owner.person, lunches(12))
    assert find_feed(world.organisation, collection.pk, key) is None


def test_the_mark_of_a_row_changes_with_what_it_rests_on_and_with_that_alone(
    collection: Collection, world: World
) -> None:
    by = world.owner.person
    keep(collection, by, lunches(12))
    first = find_feed(world.organisation, collection.pk, LIFE)
    keep(collection, by, lunches(12))
    assert find_feed(world.organisation, collection.pk, LIFE) == first
    keep(collection, by, [response("LC-000", Stage.AFTER, (7, 5, 6, 3))], replace=True)
    changed = find_feed(world.organisation, collection.pk, LIFE)
    assert first is not None
    assert changed is not None
    assert changed.fingerprint != first.fingerprint
    assert changed.outcome != first.outcome


def test_too_few_people_give_no_row_and_it_is_said_why(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, lunches(9))
    assert list_feeds(world.organisation) == ()
    assert find_feed(world.organisation, collection.pk, LIFE) is None
    reasons = {found.reason for found in list_withheld(world.organisation)}
    assert "Life satisfaction, after: fewer than 10 people, or a small group could be worked out." in reasons


def test_where_nobody_answered_later_that_is_said(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, [row for row in lunches(12) if row.stage is Stage.BEFORE])
    assert list_feeds(world.organisation) == ()
    reasons = [found.reason for found in list_withheld(world.organisation)]
    assert reasons == ["Nobody has finished a later questionnaire yet."] * 2


def test_another_organisation_is_fed_nothing(collection: Collection, world: World) -> None:
    keep(collection, world.owner.person, lunches(12))
    theirs = world.stranger.memberships.get().organisation
    assert list_feeds(theirs) == ()
    assert find_feed(theirs, collection.pk, LIFE) is None


def test_each_later_time_has_a_row_of_its_own(collection: Collection, world: World) -> None:
    later = [
        response(row.person, Stage.FOLLOW_UP, row.answers, row=200 + n, on=date(2026, 4, 1))
        for n, row in enumerate(lunches(12))
        if row.stage is Stage.AFTER
    ]
    keep(collection, world.owner.person, [*lunches(12), *later])
    assert [feed.row_key for feed in list_feeds(world.organisation)] == [LIFE, "mean:life-satisfaction:follow-up"]


def test_every_scale_of_every_measure_has_a_name_of_its_own_in_keys() -> None:
    names = [scale_name(measure, scale.id) for measure in MEASURES.values() for scale in measure.scales]
    assert len(names) == len(set(names))
