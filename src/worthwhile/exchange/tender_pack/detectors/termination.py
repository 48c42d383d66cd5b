"""How the contract may end early without a cause (FIT-29, FIT-31)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import durations_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_ENDS = pattern(
    r"\b(?:terminat(?:e|es|ed|ion)|end (?:this|the) (?:contract|agreement)|bring (?:this|"
    r"the) [^.;]{0,20} to an end)\b"
)
_CAUSE = pattern(
    r"\b(?:breach|default|insolven\w*|if the (?:provider|supplier|contractor)|fails?|failure|for cause|fraud|"
    r"where the (?:provider|supplier))\b"
)
_WITHOUT = pattern(r"\bwithout (?:any )?(?:cause|reason|fault)|\bfor convenience\b|\bat any time\b|\bfor any reason\b")
_BUYER = pattern(r"\b(?:council|authority|commissioners?|buyer|trust|board|icb|client|customer|either party|party)\b")
_EITHER = pattern(r"\b(?:either party|each party|both parties|the (?:provider|supplier|contractor) may)\b")
_NOTICE = pattern(r"\bnotice\b")
_WOUND_UP = pattern(
    r"\b(?:pay|meet|reimburse|cover)s?\b[^.;]{0,60}\b(?:winding[- ]?(?:up|down)|wind[- ]?down|redundancy|exit|"
    r"demobilisation) costs?|\b(?:winding[- ]?(?:up|down)|wind[- ]?down|redundancy) costs?\b[^.;]{0,40}\b(?:paid|met|"
    r"reimbursed)"
)


def find_termination(said: Statement) -> Iterator[Fact]:
    """A right to end the contract at will, its notice, and what is then paid."""
    wound_up = _WOUND_UP.search(said.text)
    if wound_up:
        yield said.fact("winding_down_paid", not is_denied(said.text, *wound_up.span()), at=wound_up.span())
    ends = _ENDS.search(said.text)
    if not ends or not _BUYER.search(said.text) or wound_up:
        return
    without = _WITHOUT.search(said.text)
    if pattern(r"\b(?:no right to|may not|cannot|shall not be entitled to) terminat[^.;]{0,40}without").search(
        said.text
    ):
        yield said.fact("termination_without_cause", False, at=ends.span())
        return
    notices = [one for one in durations_in(said.text) if _is_notice(said.text, one.start, one.end)]
    if _CAUSE.search(said.text) or not (without or notices):
        return
    yield said.fact("termination_without_cause", True, at=ends.span())
    if notices and not notices[0].is_working_days:
        span = (notices[0].start, notices[0].end)
        yield said.fact("termination_notice_months", notices[0].as_months(), at=span)
        if _EITHER.search(said.text):
            yield said.fact("break_with_notice", True, at=span)


def _is_notice(text: str, start: int, end: int) -> bool:
    return bool(_NOTICE.search(text[end : end + 40])) or bool(_NOTICE.search(text[max(0, start - 30) : start]))
