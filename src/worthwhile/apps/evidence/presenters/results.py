"""The page of results: one part a scale, then groups, what speaks against the figures, and what may be done next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from worthwhile.apps.evidence.presenters.page_words import for_a_page
from worthwhile.apps.evidence.presenters.result_words import headline, lost_sentences, sentences, sureness
from worthwhile.apps.evidence.selectors.results import MeasuredChange
from worthwhile.engines.measures.result import GroupResult, MeasureResult, ScaleResult
from worthwhile.exchange.charts.before_after import bands_chart, change_chart, points_text
from worthwhile.exchange.charts.chart import Chart
from worthwhile.kernel.working import Step


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A chart as a page shows it; ``name`` begins the ids of its parts."""

    name: str
    chart: Chart
    drawing: SafeString


@dataclass(frozen=True, kw_only=True)
class ScaleView:
    """One scale. Where it is ``hidden`` nothing but its name may be shown."""

    id: str
    name: str
    hidden: bool
    small: bool = False
    headline: str = ""
    sureness: str = ""
    sentences: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    charts: tuple[Drawn, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """One group on one scale, or that it is hidden."""

    group: str
    scale: str
    hidden: bool
    began: str = ""
    matched: str = ""
    improvement: str = ""
    interval: str = ""


@dataclass(frozen=True, kw_only=True)
class CautionLine:
    """What speaks against the figures, the scales it is about, and the method that says so."""

    code: str
    about: str
    message: str


@dataclass(frozen=True, kw_only=True)
class ResultsPage:
    """Everything the page says of one measure."""

    scales: tuple[ScaleView, ...]
    groups: tuple[GroupLine, ...]
    cautions: tuple[CautionLine, ...]
    notes: tuple[str, ...]
    rows: tuple[str, ...]
    value_set: str
    minimum_group: int
    read: int
    incomplete: int
    draws: int


def present_results(change: MeasuredChange, *, sees_people: bool) -> ResultsPage:
    """The page; who may not see single answers is not shown totals too small to share either."""
    result = change.result
    scales = tuple(_scale(scale, change, sees_people=sees_people) for scale in result.scales)
    shown = {scale.id: scale.name for scale in scales if not scale.hidden}
    shared = {scale.scale.id for scale in result.scales if scale.shareable}
    return ResultsPage(
        scales=scales,
        groups=tuple(_group(group, result) for group in result.groups),
        cautions=_cautions(result, shown),
        notes=tuple(for_a_page(note) for note in result.measure.notes),
        rows=tuple(row.title for row in result.outcome_rows if row.scale in shared),
        value_set=result.value_set or "",
        minimum_group=result.minimum_group,
        read=result.rows_read,
        incomplete=result.rows_incomplete,
        draws=result.draws,
    )


def _scale(result: ScaleResult, change: MeasuredChange, *, sees_people: bool) -> ScaleView:
    scale = result.scale
    if not result.shareable and not sees_people:
        return ScaleView(id=scale.id, name=scale.name, hidden=True)
    later = change.later
    charts = [change_chart(result), bands_chart(result, later=later.value)]
    return ScaleView(
        id=scale.id,
        name=scale.name,
        hidden=False,
        small=not result.shareable,
        headline=headline(result),
        sureness=sureness(result.mean_change),
        sentences=sentences(result, later=later),
        lost=lost_sentences(result, later=later),
        charts=tuple(_drawn(chart) for chart in charts if chart is not None),
        steps=result.steps,
    )


def _drawn(chart: Chart) -> Drawn:
    # The drawing is ours: made on the server from escaped text, with nothing of the user's as markup.
    return Drawn(name=chart.id, chart=chart, drawing=mark_safe(chart.svg))  # noqa: S308


def _group(group: GroupResult, result: MeasureResult) -> GroupLine:
    name = next(scale.scale.name for scale in result.scales if scale.scale.id == group.scale)
    if group.suppressed:
        return GroupLine(group=group.group, scale=name, hidden=True)
    interval = f"{points_text(group.low)} to {points_text(group.high)}" if group.low is not None else "-"
    return GroupLine(
        group=group.group,
        scale=name,
        hidden=False,
        began=str(group.people_before),
        matched=str(group.matched),
        improvement=points_text(group.improvement),
        interval=interval,
    )


def _cautions(result: MeasureResult, shown: Mapping[str, str]) -> tuple[CautionLine, ...]:
    """Each once, with the scales that it is about where it is not about all."""
    about: dict[tuple[str, str], list[str]] = {}
    for caution in result.cautions:
        if not caution.scale or caution.scale in shown:
            names = about.setdefault((caution.code, for_a_page(caution.message)), [])
            names += [shown[caution.scale]] if caution.scale else []
    return tuple(
        CautionLine(code=code, about=_about(names, len(result.scales)), message=message)
        for (code, message), names in about.items()
    )


def _about(names: Sequence[str], all_scales: int) -> str:
    return ", ".join(names) if names and len(names) < all_scales else ""
