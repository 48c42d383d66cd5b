"""Taking a row of results into an outcome, and what to do with one that was taken."""

from __future__ import annotations

from django import forms

PAUSE, END = "pause", "end"


class TakeForm(forms.Form):
    """The mark of the result that a person saw."""

    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)


class FollowForm(forms.Form):
    """Pause an outcome that follows, or end it."""

    act = forms.ChoiceField(choices=[(PAUSE, "Pause"), (END, "Stop")])
