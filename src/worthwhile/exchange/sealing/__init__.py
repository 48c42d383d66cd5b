"""Sealed bids: keys of people and tenders, opened by several people together, in the age format."""

from worthwhile.exchange.sealing.bids import Sealed, Unsealable, seal, unseal
from worthwhile.exchange.sealing.box import Box, box_named, lose_key, make_box
from worthwhile.exchange.sealing.keys import KeyPair, NotAKey, new_key, public_of
from worthwhile.exchange.sealing.tender_key import (
    CannotOpen,
    TenderKey,
    Wrap,
    can_open,
    make_tender_key,
    secret_in,
    take_layer,
)

__all__ = [
    "Box",
    "CannotOpen",
    "KeyPair",
    "NotAKey",
    "Sealed",
    "TenderKey",
    "Unsealable",
    "Wrap",
    "box_named",
    "can_open",
    "lose_key",
    "make_box",
    "make_tender_key",
    "new_key",
    "public_of",
    "seal",
    "secret_in",
    "take_layer",
    "unseal",
]
