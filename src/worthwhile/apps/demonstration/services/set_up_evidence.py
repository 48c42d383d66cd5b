"""Made-up answers to a questionnaire, before and after, from which a made-up case takes one of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.evidence.models import Collection, EraseRule, LawfulBasis, Mode
from worthwhile.apps.evidence.models.collection import MOST_MONTHS
from worthwhile.apps.evidence.selectors.feeding import list_feeds
from worthwhile.apps.evidence.services.draft_collection import change_collection, draft_collection
from worthwhile.apps.evidence.services.keep_group import Choices, keep_group
from worthwhile.apps.evidence.services.open_collection import close_collection, open_collection
from worthwhile.apps.evidence.services.write_consent import write_consent
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.services.feed_case import feed_outcome
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.responses import Response

MADE_UP = "(Made up for demonstration.)"
OUTCOME = "life-satisfaction"
PEOPLE = 48
DAYS = {Stage.BEFORE: date(2024, 4, 8), Stage.AFTER: date(2025, 3, 24)}
# How much more satisfied each of five people is: two no more than before, one less.
RISES = (1, 0, 2, 0, -1)


def collect_and_feed(case: Case, *, by: User, now: datetime) -> None:
    """Keep the answers in a collection that is closed, and let the case take the change in life satisfaction."""
    collection = _collection(case, by=by, now=now)
    wording = write_consent(collection=collection, language="en", text=f"I agree to answer. {MADE_UP}", by=by, now=now)
    opened = open_collection(collection=collection, by=by, now=now)
    keep_group(
        collection=opened,
        measure=MEASURES["ons4"],
        responses=tuple(_responses()),
        problems=(),
        choices=Choices(consent=wording, add_people=True),
        mode=Mode.FILE,
        by=by,
        now=now,
    )
    close_collection(collection=opened, by=by, now=now)
    _feed(case, by=by, now=now)


def _collection(case: Case, *, by: User, now: datetime) -> Collection:
    drafted = draft_collection(
        organisation=case.organisation,
        name="Demonstration: visits, before and after",
        service="Weekly visits to older people in one town, made up for demonstration",
        measure_ids=("ons4",),
        by=by,
        now=now,
    )
    changes = {
        "purpose": f"To know whether visits make a difference. {MADE_UP}",
        "lawful_basis": LawfulBasis.CONSENT,
        "safeguarding_role": f"The coordinator of visits {MADE_UP}",
        "safeguarding_text": f"Talk to the coordinator of visits. {MADE_UP}",
        "erase_on": EraseRule.LAST_ANSWER,
        "retention_months": MOST_MONTHS,
    }
    return change_collection(collection=drafted, changes=changes, by=by, now=now)


def _responses() -> Iterator[Response]:
    for person in range(PEOPLE):
        satisfied = 4 + person % 3
        for stage, rise in ((Stage.BEFORE, 0), (Stage.AFTER, RISES[person % len(RISES)])):
            yield Response(
                person=f"DEMO-{person + 1:03}",
                stage=stage,
                on=DAYS[stage],
                answers=(satisfied + rise, 6, 6, 4),
                group="",
                row=2 + 2 * person + (stage is Stage.AFTER),
            )


def _feed(case: Case, *, by: User, now: datetime) -> None:
    fitting = [feed for feed in list_feeds(case.organisation) if feed.basis == "mean" and OUTCOME in feed.row_key]
    for feed in fitting[:1]:
        feed_outcome(
            case=case,
            outcome=OUTCOME,
            collection=feed.collection,
            row_key=feed.row_key,
            fingerprint=feed.fingerprint,
            based_on=case.revision,
            by=by,
            now=now,
        )
