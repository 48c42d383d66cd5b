"""When the provider and its sub-contractors are paid (FIT-21, FIT-22)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import durations_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_PAY = pattern(r"\b(?:pay|pays|paid|payments?|payable|settled?|invoices?)\b")
_TERMS = pattern(r"\b(?:invoices?|payment terms|pay(?:s|ment|ments)?)\b")
_WITHIN = pattern(
    r"\b(?:within|in|are|is|of|terms?:?|terms are|at|:)\s(?:no later than |not more than |a maximum of |net )?$"
)
_FROM_INVOICE = pattern(
    r"^[^.;]{0,40}\b(?:receipt|invoice|submission|end of the month|payment|net|date)|^\s?(?:\.|;|,|\)|net|$)"
)
_OTHER = pattern(r"\b(?:complaints?|terminat\w*|notice|dispute notice|repay|repaid|refund\w*|queries|report)\b")
_SUB = pattern(r"\bsub-?\s?(?:contractors?|contracts?)|\bsupply chain\b")
_PAST = pattern(r"\b(?:was|were|had been) (?:\w+ )?paid\b")
_PROVIDER_PAYS = pattern(r"\b(?:provider|supplier|contractor) (?:shall|must|will) pay")
_ADVANCE = pattern(r"\b(?:in advance(?! of)|up ?front|mobilisation payment|advance payments?)\b")
_ARREARS = pattern(r"\b(?:in|monthly|quarterly) arrears\b")
_SAME = pattern(r"\b(?:same (?:period|terms|time|days)|within (?:the same|\d+|thirty) )")


def find_payment(said: Statement) -> Iterator[Fact]:
    """Days within which invoices are paid, whether sub-contractors are too, and whether money comes in advance."""
    if not _PAY.search(said.text):
        return
    sub = _SUB.search(said.text)
    is_of_sub_contractors = sub and _PROVIDER_PAYS.search(said.text)
    if _TERMS.search(said.text) and not _OTHER.search(said.text) and not is_of_sub_contractors:
        yield from _days(said)
    if sub and (_SAME.search(said.text) or list(durations_in(said.text))) and pattern(r"\bpay").search(said.text):
        yield said.fact("payment_flows_down", not is_denied(said.text, *sub.span()), at=sub.span())
    advance, arrears = _ADVANCE.search(said.text), _ARREARS.search(said.text)
    if _PAST.search(said.text):
        return
    if advance and not arrears:
        yield said.fact("paid_in_advance", not is_denied(said.text, *advance.span()), at=advance.span())
    elif arrears and not advance:
        yield said.fact("paid_in_advance", False, at=arrears.span())


def _days(said: Statement) -> Iterator[Fact]:
    for one in durations_in(said.text):
        if one.days is None or one.is_working_days:
            continue
        if _WITHIN.search(said.text[: one.start]) and _FROM_INVOICE.match(said.text[one.end :]):
            yield said.fact("payment_days", one.days, at=(one.start, one.end))
            return
