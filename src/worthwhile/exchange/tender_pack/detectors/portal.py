"""The portal: what it costs, who can use it, and how bids are handed in (FIT-12, FIT-47, FIT-48)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import money_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_PORTAL = pattern(r"\b(?:portal|e-?tendering (?:system|site)|e-?sourcing|tender(?:ing)? system|website)\b")
_FREE = pattern(
    r"\b(?:no (?:charge|fee|cost)s?\b[^.;]{0,40}\b(?:regist|portal|use|submit|bid|tender)|"
    r"free (?:of charge )?to (?:register|use|bid)|(?:registration|portal|system)\b[^.;]{0,30}\bis free)"
)
_PAID = pattern(r"\b(?:pay|pays|fee|charge|subscription|cost)s?\b")
_USE = pattern(
    r"\b(?:to use|for (?:use of|using|access)|use of|to access|to register|to submit|on submission|registration|"
    r"subscription|(?:tender|bid) documents|document pack|(?:for )?each (?:bid|tender))\b"
)
_TO_BID = pattern(
    r"\b(?:fees?|charges?|subscriptions?|pay|pays|payment)\b[^.;]{0,60}\b(?:to (?:bid|tender|register|submit)|"
    r"(?:accompany|"
    r"with|for) (?:each|every|your|the|a) (?:tender|bid|submission)\b|(?:tender|bid) documents|document pack)"
)
_OTHER_FEE = pattern(
    r"\b(?:contract value|contract price|per (?:hour|day|week|session|visit|place|person)|an hour|budget|"
    r"funding|grants?|"
    r"estimated|maximum|fixed|prices?|insur\w*|turnover|salar\w+|rent)\b"
)
# What somebody pays to bid is small; a larger sum beside the word "charge" is a price.
_MOST = 5_000
_ACCESSIBLE = pattern(r"\b(?:WCAG|screen readers?|assistive technolog\w+|accessible to (?:disabled|people with))\b")
_ELECTRONIC = pattern(
    r"\b(?:submit\w*|returned?|uploaded?|made|sent)\b[^.;]{0,90}\b(?:electronic(?:ally)?|(?:via|through|by|using|"
    r"on) (?:the )?(?:\S+\s){0,6}?(?:portal|system|e-?mail|website|\w+ Portal|Public Contracts Scotland|www\.))|"
    r"\belectronic(?:ally)? submi\w+|\belectronically submit|\bno paper (?:copies|tenders|submissions)|"
    r"\bpaper (?:copies|bids|tenders) (?:will|are) not (?:be )?accepted"
)
_MUST = pattern(r"\b(?:must|should|will|shall|need to|only|are to|to be|required)\b")
_QUESTIONS = pattern(r"\b(?:clarifications?|questions?|queries|expressions? of interest|interest|communications?)\b")
_BIDS = pattern(r"\b(?:tenders?|bids?|quotations?|submissions?|tender documents|requests to participate|returns?)\b")
_TENDERS_TOO = pattern(r"\b(?:completed|invitation to tender|quotation submission|tenders)\b")
_PAPER = pattern(r"\b(?:printed|hard|paper) cop(?:y|ies)\b[^.;]{0,60}|\bby post\b")


def find_portal(said: Statement) -> Iterator[Fact]:
    """Fees, accessibility, and whether bids are handed in electronically."""
    yield from _fee(said)
    if _PORTAL.search(said.text):
        accessible = _ACCESSIBLE.search(said.text)
        if accessible:
            yield said.fact("portal_accessible", not is_denied(said.text, *accessible.span()), at=accessible.span())
    yield from _electronic(said)


def _fee(said: Statement) -> Iterator[Fact]:
    """What bidding costs; free only where the sentence has no sum that has to be paid."""
    sums = [amount for amount in money_in(said.text) if 0 < amount.value <= _MOST]
    to_bid = _USE if _PORTAL.search(said.text) else _TO_BID
    if len(sums) == 1 and _PAID.search(said.text) and to_bid.search(said.text) and not _OTHER_FEE.search(said.text):
        yield said.fact("portal_fee", sums[0].value, at=(sums[0].start, sums[0].end))
        return
    free = _FREE.search(said.text)
    if free and _PORTAL.search(said.text):
        yield said.fact("portal_fee", Decimal(0), at=free.span())


def _electronic(said: Statement) -> Iterator[Fact]:
    found = _ELECTRONIC.search(said.text)
    if found and _MUST.search(said.text) and _BIDS.search(said.text):
        questions, bids = _QUESTIONS.search(said.text), _BIDS.search(said.text)
        if not questions or (bids and bids.start() < questions.start()) or _TENDERS_TOO.search(said.text):
            yield said.fact("submitted_electronically", True, at=found.span())
        return
    paper = _PAPER.search(said.text)
    if paper and pattern(r"\bmust\b").search(said.text) and not pattern(r"\bnot\b").search(said.text):
        yield said.fact("submitted_electronically", False, at=paper.span())
