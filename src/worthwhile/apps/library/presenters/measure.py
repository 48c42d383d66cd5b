"""A measure as its page tells it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from worthwhile.apps.library.presenters.value import Link
from worthwhile.engines.measures.measure import Better, Item, Measure, Scale, ScaleKind, Terms
from worthwhile.reference import library

TERMS = {
    Terms.OPEN: ("Open to everybody", "green"),
    Terms.REGISTRATION: ("Registration asked for", "yellow"),
    Terms.LICENCE: ("Needs a licence", "red"),
}
BETTER = {Better.HIGHER: "A higher score is better", Better.LOWER: "A lower score is better"}


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question and its answers."""

    text: str
    answers: str
    is_safeguarding: bool


@dataclass(frozen=True, kw_only=True)
class ScaleLines:
    """One score of a measure."""

    name: str
    scoring: str
    limits: str
    better: str
    bands: tuple[tuple[str, str], ...]
    reliable: str
    reliable_source: str
    cutoff: str
    cutoff_source: str
    route: Link | None
    is_averaged: bool


@dataclass(frozen=True, kw_only=True)
class MeasurePage:
    """Everything a page says of a measure."""

    measure: Measure
    terms: str
    terms_colour: str
    questions: tuple[Question, ...]
    answers_to_all: str
    scales: tuple[ScaleLines, ...]
    takes: tuple[str, ...]
    has_route: bool


def present_measure(measure: Measure) -> MeasurePage:
    """A measure with its questions, where they may be shown, and its scores."""
    words, colour = TERMS[measure.licence.terms]
    shown = measure.items if measure.licence.ships_text else ()
    sets = {_answers(item) for item in shown}
    shared = sets.pop() if len(sets) == 1 else ""
    return MeasurePage(
        measure=measure,
        terms=words,
        terms_colour=colour,
        questions=tuple(_question(measure, number, shared) for number, item in enumerate(shown) if item.text),
        answers_to_all=shared,
        scales=tuple(map(_scale, measure.scales)),
        takes=tuple(_takes(measure)),
        has_route=any(scale.route for scale in measure.scales),
    )


def _question(measure: Measure, number: int, shared: str) -> Question:
    item = measure.items[number]
    return Question(
        text=item.text or "",
        answers="" if shared else _answers(item),
        is_safeguarding=measure.safeguarding_item == number,
    )


def _answers(item: Item) -> str:
    if not item.answers:
        return f"A number from {item.low} to {item.high}"
    return ", ".join(f"{item.low + place} = {words}" for place, words in enumerate(item.answers))


def _scale(scale: Scale) -> ScaleLines:
    has_limits = scale.low is not None and scale.high is not None
    value = library().bank.get(scale.route.value) if scale.route else None
    return ScaleLines(
        name=scale.name,
        scoring=scale.rule.value.capitalize(),
        limits=f"{_plain(scale.low)} to {_plain(scale.high)}" if has_limits else "No range was found in a source",
        better=BETTER[scale.better] if scale.better else "No source says which way is better: you say so",
        bands=tuple((f"{_plain(band.low)} to {_plain(band.high)}", band.label) for band in scale.bands),
        reliable=_reliable(scale),
        reliable_source=scale.reliable.source if scale.reliable else "",
        cutoff=scale.cutoff.meaning if scale.cutoff else "",
        cutoff_source=scale.cutoff.source if scale.cutoff else "",
        route=Link(text=value.label, address=reverse("library:value", args=[value.code])) if value else None,
        is_averaged=scale.kind is ScaleKind.SCORE,
    )


def _reliable(scale: Scale) -> str:
    if scale.reliable is None:
        return "No threshold with a source was found, so none is reported"
    text = f"{_plain(scale.reliable.threshold)} points or more: {scale.reliable.meaning}"
    if scale.reliable.smaller is not None:
        text += f". A smaller one, {_plain(scale.reliable.smaller)} points, is shown beside it"
        text += f" ({scale.reliable.smaller_meaning})" if scale.reliable.smaller_meaning else ""
    return text


def _takes(measure: Measure) -> list[str]:
    found = []
    if measure.takes_items:
        count = len(measure.items)
        found.append(
            "One column for each answer, item1" + (f" to item{count}" if count > 1 else "") + ", as whole numbers"
        )
    if measure.takes_totals:
        found.append(f"{'Or a' if found else 'A'} column total: {measure.total_words or 'the total of each person'}")
    return found


def _plain(number: Decimal | None) -> str:
    return f"{number.normalize():f}" if number is not None else ""
