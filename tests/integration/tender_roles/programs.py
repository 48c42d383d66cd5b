"""What programs read of a tender through the API, each with a token of its organisation."""

from __future__ import annotations

from collections.abc import Mapping

from tests.integration.tender_roles.visit import LEAD, Asks, Visit, always
from tests.tender_road import Stop
from worthwhile.engines.tendering import Stage

PROGRAMS: Mapping[str, str] = {
    "buyer": "member without a role",
    LEAD: f"owner of {LEAD}",
    "other buyer": "author elsewhere",
}
"""Whose token it is, and as whom its organisation reads: no program has a role in a tender."""
PROGRAM_STOPS = (Stop.DRAFT, Stop.OPEN, Stop.MODERATING, Stop.PROPOSED, Stop.AWARDED)


def _is_own(visit: Visit) -> bool:
    return visit.who == PROGRAMS["buyer"]


def _is_published(visit: Visit) -> bool:
    return visit.is_from(Stop.OPEN)


TENDERS = "api/v1/tenders"
READ: Mapping[str, Asks] = {
    TENDERS: always,
    f"{TENDERS}/<key:id>": _is_own,
    # While bids come in the log is given to nobody.
    f"{TENDERS}/<key:id>/log": lambda visit: _is_own(visit) and visit.stage is not Stage.OPEN,
    f"{TENDERS}/open": always,
    f"{TENDERS}/open/<key:id>": _is_published,
}
"""To whom each address answers (200); to all others there is nothing there."""
OF_NO_TENDER = tuple(f"{TENDERS}/{part}" for part in ("fitness", "score", "simulate", "log-key"))
"""What belongs to nobody, or is sent along and not kept."""
