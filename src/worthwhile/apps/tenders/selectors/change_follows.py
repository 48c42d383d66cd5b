"""What follows from a change of an open tender's documents: why it cannot be, and what else it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM, moment_words
from worthwhile.apps.tenders.selectors.published_scheme import why_unscorable
from worthwhile.apps.tenders.selectors.route_kept import facts_changed, latest_route
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.tender import Tender as TenderContent
from worthwhile.exchange.tender.another_tender import another_tender
from worthwhile.exchange.tender.regime_facts import regime_facts_of
from worthwhile.reference.regimes import regime_rules

INSTEAD = (
    "By our own rule that is another tender: whoever let this one pass may have bid for it. Download these documents "
    "as a tender file, cancel this tender with the reason, and begin a new one with the file."
)


def cannot_change(tender: Tender, before: TenderContent | None, after: TenderContent, now: datetime) -> tuple[str, ...]:
    """Why these documents cannot take the place of the published ones, each with what to do instead.

    The page that shows a change and the service that publishes it both ask here.
    """
    other = why_another_tender(before, after, now) if before is not None else ()
    told = why_unscorable(after, Procedure(tender.procedure))
    # Bids for documents that nobody can score by would come in for nothing.
    said = f"Bids could not be scored by these documents. Mend this first: {'; '.join(told)}."
    return (*other, *((said,) if told else ()))


def why_another_tender(before: TenderContent, after: TenderContent, now: datetime) -> tuple[str, ...]:
    """What makes another tender of it, with what to do instead; empty where nothing does."""
    said = another_tender(before, after, on=now.astimezone(UNITED_KINGDOM).date())
    return (" ".join((*said, INSTEAD)),) if said else ()


def follows_from(tender: Tender, after: TenderContent) -> tuple[str, ...]:
    """What a change that can be published asks of the buyer besides."""
    return tuple(_follows(tender, after))


def _follows(tender: Tender, after: TenderContent) -> Iterator[str]:
    timetable = after.timetable
    if timetable and timetable.late_change_extends:
        yield "These documents promise that a late change moves the deadline. If this one is late, give more time too."
    if timetable and timetable.deadline and tender.deadline_at:
        held = tender.deadline_at.astimezone(UNITED_KINGDOM)
        if timetable.deadline != held.date():
            yield (
                f"The timetable in these documents names another last day than the deadline that bids are held to, "
                f"{moment_words(tender.deadline_at)}. Give more time, or put the timetable right."
            )
    kept = latest_route(tender)
    if kept is not None and (changed := facts_changed(kept, regime_facts_of(after))):
        asked = " ".join(regime_rules().questions[name].question for name in changed)
        yield f"The lawful route has to be decided again before an award is proposed, as these say otherwise: {asked}"
