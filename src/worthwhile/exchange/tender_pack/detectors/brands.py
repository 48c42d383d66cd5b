"""Products demanded by their brand, and whether an equivalent is accepted (FIT-07)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import EQUIVALENT, is_denied, pattern

_BRAND = pattern(
    r"\b(?:Microsoft (?:Dynamics|Excel|Word|Office|Teams|SharePoint|Power BI|Access)|SystmOne|EMIS Web|EMIS|RiO|"
    r"Mosaic|Liquidlogic|Salesforce|Charitylog|Lamplight|In-Form|Outcomes Star|Google Workspace|iPads?|Apple|Samsung|"
    r"Zoom|Xero|Sage|AutoCAD|Vitrucare)\b"
)
_USED = pattern(
    r"\b(?:must|shall|required to|are to|is to|will need to|needs? to)\b[^.;]{0,60}\b(?:use|used|using|kept|recorded|"
    r"record|supplied|supply|stored|entered|enter|provided|made|be)\b"
)
_OF_THE_BID = pattern(r"\b(?:tenders?|bids?|submission|submitted|responses?|quotations?|questionnaires?)\b")


def find_brands(said: Statement) -> Iterator[Fact]:
    """A product that must be used in the service; the form in which a bid is sent is another matter."""
    if not _USED.search(said.text) or _OF_THE_BID.search(said.text):
        return
    names = dict.fromkeys(
        found[0] for found in _BRAND.finditer(said.text) if not is_denied(said.text, found.start(), found.end())
    )
    equivalent = EQUIVALENT.search(said.text)
    for name in names:
        yield said.fact("brand", name)
        if equivalent:
            yield said.fact("brand_equivalent", True, about=name, at=equivalent.span())
    if names:
        yield said.fact("brands_demanded", True)
