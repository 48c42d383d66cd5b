"""The notices of a tender, one for each stage at which something is told to everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class NoticeKind(StrEnum):
    """A notice. A name, once used, keeps its meaning for as long as any notice is kept."""

    INTENTION = "intention"
    """The intention to find the most suitable provider; bids are not asked for."""
    TENDER = "tender"
    TENDER_UPDATE = "tender-update"
    """Other documents, or more time."""
    CANCELLATION = "cancellation"
    """Ended by the buyer."""
    UNSUCCESSFUL = "unsuccessful"
    """Ended because there was nothing to award."""
    INTENDED_AWARD = "intended-award"
    """Everybody was told the outcome; nothing is signed yet."""
    AWARD_WITHDRAWN = "award-withdrawn"
    """The outcome that was told is assessed again."""
    AWARD = "award"
    CONTRACT = "contract"


class Section(StrEnum):
    """The part of a release that a notice stands in, as published notices have it."""

    PLANNING = "planning"
    TENDER = "tender"
    AWARDS = "awards"
    CONTRACTS = "contracts"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeForm:
    """What a notice is called, and how a release says it.

    ``tags`` and ``document`` are codes of OCDS 1.1.5 and of the UK extension (tenderCancellationNotice). ``tender``,
    ``lots`` and ``awards`` are the states of these after it, None where it does not tell of them.
    """

    name: str
    tags: tuple[str, ...]
    section: Section
    document: str
    tender: str
    lots: str
    awards: str | None = None


FORMS: Mapping[NoticeKind, NoticeForm] = MappingProxyType(
    {
        NoticeKind.INTENTION: NoticeForm(
            name="Intention to find the most suitable provider",
            tags=("planning",),
            section=Section.PLANNING,
            document="plannedProcurementNotice",
            tender="planned",
            lots="planned",
        ),
        NoticeKind.TENDER: NoticeForm(
            name="Tender",
            tags=("tender",),
            section=Section.TENDER,
            document="tenderNotice",
            tender="active",
            lots="active",
        ),
        NoticeKind.TENDER_UPDATE: NoticeForm(
            name="Change of a tender",
            tags=("tenderUpdate",),
            section=Section.TENDER,
            document="tenderNotice",
            tender="active",
            lots="active",
        ),
        NoticeKind.CANCELLATION: NoticeForm(
            name="End of a tender by the buyer",
            tags=("tenderCancellation",),
            section=Section.TENDER,
            document="tenderCancellationNotice",
            tender="cancelled",
            lots="cancelled",
            awards="cancelled",
        ),
        NoticeKind.UNSUCCESSFUL: NoticeForm(
            name="End of a tender without an award",
            tags=("tenderCancellation",),
            section=Section.TENDER,
            document="tenderCancellationNotice",
            tender="unsuccessful",
            lots="unsuccessful",
            awards="unsuccessful",
        ),
        NoticeKind.INTENDED_AWARD: NoticeForm(
            name="Intended award",
            tags=("award",),
            section=Section.AWARDS,
            document="awardNotice",
            tender="complete",
            lots="complete",
            awards="pending",
        ),
        NoticeKind.AWARD_WITHDRAWN: NoticeForm(
            name="Intended award withdrawn",
            tags=("awardCancellation",),
            section=Section.AWARDS,
            document="awardNotice",
            tender="active",
            lots="active",
            awards="cancelled",
        ),
        NoticeKind.AWARD: NoticeForm(
            name="Award",
            tags=("award",),
            section=Section.AWARDS,
            document="awardNotice",
            tender="complete",
            lots="complete",
            awards="active",
        ),
        NoticeKind.CONTRACT: NoticeForm(
            name="Contract",
            tags=("contract",),
            section=Section.CONTRACTS,
            document="contractNotice",
            tender="complete",
            lots="complete",
            awards="active",
        ),
    }
)
