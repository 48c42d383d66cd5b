"""Whether a framework agreement is to be concluded (FIT-01)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_FRAMEWORK = r"framework(?:\s(?:agreements?|contracts?|arrangements?|panel))?"
_CONCLUDED = pattern(
    r"\b(?:establish\w*|set(?:ting)? up|conclude|put(?:ting)? in place|enter(?:ing)? into|creat\w+|procure an?|"
    r"develop(?:ed|ing)?|award(?:ed)? an?|provision of|appointment of a|wish\w* to appoint|looking for|launch\w*|"
    rf"join the|appointed (?:on)?to|to (?:a|the)|renewal of)\b[^.;]{{0,140}}\b{_FRAMEWORK}\b|\b(?:this|the|national|"
    rf"year|new)\s(?:\w+\s){{0,4}}{_FRAMEWORK}\b\s(?:\(\w+\)\s)?(?:will|shall|is|has|for|period|suppliers?)\b|"
    rf"^an? (?:\w+ )?{_FRAMEWORK} (?:for|of)\b|\bopen framework\b"
)
_ANOTHERS = pattern(
    r"\b(?:via|under|against|from|using|through)\s(?:[^\s.:;]+\s){0,9}framework|\bfurther competition (?:from|under|"
    r"against)|\bmini-?\s?competition\b[^.;]{0,40}\bframework|\bcatalogue\b|\bsetting the framework\b|\bmanag(?:es|"
    r"ing) an? (?:range|framework)|\bDPS\b[^.;]{0,30}\bnot a framework|\bRM\d{4}\b"
)
_OTHER_KIND = pattern(
    r"\b(?:evaluation|behaviour|intervention|policy|legal|legislative|outcomes?|quality|assessment|regulatory|"
    r"governance|performance|competency|commissioning|strategic|planning) framework\b|\bexisting framework|"
    r"\bcurrent framework"
)


def find_framework(said: Statement) -> Iterator[Fact]:
    """A framework of its own; buying under one that others made is none, nor is a framework of another kind."""
    found = _CONCLUDED.search(said.text)
    if not found or _ANOTHERS.search(said.text) or _OTHER_KIND.search(said.text):
        return
    if not is_denied(said.text, found.start(), found.start() + 1):
        yield said.fact("is_framework", True, at=found.span())
