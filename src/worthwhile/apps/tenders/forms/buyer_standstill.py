"""The last day of a standstill that no rule held here tells."""

from __future__ import annotations

from django import forms

from worthwhile.apps.tenders.forms.reason_field import ReasonField
from worthwhile.ui.day_field import DayField


class StandstillForm(forms.Form):
    """A day and the rule that it follows from."""

    last_day = DayField(label="Last day of the standstill", what="the last day of the standstill")
    reason = ReasonField(label="By which rule?", help_text="It stands in the log of the tender")
