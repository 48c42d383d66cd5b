"""Whether suitability is judged in a stage of its own before bids (FIT-08)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_NONE = pattern(
    r"\b(?:single|one)[- ]stage (?:procedure|process|procurement|tender|open)|\bno (?:separate |prior )?(?:selection|"
    r"suitability|qualification|pre-?qualification|shortlisting) stage|\bwithout a (?:selection|shortlisting) stage"
)
_BOTH = pattern(r"\b(?:two|2)[- ]stage\b")
_STAGE = pattern(
    r"\b(?:two|2)[- ]stage\b[^.;]{0,40}\b(?:process|procedure|procurement|tender|restricted)\b|"
    r"\brestricted procedure\b|\bselection stage\b|\bpre[- ]?qualif\w+ (?:questionnaire|stage)|\bPQQ\b|"
    r"\bshort-?list(?:ed)? (?:of )?\w+ (?:organisations|bidders|suppliers|providers|tenderers)|\b(?:only )?(?:those|"
    r"bidders|applicants) who pass(?: stage (?:one|1))? will be invited"
)


def find_stage(said: Statement) -> Iterator[Fact]:
    """A stage of selection, or the plain word that there is none."""
    none, found = _NONE.search(said.text), _STAGE.search(said.text)
    if none and not _BOTH.search(said.text):
        yield said.fact("suitability_stage", False, at=none.span())
    elif found and not none:
        yield said.fact("suitability_stage", True, at=found.span())
