"""Whether and how the price moves over the years (FIT-32)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.numbers import durations_in
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_PRICE = pattern(r"\b(?:prices?|charges|fees?|rates?|uplifts?|contract sum|payments?|budget)\b")
_INDEX = pattern(
    r"\b(?:CPIH?|RPIX?|consumer prices? ind(?:ex|ices)|retail prices? index|average weekly earnings|AWE|"
    r"national living wage|NHS (?:tariff|payment scheme)|cost uplift factor)\b"
)
_MOVES = pattern(r"\b(?:increas\w+|adjust\w+|uplift\w*|index\w*|in line with|review\w*|linked|rise)\b")
_NONE = pattern(
    r"\b(?:no|not|without)\b[^.;]{0,40}\b(?:uplift|inflation\w*|indexation|price increases?|"
    r"increases? in (?:the )?(?:price|rates?))|\bfixed (?:for|throughout|over) (?:the )?(?:whole |full |entire |"
    r"duration|life|length|term|contract)"
)
_FIXED = pattern(r"\bfixed\b[^.;]{0,30}\b(?:for|over|during)\b[^.;]{0,20}$")
_REVIEW = pattern(r"\breview(?:ed|s)?\b")
_YEARLY = pattern(r"\b(?:annual(?:ly)?|each year|every year|yearly|each anniversary|per annum)\b")


def find_indexation(said: Statement) -> Iterator[Fact]:
    """A named index, a review, or a price that stays; an index of something else is no price."""
    if not _PRICE.search(said.text):
        return
    fixed = next((one for one in durations_in(said.text) if _FIXED.search(said.text[: one.start]) and one.months), None)
    none, index, review = _NONE.search(said.text), _INDEX.search(said.text), _REVIEW.search(said.text)
    if fixed:
        yield said.fact("price_fixed_months", fixed.as_months(), at=(fixed.start, fixed.end))
    how = ""
    if none and not fixed:
        how = "none"
    elif index and _MOVES.search(said.text) and not is_denied(said.text, *index.span()):
        how = "named-index"
    elif review and (fixed or pattern(r"\b(?:prices?|charges|rates?|fees?)\b[^.;]{0,40}\breview").search(said.text)):
        how = "review"
    if how:
        yield said.fact("indexation", how)
    yearly = _YEARLY.search(said.text)
    if how in ("named-index", "review") and yearly:
        yield said.fact("indexation_yearly", True, at=yearly.span())
