"""Open books, and what is taken back (FIT-45, FIT-46)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_OPEN_BOOK = pattern(r"\bopen[- ]book\b|\b(?:profit|surplus|margin) cap\b|\bcap on (?:profit|surplus)")
_CLAWBACK = pattern(r"\bclaw(?:ed)?[- ]?back\b")
_TAKEN = pattern(r"\b(?:re-?paid|re-?pay|returned?|recover(?:ed|s)?|reclaim\w*|claw(?:ed)?[- ]?back|recoup\w*)\b")
_UNSPENT = pattern(r"\b(?:unspent|underspen[dt]|not (?:been )?(?:spent|delivered)|undelivered|under-?delivery)\b")
_SAVINGS = pattern(r"\b(?:surplus(?:es)?|efficiency savings?|savings?|profits?)\b")
_MONEY = pattern(r"\b(?:funding|money|funds?|payments?|council|authority|buyer|trust|commissioner|contract)\b")


def find_open_book(said: Statement) -> Iterator[Fact]:
    """Whether accounts are open, and whether what is unspent or also what is saved goes back."""
    opened, clawback, taken = _OPEN_BOOK.search(said.text), _CLAWBACK.search(said.text), _TAKEN.search(said.text)
    if opened:
        yield said.fact("open_book", not is_denied(said.text, *opened.span()), at=opened.span())
        return
    if clawback and is_denied(said.text, *clawback.span()):
        yield said.fact("clawback", "none", at=clawback.span())
    elif taken and _MONEY.search(said.text) and not is_denied(said.text, *taken.span()):
        savings, unspent = _SAVINGS.search(said.text), _UNSPENT.search(said.text)
        if savings:
            yield said.fact("clawback", "savings-too", at=savings.span())
        elif unspent:
            yield said.fact("clawback", "unspent-or-undelivered", at=unspent.span())
