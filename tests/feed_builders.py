"""A case of which one outcome takes its figures from questionnaires."""

from __future__ import annotations

from datetime import datetime

from tests.case_builders import make_case
from tests.evidence_builders import make_collection
from tests.group_builders import keep, lunches
from tests.organisation_builders import NOW, World
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.feeding import Feed, find_feed
from worthwhile.apps.impact.models import Case, EvidenceLink
from worthwhile.apps.impact.services.feed_case import feed_outcome

LIFE, FEWER = "mean:life-satisfaction:after", "count:phq-9:improved-reliably:after"
OUTCOME = "life-satisfaction"


def make_answered(world: World, people: int = 12) -> Collection:
    """An open collection in which so many people answered before and after."""
    collection = make_collection(world.organisation, world.owner.person, ("ons4", "phq-9"))
    keep(collection, world.owner.person, lunches(people))
    return collection


def the_feed(case: Case, collection: Collection, row: str = LIFE) -> Feed:
    """The row as it is now."""
    found = find_feed(case.organisation, collection.pk, row)
    assert found is not None
    return found


def take(
    case: Case, collection: Collection, world: World, *, outcome: str = OUTCOME, row: str = LIFE, now: datetime = NOW
) -> EvidenceLink:
    """Let an outcome take a row."""
    return feed_outcome(
        case=case,
        outcome=outcome,
        collection=collection.pk,
        row_key=row,
        fingerprint=the_feed(case, collection, row).fingerprint,
        based_on=case.revision,
        by=world.editor.person,
        now=now,
    )


def make_fed(world: World) -> tuple[Case, Collection, EvidenceLink]:
    """A complete case whose first outcome follows the answers of twelve people."""
    case, collection = make_case(world.organisation, world.owner.person), make_answered(world)
    return case, collection, take(case, collection, world)
