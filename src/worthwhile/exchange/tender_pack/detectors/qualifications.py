"""Certificates that bidders must hold, and whether an equivalent is accepted (FIT-06, FIT-44)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import DEMAND, EQUIVALENT, NO_EQUIVALENT, is_denied, pattern

# Registration that the law itself demands (Care Quality Commission, Gas Safe) has no equivalent and is left out.
_KNOWN = pattern(
    r"\b(?:ISO(?:\s?/?\s?IEC)?[\s:]?(?P<iso>\d{4,5})|(?P<essentials>Cyber Essentials(?: Plus)?)|"
    r"(?P<name>Constructionline|SSIP|CHAS|SafeContractor|Investors in People|PQASSO|Trusted Charity|Matrix Standard|"
    r"Advice Quality Standard|Lexcel|NHSS|BAFE|NICEIC|TrustMark|Living Wage Accreditation|Disability Confident)|"
    r"(?P<standard>(?:BS|PAS)(?: EN)? ?\d{3,5}))\b|\((?P<short>SSIP|CHAS)\)"
)
_HOLD = pattern(
    r"\b(?:hold|held|holds|certifi|accredit|register|compliant|complian|mandatory|achiev|maintain|obtain|have|"
    r"provide|evidence|meet)"
)
_OTHERS = pattern(r"\b(?:will be supported|work(?:ing)? towards|we are|we hold|our own|welcome|desirable|advantage)\b")
_TAKEN_TOO = pattern(r"\b(?:will|may|can|shall) (?:also )?be accepted\b")

_THE_SAME_AGAIN = pattern(r"\bequivalent\b[^.;,]{0,40}\bISO\s?\d{4,5}\b")
_ACCEPTED = pattern(r"\bequivalents?\b[^.;]{0,60}\b(?:accept|consider|recogni[sz]|allow|welcome)|\bor other proof\b")
_NOTHING_ELSE = re.compile(
    rf"\bonly (?:the |an? )?(?:{_KNOWN.pattern.replace('(?P<', '(?P<only_')})(?: itself|"
    rf" certification)? (?:itself )?(?:will|is|"
    r"shall|would|can)\b[^.;]{0,20}\b(?:do|accepted|acceptable|suffice|count)\b",
    re.IGNORECASE,
)


def _refused(text: str) -> re.Match[str] | None:
    """Where a text says that no equivalent is accepted, or that nothing but the thing itself is."""
    return NO_EQUIVALENT.search(text) or _NOTHING_ELSE.search(text)


def find_qualifications(said: Statement) -> Iterator[Fact]:
    """Each certificate demanded in a clause; what a clause says of equivalents is said of those in it."""
    named: list[str] = []
    for clause in _clauses(said.text):
        for found in _KNOWN.finditer(clause):
            name = _name(found)
            if _is_demanded(clause, found) and name not in named:
                named.append(name)
                yield said.fact("qualification", name, about="")
    if named:
        yield said.fact("qualifications_demanded", True)
    yield from _equivalents(said, named)
    yield from _security(said, named)


def _clauses(text: str) -> list[str]:
    return re.split(r";\s", text)


def _name(found: re.Match[str]) -> str:
    if found["iso"]:
        return f"ISO {found['iso']}"
    if found["essentials"]:
        return "Cyber Essentials Plus" if found["essentials"].lower().endswith("plus") else "Cyber Essentials"
    return (found["name"] or found["short"] or found["standard"] or "").strip()


def _is_demanded(clause: str, found: re.Match[str]) -> bool:
    demand = any(not is_denied(clause, *one.span()) for one in DEMAND.finditer(clause))
    denied = is_denied(clause, *found.span()) and not NO_EQUIVALENT.search(clause)
    return demand and not denied and bool(_HOLD.search(clause)) and not _OTHERS.search(clause)


def _equivalents(said: Statement, named: list[str]) -> Iterator[Fact]:
    names = named
    refused, taken = _refused(said.text), EQUIVALENT.search(said.text)
    if taken and ((not named and not _ACCEPTED.search(said.text)) or _THE_SAME_AGAIN.search(said.text)):
        taken = None
    if not names and (refused or taken):
        names = [_name(found) for found in _KNOWN.finditer(said.before) if _is_demanded(said.before, found)]
    for name in dict.fromkeys(names):
        if refused:
            yield said.fact("qualification_equivalent", False, about=name, at=refused.span())
        elif taken:
            yield said.fact("qualification_equivalent", True, about=name, at=taken.span())


def _security(said: Statement, named: list[str]) -> Iterator[Fact]:
    """ISO 27001 is asked about twice: as a certificate, and as proof of security out of proportion."""
    here = next((one for one in _KNOWN.finditer(said.text) if one["iso"] == "27001"), None)
    before = any(one["iso"] == "27001" and _is_demanded(said.before, one) for one in _KNOWN.finditer(said.before))
    refused, taken = _refused(said.text), EQUIVALENT.search(said.text)
    if here and "ISO 27001" in named:
        yield said.fact("iso_27001_demanded", True, at=here.span())
    elif here and is_denied(said.text, *here.span()):
        yield said.fact("iso_27001_demanded", False, at=here.span())
        taken = taken or _TAKEN_TOO.search(said.text)
    if (here or before) and refused:
        yield said.fact("security_equivalent_accepted", False, at=refused.span())
    elif (here or before) and taken:
        yield said.fact("security_equivalent_accepted", True, at=taken.span())
