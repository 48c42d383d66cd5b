"""How open is a market? One question a module, each with a permanent code."""

from __future__ import annotations

from worthwhile.market.queries.shape.bids_received import QUESTION as BIDS_RECEIVED
from worthwhile.market.queries.shape.concentration import QUESTION as CONCENTRATION
from worthwhile.market.queries.shape.contract_lengths import QUESTION as CONTRACT_LENGTHS
from worthwhile.market.queries.shape.contract_sizes import QUESTION as CONTRACT_SIZES
from worthwhile.market.queries.shape.direct_awards import QUESTION as DIRECT_AWARDS
from worthwhile.market.queries.shape.kinds_of_winner import QUESTION as KINDS_OF_WINNER
from worthwhile.market.queries.shape.lot_sizes import QUESTION as LOT_SIZES
from worthwhile.market.queries.shape.lots import QUESTION as LOTS
from worthwhile.market.queries.shape.notice_periods import QUESTION as NOTICE_PERIODS
from worthwhile.market.queries.shape.payment_performance import QUESTION as PAYMENT_PERFORMANCE
from worthwhile.market.queries.shape.question import AnswerColumn, Question
from worthwhile.market.queries.shape.reserved_contracts import QUESTION as RESERVED_CONTRACTS
from worthwhile.market.queries.shape.social_value_weights import QUESTION as SOCIAL_VALUE_WEIGHTS
from worthwhile.market.queries.shape.top_suppliers import QUESTION as TOP_SUPPLIERS

QUESTIONS: tuple[Question, ...] = (
    CONTRACT_SIZES, KINDS_OF_WINNER, BIDS_RECEIVED, CONTRACT_LENGTHS, LOTS, LOT_SIZES, CONCENTRATION, NOTICE_PERIODS,
    PAYMENT_PERFORMANCE, SOCIAL_VALUE_WEIGHTS, RESERVED_CONTRACTS, DIRECT_AWARDS, TOP_SUPPLIERS,
)  # fmt: skip

BY_SLUG: dict[str, Question] = {question.slug: question for question in QUESTIONS}

__all__ = ["BY_SLUG", "QUESTIONS", "AnswerColumn", "Question"]
