"""One check as a page shows it: how it stands, where, by which rule, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.engines.fitness import KNOWN, Answer, Band, Contradiction, Fact, Verdict
from worthwhile.exchange.tender.fitness_words import depends_words, place_words, rule_words

MOST_PLACES = 4
MOST_CONTESTED = 8
_TAGS = {
    Verdict.FAIL: ("Falls short", "red"),
    Verdict.WARN: ("Take care", "yellow"),
    Verdict.UNKNOWN: ("Not known", "grey"),
    Verdict.PASS: ("Passes", "green"),
    Verdict.NOT_APPLICABLE: ("Does not apply", "grey"),
}
_BREAKS = ("Reads as a breach of the law", "red")
_BANDS = {Band.LAW: "Law", Band.PRACTICE: "Published practice", Band.OURS: "Our own line"}


@dataclass(frozen=True, kw_only=True)
class Contested:
    """What is stated differently in different places, and where; ``more_places`` counts those past MOST_CONTESTED."""

    means: str
    places: tuple[str, ...]
    more_places: int


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """One check. ``places`` are at most MOST_PLACES, and ``more_places`` counts the others."""

    code: str
    title: str
    question: str
    because: str
    tag: tuple[str, str]
    breaks_law: bool
    rests_on: str
    places: tuple[str, ...]
    more_places: int
    rule: str
    depends: str
    better: str
    contradictions: tuple[Contested, ...]


def check_line(answer: Answer) -> CheckLine:
    """What is said of one check."""
    places = _places(answer.evidence)
    return CheckLine(
        code=answer.code,
        title=answer.title,
        question=answer.question,
        because=answer.because,
        tag=_BREAKS if answer.breaks_law else _TAGS[answer.verdict],
        breaks_law=answer.breaks_law,
        rests_on=_BANDS[answer.rule.band] if answer.rule else "",
        places=places[:MOST_PLACES],
        more_places=max(0, len(places) - MOST_PLACES),
        rule=rule_words(answer.rule) if answer.rule else "",
        depends=depends_words(answer),
        better=answer.better,
        contradictions=tuple(contested(one) for one in answer.contradictions),
    )


def contested(one: Contradiction) -> Contested:
    """A contradiction with its places."""
    means = KNOWN[one.name].means
    about = f" ({one.about})" if one.about else ""
    places = _places(one.stated)
    return Contested(
        means=f"{means[0].upper()}{means[1:]}{about}",
        places=places[:MOST_CONTESTED],
        more_places=max(0, len(places) - MOST_CONTESTED),
    )


def _places(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Each place once: one sentence may state several facts."""
    return tuple(dict.fromkeys(place_words(fact) for fact in facts))
