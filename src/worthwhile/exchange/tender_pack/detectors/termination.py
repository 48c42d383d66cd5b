"""How the contract may end early without a cause (FIT-29, FIT-31)."""

from __future__ import annotations

import itertools
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
_MARK = pattern(r"\([a-z]\)\s")
_BARRED = pattern(r"\b(?:no right to|may not|cannot|shall not be entitled to) terminat[^.;]{0,40}without")
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
    elif _BARRED.search(said.text):
        yield said.fact("termination_without_cause", False)
    elif _ENDS.search(said.text) and _BUYER.search(said.text):
        for start, end in _ways(said.text):
            yield from _one_way(said, start, end)


def _ways(text: str) -> list[tuple[int, int]]:
    """Where each way to end stands: "may terminate: (a) on notice; (b) for breach" names two."""
    marks = [found.start() for found in _MARK.finditer(text)]
    return list(itertools.pairwise([*marks, len(text)])) if len(marks) > 1 else [(0, len(text))]


def _one_way(said: Statement, start: int, end: int) -> Iterator[Fact]:
    way = said.text[start:end]
    notices = [one for one in durations_in(way) if _is_notice(way, one.start, one.end)]
    if _CAUSE.search(way) or not (_WITHOUT.search(way) or notices):
        return
    yield said.fact("termination_without_cause", True, at=(start, end))
    if notices and not notices[0].is_working_days:
        span = (start + notices[0].start, start + notices[0].end)
        yield said.fact("termination_notice_months", notices[0].as_months(), at=span)
        if _EITHER.search(said.text):
            yield said.fact("break_with_notice", True, at=span)


def _is_notice(text: str, start: int, end: int) -> bool:
    return bool(_NOTICE.search(text[end : end + 40])) or bool(_NOTICE.search(text[max(0, start - 30) : start]))
