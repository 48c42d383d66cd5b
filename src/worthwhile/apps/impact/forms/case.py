"""The parts of the form that a starting case becomes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.numbers import NumberField, PriceYearField, RateField
from worthwhile.apps.impact.forms.wording import TIMING_CHOICES, TIMING_HINT, TIMING_MISSING
from worthwhile.engines.valuation.vocabulary import CaseKind, ScheduleName
from worthwhile.ui.day_field import DayField

OWN_RATE = "own"


class TitleAndDirection(forms.Form):
    """What every case is asked first: its name, and whether it looks forward or back."""

    title = forms.CharField(
        label="Name of the case",
        help_text="Add the place and the year, so that you can tell cases apart",
        max_length=200,
        error_messages={"required": "Enter a name for the case"},
    )
    kind = forms.ChoiceField(
        label="Are you looking forward or back?",
        choices=[
            (CaseKind.FORECAST.value, "Forward: a forecast of what the work should do"),
            (CaseKind.EVALUATIVE.value, "Back: what the work did"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you are looking forward or back"},
    )


class AboutForm(TitleAndDirection):
    """What the case is called, whose it is, and when the work happens."""

    field_order = ("title", "organisation", "kind", "start", "price_year")

    organisation = forms.CharField(label="Organisation (optional)", max_length=200, required=False)
    start = DayField(what="the first day of the year you are valuing", label="First day of the year you are valuing")
    price_year = PriceYearField(
        label="Which year's prices are your costs in?",
        help_text="A year such as 2026 or, for April to March, 2026/27. The result is in the same prices",
        error_messages={"required": "Enter the year whose prices your costs are in, such as 2026"},
    )


class CostForm(forms.Form):
    """One line of what the work costs in the year. An empty line is left out."""

    name = forms.CharField(label="What is put in", max_length=200, required=False)
    amount = NumberField(
        what="what it costs in the year",
        example="60,000",
        sign="£",
        lowest=Decimal(0),
        label="Amount in the year",
        required=False,
    )
    gift = forms.BooleanField(label="Not money: time or things that are given", required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("amount") is not None and not answers.get("name"):
            self.add_error("name", "Say what this amount is for")
        return answers

    @property
    def is_entered(self) -> bool:
        """Whether this line says anything to keep."""
        return self.cleaned_data.get("amount") is not None


class MethodForm(forms.Form):
    """How later years are weighed."""

    timing = forms.ChoiceField(
        label="When in a year does the value come?",
        help_text=TIMING_HINT,
        choices=TIMING_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": TIMING_MISSING},
    )
    schedule = forms.ChoiceField(
        label="How much less does a later year count?",
        help_text="HM Treasury publishes rates for public money. Most cases use the first.",
        choices=[
            (ScheduleName.STANDARD.value, "HM Treasury's standard rate: 3.5% a year to begin with"),
            (ScheduleName.HEALTH.value, "HM Treasury's rate for health: 1.5% a year to begin with"),
            (OWN_RATE, "Another rate"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how much less a later year counts"},
    )
    rate = RateField(what="the rate per year", example="3.5", label="The other rate, if you chose it", required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("schedule") == OWN_RATE and answers.get("rate") is None and "rate" not in self.errors:
            self.add_error("rate", "Enter the rate per year, such as 3.5, or choose one of HM Treasury's")
        return answers

    @property
    def discounting(self) -> dict[str, Any]:
        """The answers as a case states them."""
        answers = self.cleaned_data
        if answers["schedule"] == OWN_RATE:
            return {"rate": answers["rate"], "timing": answers["timing"]}
        return {"schedule": answers["schedule"], "timing": answers["timing"]}
