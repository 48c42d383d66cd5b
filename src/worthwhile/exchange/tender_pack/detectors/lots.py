"""Into how many lots the contract is divided (FIT-10, FIT-11)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.doubt import is_taken_back
from worthwhile.exchange.tender_pack.numbers import NUMBER, number
from worthwhile.exchange.tender_pack.statements import Statement, Statements
from worthwhile.exchange.tender_pack.wording import pattern

_COUNT = pattern(
    rf"\b(?:total of\s)?(?P<count>{NUMBER})\s?(?:\((?P<again>\d{{1,2}})\)\s)?(?:(?:separate|different|distinct|"
    r"geographical|regional|individual)\s)*lots?\b(?!\s?(?:\d|activities|of (?:people|time|work)))"
)
_DIVIDED = pattern(
    r"\b(?:divided|split|separated|broken|let|packaged|consist\w*|compris\w*|into|has|have|are|be|across|includ\w*|"
    r"there (?:are|will be)|following|both)\b"
)
_SUB = pattern(
    r"\b(?:sub-?\s?divided|each lot|per lot|maximum of|number of lots|up to|lots? (?:that|a) (?:single|bidder))\b"
)
_WHOLE = pattern(
    r"\b(?:not|n't)\s(?:be\s)?(?:sub-?)?(?:divided|split|separated)\s(?:in)?to\s(?:separate )?lots\b|"
    r"\bno (?:division into )?lots\b|\b(?:as|in) (?:a|one) single lot\b"
)
_REASON = pattern(r"\b(?:because|since|as the|due to|the reason|in order to|reasons?)\b")
_NAMED = pattern(
    r"\blot\s?(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s?of (?:the )?(?:CCS|RM))"
)
_ELSEWHERE = pattern(
    r"\b(?:RM\d{4}|using lot|under lot|framework (?:agreement )?RM|CCS|further competition (?:from|under|against))\b"
)
_AND_MORE = pattern(r"^\s(?:and|plus) (?:one|an?|\d)\b")
_FEWEST = 2


def find_lots(read: Statements) -> Iterator[Fact]:
    """The count where it is stated; otherwise the lots that are named from 1 on without a gap."""
    stated = [fact for said in read for fact in _stated(said)]
    yield from stated
    if not any(fact.name == "number_of_lots" for fact in stated):
        yield from _named(read)


def _stated(said: Statement) -> Iterator[Fact]:
    whole = _WHOLE.search(said.text)
    if whole:
        yield said.fact("number_of_lots", Decimal(1), at=whole.span())
        if _REASON.search(said.text[whole.end() :]) and not is_taken_back(said):
            yield said.fact("lots_reasons_given", True, at=whole.span())
        return
    counts = [
        found
        for found in _COUNT.finditer(said.text)
        if not _SUB.search(said.text[max(0, found.start() - 45) : found.start()])
    ]
    total = next((found for found in counts if found[0].lower().startswith("total of")), None)
    found = total or (counts[0] if counts else None)
    value = number(found["count"]) if found else None
    if found and (_AND_MORE.match(said.text[found.end() :]) or (found["again"] and number(found["again"]) != value)):
        return
    if found and value and value >= _FEWEST and _is_division(said.text, found.start(), found.end()):
        yield said.fact("number_of_lots", value, at=found.span())


def _is_division(text: str, start: int, end: int) -> bool:
    return (
        bool(_DIVIDED.search(text[max(0, start - 60) : end + 40]))
        or start == 0
        or text[max(0, start - 2) : start] in ("- ", "a ")
    )


def _named(read: Statements) -> Iterator[Fact]:
    first: dict[int, Statement] = {}
    for said in read:
        if _ELSEWHERE.search(said.text):
            continue
        for found in _NAMED.finditer(said.text):
            value = number(found["number"])
            if value:
                first.setdefault(int(value), said)
    if len(first) >= _FEWEST and set(first) == set(range(1, len(first) + 1)):
        yield first[1].fact("number_of_lots", Decimal(len(first)))
