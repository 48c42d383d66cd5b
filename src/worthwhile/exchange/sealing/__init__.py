"""Sealed bids: keys of people and tenders, opened by several people together, in the age format."""

from worthwhile.exchange.sealing.bids import Sealed, Unsealable, seal, unseal
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
    "CannotOpen",
    "KeyPair",
    "NotAKey",
    "Sealed",
    "TenderKey",
    "Unsealable",
    "Wrap",
    "can_open",
    "make_tender_key",
    "new_key",
    "public_of",
    "seal",
    "secret_in",
    "take_layer",
    "unseal",
]
