"""Asking twice before something is undone."""

from __future__ import annotations

from django import forms


class ConfirmForm(forms.Form):
    """No question but the button."""
