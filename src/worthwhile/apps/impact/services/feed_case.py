"""Let an outcome of a case take a row of results, pause that, and end it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.evidence.selectors.feeding import Feed, find_feed
from worthwhile.apps.impact.models import Case, EvidenceLink, LinkState
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.evidence_links import others_of_the_same_people
from worthwhile.apps.impact.selectors.fed_figures import edits_of, figures_of
from worthwhile.apps.impact.selectors.fitting_feeds import sharing_edits, why_refused
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import WorthwhileError

TAKEN = "evidence"


class NoSuchResult(WorthwhileError):
    """The organisation has no such result, or it may no longer be shown."""


class ResultMoved(WorthwhileError):
    """New answers came while somebody looked at what a result would enter."""


class ResultRefused(WorthwhileError):
    """A result does not belong in the outcome; the message says why."""


def planned_edits(case: Case, outcome: str, feed: Feed) -> Edits:
    """What taking a row would change in the case as it is now, with what keeps the change from counting twice."""
    data = latest_revision(case).data
    row = find_outcome(data, outcome) or {}
    others = others_of_the_same_people(case, outcome, feed.collection, data)
    return {**edits_of(outcome, figures_of(feed, row)), **sharing_edits(outcome, data, others)}


def feed_outcome(
    *,
    case: Case,
    outcome: str,
    collection: int,
    row_key: str,
    fingerprint: str,
    based_on: int,
    by: User,
    now: datetime,
) -> EvidenceLink:
    """Put a row of results into an outcome, and let the outcome follow it from now on.

    ``fingerprint`` is that of the result as the person saw it, ``based_on`` the revision they saw. Raises
    NoSuchResult, ResultMoved, ResultRefused or ChangedMeanwhile, and then nothing is saved.
    """
    feed = find_feed(case.organisation, collection, row_key)
    if feed is None:
        raise NoSuchResult("This result can no longer be taken. Look at what your questionnaires show now.")
    if feed.fingerprint != fingerprint:
        raise ResultMoved("New answers came while you were looking. Look at the figures again before you take them.")
    with transaction.atomic():
        kept = Case.objects.select_for_update().get(pk=case.pk)
        data = latest_revision(kept).data
        row = find_outcome(data, outcome)
        if row is None:
            raise ResultRefused("Somebody took this outcome out of the case.")
        if refused := why_refused(kept, outcome, data, feed):
            raise ResultRefused(refused)
        figures = figures_of(feed, row)
        edits = planned_edits(kept, outcome, feed)
        revision = save_case(case=kept, based_on=based_on, edits=edits, what=TAKEN, by=by, now=now)
        link, _ = EvidenceLink.objects.update_or_create(
            case=kept,
            outcome=outcome,
            defaults={
                "collection_id": feed.collection,
                "measure_id": feed.measure_id,
                "row_key": feed.row_key,
                "fingerprint": feed.fingerprint,
                "entered": exact_json_text(figures),
                "as_of": feed.as_of,
                "state": LinkState.FOLLOWING,
                "reason": "",
                "by_hand_at": None,
                "applied_revision": revision.number,
                "applied_at": now,
                "applied_by": by,
                "applied_by_itself": False,
            },
        )
        _record(link, "taken", by=by, now=now)
    case.refresh_from_db()
    return link


def pause_link(*, link: EvidenceLink, by: User, now: datetime) -> None:
    """Leave the draft as it is whatever is answered, until a person takes the result again."""
    with transaction.atomic():
        kept = EvidenceLink.objects.select_for_update().get(pk=link.pk)
        kept.state, kept.by_hand_at, kept.reason = LinkState.PAUSED, None, ""
        kept.save(update_fields=["state", "by_hand_at", "reason"])
        _record(kept, "paused", by=by, now=now)


def end_link(*, link: EvidenceLink, by: User, now: datetime) -> None:
    """Forget where the figures came from. The case keeps them."""
    with transaction.atomic():
        _record(link, "ended", by=by, now=now)
        EvidenceLink.objects.filter(pk=link.pk).delete()


def _record(link: EvidenceLink, what: str, *, by: User, now: datetime) -> None:
    record_act(
        act=Act.RESULT_FED,
        object_kind="case",
        object_id=link.case_id,
        content={
            "outcome": link.outcome,
            "collection": link.collection_id,
            "row": link.row_key,
            "fingerprint": link.fingerprint,
            "link": what,
        },
        at=now,
        actor_id=by.pk,
        organisation_id=link.case.organisation_id,
    )
