"""How far the opening of bids is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import InRole, Standing
from worthwhile.apps.tenders.selectors.buyer_words import opening_left
from worthwhile.engines.tendering import Act, Role, Stage


@dataclass(frozen=True, kw_only=True)
class Opening:
    """How far an opening is: how many bids count, who has acted, who can, and how many still have to."""

    is_sealed: bool
    is_open: bool
    bids: int
    acted: tuple[str, ...]
    can: tuple[str, ...]
    needed: int
    left: int
    may_open: bool
    deadline: str


def present_opening(tender: Tender, standing: Standing, people: Sequence[InRole]) -> Opening:
    """How far the opening is."""
    situation = standing.situation
    openers = [one for one in people if one.role is Role.OPENER]
    acted = tuple(one.called for one in openers if one.holder and one.holder.opened_at)
    is_conflicted = {one.person.pk for one in openers if one.conflict}
    return Opening(
        is_sealed=situation.stage is Stage.SEALED,
        is_open=situation.stage in (Stage.DRAFT, Stage.READY, Stage.OPEN, Stage.INTENDED),
        bids=situation.bids,
        acted=acted,
        can=tuple(
            one.called
            for one in openers
            if one.holder and one.holder.tried_at and not one.holder.opened_at and one.person.pk not in is_conflicted
        ),
        needed=situation.rules.openers,
        left=opening_left(situation),
        may_open=standing.answer(Act.OPEN_BIDS).is_allowed,
        deadline=moment_words(tender.deadline_at) if tender.deadline_at else "",
    )
