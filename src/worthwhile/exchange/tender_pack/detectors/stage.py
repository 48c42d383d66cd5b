"""Whether suitability is judged in a stage of its own before bids (FIT-08)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_NONE = pattern(
    r"\b(?:single|one)[- ]stage (?:procedure|process|procurement|tender|open)|\bno (?:separate |prior )?(?:selection|"
    r"suitability|qualification|pre-?qualification|shortlisting) stage|\bwithout a (?:selection|shortlisting) stage"
)
_REFUSED = pattern(r"\b(?:do|does|will|shall) not (?:use|run|hold|apply|have) (?:a |an |the )?$")
_NOT_USED = pattern(r"^ (?:is|are|will|shall) not (?:be )?(?:used|run|held|applied)\b")
_BOTH = pattern(r"\b(?:two|2)[- ]stage\b")
_STAGE = pattern(
    r"\b(?:two|2)[- ]stage\b[^.;]{0,40}\b(?:process|procedure|procurement|tender|restricted)\b|"
    r"\brestricted procedure\b|\bselection stage\b|\bpre[- ]?qualif\w+ (?:questionnaire|stage)|\bPQQ\b|"
    r"\bshort-?list(?:ed)? (?:of )?\w+ (?:organisations|bidders|suppliers|providers|tenderers)|\b(?:only )?(?:those|"
    r"bidders|applicants) who pass(?: stage (?:one|1))? will be invited"
)

_PASSED = pattern(
    r"\b(?:suitability|selection|pre-?qualification) (?:assessment|questionnaire|stage)\b[^.;]{0,30}\b(?:must|"
    r"have to|need "
    r"to)\b[^.;]{0,20}\b(?:pass|be passed|complete first)|\bmust (?:first )?(?:pass|"
    r"get through)\b[^.;]{0,40}\b(?:selection|"
    r"suitability|questionnaire|pre-?qualif)|\bonly (?:the )?(?:\w+ )?(?:best|highest|"
    r"top)\b[^.;]{0,40}\binvited to (?:tender|"
    r"bid)|\b(?:been|be) (?:approved|selected|passed) at the (?:shortlisting|selection) stage"
)


def find_stage(said: Statement) -> Iterator[Fact]:
    """A stage of selection, or the plain word that there is none."""
    none, found, passed = _NONE.search(said.text), _STAGE.search(said.text), _PASSED.search(said.text)
    if passed:
        yield said.fact("suitability_stage", not is_denied(said.text, *passed.span()), at=passed.span())
    elif none and not _BOTH.search(said.text):
        yield said.fact("suitability_stage", False, at=none.span())
    elif found and not none:
        refused = _REFUSED.search(said.text[: found.start()]) or _NOT_USED.match(said.text[found.end() :])
        yield said.fact("suitability_stage", not refused, at=found.span())
