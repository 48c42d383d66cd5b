"""A date as people write it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

FIRST_YEAR, LAST_YEAR = 1950, 2150


class DayField(forms.DateField):
    """A date in words or figures, day before month."""

    def __init__(self, *, what: str, help_text: str = "For example, 1 April 2026 or 1/4/2026", **kwargs: Any) -> None:
        message = f"Enter {what}, such as 1 April 2026"
        super().__init__(
            input_formats=["%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d"],
            widget=forms.DateInput(attrs={"class": "govuk-input--width-10"}, format="%d/%m/%Y"),
            error_messages={"required": message, "invalid": message},
            help_text=help_text,
            **kwargs,
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}. You gave {day.year}")
        return day
