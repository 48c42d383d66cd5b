"""Bring drafts up to date with the results that they follow. Versions are never touched."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.answers import find_answers
from worthwhile.apps.evidence.selectors.feeding import Feed, find_feed, why_withheld
from worthwhile.apps.impact.models import EVIDENCE_UPDATE, Case, EvidenceLink, LinkState, Revision
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.evidence_links import list_followers, list_links
from worthwhile.apps.impact.selectors.fed_figures import changed_places, edits_of, figures_of, total_of, unit_of
from worthwhile.apps.impact.selectors.shown import typed_number
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import WorthwhileError

LONGEST_WHAT = 60
# While people answer one after another, a draft that nobody opens is not saved for each of them.
QUIET = timedelta(minutes=10)
_NO_MORE = "This row is no longer offered: the change may have gone, or too few people are left."


def follow_results(*, collection: Collection, **_: Any) -> None:
    """Bring every draft that follows a collection up to date, once its results may have changed."""
    now = timezone.now()
    for link in list_followers(collection):
        just_updated = link.applied_by_itself and now - link.applied_at < QUIET
        if not (link.state == LinkState.FOLLOWING and just_updated):
            _bring(link, now=now)


def bring_up_to_date(case: Case, *, now: datetime) -> None:
    """Bring the draft of a case up to date when somebody opens it, whatever was missed before."""
    links = list(list_links(case).select_related("case__organisation", "collection"))
    for link in links:
        if link.state != LinkState.PAUSED or link.by_hand_at is not None:
            _bring(link, now=now)
    if links:
        case.refresh_from_db()


def _bring(link: EvidenceLink, *, now: datetime) -> None:
    """Look at one link, and change as little as can be."""
    data = latest_revision(link.case).data
    if find_outcome(data, link.outcome) is None:
        return
    if changed_places(data, link.outcome, link.entered_data):
        _pause(link)
    elif link.state != LinkState.FOLLOWING or _fingerprint(link) != link.fingerprint:
        _apply(link, find_feed(link.case.organisation, link.collection_id, link.row_key), now=now)


def _fingerprint(link: EvidenceLink) -> str:
    measure = MEASURES.get(link.measure_id)
    return find_answers(link.collection, measure).fingerprint if measure is not None else ""


def _pause(link: EvidenceLink) -> None:
    """Somebody changed a figure by hand, so it is theirs; the day is that of the saving which did."""
    if link.by_hand_at is None:
        by_hand_at = _changed_at(link)
        EvidenceLink.objects.filter(pk=link.pk).update(state=LinkState.PAUSED, by_hand_at=by_hand_at, reason="")


def _changed_at(link: EvidenceLink) -> datetime:
    """When the case first said something else than what was put in."""
    figures = link.entered_data
    later = link.case.revisions.filter(number__gt=link.applied_revision).order_by("number")
    found = (one.made_at for one in later.iterator(chunk_size=20) if changed_places(one.data, link.outcome, figures))
    return next(found, link.case.changed_at)


def _apply(link: EvidenceLink, feed: Feed | None, *, now: datetime) -> None:
    """Save what changed, or say why nothing can be taken; the draft then keeps what it has."""
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=link.case_id)
        kept = EvidenceLink.objects.select_for_update().filter(pk=link.pk).first()
        latest = latest_revision(case)
        if kept is None or kept.fingerprint != link.fingerprint or kept.state != link.state:
            return
        if changed_places(latest.data, kept.outcome, kept.entered_data):
            return
        if feed is None:
            _break(kept, why_withheld(case.organisation, kept.collection_id, kept.measure_id) or (_NO_MORE,))
            return
        try:
            with transaction.atomic():
                _save(case, latest, kept, feed, now=now)
        except WorthwhileError as error:
            _break(kept, (str(error),))


def _save(case: Case, latest: Revision, link: EvidenceLink, feed: Feed, *, now: datetime) -> None:
    row = find_outcome(latest.data, link.outcome) or {}
    before = link.entered_data
    figures = {**dict.fromkeys(before), **{n: v for n, v in figures_of(feed, row).items() if n in before}}
    figures |= _kept_by_first_taking(before, feed)
    saved = save_case(
        case=case,
        based_on=latest.number,
        edits=edits_of(link.outcome, figures),
        what=_what(before.get("quantity"), figures["quantity"], unit_of(feed)),
        by=None,
        now=now,
    )
    link.entered, link.fingerprint, link.as_of = exact_json_text(figures), feed.fingerprint, feed.as_of
    if saved.number != latest.number:
        link.applied_revision, link.applied_at = saved.number, now
        link.applied_by, link.applied_by_itself = None, True
    link.state, link.reason, link.by_hand_at = LinkState.FOLLOWING, "", None
    link.save()


def _kept_by_first_taking(before: dict[str, Any], feed: Feed) -> dict[str, Any]:
    """Figures that a row gives only to an outcome that lacks them, where it was this row that gave them."""
    names = ("duration_years", "value_ref", "kind")
    return {name: feed.outcome.get(name) for name in names if before.get(name) is not None}


def _break(link: EvidenceLink, reasons: tuple[str, ...]) -> None:
    link.state, link.by_hand_at = LinkState.BROKEN, None
    link.reason = " ".join(dict.fromkeys(reasons))
    link.save(update_fields=["state", "by_hand_at", "reason"])


def _what(before: object, after: object, unit: str) -> str:
    """What the history calls the saving: ``evidence-update:38 to 41 people``."""
    was, now = (_short(total_of(quantity)) for quantity in (before, after))
    text = f"{now} {unit}, as before" if was == now else f"{was} to {now} {unit}"
    return f"{EVIDENCE_UPDATE}{text}"[:LONGEST_WHAT]


def _short(total: Decimal | None) -> str:
    return "" if total is None else typed_number(round(total, 2))
