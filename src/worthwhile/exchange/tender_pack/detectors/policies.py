"""Policies that bidders must send (FIT-20)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_NAMES = {
    "Health and Safety": r"health (?:and|&) safety",
    "Safeguarding": r"safeguarding",
    "Environmental": r"environment(?:al)?",
    "Modern Slavery": r"modern slavery",
    "Equality and Diversity": r"equality(?:,? (?:and|&)?\s?diversity)?(?:,? and inclusion)?|equal opportunities",
    "Whistleblowing": r"whistle-?\s?blowing",
    "Data Protection": r"data protection|GDPR|information governance",
    "Complaints": r"complaints?",
    "Anti-bribery": r"anti-?\s?bribery|bribery",
    "Business Continuity": r"business continuity",
    "Quality": r"quality(?: assurance| management)?",
    "Lone Working": r"lone working",
    "Recruitment": r"(?:safer )?recruitment",
    "Confidentiality": r"confidentiality",
    "Social Media": r"social media",
}
_NAME = pattern("|".join(rf"(?P<n{at}>\b(?:{words})\b)" for at, words in enumerate(_NAMES.values())))
_POLICY = pattern(r"\bpolic(?:y|ies)\b")
_SENT = pattern(r"\b(?:provide|submit|attach|supply|enclose|send|upload|append)(?:ed)?\b|\bcop(?:y|ies) of\b")
_NAMED_BEFORE = pattern(r"^[\w\s]{0,25}?\bpolic(?:y|ies)\b")
_LISTED_AFTER = pattern(r"\bpolicies\b\s?(?::|\(|,? (?:including|such as|on|for|covering|in relation to))[^.;]{0,160}$")


def find_policies(said: Statement) -> Iterator[Fact]:
    """The names of policies in a sentence that asks to send them: "your safeguarding policy", "policies: ..."."""
    policy, sent = _POLICY.search(said.text), _SENT.search(said.text)
    if not policy or not sent or is_denied(said.text, *sent.span()):
        return
    told: set[str] = set()
    for found in _NAME.finditer(said.text):
        name = list(_NAMES)[int((found.lastgroup or "n0")[1:])]
        before, after = said.text[: found.start()], said.text[found.end() :]
        is_policy = _NAMED_BEFORE.search(after) or _LISTED_AFTER.search(before)
        if found.start() > sent.start() and is_policy and name not in told:
            told.add(name)
            yield said.fact("policy", name, at=found.span())
