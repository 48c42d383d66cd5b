"""What bidders hear after the award (FIT-49)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import pattern

_NONE = pattern(
    r"\b(?:not (?:be )?(?:able to )?(?:provide|give|offer)|no|unable to (?:provide|give|offer))\b[^.;]{0,20}\bfeedback"
)
_TOTAL_ONLY = pattern(
    r"\bnot (?:an? |the )?(?:\w+ ){0,3}(?:for|per|by|on) (?:each|every|\w+ )?\s?criteri|\b(?:total|"
    r"overall) (?:score|mark)s? "
    r"only\b|\bonly (?:the|its|their) (?:total|overall) (?:score|mark)"
)
_EACH = pattern(
    r"\b(?:every|each|all|unsuccessful)\s(?:\w+\s){0,2}(?:bidders?|tenderers?|suppliers?|"
    r"providers?)\b[^.;]{0,120}\b(?:each|every|per|by) (?:\w+ )?(?:criteri(?:on|a)|question)|"
    r"\bfeedback\b[^.;]{0,80}\b(?:each|every|per|by) (?:\w+ )?(?:criteri(?:on|a)|question)"
)
_TOLD = pattern(r"\b(?:reasons?|feedback|scores?|explanation|told|receive)\b")
_SAME = pattern(r"\b(?:all|every|each)\b[^.;]{0,80}\b(?:at the same time|on the same day|simultaneously)\b")


def find_feedback(said: Statement) -> Iterator[Fact]:
    """A promise of reasons criterion by criterion, or the word that there is no feedback."""
    none, each, same = _NONE.search(said.text), _EACH.search(said.text), _SAME.search(said.text)
    none = none or _TOTAL_ONLY.search(said.text)
    if none:
        yield said.fact("feedback_per_criterion", False, at=none.span())
        return
    if each and _TOLD.search(said.text):
        yield said.fact("feedback_per_criterion", True, at=each.span())
    if same and _TOLD.search(said.text):
        yield said.fact("feedback_same_time", True, at=same.span())
