"""The smaller questions of a buyer's pages: a reason, an answer, an opening key."""

from __future__ import annotations

from django import forms

from worthwhile.apps.tenders.forms.reason_field import ReasonField
from worthwhile.apps.tenders.services.questions import LONGEST


class ButtonForm(forms.Form):
    """No question but the button."""


class ReasonForm(forms.Form):
    """Why something is done, for everybody to read."""

    reason = ReasonField()


class AnswerQuestionForm(forms.Form):
    """An answer that everybody gets."""

    answer = forms.CharField(
        label="Your answer",
        help_text="Every bidder reads it at the same moment, and it stays. Hint at nobody who may have asked",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Enter the answer", "max_length": f"Shorten this to {LONGEST:,} characters"},
    )


class SecretForm(forms.Form):
    """An opening key, typed or pasted from its sheet. It is never written back into the page."""

    secret = forms.CharField(
        label="Your opening key",
        help_text="The line that begins with AGE-SECRET-KEY-, from the sheet you printed",
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}),
        error_messages={"required": "Enter your opening key", "max_length": "This is longer than an opening key"},
    )
