"""A bid as a file, ``worthwhile/bid/1``, its price, ``worthwhile/bid-price/1``, and the package of both."""

from worthwhile.exchange.bid.bid import FORMAT, TenderBid, read_bid_record
from worthwhile.exchange.bid.check_bid import check_bid, lacks_a_price, lots_bid_for
from worthwhile.exchange.bid.gap import Gap
from worthwhile.exchange.bid.gaps_of_price import is_price_fixed, price_cap
from worthwhile.exchange.bid.offer import BidAnswer, ConditionAnswered, PromisedOutcome, SocialValueOffered
from worthwhile.exchange.bid.package import (
    LARGEST_PACKAGE,
    MOST_FILES,
    BidFile,
    Envelopes,
    NotABid,
    PriceEnvelope,
    QualityEnvelope,
    pack,
    read_price,
    read_quality,
    safe_names,
    split,
)
from worthwhile.exchange.bid.plain_record import plain_record
from worthwhile.exchange.bid.price import PRICE_FORMAT, BidPrice, LotPrice, PriceLine, read_price_record
from worthwhile.exchange.bid.who_bids import BidderIdentifier, BidMember, DeclarationMade, MemberRole, TenderBidder
from worthwhile.exchange.bid.without_names import without_names
from worthwhile.exchange.bid.word_count import HOW_WORDS_ARE_COUNTED, words_in

__all__ = [
    "FORMAT",
    "HOW_WORDS_ARE_COUNTED",
    "LARGEST_PACKAGE",
    "MOST_FILES",
    "PRICE_FORMAT",
    "BidAnswer",
    "BidFile",
    "BidMember",
    "BidPrice",
    "BidderIdentifier",
    "ConditionAnswered",
    "DeclarationMade",
    "Envelopes",
    "Gap",
    "LotPrice",
    "MemberRole",
    "NotABid",
    "PriceEnvelope",
    "PriceLine",
    "PromisedOutcome",
    "QualityEnvelope",
    "SocialValueOffered",
    "TenderBid",
    "TenderBidder",
    "check_bid",
    "is_price_fixed",
    "lacks_a_price",
    "lots_bid_for",
    "pack",
    "plain_record",
    "price_cap",
    "read_bid_record",
    "read_price",
    "read_price_record",
    "read_quality",
    "safe_names",
    "split",
    "without_names",
    "words_in",
]
