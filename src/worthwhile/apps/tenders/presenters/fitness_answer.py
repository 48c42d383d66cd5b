"""Whether a tender is fit for purpose, as a page shows it: what matters first, the rest folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from worthwhile.apps.tenders.presenters.fitness_line import CheckLine, Contested, check_line, contested
from worthwhile.apps.tenders.presenters.fitness_score import BidEffort, ScoreWords, bid_effort, score_words
from worthwhile.apps.tenders.services.check_tender import CheckedTender
from worthwhile.apps.tenders.services.read_sent_tender import SentTender
from worthwhile.engines.fitness import Answer, Fitness, Verdict
from worthwhile.exchange.tender.fitness_json import NOT_ADVICE
from worthwhile.exchange.tender.fitness_words import BREAKS, GROUPS, NOTHING_FOUND, OPEN_VERDICTS, setting_words

HARMS = (
    (3, "Could shut you out or put you at risk", "Get these settled, or priced, before you bid."),
    (2, "Could cost you money or time", ""),
    (1, "A nuisance", ""),
)
WORST_HARM = 3
LAW_NOT_KNOWN = "Whether it breaks the law cannot be said yet"


@dataclass(frozen=True, kw_only=True)
class Section:
    """Checks under one heading; a folded section is a list behind its name."""

    slug: str
    heading: str
    lines: tuple[CheckLine, ...]
    note: str = ""
    folded: bool = False


@dataclass(frozen=True, kw_only=True)
class FitnessAnswer:
    """The whole answer."""

    title: str
    heading: str
    setting: str
    is_law_known: bool
    not_advice: str
    score: ScoreWords
    sections: tuple[Section, ...]
    contradictions: tuple[Contested, ...]
    effort: BidEffort
    is_bidder: bool
    whole: bool
    sent: SentTender


def fitness_answer(checked: CheckedTender, *, is_bidder: bool, whole: bool = False) -> FitnessAnswer:
    """What is said of a tender; ``whole`` unfolds all of it, to print."""
    fitness = checked.fitness
    found = _taken_on(fitness) if is_bidder else _to_mend(fitness)
    return FitnessAnswer(
        title=checked.sent.title,
        heading=_heading(fitness),
        setting=setting_words(fitness),
        is_law_known=_law_is_known(fitness),
        not_advice=NOT_ADVICE,
        score=score_words(fitness),
        sections=tuple(section for section in (*found, *_rest(fitness, is_bidder=is_bidder)) if section.lines),
        contradictions=tuple(contested(one) for one in fitness.contradictions),
        effort=bid_effort(checked.effort),
        is_bidder=is_bidder,
        whole=whole,
        sent=checked.sent,
    )


def _heading(fitness: Fitness) -> str:
    number = len(fitness.breaches)
    if not number:
        return NOTHING_FOUND.removesuffix(".") if _law_is_known(fitness) else LAW_NOT_KNOWN
    return f"{number} check{' reads' if number == 1 else 's read'} as a breach of the law"


def _law_is_known(fitness: Fitness) -> bool:
    return fitness.setting.nation is not None and fitness.setting.regime is not None


def _to_mend(fitness: Fitness) -> Iterator[Section]:
    """For a buyer: what breaks the law, then what may, then published practice, then our own lines."""
    found = fitness.with_verdict(*OPEN_VERDICTS)
    breaches = [one for one in found if one.breaks_law]
    yield Section(slug="breaks", heading=BREAKS, lines=_lines(breaches))
    for band, heading, note in GROUPS:
        rest = [one for one in found if not one.breaks_law and one.rule is not None and one.rule.band is band]
        yield Section(slug=band.value, heading=heading, note=note, lines=_lines(rest))


def _taken_on(fitness: Fitness) -> Iterator[Section]:
    """For a bidder: the worst harm first, whatever the rule."""
    found = sorted(fitness.with_verdict(*OPEN_VERDICTS), key=lambda one: (not one.breaks_law, one.verdict, one.code))
    for harm, heading, note in HARMS:
        lines = _lines(one for one in found if one.harm == harm)
        yield Section(slug=f"harm-{harm}", heading=heading, note=note, lines=lines)


def _rest(fitness: Fitness, *, is_bidder: bool) -> Iterator[Section]:
    """What is not known, and what needs nobody's attention."""
    unknown = fitness.with_verdict(Verdict.UNKNOWN)
    ask = [one for one in unknown if one.harm == WORST_HARM] if is_bidder else []
    yield Section(
        slug="ask",
        heading="Ask before you bid",
        note="Nothing that was read says it, and it could put you at risk.",
        lines=_lines(ask),
    )
    yield Section(
        slug="unknown",
        heading="Not known either" if is_bidder else "Not known",
        note="Nothing that was read says it. It never counts as a pass. Each ends with a wording to start from.",
        lines=_lines(one for one in unknown if one not in ask),
        folded=True,
    )
    for slug, heading, verdict in (
        ("pass", "Pass", Verdict.PASS),
        ("not-asked", "Does not apply here", Verdict.NOT_APPLICABLE),
    ):
        yield Section(slug=slug, heading=heading, lines=_lines(fitness.with_verdict(verdict)), folded=True)


def _lines(answers: Iterable[Answer]) -> tuple[CheckLine, ...]:
    return tuple(check_line(answer) for answer in answers)
