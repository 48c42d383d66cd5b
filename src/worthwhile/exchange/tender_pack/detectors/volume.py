"""Whether a least volume is paid for (FIT-24)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_WHAT = r"(?:volumes?|levels?|numbers?|business|work|referrals|expenditure|spend|orders|usage|activity|income|minimum)"
_NONE = pattern(
    rf"\b(?:no|not an?|not|cannot|does not|nor|without)\b[^.;]{{0,40}}\bguarantee\w*\b[^.;]{{0,70}}\b{_WHAT}\b|"
    rf"\b{_WHAT}\b[^.;]{{0,50}}\b(?:cannot|can ?not|is not|are not|not be|neither)\b[^.;]{{0,20}}\bguaranteed\b|"
    r"\bno (?:\w+ ){0,4}(?:is|are|will be) guaranteed\b|\bnot a guarantee of (?:future )?(?:business|work)\b"
)
_FLOOR = pattern(
    r"\bminimum of [^.;]{0,60}\bwill be paid\b|\bguaranteed? (?:a )?minimum (?:volume|payment|number|income|level)|"
    r"\bminimum (?:volume|payment|number|income|level)\b[^.;]{0,30}\bguaranteed\b|\bblock (?:payment|contract|"
    r"funding|grant)\b"
)


def find_volume(said: Statement) -> Iterator[Fact]:
    """A floor or fixed part, or the word that nothing is guaranteed."""
    none, floor = _NONE.search(said.text), _FLOOR.search(said.text)
    if none:
        yield said.fact("volume_floor", False, at=none.span())
    elif floor and not pattern(r"\b(?:not|no) (?:a |an |be )*(?:block|guarantee)").search(said.text):
        yield said.fact("volume_floor", True, at=floor.span())
