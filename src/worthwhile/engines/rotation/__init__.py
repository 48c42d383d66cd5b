"""Whose turn it is: a few suppliers out of those who fit, so that a list of suppliers stays open to all of them."""

from worthwhile.engines.rotation.choose import PLACES, choose_suppliers
from worthwhile.engines.rotation.turn import InTurn, Invitation, NotInTurn, OneTurn, Rotation, Supplier

__all__ = [
    "PLACES",
    "InTurn",
    "Invitation",
    "NotInTurn",
    "OneTurn",
    "Rotation",
    "Supplier",
    "choose_suppliers",
]
