"""What is said of the documents and of changes to them (FIT-12, FIT-16, FIT-52), and of sensitive data (FIT-44)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_SAID = {
    "all_documents_from_start": (
        r"\ball (?:of )?(?:the )?(?:procurement |tender |bid "
        r")*documents?\b[^.;]{0,60}\bavailable\b[^.;]{0,40}\b(?:from the (?:date|day|start|first)|immediately|now|"
        r"at the outset)"
    ),
    "editable_formats": (
        r"\b(?:template|form|response document|schedules?|questionnaire)s?\b[^.;]{0,60}\b(?:in (?:Microsoft "
        r")?(?:Word|Excel)|editable|can be edited)\b"
    ),
    "answers_to_all": (
        r"\b(?:answers?|responses?|replies)\b[^.;]{0,80}\b(?:shared|published|sent|issued|made available|circulated|"
        r"given)\b[^.;]{0,40}\b(?:all|every|each) (?:potential |prospective )?(?:bidders?|tenderers?|suppliers?|"
        r"providers?|organisations?)"
    ),
    "late_change_extends": (
        r"\b(?:chang\w+|amend\w+|modif\w+)\b[^.;]{0,80}\b(?:deadline|time|period|"
        r"closing date)\b[^.;]{0,30}\bextended\b|\bextend the (?:deadline|closing date)\b[^.;]{0,60}\b(?:chang\w+|"
        r"amend\w+|modif\w+)"
    ),
    "special_category_data": r"\bspecial category\b[^.;]{0,30}\bdata\b|\bsensitive personal data\b",
    "core_purpose_counts": (
        r"\bcore (?:purpose|mission|activit\w+)\b[^.;]{0,60}\b(?:recognised|counts?|counted|accepted|valued|"
        r"considered)\b[^.;]{0,30}\bsocial value\b"
    ),
    "social_value_proportional": (
        r"\bsocial value\b[^.;]{0,60}\bproportion(?:ate|al)\b[^.;]{0,50}\b(?:size|turnover|value|scale)|"
        r"\bproportion(?:ate|al)\b[^.;]{0,60}\b(?:size|turnover|value)\b[^.;]{0,60}\bsocial value"
    ),
}
_PATTERNS = {name: pattern(words) for name, words in _SAID.items()}


def find_documents(said: Statement) -> Iterator[Fact]:
    """Plain words for each; denied words state the opposite."""
    for name, words in _PATTERNS.items():
        found = words.search(said.text)
        if found:
            yield said.fact(name, not is_denied(said.text, *found.span()), at=found.span())
