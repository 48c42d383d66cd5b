"""How far the provider is liable (FIT-27)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import money_in, shares_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_WHOSE = r"(?:provider|supplier|contractor|service provider|party|parties)"
_CAPPED = pattern(
    r"\bliabilit(?:y|ies)\b[^.;]{0,80}\b(?:(?:shall|will|does|do) not exceed|(?:is|are|be) (?:limited|capped) (?:to|"
    r"at)|limited to|capped at)|\bneither party['’]?s?\b[^.;]{0,40}\bliabilit[^.;]{0,30}\b(?:shall|will|may) exceed"
)
_UNLIMITED = pattern(
    rf"\b{_WHOSE}['’]?s?['’]?\s(?:\w+\s){{0,2}}liability\b[^.;]{{0,40}}\b(?:is|shall be|will be)\s(?:unlimited|"
    r"uncapped|not (?:limited|capped))|\b(?:no (?:cap|limit) on|unlimited|"
    r"uncapped) (?:the )?(?:\w+ ){0,2}liability"
)
_LAW = pattern(r"\b(?:death|personal injury|fraud|cannot be (?:limited|excluded) by law|nothing in this)\b")
_INSURANCE = pattern(r"\binsurances?\b|\bsums? (?:insured|recoverable)\b")
_MUTUAL = pattern(r"\b(?:neither party|each party['’]?s|either party['’]?s|both parties)\b")
_INDEMNITY = pattern(
    r"\bindemnif(?:y|ies)\b[^.]{0,120}\b(?:without (?:any )?limit|unlimited|uncapped|in full against all)\b"
)
_CHARGES = pattern(r"\b(?:annual|year(?:ly)?|charges|contract value|fees)\b")


def find_liability(said: Statement) -> Iterator[Fact]:
    """A cap and what it is of, or the word that there is none; what no law lets anybody limit is left."""
    indemnity = _INDEMNITY.search(said.text)
    if indemnity and "not" not in said.text[: indemnity.end()].lower().split():
        yield said.fact("uncapped_indemnity", True, at=indemnity.span())
    if _LAW.search(said.text):
        return
    unlimited, capped = _UNLIMITED.search(said.text), _CAPPED.search(said.text)
    if unlimited and not pattern(r"\b(?:council|authority|buyer)['’]?s? liability").search(said.text):
        yield said.fact("liability_capped", False, at=unlimited.span())
    elif capped and not pattern(r"\b(?:council|authority|buyer)['’]?s? (?:total |aggregate )?liability").search(
        said.text
    ):
        yield said.fact("liability_capped", True, at=capped.span())
        yield from _cap(said)


def _cap(said: Statement) -> Iterator[Fact]:
    sums, shares = list(money_in(said.text)), list(shares_in(said.text))
    if len(sums) == 1:
        yield said.fact("liability_cap", sums[0].value, at=(sums[0].start, sums[0].end))
    if len(shares) == 1 and _CHARGES.search(said.text):
        yield said.fact("liability_cap_share", shares[0].value, at=(shares[0].start, shares[0].end))
    insurance, mutual = _INSURANCE.search(said.text), _MUTUAL.search(said.text)
    if insurance and not sums and not shares:
        yield said.fact("liability_cap_is_insurance", True, at=insurance.span())
    if mutual:
        yield said.fact("liability_mutual", True, at=mutual.span())
