"""How far an award is decided: proposed by whom, seen how firm, challenged by whom."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.apps.tenders.models import Proposal, Representation, Tender, name_in_log
from worthwhile.apps.tenders.selectors.not_counted import count_unreadable_open
from worthwhile.apps.tenders.selectors.outcome_kept import count_unsettled, keeping_waiting
from worthwhile.apps.tenders.selectors.set_aside import aside_waiting
from worthwhile.engines.tendering import Act, Stage

SAW_RANKING = "see-ranking"
"""Somebody looked at the ranking and at how firm it is; the log has it."""
_SETTLES = (
    Act.LOCK_QUALITY,
    Act.READ_PRICES,
    Act.DECIDE_LOW_PRICE,
    Act.DRAW_LOT,
    Act.RETURN_TO_ASSESSMENT,
    Act.DECIDE_SETTING_ASIDE,
)
"""After these the ranking may be another, so that it is looked at anew."""
_BEFORE_PROPOSAL = (Stage.LOCKED, Stage.PRICED)
_WITH_PROPOSAL = (Stage.PROPOSED, Stage.APPROVED, Stage.TOLD)


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """What the rules ask about an award being decided."""

    robustness_seen: bool = False
    proposer: str | None = None
    representations_open: int = 0
    representations_upheld: int = 0
    upheld_unsettled: int = 0
    keeping_asked_by: str | None = None
    setting_aside_asked_by: str | None = None
    unreadable_open: int = 0


def deciding_of(tender: Tender) -> Deciding:
    """How far the award of a tender is; nothing is asked of the database at stages where nothing can be decided."""
    stage = Stage(tender.stage)
    if stage in _BEFORE_PROPOSAL:
        return Deciding(
            robustness_seen=_was_seen(tender),
            setting_aside_asked_by=_asked_aside(tender),
            unreadable_open=count_unreadable_open(tender),
        )
    if stage not in _WITH_PROPOSAL:
        return Deciding()
    proposal = latest_proposal(tender)
    current = list_representations(tender) if stage is Stage.TOLD else []
    keeping = keeping_waiting(tender) if current else None
    return Deciding(
        proposer=name_in_log(proposal.proposer_id) if proposal else None,
        representations_open=sum(not hasattr(one, "decided") for one in current),
        representations_upheld=sum(hasattr(one, "decided") and one.decided.upheld for one in current),
        upheld_unsettled=count_unsettled(tender, current),
        keeping_asked_by=name_in_log(keeping.asked_by_id) if keeping else None,
        setting_aside_asked_by=_asked_aside(tender),
    )


def latest_proposal(tender: Tender) -> Proposal | None:
    """The award as it was last proposed."""
    return tender.proposals.select_related("proposer").order_by("-number").first()


def list_representations(tender: Tender) -> list[Representation]:
    """The representations against the outcome that was last told, with what was decided on them."""
    if tender.told_at is None:
        return []
    found = tender.representations.filter(made_at__gte=tender.told_at)
    return list(found.select_related("organisation", "decided", "made_by").order_by("made_at", "pk"))


def _asked_aside(tender: Tender) -> str | None:
    waiting = aside_waiting(tender)
    return name_in_log(waiting.asked_by_id) if waiting else None


def _was_seen(tender: Tender) -> bool:
    seen = tender.log.filter(act=SAW_RANKING).order_by("-number").first()
    settled = tender.log.filter(act__in=[act.value for act in _SETTLES]).order_by("-number").first()
    return seen is not None and (settled is None or seen.number > settled.number)
