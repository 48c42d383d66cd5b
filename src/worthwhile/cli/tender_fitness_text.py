"""The fitness of a tender as text: what breaks the law first, then practice, then ours, then what is not known."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from worthwhile.engines.fitness import CASH, KNOWN, Answer, Effort, Fitness, Verdict
from worthwhile.engines.fitness.wording import rounded_to
from worthwhile.exchange.tender.fitness_json import NOT_ADVICE
from worthwhile.exchange.tender.fitness_words import (
    BREAKS,
    GROUPS,
    OPEN_VERDICTS,
    depends_words,
    place_words,
    rule_words,
    setting_words,
    summary_lines,
)

WIDTH = 100
MOST_PLACES = 4
WORST_HARM = 3


def fitness_lines(
    fitness: Fitness, effort: Effort, *, title: str, for_provider: bool, cautions: Sequence[str] = ()
) -> Iterator[str]:
    """The whole answer, a line each."""
    yield from _wrapped("", f"{title}: is it fit for purpose?")
    yield from _wrapped("", setting_words(fitness))
    yield ""
    for line in (*summary_lines(fitness), NOT_ADVICE, *cautions):
        yield from _wrapped("", line)
    if for_provider:
        yield from _effort(effort)
        yield from _taken_on(fitness)
        yield from _to_ask(fitness)
    else:
        yield from _to_mend(fitness)
        yield from _unknown(fitness.with_verdict(Verdict.UNKNOWN))
    yield from _contradictions(fitness)
    yield from _codes("Pass", fitness.with_verdict(Verdict.PASS))
    yield from _codes("Do not apply here", fitness.with_verdict(Verdict.NOT_APPLICABLE))
    if not for_provider:
        yield from _effort(effort)


def _to_mend(fitness: Fitness) -> Iterator[str]:
    found = fitness.with_verdict(*OPEN_VERDICTS)
    breaches = [answer for answer in found if answer.breaks_law]
    yield from _group(BREAKS, "", breaches, "Better")
    for band, heading, note in GROUPS:
        rest = [one for one in found if one not in breaches and one.rule is not None and one.rule.band is band]
        yield from _group(heading, note, rest, "Better")


def _taken_on(fitness: Fitness) -> Iterator[str]:
    """For a provider: the worst harm first, whatever the rule."""
    found = sorted(fitness.with_verdict(*OPEN_VERDICTS), key=lambda one: (-one.harm, one.verdict is Verdict.WARN))
    yield from _group("What you would take on, the worst first", "", found, "Ask the buyer for")


def _to_ask(fitness: Fitness) -> Iterator[str]:
    unknown = fitness.with_verdict(Verdict.UNKNOWN)
    yield from _unknown([one for one in unknown if one.harm == WORST_HARM], "Ask before you bid, as nothing says it")
    rest = [f"{one.code} {one.title.lower()}" for one in unknown if one.harm < WORST_HARM]
    if rest:
        yield ""
        yield from _wrapped(f"Not known either ({len(rest)}): ", "; ".join(rest))


def _group(heading: str, note: str, answers: Sequence[Answer], offer: str) -> Iterator[str]:
    if not answers:
        return
    yield ""
    yield heading
    if note:
        yield note
    for answer in answers:
        yield ""
        yield from _wrapped("* ", f"{answer.code} {answer.title}. {answer.because}")
        for fact in answer.evidence[:MOST_PLACES]:
            yield from _wrapped("  where: ", place_words(fact))
        if len(answer.evidence) > MOST_PLACES:
            yield f"  where: and in {len(answer.evidence) - MOST_PLACES} more places (--json shows all)"
        if answer.rule is not None:
            yield from _wrapped("  rule: ", rule_words(answer.rule))
        if depends := depends_words(answer):
            yield from _wrapped("  law: ", depends)
        yield from _wrapped(f"  {offer.lower()}: ", answer.better)


def _unknown(answers: Sequence[Answer], heading: str = "Not known") -> Iterator[str]:
    if not answers:
        return
    yield ""
    yield f"{heading} ({len(answers)})"
    for answer in answers:
        yield from _wrapped("? ", f"{answer.code} {answer.title}. {answer.because}")


def _contradictions(fitness: Fitness) -> Iterator[str]:
    if not fitness.contradictions:
        return
    yield ""
    yield "Stated differently in different places; the worst was taken"
    for one in fitness.contradictions:
        about = f" ({one.about})" if one.about else ""
        yield from _wrapped("* ", f"{KNOWN[one.name].means}{about}")
        for fact in one.stated:
            yield from _wrapped("  where: ", place_words(fact))


def _codes(heading: str, answers: Iterable[Answer]) -> Iterator[str]:
    codes = sorted(answer.code for answer in answers)
    if codes:
        yield ""
        yield from _wrapped(f"{heading} ({len(codes)}): ", ", ".join(codes))


def _effort(effort: Effort) -> Iterator[str]:
    yield ""
    yield "What a bid takes"
    least = "At least" if effort.missing else "About"
    measured = effort.compared_with
    yield from _wrapped(
        "",
        f"{least} {_hours(effort.central)} hours, from {_hours(effort.low)} to {_hours(effort.high)}, by our own "
        f"assumption. {measured.label}: {_hours(measured.result)} hours on average ({measured.formula}; "
        f"{measured.sources[0]}).",
    )
    for step in effort.steps:
        yield from _wrapped("  ", f"{step.label}: {step.formula}")
    if effort.missing:
        means = ", ".join(KNOWN[name].means for name in effort.missing)
        yield from _wrapped("  ", f"Not counted, as nothing states it: {means}.")
    yield from _wrapped("", CASH)


def _hours(hours: Decimal) -> str:
    return f"{rounded_to(hours, Decimal(1)):,}"


def _wrapped(start: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start), break_on_hyphens=False
    ) or [start.rstrip()]
