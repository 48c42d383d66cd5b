"""Whether an earlier contract with an authority is demanded (FIT-05)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_BODY = (
    r"(?:(?:this|the) (?:council|authority|trust|board|commissioner|buyer|icb)|us\b|(?:a|another|"
    r"any) (?:public (?:sector )?|local |contracting |scottish |welsh |english |"
    r"nhs )+(?:contracting )?(?:authority|body|sector|trust)|"
    r"(?:the )?(?!(?:an?|any|another|one|other) )(?:[\w'’&-]+ ){1,4}(?:council|health board|nhs trust|nhs body|icb)\b)"
)
_EARLIER = (
    r"(?:held|had|delivered|completed|performed|been awarded|previous(?:ly)?|prior|past|existing|current|worked|"
    r"supplied)"
)
_DEMANDED = pattern(
    r"\b(?:must|shall|required|only (?:organisations|bidders|suppliers|providers|those)|"
    rf"essential)\b[^.;]{{0,60}}\b{_EARLIER}\b[^.;]{{0,50}}\b(?:contract|agreement|"
    rf"services?)\b[^.;]{{0,30}}\b(?:with|for|to|by) {_BODY}|\b(?:only|every|each|all)\b[^.;]{{0,60}}\b(?:"
    rf"currently|already|has held|have held|has had|have had)\b[^.;]{{0,20}}\bcontracts? (?:with|to) {_BODY}"
)
_APART = re.compile(r"\b(?:but|however|except|other than)\b|;", re.IGNORECASE)
_NOT_DEMANDED = pattern(
    r"\b(?:(?:do|does|need|is|are)\s?n[o']t|no|not)\b[^.;]{0,50}\b(?:(?:worked|contracted) (?:with|for)|"
    r"(?:previous|prior|earlier|existing|past) (?:contract|experience of working|work)[^.;]{0,20} (?:with|"
    rf"for)) {_BODY}"
)


def find_experience(said: Statement) -> Iterator[Fact]:
    """Experience of a kind of work is no earlier contract: only a contract with an authority counts."""
    found = next((one for part in _APART.split(said.text) if (one := _demand_in(part))), None)
    denied = _NOT_DEMANDED.search(said.text)
    if found:
        yield said.fact("prior_contract_demanded", True)
    elif denied:
        yield said.fact("prior_contract_demanded", False, at=denied.span())


def _demand_in(part: str) -> bool:
    return bool(_DEMANDED.search(part)) and not _NOT_DEMANDED.search(part)
