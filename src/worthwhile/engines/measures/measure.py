"""What a questionnaire is: its items, its scales, how far a change must go, and on what terms it may be used."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Stage(StrEnum):
    """When a questionnaire was filled in, seen from the service."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    FOLLOW_UP = "follow-up"


class Better(StrEnum):
    """Which way a score moves when a person does better."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def sign(self) -> int:
        """1 where a rise is an improvement, -1 where a fall is."""
        return 1 if self is Better.HIGHER else -1


class ScaleKind(StrEnum):
    """A score may be averaged; answers that are only in order may be compared, never averaged."""

    SCORE = "score"
    ORDERED = "ordered"


class ScoreRule(StrEnum):
    """How answers become a score."""

    SINGLE = "one answer"
    SUM = "sum of the items"
    SUM_CONVERTED = "sum of the items, then the published conversion table"
    VALUE_SET = "index of the health state from the value set that the operator loaded"
    TOTAL = "total as the operator entered it"


class Route(StrEnum):
    """A published step from a mean change to a unit of worth; the words are codes in the value bank."""

    WELLBY = "WELLBY"
    QALY = "QALY"


class Terms(StrEnum):
    """On what terms a measure may be used here."""

    OPEN = "open"
    REGISTRATION = "registration"
    LICENCE = "licence"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question. ``answers`` are the words for ``low`` to ``high``, in that order, where they ship.

    ``text`` is None where the wording may not or need not be held here.
    """

    column: str
    low: int
    high: int
    text: str | None = None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Band:
    """A named part of a scale, both ends included."""

    label: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, kw_only=True)
class ReliableChange:
    """The change from which a published source no longer puts it down to measurement error.

    ``threshold`` is in points of the scale; a change of exactly so much counts. ``smaller`` is a lower
    published threshold, shown beside it and never used alone.
    """

    threshold: Decimal
    meaning: str
    source: str
    smaller: Decimal | None = None
    smaller_meaning: str = ""


@dataclass(frozen=True, kw_only=True)
class Cutoff:
    """A published score below which a person no longer counts as a case (``score < below``)."""

    below: Decimal
    meaning: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Scale:
    """One figure that a measure gives. ``items`` are positions in the measure's items.

    ``low`` and ``high`` bound the score (None where no source gives them). ``worst`` is the answer whose
    leaving may be counted, for an ordered scale.
    """

    id: str
    name: str
    rule: ScoreRule
    items: tuple[int, ...]
    low: Decimal | None
    high: Decimal | None
    better: Better | None
    kind: ScaleKind = ScaleKind.SCORE
    bands: tuple[Band, ...] = ()
    reliable: ReliableChange | None = None
    cutoff: Cutoff | None = None
    route: Route | None = None
    worst: Decimal | None = None
    outcome_name: str = ""

    def band_of(self, score: Decimal) -> str | None:
        """The name of the band a score falls in, None where no sourced bands exist."""
        for band in self.bands:
            if band.low <= score <= band.high:
                return band.label
        return None


@dataclass(frozen=True, kw_only=True)
class Licence:
    """Whose measure it is and what its terms ask of the operator."""

    terms: Terms
    owner: str
    statement: str
    source: str
    ships_text: bool = False


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A questionnaire. ``total`` is the range of totals it takes in place of items; None where it takes none.

    A measure with ``takes_totals`` and no range has no sourced range: any number is taken.
    ``least_people`` is a published number below which a before-and-after result should not be relied on.
    """

    code: str
    id: str
    name: str
    version: str
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    licence: Licence
    missing_rule: str
    sources: tuple[str, ...]
    takes_items: bool = True
    takes_totals: bool = False
    total_low: Decimal | None = None
    total_high: Decimal | None = None
    total_words: str = ""
    why_no_total: str = ""
    safeguarding_item: int | None = None
    least_people: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def asks_direction(self) -> bool:
        """Whether no source says which way is better, so that the operator must."""
        return any(scale.better is None for scale in self.scales)


COMPLETE_CASES = (
    "Complete cases: a questionnaire with an unanswered item gets no score, and its person is not matched. "
    "No published rule for filling gaps was read for this measure."
)


def bands(*parts: tuple[str, int | str, int | str]) -> tuple[Band, ...]:
    """Bands from (label, low, high), lowest first."""
    return tuple(Band(label=label, low=Decimal(low), high=Decimal(high)) for label, low, high in parts)


def plain_items(
    count: int, *, low: int, high: int, texts: tuple[str, ...] = (), answers: tuple[str, ...] = ()
) -> tuple[Item, ...]:
    """``count`` items that share a range and answers, in columns item1 to itemN."""
    return tuple(
        Item(column=f"item{number + 1}", low=low, high=high, text=texts[number] if texts else None, answers=answers)
        for number in range(count)
    )
