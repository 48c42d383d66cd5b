"""Who reads an award, and that the log has it: an award holds prices."""

from __future__ import annotations

from worthwhile.apps.tenders.selectors.award_reading import why_not_see_award
from worthwhile.apps.tenders.services.read_bid import note_award_seen
from worthwhile.apps.tenders.views.buyer_access import AtTender


def why_not_read_award(at: AtTender) -> tuple[str, ...]:
    """Why this person may not read the award. Where they may, it is noted that they know prices and score no more."""
    refusals = why_not_see_award(at.tender, at.person)
    if not refusals:
        note_award_seen(tender=at.tender, by=at.person, now=at.now)
    return refusals
