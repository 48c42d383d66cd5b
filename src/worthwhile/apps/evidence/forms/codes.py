"""Making codes, and finding what stands under one."""

from __future__ import annotations

from django import forms

from worthwhile.apps.evidence.services.make_codes import MOST_AT_ONCE


class MakeCodesForm(forms.Form):
    """How many, and for which group."""

    number = forms.IntegerField(
        label="How many codes?",
        help_text=f"One for each person you will ask, up to {MOST_AT_ONCE} at a time",
        min_value=1,
        max_value=MOST_AT_ONCE,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Enter a whole number from 1 to {MOST_AT_ONCE}"
        ),
    )
    group = forms.CharField(
        label="Group (optional)",
        help_text="A place or a session, such as Tuesday. Never anything that says who a person is",
        max_length=60,
        required=False,
        error_messages={"max_length": "Shorten it to 60 characters"},
    )

    def clean_group(self) -> str:
        """The group on one line."""
        return " ".join(self.cleaned_data["group"].split())


class FindPersonForm(forms.Form):
    """Whose answers."""

    code = forms.CharField(
        label="Code",
        help_text="Of the person who asked you. You need a reason to look: that you did is written in the access log",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the code", "max_length": "Enter the code alone"},
    )
