"""The words that an evaluation chooses from."""

from __future__ import annotations

import re
from enum import StrEnum

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
PRICE = "price"  # the price as a criterion, in results and in weights


class Nation(StrEnum):
    """Where the buyer is; Scotland has a law of its own."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class CriterionKind(StrEnum):
    """What a criterion is about; price has a rule of its own."""

    QUALITY = "quality"
    SOCIAL_VALUE = "social-value"


class TieRule(StrEnum):
    """How bids that are exactly equal are told apart."""

    GREATEST_WEIGHT = "greatest-weight"
    SOCIAL_VALUE = "social-value"
    LOWER_PRICE = "lower-price"
    DRAWN_LOT = "drawn-lot"


class CloseScores(StrEnum):
    """What counts where assessors differ by less than the spread that forces them to meet."""

    CONSENSUS = "consensus"
    MEAN = "mean"


class Role(StrEnum):
    """What somebody on the panel does. A moderator leads to a consensus and cannot score."""

    ASSESSOR = "assessor"
    MODERATOR = "moderator"
