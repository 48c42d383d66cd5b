"""The tenders of a buyer as lines of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_words import PROCEDURES, STAGES, next_step
from worthwhile.engines.tendering import Procedure, Stage


@dataclass(frozen=True, kw_only=True)
class TenderLine:
    """One tender: how far it is, and what comes next."""

    tender: Tender
    procedure: str
    stage: str
    tag: str
    next_step: str
    deadline: str


def present_list(tenders: Iterable[Tender]) -> list[TenderLine]:
    """``tenders`` as list_tenders finds them, with their counts."""
    return [_line(one) for one in tenders]


def _line(tender: Tender) -> TenderLine:
    stage = Stage(tender.stage)
    words, tag = STAGES[stage]
    counts = vars(tender)
    return TenderLine(
        tender=tender,
        procedure=PROCEDURES[Procedure(tender.procedure)],
        stage=words,
        tag=tag,
        next_step=next_step(stage, procedure=tender.procedure, waiting=counts["waiting"], bids=counts["standing"]),
        deadline=moment_words(tender.deadline_at) if tender.deadline_at else "",
    )
