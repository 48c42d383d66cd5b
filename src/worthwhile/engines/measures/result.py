"""What a set of questionnaires shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.measures.measure import Measure, Scale, Stage
from worthwhile.kernel.working import Step


class Verdict(StrEnum):
    """Whether a change is beyond measurement error, by a published threshold."""

    IMPROVED = "improved"
    NOT_RELIABLE = "no reliable change"
    WORSE = "worse"


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonScore:
    """One score of one questionnaire; ``score`` is None where an item is missing."""

    person: str
    stage: Stage
    on: date
    row: int
    scale: str
    score: Decimal | None
    band: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonChange:
    """A matched person. ``change`` is the later score less the earlier; ``improvement`` is above 0 for better.

    ``verdict`` is None where the measure has no sourced threshold. ``years`` runs from the first to the last
    questionnaire, and ``gain`` is improvement times years, for each year from the first (ME-27).
    """

    person: str
    scale: str
    before: Decimal
    after: Decimal
    change: Decimal
    improvement: Decimal
    verdict: Verdict | None
    band_before: str | None
    band_after: str | None
    years: Decimal
    gain: tuple[Decimal, ...]
    points: int


@dataclass(frozen=True, kw_only=True)
class Sample:
    """Who is in the result. ``lost_share`` is the part of ``people_before`` that is not matched (0-1)."""

    people_before: int
    scored_before: int
    matched: int
    after_only: int
    lost_share: Decimal | None


@dataclass(frozen=True, kw_only=True)
class MeanChange:
    """Mean improvement of the matched people (above 0 is better), with its 95% interval.

    ``if_rest_unchanged`` is the mean over everyone who began, were those not matched to stay as they were.
    ``low`` and ``high`` are None below two people. ``raw`` is the mean of later less earlier scores.
    """

    mean_before: Decimal
    mean_after: Decimal
    raw: Decimal
    improvement: Decimal
    low: Decimal | None
    high: Decimal | None
    if_rest_unchanged: Decimal


@dataclass(frozen=True, kw_only=True)
class Moves:
    """How many scores went which way, by any amount."""

    better: int
    same: int
    worse: int


@dataclass(frozen=True, kw_only=True)
class ReliableCounts:
    """People whose change reaches the published threshold; shares are of the matched people (0-1).

    ``improved_smaller`` counts by the lower threshold where one is published, else None.
    """

    threshold: Decimal
    improved: int
    unchanged: int
    worse: int
    improved_share: Decimal
    worse_share: Decimal
    improved_smaller: int | None


@dataclass(frozen=True, kw_only=True)
class CutoffCounts:
    """Where people stand against the published cut-off. ``recovered`` went from a case to below it."""

    below: Decimal
    cases_before: int
    recovered: int
    became_cases: int


@dataclass(frozen=True, kw_only=True)
class BandCount:
    """Matched people in a band, before and after."""

    label: str
    before: int
    after: int


@dataclass(frozen=True, kw_only=True)
class GroupResult:
    """One group on one scale. Every figure is None where ``suppressed``."""

    group: str
    scale: str
    suppressed: bool
    people_before: int | None = None
    matched: int | None = None
    improvement: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    improved_reliably: int | None = None
    worse_reliably: int | None = None


@dataclass(frozen=True, kw_only=True)
class OutcomeRow:
    """A row for an impact case (``outcome`` in the form of worthwhile/impact-case/1). Choose one of a result's rows.

    ``basis`` is mean or count: both describe the same change in the same people, so never use two.
    """

    basis: str
    scale: str
    title: str
    outcome: Mapping[str, object]
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Caution:
    """Something that argues against the figures, by the code of the rule that says so."""

    code: str
    message: str
    scale: str = ""


@dataclass(frozen=True, kw_only=True)
class ScaleResult:
    """Everything about one scale. Parts are None where there is nobody to work them out from or no source."""

    scale: Scale
    sample: Sample
    mean_change: MeanChange | None
    moves: Moves | None
    reliable: ReliableCounts | None
    cutoff: CutoffCounts | None
    bands: tuple[BandCount, ...]
    shareable: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class SafeguardingFlag:
    """A person whose answer needs someone to act today."""

    person: str
    stage: Stage
    on: date
    row: int
    item: str
    answer: int


@dataclass(frozen=True, kw_only=True)
class MeasureResult:
    """The whole result; ``safeguarding`` is to be shown before anything else.

    ``scores`` and ``changes`` name people: they are the operator's own working, not for sharing.
    """

    measure: Measure
    safeguarding: tuple[SafeguardingFlag, ...]
    rows_read: int
    rows_repeated: int
    rows_passed_over: int
    rows_incomplete: int
    compared: tuple[Stage, Stage]
    minimum_group: int
    draws: int
    value_set: str | None
    scales: tuple[ScaleResult, ...]
    groups: tuple[GroupResult, ...]
    outcome_rows: tuple[OutcomeRow, ...]
    cautions: tuple[Caution, ...]
    scores: tuple[PersonScore, ...]
    changes: tuple[PersonChange, ...]
