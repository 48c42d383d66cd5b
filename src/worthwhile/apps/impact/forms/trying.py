"""Trying other figures: the numbers of a case, each in a box with a slider, and none of them saved."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.numbers import NumberField, PercentField, RateField
from worthwhile.apps.impact.selectors.figures_to_try import SAID, FigureToTry, find_figures
from worthwhile.apps.impact.selectors.shown import typed_number, typed_share
from worthwhile.apps.impact.selectors.tried_edits import Tried, edits_of, source_edits, sourced_costs
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_edits import Edits, apply_edits
from worthwhile.exchange.case_fields import Written
from worthwhile.exchange.case_file import InvalidCase
from worthwhile.exchange.case_labels import label_of
from worthwhile.kernel.money import SYMBOLS

MOST_FIRST = 8
_PERCENT = Decimal("0.01")


class AsSaved:
    """A box that was left alone keeps its figure to the last digit, whatever of it is shown."""

    saved: Decimal
    saved_text: str

    def clean(self, value: Any) -> Any:
        if value is None or str(value).strip() == self.saved_text:
            return self.saved
        return super().clean(value)  # type: ignore[misc]


class TriedNumber(AsSaved, NumberField):
    """A number or an amount of money."""


class TriedShare(AsSaved, PercentField):
    """A share in per cent."""


class TriedRate(AsSaved, RateField):
    """A share so small that less than 1% is no slip."""


class TryForm(forms.Form):
    """The figures of a valid case at other values. ``result`` is that of the case as it was saved."""

    def __init__(self, *args: Any, case_data: Mapping[str, Any], result: ValuationResult, **kwargs: Any) -> None:
        kwargs.setdefault("prefix", "try")
        super().__init__(*args, **kwargs)
        self.case_data = case_data
        self.figures = find_figures(data=case_data, result=result, most_first=MOST_FIRST)
        for figure in self.figures.all:
            self.fields[figure.key] = _field(figure, result.currency)
            self.initial[figure.key] = self.fields[figure.key].saved_text  # type: ignore[attr-defined]
        self.fields["source"] = forms.CharField(
            label="Where the figures that you keep come from (optional)",
            help_text="If you leave this empty, the sources of the old figures are taken out: they are not those "
            "of the new ones",
            max_length=300,
            required=False,
        )

    @property
    def tried(self) -> Tried:
        """The figures that are not as they were saved. The form is valid."""
        return {
            figure: self.cleaned_data[figure.key]
            for figure in self.figures.all
            if self.cleaned_data[figure.key] != figure.saved
        }

    @property
    def widened(self) -> tuple[FigureToTry, ...]:
        """The figures whose range does not reach as far as what is tried. The form is valid."""
        return tuple(
            figure
            for figure, number in self.tried.items()
            if figure.low is not None and figure.high is not None and not figure.low <= number <= figure.high
        )

    def tried_data(self) -> dict[str, Any]:
        """The case with the tried figures in it. The form is valid."""
        return apply_edits(self.case_data, edits_of(self.case_data, self.tried))

    def edits(self) -> Edits:
        """The places to change if the figures are kept, with their source. The form is valid."""
        tried, source = self.tried, self.cleaned_data["source"]
        edits = {**edits_of(self.case_data, tried), **source_edits(self.case_data, tried, source)}
        return sourced_costs(edits, tried, source)

    def again_on(self, *, case_data: Mapping[str, Any], result: ValuationResult) -> TryForm:
        """The same tried figures on what somebody else saved meanwhile. The form is valid."""
        fresh = TryForm(case_data=case_data, result=result)
        entered = {fresh.add_prefix(name): value for name, value in fresh.initial.items()}
        for figure in self.tried:
            entered[self.add_prefix(figure.key)] = self.data[self.add_prefix(figure.key)]
        entered[self.add_prefix("source")] = self.cleaned_data["source"]
        return TryForm(entered, case_data=case_data, result=result)

    def take_problems(self, error: InvalidCase) -> None:
        """Put what is wrong with the tried case beside the figure that it is about."""
        for problem in error.problems:
            key = next((figure.key for figure in self.figures.all if _is_about(problem.path, figure)), None)
            words = problem.message if key else f"{label_of(problem.path, self.case_data)}: {problem.message}"
            self.add_error(key, words)


def _is_about(path: str, figure: FigureToTry) -> bool:
    line = f"{figure.root}[{figure.position}]"
    return any(
        path == at or path.startswith((f"{at}.", f"{at}["))
        for at in (f"{line}.{figure.name}", f"{line}.ranges.{figure.name}")
    )


def _field(figure: FigureToTry, currency: str) -> NumberField:
    """A box in people's units, with what stands in the case as its first content."""
    words: dict[str, Any] = {"what": "the figure", "label": figure.label}
    found: Any
    if figure.written is Written.SHARE:
        kind = TriedRate if 0 < figure.saved < _PERCENT else TriedShare
        found = kind(**words)
        found.saved_text = typed_share(figure.saved)
    else:
        found = TriedNumber(
            example="40",
            sign=SYMBOLS.get(currency, currency) if figure.written is Written.MONEY else "",
            unit="years" if figure.written is Written.YEARS else "",
            lowest=Decimal(0) if figure.name in ("quantity", "intake", "values") else None,
            above=Decimal(0) if figure.name == "duration_years" else None,
            highest=Decimal(50) if figure.name == "duration_years" else None,
            **words,
        )
        found.saved_text = typed_number(figure.saved)
    found.saved = figure.saved
    found.widget.attrs |= {"autocomplete": "off", "aria-describedby": f"id_try-{figure.key}{SAID}"}
    return found
