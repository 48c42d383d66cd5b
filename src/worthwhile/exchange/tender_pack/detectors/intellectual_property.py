"""What becomes of methods and materials that the provider brings (FIT-43)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_RIGHTS = pattern(r"\b(?:intellectual property|background IP|background materials|IPR)\b")
_BROUGHT = pattern(
    r"\b(?:background|pre-?existing|existing|existed before|brought by|owned by the (?:provider|supplier|contractor)|"
    r"its own)\b"
)
_ASSIGNED = pattern(
    r"\bassigns?\b|\bvests? in the (?:council|authority|buyer|trust|commissioner)|\bshall (?:vest in|"
    r"transfer to|belong to|become the property of) the (?:council|authority|buyer|"
    r"trust|commissioner)"
)
_KEPT = pattern(
    r"\b(?:remains?|retains?|stays?|keeps?|kept|continue to)\b[^.;]{0,40}\b(?:property|owned?|ownership|"
    r"provider|supplier|"
    r"contractor)\b"
)
_LICENCE = pattern(r"\b(?:licen[cs]e[sd]?)\b")


def find_intellectual_property(said: Statement) -> Iterator[Fact]:
    """Kept, licensed or assigned; only what is said of rights that existed before counts."""
    rights = _RIGHTS.search(said.text)
    if not rights or not _BROUGHT.search(said.text):
        return
    assigned, kept, licence = _ASSIGNED.search(said.text), _KEPT.search(said.text), _LICENCE.search(said.text)
    if assigned and not is_denied(said.text, *assigned.span()):
        yield said.fact("background_ip", "assigned", at=assigned.span())
    elif licence and not kept:
        yield said.fact("background_ip", "licensed", at=licence.span())
    elif kept:
        yield said.fact("background_ip", "kept", at=kept.span())
