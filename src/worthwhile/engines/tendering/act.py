"""What may be done with a tender."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """An act. A name, once used, keeps its meaning for as long as any log holds it."""

    EDIT = "edit"
    APPROVE = "approve"
    RETURN_TO_DRAFT = "return-to-draft"
    PUBLISH = "publish"
    ASK_QUESTION = "ask-question"
    ANSWER_QUESTION = "answer-question"
    CHANGE_DOCUMENTS = "change-documents"
    EXTEND = "extend"
    EXTEND_FOR_QUESTIONS = "extend-for-questions"
    EXTEND_FOR_OUTAGE = "extend-for-outage"
    SUBMIT_BID = "submit-bid"
    WITHDRAW_BID = "withdraw-bid"
    CLOSE = "close"
    OPEN_BIDS = "open-bids"
    BEGIN_ASSESSMENT = "begin-assessment"
    SCORE = "score"
    FINISH_SCORING = "finish-scoring"
    RECORD_CONSENSUS = "record-consensus"
    LOCK_QUALITY = "lock-quality"
    READ_PRICES = "read-prices"
    ASK_ABOUT_LOW_PRICE = "ask-about-low-price"
    DECIDE_LOW_PRICE = "decide-low-price"
    PROPOSE_AWARD = "propose-award"
    RETURN_PROPOSAL = "return-proposal"
    APPROVE_AWARD = "approve-award"
    TELL_EVERYBODY = "tell-everybody"
    MAKE_REPRESENTATION = "make-representation"
    DECIDE_REPRESENTATION = "decide-representation"
    RETURN_TO_ASSESSMENT = "return-to-assessment"
    AWARD = "award"
    RECORD_CONTRACT = "record-contract"
    END_WITHOUT_AWARD = "end-without-award"
    CANCEL = "cancel"
