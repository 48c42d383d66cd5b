"""The ranking of a tender as it stands now, from which an award is proposed."""

from __future__ import annotations

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.apps.tenders.selectors.ranking import loaded_evaluation
from worthwhile.engines.scoring import score_evaluation
from worthwhile.engines.tendering import RULES, Procedure
from worthwhile.kernel.problems import InvalidInput, WorthwhileError


class NoRanking(WorthwhileError):
    """Nothing can be ranked yet; the message says why."""


def ranked_now(tender: Tender) -> BidsScored:
    """The evaluation with every score that counts, ranked. Raises NoRanking."""
    with_prices = RULES[Procedure(tender.procedure)].takes_bids
    try:
        loaded = loaded_evaluation(tender, with_prices=with_prices)
        result = score_evaluation(evaluation=loaded.evaluation)
    except InvalidInput as error:
        raise NoRanking(str(error)) from None
    return BidsScored(text="", loaded=loaded, result=result)
