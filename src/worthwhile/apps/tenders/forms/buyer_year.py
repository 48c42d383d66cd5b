"""From which day to which a buyer's year is asked for."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.ui.day_field import DayField

LONGEST_DAYS = 3 * 366


class YearForm(forms.Form):
    """The first and the last day, both counted."""

    first = DayField(what="the first day", label="From")
    last = DayField(what="the last day", label="To")

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first, and the time is not longer than three years."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", "Enter a day that is not before the first")
        elif first and last and (last - first).days > LONGEST_DAYS:
            self.add_error("last", "Enter at most three years at a time")
        return given
