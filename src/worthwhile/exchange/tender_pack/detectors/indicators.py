"""How many indicators a contract is followed by (FIT-39)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import NUMBER, number
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_COUNT = pattern(
    rf"\b(?P<count>{NUMBER})\s(?:\(\d+\)\s)?(?:(?:core|main|contract)\s)?(?:key performance indicators|KPIs)\b"
)
_NOT_ALL = pattern(r"\b(?:at least|minimum of|up to|no more than|fewer than|more than|top|of the|first)\s$")


def find_indicators(said: Statement) -> Iterator[Fact]:
    """A count that is stated, and not a bound on it."""
    found = _COUNT.search(said.text)
    value = number(found["count"]) if found else None
    if found and value and not _NOT_ALL.search(said.text[: found.start()]):
        yield said.fact("indicators", value, at=found.span())
