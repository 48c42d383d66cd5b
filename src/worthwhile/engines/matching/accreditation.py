"""Accreditations that the notice names in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from worthwhile.engines.matching.opportunity import AskedAccreditation, Opportunity
from worthwhile.engines.matching.provider import Provider
from worthwhile.engines.matching.reasons import About, Reason, State
from worthwhile.engines.matching.wording import BOTH, NOTICE, listed

KNOWN: Mapping[str, str] = MappingProxyType(
    {
        "cyber-essentials": r"cyber[ -]?essentials",
        "cyber-essentials-plus": r"cyber[ -]?essentials[ -]?plus",
        "living-wage": r"living wage (?:accredited|accreditation|employer)|accredited living wage",
        "cqc": r"CQC|care quality commission",
        "dspt": r"DSPT|data security (?:and|&) protection toolkit",
        "ofsted": r"ofsted",
        "iso-9001": r"ISO[ /]*(?:IEC[ /]*)?9001",
        "iso-14001": r"ISO[ /]*(?:IEC[ /]*)?14001",
        "iso-27001": r"ISO[ /]*(?:IEC[ /]*)?27001",
        "iso-45001": r"ISO[ /]*(?:IEC[ /]*)?45001",
    }
)
"""Name in a profile, and how notices write it."""

_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in KNOWN.items()}
_MUST = re.compile(r"\b(?:must|shall|required|requires?|mandatory|essential|minimum|need to|prerequisite)\b", re.I)
_EQUIVALENT = re.compile(r"\bor (?:an? )?(?:equivalent|similar)\b|\(or equivalent\)", re.IGNORECASE)
_IMPLIES = {"cyber-essentials-plus": "cyber-essentials"}
_SENTENCE_END = re.compile(r"[.;!?\n]")
MOST_QUOTED = 160


def accreditation_key(name: str) -> str:
    """A name as it is compared: ``Cyber Essentials`` and ``cyber-essentials`` are one."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def asked_in(text: str, *, also: Iterable[str] = ()) -> tuple[AskedAccreditation, ...]:
    """The accreditations that a text names; ``also`` are further names to look for, such as those a provider holds."""
    patterns = dict(_PATTERNS)
    for name in also:
        key = accreditation_key(name)
        if key and key not in patterns:
            words = r"[\W_]+".join(re.escape(word) for word in key.split("-"))
            patterns[key] = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    found = {name: match for name, pattern in patterns.items() if (match := pattern.search(text))}
    for more, less in _IMPLIES.items():
        # "Cyber Essentials Plus" is not also a mention of the lesser one.
        if more in found and less in found and found[more].start() == found[less].start():
            del found[less]
    return tuple(_asked(name, text, match) for name, match in sorted(found.items()))


def _asked(name: str, text: str, match: re.Match[str]) -> AskedAccreditation:
    ends_before = [end.end() for end in _SENTENCE_END.finditer(text, 0, match.start())]
    start = max(ends_before[-1] if ends_before else 0, match.start() - 300)
    end = _SENTENCE_END.search(text, match.end())
    sentence = " ".join(text[start : end.start() if end else len(text)][:600].split())
    quote = sentence if len(sentence) <= MOST_QUOTED else _around(text, match)
    return AskedAccreditation(
        name=name, quote=quote, must=bool(_MUST.search(sentence)), or_equivalent=bool(_EQUIVALENT.search(sentence))
    )


def _around(text: str, match: re.Match[str]) -> str:
    half = MOST_QUOTED // 2
    return f"... {' '.join(text[max(0, match.start() - half) : match.end() + half].split())} ..."


def holds(provider: Provider, name: str) -> bool:
    """Whether the profile lists an accreditation, or one that includes it."""
    held = {accreditation_key(given) for given in provider.accreditations}
    return name in held or any(less == name and more in held for more, less in _IMPLIES.items())


def accreditation_reason(provider: Provider, opportunity: Opportunity) -> Reason:
    """The reason about accreditations. What a program reads from words makes eligibility unknown, never a no."""
    asked = opportunity.accreditations
    if asked is None:
        return _reason(State.UNKNOWN, "The words of the notice were not looked at for accreditations.", NOTICE)
    if not asked:
        sentence = "The notice itself names no accreditation that we know; the tender documents may."
        return _reason(State.WATCH, sentence, NOTICE)
    missing = [one for one in asked if not holds(provider, one.name)]
    if not missing:
        return _reason(State.MET, f"The notice names {_names(asked)}, which you hold.", BOTH)
    worst = next((one for one in missing if one.must), missing[0])
    equivalent = " or an equivalent" if worst.or_equivalent else ""
    sentence = f"The notice names {_names(missing)}{equivalent}, which your profile does not list: “{worst.quote}”."
    return _reason(State.NOT_MET if worst.must and not worst.or_equivalent else State.WATCH, sentence, BOTH)


def _names(asked: Iterable[AskedAccreditation]) -> str:
    return listed([one.name for one in asked], most=5)


def _reason(state: State, sentence: str, source: str) -> Reason:
    return Reason(about=About.ACCREDITATION, state=state, sentence=sentence, source=source)
