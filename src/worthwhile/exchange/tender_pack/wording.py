"""Words by which a sentence demands something, denies it, or speaks of something else; shared by the detectors."""

from __future__ import annotations

import re

DEMAND = re.compile(
    r"\b(?:must|shall|required?|requires|requirement|mandatory|need(?:s|ed)? to|have to|has to|minimum|at least|"
    r"not less than|no less than|should (?:hold|have|be|provide)|please (?:provide|attach|supply|submit|enclose)|"
    r"are to (?:provide|supply|submit)|will be expected|essential|only (?:organisations|bidders|suppliers|"
    r"providers))\b",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|never|nor|neither|without|non|n't|do(?:es)? not|need not|is there any|rather than|"
    r"instead of)\b[^.;:,]{0,40}$",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"^[^.;:]{0,60}?\b(?:(?:is|are|will be|was|were|be)\s+not\b|(?:does|do|will|shall|would|may|can)\s+not\b|"
    r"cannot\b|won't\b|isn't\b|not (?:required|needed|necessary|applicable|accepted)\b|n/a\b)",
    re.IGNORECASE,
)
EQUIVALENT = re.compile(
    r"\bor (?:an? |any |other |its |their )*(?:equivalents?|equal|similar|comparable)\b|"
    r"\bequivalent (?:[\w ]{0,30})?(?:will|may|can|shall) (?:also )?be (?:accepted|considered)|"
    r"\bor (?:an? )?other (?:proof|evidence)\b",
    re.IGNORECASE,
)
NO_EQUIVALENT = re.compile(
    r"\b(?:no equivalents?|equivalents?[\w ]{0,40}(?:will|shall|can|may)?\s?not be accepted|"
    r"not accept[\w ]{0,20}equivalent|equivalents?[\w ]{0,20}(?:is|are) not (?:permitted|allowed|acceptable))",
    re.IGNORECASE,
)


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words at ``start:end`` are denied in their clause: "no X", "X is not required"."""
    return bool(_DENIED_BEFORE.search(text[max(0, start - 60) : start])) or bool(
        _DENIED_AFTER.match(text[end : end + 90])
    )


def pattern(words: str) -> re.Pattern[str]:
    """A pattern without regard to case."""
    return re.compile(words, re.IGNORECASE)
