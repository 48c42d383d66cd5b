"""About the service: what the case is called, what years it is about and whose prices it is in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.case import TitleAndDirection
from worthwhile.apps.impact.forms.numbers import PriceYearField
from worthwhile.apps.impact.selectors.shown import part_of
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.value_map.settings import year_from
from worthwhile.ui.day_field import DayField

MOST_YEARS = 10
FIRST_MONTH_OF_FINANCIAL_YEAR = 4


class AboutSection(TitleAndDirection):
    """The title, the direction, the period and the price year."""

    field_order = ("title", "summary", "kind", "start", "years", "price_year")

    summary = forms.CharField(
        label="What does the service do? (optional)",
        help_text="Two or three sentences, as you would tell a neighbour",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    start = DayField(what="the first day of the work you are valuing", label="First day of the work you are valuing")
    years = forms.TypedChoiceField(
        label="For how many years is the work paid for?",
        help_text="Usually the length of the contract or grant. How long the changes last is asked later",
        choices=[(number, f"{number} year" + ("s" if number > 1 else "")) for number in range(1, MOST_YEARS + 1)],
        coerce=int,
        error_messages={"required": "Choose for how many years the work is paid for"},
    )
    price_year = PriceYearField(
        label="Which year's prices are your costs in?",
        help_text="A year such as 2026 or, for April to March, 2026/27. The result is in the same prices. "
        "A new case begins with this year: change it if your costs are of another",
        error_messages={"required": "Enter the year whose prices your costs are in, such as 2026"},
    )

    def __init__(self, *args: Any, case_data: Mapping[str, Any], **kwargs: Any) -> None:
        period = part_of(case_data, "period")
        start = _day(period.get("start"))
        kwargs["initial"] = {
            "title": case_data.get("title") or "",
            "summary": case_data.get("notes") or "",
            "kind": case_data.get("kind") or "",
            "start": start,
            "years": years_of(case_data),
            "price_year": case_data.get("price_year") or "",
        }
        super().__init__(*args, **kwargs)

    def suggest_prices_of(self, day: date) -> None:
        """Fill in the financial year of this day, where no price year is kept yet."""
        if not self.initial["price_year"]:
            self.initial["price_year"] = _financial_year(day)

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        answers = self.cleaned_data
        return {
            ("title",): answers["title"],
            ("notes",): answers["summary"] or None,
            ("kind",): answers["kind"],
            ("period", "start"): answers["start"].isoformat(),
            ("period", "end"): _last_day(answers["start"], answers["years"]).isoformat(),
            ("price_year",): answers["price_year"],
        }


def years_of(case_data: Mapping[str, Any]) -> int:
    """The years that the work is paid for, as the period says; one where it does not."""
    period = part_of(case_data, "period")
    start, end = _day(period.get("start")), _day(period.get("end"))
    if start is None or end is None or end <= start:
        return 1
    return max(1, min(MOST_YEARS, round((end - start).days / 365.25)))


def _last_day(start: date, years: int) -> date:
    last = start - timedelta(days=1)
    for _ in range(years):
        last = year_from(last + timedelta(days=1))
    return last


def _financial_year(day: date) -> str:
    first = day.year if day.month >= FIRST_MONTH_OF_FINANCIAL_YEAR else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def _day(given: object) -> date | None:
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        return None
