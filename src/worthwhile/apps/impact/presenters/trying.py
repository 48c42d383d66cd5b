"""What other figures would give: the boxes with their sliders, and the result beside the one that is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Protocol

from django.forms.boundfield import BoundField

from worthwhile.apps.impact.presenters.result_page import PageBlock, figure_blocks
from worthwhile.apps.impact.selectors.figures_to_try import SAID, FiguresToTry, FigureToTry
from worthwhile.apps.impact.selectors.shown import typed_number
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_fields import Written
from worthwhile.exchange.charts.words import ratio_text, whole_money
from worthwhile.exchange.live import LiveResult
from worthwhile.exchange.report.wording import has_ranges

STEPS = 100
MOST_YEARS_SHOWN = Decimal(5)
SHORTEST = Decimal("0.25")


class FormOfFigures(Protocol):
    """What a form of figures to try can say of itself."""

    figures: FiguresToTry
    is_bound: bool

    @property
    def widened(self) -> tuple[FigureToTry, ...]: ...
    def is_valid(self) -> bool: ...
    def __getitem__(self, name: str) -> BoundField: ...


@dataclass(frozen=True, kw_only=True)
class TryFigure:
    """One box with its slider. ``said`` stands under it: that a range was widened, or nothing."""

    field: BoundField
    spoken: str
    low: str
    high: str
    step: str
    said: str = ""

    @property
    def said_id(self) -> str:
        return f"{self.field.id_for_label}{SAID}"


@dataclass(frozen=True, kw_only=True)
class TryGroup:
    """The figures of one outcome or cost."""

    heading: str
    figures: tuple[TryFigure, ...]


@dataclass(frozen=True, kw_only=True)
class Trying:
    """The form as it is drawn: what matters most, then the others, which stand closed unless one needs mending."""

    form: FormOfFigures
    first: tuple[TryGroup, ...]
    others: tuple[TryGroup, ...]
    is_open: bool

    @property
    def figures(self) -> tuple[TryFigure, ...]:
        return tuple(figure for group in (*self.first, *self.others) for figure in group.figures)


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A result to show. ``said`` is the line that is read out; ``is_tried`` where it is not that of the saved case."""

    headline: str
    said: str
    is_tried: bool
    chance: str
    charts: tuple[PageBlock, ...] = field(default=())


def present_trying(form: FormOfFigures) -> Trying:
    """The boxes of a form, by outcome and cost."""
    widened = set(form.widened) if form.is_bound and form.is_valid() else set()
    others = _groups(form, form.figures.others, widened)
    return Trying(
        form=form,
        first=_groups(form, form.figures.first, widened),
        others=others,
        is_open=any(figure.field.errors or figure.said for group in others for figure in group.figures),
    )


def present_tried(*, saved: LiveResult, tried: LiveResult | None, problem: str = "") -> Tried:
    """The result of the tried figures, or of the saved case where none are tried; what is wrong goes before both."""
    shown = saved if tried is None else tried
    return Tried(
        headline=shown.headline,
        said=problem or _said(saved.result, None if tried is None else tried.result),
        is_tried=tried is not None,
        chance=shown.chance_above_1,
        charts=figure_blocks(shown.charts),
    )


def span_text(result: ValuationResult) -> str:
    """The range of a result as short as can be: ``£1.77 to £4.06``, or one figure where there are no ranges."""
    found, currency = result.uncertainty, result.currency
    if found is None or not has_ranges(result):
        if result.ratio is None:
            return whole_money(result.present_value, currency)
        return ratio_text(result.ratio, currency)
    if found.ratio is None:
        return f"{whole_money(found.present_value.p5, currency)} to {whole_money(found.present_value.p95, currency)}"
    return f"{ratio_text(found.ratio.p5, currency)} to {ratio_text(found.ratio.p95, currency)}"


def _said(saved: ValuationResult, tried: ValuationResult | None) -> str:
    if tried is None:
        return f"Your case as saved: {span_text(saved)}."
    return f"With these figures: {span_text(tried)}. Your case as saved: {span_text(saved)}."


def _groups(form: FormOfFigures, figures: Sequence[FigureToTry], widened: set[FigureToTry]) -> tuple[TryGroup, ...]:
    return tuple(
        TryGroup(heading=next(iter(of_one)).subject, figures=tuple(_figure(form, figure, widened) for figure in of_one))
        for of_one in (list(found) for _, found in groupby(figures, key=lambda figure: (figure.root, figure.position)))
    )


def _figure(form: FormOfFigures, figure: FigureToTry, widened: set[FigureToTry]) -> TryFigure:
    low, high = _reach(figure)
    said = "The range of this figure is widened to hold it." if figure in widened else ""
    return TryFigure(
        field=form[figure.key],
        spoken=f"{figure.subject}: {figure.label[:1].lower()}{figure.label[1:]}",
        low=typed_number(low),
        high=typed_number(high),
        step=typed_number(_step(high - low, figure.written)),
        said=said,
    )


def _reach(figure: FigureToTry) -> tuple[Decimal, Decimal]:
    """How far a slider goes, in the unit of the box: all shares, else from nothing to twice what is plausible."""
    if figure.written is Written.SHARE:
        return Decimal(0), Decimal(100)
    furthest = max(abs(number) for number in (figure.saved, figure.low, figure.high) if number is not None)
    if figure.written is Written.YEARS:
        return SHORTEST, max(MOST_YEARS_SHOWN, _round_up(2 * furthest))
    far = _round_up(2 * furthest) if furthest else Decimal(STEPS)
    return (-far, Decimal(0)) if figure.saved < 0 else (Decimal(0), far)


def _step(span: Decimal, written: Written) -> Decimal:
    """A hundredth of the way, as a round number: 1, 2 or 5 with noughts."""
    if written is Written.YEARS:
        return SHORTEST if span <= STEPS // 4 else Decimal(1)
    size = Decimal(1).scaleb((span / STEPS).adjusted())
    return next(step for step in (size, 2 * size, 5 * size, 10 * size) if step >= span / STEPS)


def _round_up(number: Decimal) -> Decimal:
    """The next number with one figure that is not nought, so that a slider ends on a round one."""
    size = Decimal(1).scaleb(number.adjusted())
    return (number / size).to_integral_value(rounding="ROUND_CEILING") * size
