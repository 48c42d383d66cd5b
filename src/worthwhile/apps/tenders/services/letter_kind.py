"""Which letters about tenders there are, by what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Letter(StrEnum):
    """A letter, by what it tells."""

    # To those who were invited
    INVITED = "invited"
    # To those who bid, who were invited, or who asked
    QUESTION_ANSWERED = "question-answered"
    DOCUMENTS_CHANGED = "documents-changed"
    DEADLINE_MOVED = "deadline-moved"
    CANCELLED = "cancelled"
    # To those who bid
    ENDED_WITHOUT_AWARD = "ended-without-award"
    LOW_PRICE_ASKED = "low-price-asked"
    LOT_ANNOUNCED = "lot-announced"
    OUTCOME_TOLD = "outcome-told"
    REPRESENTATION_DECIDED = "representation-decided"
    ASSESSED_AGAIN = "assessed-again"
    AWARDED = "awarded"
    OUTCOME_WITHDRAWN = "outcome-withdrawn"
    OUTCOME_KEPT = "outcome-kept"
    BID_SET_ASIDE = "bid-set-aside"
    BID_DID_NOT_COUNT = "bid-did-not-count"
    BID_UNREADABLE = "bid-unreadable"
    UNREADABLE_DECIDED = "unreadable-decided"
    OUTCOME_TOLD_NOT_COUNTED = "outcome-told-not-counted"
    BID_WITHDRAWN = "bid-withdrawn"
    PARTNER_LEFT = "partner-left"
    # To those who bid with a lead, where what it does is not theirs to do, or to read
    DOCUMENTS_CHANGED_TO_PARTNERS = "documents-changed-to-partners"
    OUTCOME_TOLD_TO_PARTNERS = "outcome-told-to-partners"
    BID_SET_ASIDE_TO_PARTNERS = "bid-set-aside-to-partners"
    BID_DID_NOT_COUNT_TO_PARTNERS = "bid-did-not-count-to-partners"
    BID_UNREADABLE_TO_PARTNERS = "bid-unreadable-to-partners"
    # To people of the buyer
    QUESTION_WAITS = "question-waits"
    APPROVE_IT = "approve-it"
    RETURNED = "returned"
    PUBLISH_IT = "publish-it"
    OPEN_THE_BIDS = "open-the-bids"
    NO_BID_COUNTS = "no-bid-counts"
    SCORE = "score"
    MODERATE = "moderate"
    STANDING_BACK_WAITS = "standing-back-waits"
    QUALITY_SETTLED = "quality-settled"
    DECIDE = "decide"
    PROPOSAL_RETURNED = "proposal-returned"
    AWARD_APPROVED = "award-approved"
    LOW_PRICE_EXPLAINED = "low-price-explained"
    DRAWN_VALUE_WAITS = "drawn-value-waits"
    REPRESENTATION_WAITS = "representation-waits"
    CONFLICT_DECLARED = "conflict-declared"
    SETTING_ASIDE_WAITS = "setting-aside-waits"
    SETTING_ASIDE_DECIDED = "setting-aside-decided"
    KEEPING_WAITS = "keeping-waits"
    KEEPING_DECIDED = "keeping-decided"
    UNREADABLE_WAITS = "unreadable-waits"
    PARTNER_LEFT_TO_BUYER = "partner-left-to-buyer"


@dataclass(frozen=True, kw_only=True)
class LetterWords:
    """The subject, and what the letter says before it leads to the page of the tender."""

    subject: str
    says: str
