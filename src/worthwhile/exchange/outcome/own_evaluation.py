"""The evaluation of one bid alone, in the format that ``worthwhile tender score`` takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.engines.scoring import How, ScoreLine, ScoringResult
from worthwhile.engines.scoring.exact import unrounded

KEPT_OF_A_BID = (
    "bidder", "lot", "sealed_hash", "price", "no_price", "set_aside", "conditions", "denominator", "life_cycle_cost",
)  # fmt: skip
_SETTLED = (How.ONE_ASSESSOR, How.AGREED, How.CONSENSUS)


def own_evaluation(*, data: Mapping[str, Any], result: ScoringResult, bidder: str) -> dict[str, Any]:
    """An evaluation with the published scheme and one bid, each score as it was agreed on; nobody else is in it.

    Where the published rule takes the mean, the single scores stand there under numbers that name nobody.
    """
    own = [bid for bid in data.get("bids", ()) if bid["bidder"] == bidder]
    lines = [line for line in result.scores if line.bidder == bidder]
    panel = list(dict.fromkeys(given.assessor for line in lines for given in line.given))
    head = {name: data[name] for name in ("format", "title", "buyer", "scheme") if name in data}
    return {
        **head,
        "assessors": [{"id": _number(panel, one)} for one in panel],
        "bidders": [one for one in data.get("bidders", ()) if one["id"] == bidder],
        "bids": [_bid(bid, [line for line in lines if line.lot == (bid.get("lot") or "")], panel) for bid in own],
    }


def _bid(bid: Mapping[str, Any], lines: Sequence[ScoreLine], panel: Sequence[str]) -> dict[str, Any]:
    agreed = [
        {"criterion": line.criterion, "score": unrounded(line.score), "reason": line.reason}
        for line in lines
        if line.score is not None and line.how in _SETTLED
    ]
    single = [
        {
            "criterion": line.criterion,
            "assessor": _number(panel, given.assessor),
            "score": given.score,
            "reason": given.reason,
            "evidence": given.evidence,
        }
        for line in lines
        if line.how == How.MEAN
        for given in line.given
    ]
    kept = {name: bid[name] for name in KEPT_OF_A_BID if bid.get(name) is not None}
    return {**kept, "scores": single, "consensus": agreed}


def _number(panel: Sequence[str], assessor: str) -> str:
    return f"assessor-{panel.index(assessor) + 1}"
