"""When the provider and its sub-contractors are paid (FIT-21, FIT-22)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.detectors.paid_on import find_paid_on
from worthwhile.exchange.tender_pack.numbers import DAYS_A_MONTH, durations_in
from worthwhile.exchange.tender_pack.reassuring import LAWFUL_DAYS
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
# The days of the law run from the invoice: thirty from a later day are more.
_LATER_THAN_RECEIPT = pattern(
    r"\bend of (?:the )?(?:calendar )?month|\bmonth[- ]end\b|\bmonth following\b|\b(?:of|from|after|"
    r"following) (?:the )?(?:"
    r"date of )?(?:approval|acceptance|verification|authorisation|validation|sign[- ]?off)\b"
)
_SET_ASIDE = pattern(
    r"\b(?:30|thirty)(?: calendar)?[- ]days?\b[^.;]{0,40}\b(?:does|do|shall|will) not apply|"
    r"\bwaives?\b[^.;]{0,60}\b(?:30|"
    r"thirty)[- ]days?\b"
)


def find_payment(said: Statement) -> Iterator[Fact]:
    """Days within which invoices are paid, whether sub-contractors are too, and whether money comes in advance."""
    if not _PAY.search(said.text):
        return
    sub = _SUB.search(said.text)
    is_of_sub_contractors = sub and _PROVIDER_PAYS.search(said.text)
    aside = _SET_ASIDE.search(said.text)
    if aside:
        yield said.fact("payment_overridden", True, at=aside.span())
        return
    if _TERMS.search(said.text) and not _OTHER.search(said.text) and not is_of_sub_contractors:
        yield from _days(said)
    yield from find_paid_on(said)
    advance, arrears = _ADVANCE.search(said.text), _ARREARS.search(said.text)
    if _PAST.search(said.text):
        return
    if advance and not arrears:
        yield said.fact("paid_in_advance", not is_denied(said.text, *advance.span()), at=advance.span())
    elif arrears and not advance:
        yield said.fact("paid_in_advance", False, at=arrears.span())


def _days(said: Statement) -> Iterator[Fact]:
    """The longest time that the buyer takes; a time after a word of sub-contractors is theirs."""
    sub = _SUB.search(said.text)
    ours = [one for one in durations_in(said.text) if not sub or one.start < sub.start()]
    found = [
        (one.days, one)
        for one in ours
        if one.days is not None
        and not one.is_working_days
        and _WITHIN.search(said.text[: one.start])
        and _FROM_INVOICE.match(said.text[one.end :])
    ]
    if _LATER_THAN_RECEIPT.search(said.text):
        found = [pair for pair in found if pair[0] > LAWFUL_DAYS]
    if not found:
        return
    days, longest = max(found, key=lambda pair: pair[0])
    others = [one.days or (one.months or 0) * DAYS_A_MONTH for one in ours if (one.days, one) not in found]
    if days > LAWFUL_DAYS or all(other <= days for other in others):
        yield said.fact("payment_days", days, at=(longest.start, longest.end))
