"""Whether the ranking of a tender is whole, and whose bids are equal by every published rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.tenders.models import Contender, Tender
from worthwhile.apps.tenders.selectors.lot_draw import draw_of
from worthwhile.apps.tenders.selectors.ranking import bidder_id, evaluation_data, loaded_evaluation
from worthwhile.engines.scoring import Evaluation
from worthwhile.engines.scoring.ties import equal_bidders, is_blocked
from worthwhile.engines.tendering import RULES, Procedure, Stage
from worthwhile.exchange.evaluation import evaluation_from_data
from worthwhile.kernel.problems import InvalidInput


@dataclass(frozen=True, kw_only=True)
class RankingStands:
    """What the rules ask of a ranking before an award is proposed."""

    is_blocked: bool = False
    is_tied: bool = False
    draw_at: datetime | None = None
    draw_entered_by: str | None = None


def ranking_stands(tender: Tender) -> RankingStands:
    """How the ranking stands; nothing is asked of the database at stages where nothing can be proposed."""
    rules = RULES[Procedure(tender.procedure)]
    if not rules.scores or tender.stage != (Stage.PRICED if rules.takes_bids else Stage.LOCKED):
        return RankingStands()
    try:
        evaluation = loaded_evaluation(tender, with_prices=True).evaluation
        equal, blocked = equal_bidders(evaluation), is_blocked(evaluation)
    except InvalidInput:
        return RankingStands(is_blocked=True)
    if not equal:
        return RankingStands(is_blocked=blocked)
    draw = draw_of(tender)
    return RankingStands(is_blocked=blocked, is_tied=True, draw_at=draw.at, draw_entered_by=draw.entered_by)


def list_equal(tender: Tender) -> list[Contender]:
    """Everybody whose bids are equal by every published rule, in any lot, by number. Raises InvalidInput."""
    return _equal_in(tender, loaded_evaluation(tender, with_prices=True).evaluation)


def list_equal_before_a_draw(tender: Tender) -> list[Contender]:
    """The same as if no lot had been drawn: whose lots are in the draw. Raises InvalidInput."""
    data = evaluation_data(tender, with_prices=True)
    data.pop("draw", None)
    return _equal_in(tender, evaluation_from_data(data).evaluation)


def _equal_in(tender: Tender, evaluation: Evaluation) -> list[Contender]:
    equal = equal_bidders(evaluation)
    names = {name for bidders in equal.values() for name in bidders}
    found = tender.contenders.select_related("bid__bidder", "bid__standing", "link__organisation").order_by("number")
    return [one for one in found if bidder_id(one) in names]
