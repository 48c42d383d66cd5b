"""Whether sub-contractors are paid within the days of the law (FIT-21)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import Duration, durations_in
from worthwhile.exchange.tender_pack.reassuring import LAWFUL_DAYS
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_SUB = pattern(r"\bsub-?\s?(?:contractors?|contracts?)|\bsupply chain\b")
_PAY = pattern(r"\bpa(?:y|ys|id|yments?|yable)\b")
_SAME = pattern(r"\b(?:the )?same (?:period|terms|time|days)\b")
_TOO = pattern(r"\b(?:too|also|as well|likewise)\b")
_FREE = pattern(
    r"\b(?:need not|not (?:expected|required|obliged|bound) to|does not (?:need|have) to|"
    r"is free (?:not )?to)\b[^.;]{0,40}"
    r"\b(?:pay|pass|apply|flow)"
)
_WHEN_PAID = pattern(
    r"\b(?:of|from|after|following) [^.;]{0,40}\b(?:being paid|receiving payment|receipt of payment|"
    r"payment (?:by|from))\b"
)
_WISH = pattern(r"\b(?:encouraged?|should|hopes?|wish\w*|welcome[ds]?|asked to consider)\b")
_PROVIDER_PAYS = pattern(r"\b(?:provider|supplier|contractor)s? (?:shall|must|will|may) pay")
# Five working days are a week, and holidays make it longer: fewer than these are surely lawful, more surely not.
_SURELY_WITHIN, _SURELY_BEYOND = Decimal(18), Decimal(23)


def find_paid_on(said: Statement) -> Iterator[Fact]:
    """Yes or no where a time, or the same time as the provider's, is said of sub-contractors; a wish is neither."""
    sub = _SUB.search(said.text)
    if not sub or not _PAY.search(said.text):
        return
    free = _FREE.search(said.text)
    if free:
        yield said.fact("payment_flows_down", False, at=free.span())
        return
    if _WISH.search(said.text) or _WHEN_PAID.search(said.text):
        return
    theirs = _theirs(said, sub.start())
    verdicts = {verdict for one in theirs if (verdict := _is_within(one)) is not None}
    if False in verdicts:
        yield said.fact("payment_flows_down", False, at=sub.span())
    elif True in verdicts and len(theirs) == 1 and not is_denied(said.text, *sub.span()):
        yield said.fact("payment_flows_down", True, at=sub.span())
    elif not theirs and (_SAME.search(said.text) or _is_extended(said, sub.end())):
        yield said.fact("payment_flows_down", not is_denied(said.text, *sub.span()), at=sub.span())


def _theirs(said: Statement, start: int) -> list[Duration]:
    """The times said of sub-contractors: those after the word, or all where it is the provider that pays."""
    times = list(durations_in(said.text))
    after = [one for one in times if one.start > start]
    return after or (times if _PROVIDER_PAYS.search(said.text) else [])


def _is_extended(said: Statement, end: int) -> bool:
    """ "We pay within 30 days, our provider's sub-contractors too." """
    return bool(_TOO.search(said.text[end : end + 40]) and list(durations_in(said.text)))


def _is_within(one: Duration) -> bool | None:
    """Whether a time is within the law's; None where it depends on the month or on holidays."""
    if one.months is not None:
        return None if one.months == 1 else one.months < 1
    assert one.days is not None
    if not one.is_working_days:
        return one.days <= LAWFUL_DAYS
    return True if one.days <= _SURELY_WITHIN else False if one.days >= _SURELY_BEYOND else None
