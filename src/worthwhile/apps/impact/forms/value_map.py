"""What a value map does not say about itself."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from worthwhile.apps.impact.forms.numbers import PriceYearField, RateField
from worthwhile.apps.impact.forms.wording import TIMING_CHOICES, TIMING_HINT, TIMING_MISSING
from worthwhile.engines.valuation.vocabulary import CaseKind, Deductions, Timing
from worthwhile.exchange.value_map import ImportSettings, NearMatch
from worthwhile.exchange.value_map.headings import IGNORE
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.ui.day_field import DayField

# The importer names its options as the command line does; these are the same questions on the page.
FIELD_OF_OPTION = {
    "--timing": "timing",
    "--start": "start",
    "--end": "end",
    "--price-year": "price_year",
    "--rate": "rate",
}
SAID_FOR_OPTION = {
    "--price-year": "Enter the year whose prices the sheet is in, such as 2023: the sheet does not say",
    "--rate": "Enter the discount rate, such as 3.5, or 0 for none: the sheet does not say",
}


class ValueMapForm(forms.Form):
    """Timing, dates, price year and rate; and which sheet, and what a doubtful heading means."""

    title = forms.CharField(
        label="Name of the case", max_length=200, error_messages={"required": "Enter a name for the case"}
    )
    organisation = forms.CharField(label="Organisation (optional)", max_length=200, required=False)
    kind = forms.ChoiceField(
        label="Does the map look forward or back?",
        choices=[(CaseKind.FORECAST.value, "Forward: a forecast"), (CaseKind.EVALUATIVE.value, "Back: what happened")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the map looks forward or back"},
    )
    start = DayField(what="the first day of the work", label="First day of the work")
    end = DayField(
        what="the last day of the work", label="Last day of the work (a year on, if left empty)", required=False
    )
    price_year = PriceYearField(
        label="Prices of which year (if the sheet does not say)",
        help_text="A year such as 2023 or, for April to March, 2023/24",
        required=False,
    )
    rate = RateField(
        what="the discount rate",
        example="3.5",
        label="Discount rate (if the sheet does not say)",
        help_text="How much less a year later counts, such as 3.5",
        required=False,
    )
    timing = forms.ChoiceField(
        label="When in a year does the value come?",
        help_text=TIMING_HINT,
        choices=TIMING_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": TIMING_MISSING},
    )
    deductions = forms.ChoiceField(
        label="How do the sheet's deductions combine?",
        choices=[
            (Deductions.MULTIPLICATIVE.value, "One after the other, each from what is left (usual)"),
            (Deductions.SUBTRACTIVE.value, "Added up and taken off together"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the deductions combine"},
    )

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"kind": CaseKind.FORECAST.value, "deductions": Deductions.MULTIPLICATIVE.value})
        super().__init__(*args, **kwargs)
        if len(sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label="Which sheet holds the value map?",
                choices=[("", "Find it for me"), *((name, name) for name in sheets)],
                required=False,
            )
        self.headings: list[str] = []
        asked = self.data.getlist("heading") if isinstance(self.data, QueryDict) else []
        for number, heading in enumerate(asked):
            self._ask_heading(number, heading)

    def ask_about(self, matches: Sequence[NearMatch]) -> None:
        """Ask what each heading that only resembles a known one holds."""
        for match in matches:
            number = len(self.headings)
            self._ask_heading(number, match.heading, match.field)
            self.add_error(f"column-{number}", f"Say what the column “{match.heading}” holds")

    def _ask_heading(self, number: int, heading: str, field: str = "") -> None:
        name = f"column-{number}"
        known = field or str(self.data.get(f"{name}-field", ""))
        self.headings.append(heading)
        self.fields[name] = forms.ChoiceField(
            label=f"The column “{heading}”",
            help_text=f"It resembles a heading for {known.replace('_', ' ')}",
            choices=[(known, f"It holds the {known.replace('_', ' ')}"), (IGNORE, "Leave this column out")],
            widget=forms.RadioSelect,
            error_messages={"required": f"Say what the column “{heading}” holds"},
        )

    @property
    def kept_headings(self) -> list[tuple[int, str, str]]:
        """Number, heading and meaning of each column that was asked about, to be sent along."""
        return [
            (number, heading, str(self.fields[f"column-{number}"].choices[0][0]))  # type: ignore[attr-defined]
            for number, heading in enumerate(self.headings)
        ]

    @property
    def columns(self) -> dict[str, str]:
        """What each heading asked about holds, as confirmed."""
        return {heading: self.cleaned_data[f"column-{number}"] for number, heading in enumerate(self.headings)}

    @property
    def sheet(self) -> str | None:
        """The sheet chosen; None to look for it."""
        return self.cleaned_data.get("sheet") or None

    @property
    def settings(self) -> ImportSettings:
        """The answers as the importer takes them."""
        answers = self.cleaned_data
        year: int | str | None = answers["price_year"]
        rate: Decimal | None = answers["rate"]
        return ImportSettings(
            timing=Timing(answers["timing"]),
            start=answers["start"],
            end=answers["end"],
            price_year=None if year is None else PriceYear.parse(year),
            rate=rate,
            title=answers["title"],
            organisation=answers["organisation"] or None,
            kind=CaseKind(answers["kind"]),
            deductions=Deductions(answers["deductions"]),
        )

    def take_problems(self, error: InvalidInput) -> list[Problem]:
        """Put what the form can mend beside its fields; the problems of the sheet are left over."""
        rest = []
        for problem in error.problems:
            field = FIELD_OF_OPTION.get(problem.path)
            if field is None:
                rest.append(problem)
            else:
                self.add_error(field, SAID_FOR_OPTION.get(problem.path, problem.message))
        return rest
