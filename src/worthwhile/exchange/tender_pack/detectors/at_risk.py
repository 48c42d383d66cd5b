"""The share of the price that hangs on results (FIT-23)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import shares_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_RESULTS = pattern(
    r"\bpay(?:able|ment|ments|ed)? by results\b|\bpayment[- ]by[- ]results\b|\bPbR\b|\bat risk\b|"
    r"\boutcomes?[- ]based payments?\b|\bpa(?:id|yable) (?:only )?on (?:the )?achievement of\b|"
    r"\bperformance[- ]related payments?\b"
)
_MONEY = pattern(r"\b(?:price|fees?|contract|charges|value|payments?|payable|paid|income|funding)\b")


def find_share_at_risk(said: Statement) -> Iterator[Fact]:
    """The share, 0 where the documents say that there is none."""
    found = _RESULTS.search(said.text)
    if not found or not _MONEY.search(said.text):
        return
    if is_denied(said.text, *found.span()):
        yield said.fact("share_at_risk", Decimal(0), at=found.span())
        return
    shares = [share for share in shares_in(said.text) if share.value <= 1]
    if len({share.value for share in shares}) == 1:
        yield said.fact("share_at_risk", shares[0].value, at=(shares[0].start, shares[0].end))
