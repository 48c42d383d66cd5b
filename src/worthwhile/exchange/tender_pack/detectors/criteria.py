"""What is published of how bids are judged (FIT-34, FIT-38)."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.statements import Statement
from worthwhile.exchange.tender_pack.wording import is_denied, pattern

_SCALE = pattern(r"(?:^|[\s:;,(|])(?P<points>\d{1,2})\s?(?:[=:–-]|\|)\s?[A-Za-z]")
_SCORED = pattern(r"\b(?:scor\w+|marks?|points|rating|grade[sd]?|assessment)\b")
_FEWEST_STEPS = 3
_DESCRIPTORS = pattern(
    r"\b(?:scor\w+|marking)\s(?:descriptors?|guidance|scheme|matrix|scale|methodology)\b[^.;]{0,40}\b(?:set out|"
    r"shown|below|given|published|in (?:table|appendix|annex|section))"
)
_SECRET = pattern(
    r"\b(?P<what>sub-?\s?criteria|weight(?:ing)?s)\b[^.;]{0,60}\b(?:will|are|is|shall)\s?not (?:be )?(?:disclosed|"
    r"published|released|shared|given)"
)
_NOT_ALL = pattern(
    r"\bnot (?:all|every)\b[^.;]{0,20}\b(?:sub-?\s?criteri\w+|weight\w*)\b[^.;]{0,60}\b(?:set out|published|"
    r"shown|given|"
    r"listed|disclosed)"
)
_PUBLISHED = pattern(
    r"\bsub-?\s?criteria\b[^.;]{0,60}\bweight(?:ing)?s?\b[^.;]{0,50}\b(?:set out|published|shown|given|listed|below)"
)
_LOW = pattern(r"\babnormally low\b")
_ASKED = pattern(r"\b(?:explain|explanation|clarif(?!\w* questions)|justif|opportunity)")
_MAY_ASK = pattern(r"\bonly\b|\bentitled\b|\bmay (?:\w+ ){0,2}(?:ask|seek|request|invite|investigate)\b")
_REJECTED = pattern(
    r"\b(?:reject|disregard|exclud|set aside)\w*\b[^.;]{0,80}\bwithout (?:further |any |first |prior |"
    r"seeking )*(?:enquiry|"
    r"inquiry|notice|asking|an? explanation|explanation|clarif|reference to)"
)
_NOT_HEARD = pattern(
    r"\bnot (?:enter|engage)\b[^.;]{0,40}\b(?:explanation|correspondence|justification)\b|"
    r"\bno (?:opportunity|chance|right|explanation|justification)\b|\b(?:explanations?|clarifications?|"
    r"justifications?)\b"
    r"[^.;]{0,20}\bnot be (?:sought|asked|requested|given|considered|accepted|heard|invited)|"
    r"\bnot (?:be )?(?:allowed|permitted|able|asked|invited|entitled)? ?(?:to )?(?:explain|justify|clarify)|"
    r"\b(?:not|neither)\b[^.;]{0,20}\b(?:ask|seek|invite)\b[^.;]{0,30}\b(?:explain|explanation|clarif|justif)"
)
_OUTRIGHT = pattern(
    r"\b(?:reject|exclud|disregard|disqualif)\w*\b[^.;]{0,20}\b(?:automatic|outright|immediately|without more)|"
    r"\b(?:automatic\w*|outright|immediately)\b[^.;]{0,20}\b(?:reject|exclu|disregard|disqualif)"
)
_SAYS_REJECTED = pattern(r"\b(?:reject|exclud|disregard|disqualif)\w*")


def find_criteria(said: Statement) -> Iterator[Fact]:
    """Descriptors of scores, sub-criteria and weights, and what becomes of a bid that looks too low."""
    descriptors = _DESCRIPTORS.search(said.text)
    steps = {found["points"] for found in _SCALE.finditer(said.text)}
    if descriptors and not is_denied(said.text, *descriptors.span()):
        yield said.fact("descriptors_published", True, at=descriptors.span())
    elif len(steps) >= _FEWEST_STEPS and _SCORED.search(f"{said.text} {said.heading}") and "0" in steps:
        yield said.fact("descriptors_published", True)
    yield from _published(said)
    yield from _abnormally_low(said)


def _published(said: Statement) -> Iterator[Fact]:
    not_all = _NOT_ALL.search(said.text)
    if not_all:
        if "criteria" in not_all[0].lower():
            yield said.fact("sub_criteria_published", False, at=not_all.span())
        if "weight" in not_all[0].lower():
            yield said.fact("weights_published", False, at=not_all.span())
        return
    secret, published = _SECRET.search(said.text), _PUBLISHED.search(said.text)
    if secret:
        words = said.text[: secret.end()].lower()
        if "criteria" in words:
            yield said.fact("sub_criteria_published", False, at=secret.span())
        if "weight" in words:
            yield said.fact("weights_published", False, at=secret.span())
    elif published and not is_denied(said.text, *published.span()):
        yield said.fact("sub_criteria_published", True, at=published.span())
        yield said.fact("weights_published", True, at=published.span())


def _abnormally_low(said: Statement) -> Iterator[Fact]:
    low = _LOW.search(said.text)
    if not low:
        return
    about = said.text
    if _SAYS_REJECTED.search(said.text) and _NOT_HEARD.match(said.after):
        about = f"{said.text} {said.after}"
    if any(words.search(about) for words in (_REJECTED, _NOT_HEARD, _OUTRIGHT)):
        yield said.fact("abnormally_low", "rejected-without-asking", at=low.span())
    elif _ASKED.search(said.text) and not _MAY_ASK.search(said.text):
        yield said.fact("abnormally_low", "asked-to-explain", at=low.span())
