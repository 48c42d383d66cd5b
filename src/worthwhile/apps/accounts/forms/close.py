"""Closing one's account."""

from __future__ import annotations

from django import forms


class CloseForm(forms.Form):
    """Closing cannot be undone, so it is asked for twice."""

    sure = forms.BooleanField(
        label="Close my account and erase what it knows about me",
        error_messages={"required": "Tick the box if you want to close your account"},
    )
