"""Who must send audited accounts (FIT-02)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_AUDITED = pattern(r"\baudited\b[^.;]{0,40}?\b(?:accounts|financial (?:statements|accounts|reports))\b")
_NOBODY = pattern(
    r"\b(?:do not|does not|don't|will not|not)\s(?:ask for|require|need|request|want)[^.;]{0,30}\baudited|"
    r"\baccounts?\b[^.]{0,40}\b(?:need not|do not (?:need|have) to|not (?:need|required|have) to) be audited|"
    r"\bno audited accounts|\baudited accounts (?:are|is|will) not (?:be )?(?:required|needed)"
)
_BY_LAW = pattern(
    r"\b(?:only (?:where|if)|where|if)\b[^.;]{0,80}\b(?:obliged|required|requires?|"
    r"needs?)\b[^.;]{0,80}\b(?:Companies Act|by law|in law|audit(?:ed)?)\b"
)
_WHATEVER = pattern(
    r"\bwhether or not\b|\beven (?:where|if|when)\b|\bregardless\b|\birrespective\b|"
    r"\bif audited (?:accounts|financial statements) (?:are|is) not (?:available|provided|supplied|"
    r"sent)\b[^.;]{0,60}\b(?:"
    r"reject|exclu|fail|disqualif)"
)
_OTHERS_TOO = pattern(r"\b(?:and|or) (?:also )?(?:where|if|when|from)\b")
_OR_ELSE = pattern(
    r"\bmay be (?:asked|required|requested)\b|\bif (?:available|you have|they exist)|"
    r"\bor,? (?:if|where|an?|equivalent)\b|^(?:if|where)\b"
)
_ASKED = pattern(
    r"\b(?:must|shall|required|provide|submit|supply|attach|enclose|send|upload|copies of|copy of|include)\b"
)

_ASKED_OR_OUT = pattern(rf"{_ASKED.pattern}|\b(?:submitted|provided|supplied|reject\w*|exclu\w*|fail)\b")


def find_accounts(said: Statement) -> Iterator[Fact]:
    """Everybody, those whom the law obliges, or nobody."""
    nobody = _NOBODY.search(said.text)
    if nobody:
        yield said.fact("audited_accounts", "nobody", at=nobody.span())
        return
    found = _AUDITED.search(said.text)
    if not found:
        return
    if _WHATEVER.search(said.text) and _ASKED_OR_OUT.search(said.text):
        yield said.fact("audited_accounts", "everybody", at=found.span())
        return
    by_law = _BY_LAW.search(said.text)
    if by_law and _OTHERS_TOO.search(said.text[by_law.end() :]):
        return
    if by_law:
        yield said.fact("audited_accounts", "where-companies-act-requires", at=found.span())
    elif _ASKED.search(said.text) and not _OR_ELSE.search(said.text):
        yield said.fact("audited_accounts", "everybody", at=found.span())
