"""What an award rests on: the evaluation, its outcome, and the proposal that was made of them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from worthwhile.apps.tenders.models import Contender, Proposal, Tender
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.apps.tenders.selectors.contender_names import name_of
from worthwhile.engines.scoring import ScoringResult, score_evaluation
from worthwhile.exchange.evaluation import evaluation_from_data, scoring_data

WHOLE = ""
"""The lot of a tender that has none."""


def basis_in(proposal: Proposal) -> BidsScored | None:
    """The evaluation of a proposal, scored again from what was kept; None where nobody scored."""
    data = proposal.data.get("evaluation")
    if data is None:
        return None
    loaded = evaluation_from_data(data)
    return BidsScored(text="", loaded=loaded, result=score_evaluation(evaluation=loaded.evaluation))


def awards_in(proposal: Proposal) -> list[dict[str, Any]]:
    """The awards of a proposal, one a lot: lot, bidder and contender (None: nobody), name, price and why nobody."""
    found: list[dict[str, Any]] = proposal.data["awards"]
    return found


def contenders_by_number(tender: Tender) -> dict[int, Contender]:
    """Everybody who is assessed, by the number that assessors know them by."""
    found = tender.contenders.select_related("bid__bidder", "bid__standing", "link__organisation").order_by("number")
    return {one.number: one for one in found}


def told_name(contender: Contender) -> str:
    """The name of a contender in letters."""
    return name_of(contender)


def exact_result(result: ScoringResult, evaluation_hash: str) -> dict[str, Any]:
    """The outcome as the command line prints it, with numbers that can be kept exactly."""
    found: dict[str, Any] = _exact(scoring_data(result, evaluation_hash=evaluation_hash))
    return found


def _exact(value: Any) -> Any:
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, Mapping):
        return {name: _exact(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_exact(one) for one in value]
    return value
