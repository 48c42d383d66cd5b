"""Recording a fact, and asking what was true on a day."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.apps.organisations.models.fact_catalogue import FACT_CHOICES
from worthwhile.ui.day_field import DayField

MOST_TEXT = 4000
_TOO_LONG = {"max_length": f"Shorten this to {MOST_TEXT:,} characters"}


class FactForm(forms.Form):
    """What is true, since when, until when, and how a reader can check it."""

    key = forms.ChoiceField(
        label="What is it about?",
        choices=[("", "Choose a fact"), *FACT_CHOICES],
        error_messages={
            "required": "Choose what the fact is about",
            "invalid_choice": "Choose a fact from the list",
        },
    )
    value = forms.CharField(
        label="What is true?",
        help_text="For example, £5 million, policy AB123. Leave out personal details unless a form asks for them",
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter what is true", **_TOO_LONG},
    )
    evidence = forms.CharField(
        label="How can a reader check it?",
        help_text="For example, certificate of 1 April 2026, kept in the office. Or give a link below",
        max_length=MOST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_TOO_LONG,
    )
    evidence_link = forms.URLField(
        label="Link to the evidence (optional)",
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"spellcheck": "false", "inputmode": "url"}),
        error_messages={"invalid": "Enter the link in full, such as https://example.org/certificate"},
    )
    valid_from = DayField(what="the day from which it is true", label="True from")
    expires_on = DayField(
        what="the last day on which it is true",
        label="Last day (optional)",
        help_text="The day a certificate or policy runs out. Leave it empty if it is true until you say otherwise",
        required=False,
    )

    def clean_evidence_link(self) -> str:
        """Only pages of the web: another kind of link may run something."""
        link: str = self.cleaned_data["evidence_link"]
        if link and not link.lower().startswith(("https://", "http://")):
            raise forms.ValidationError("Enter a link that begins with https:// or http://")
        return link

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        given = answers.get("evidence") or answers.get("evidence_link")
        if not given and "evidence_link" not in self.errors and "evidence" not in self.errors:
            self.add_error("evidence", "Say how a reader can check this, or give a link to the evidence")
        first, last = answers.get("valid_from"), answers.get("expires_on")
        if first and last and last < first:
            self.add_error("expires_on", "Enter a last day that is not before the day from which it is true")
        return answers


class OnDayForm(forms.Form):
    """The day to answer for."""

    on = DayField(what="the day you ask about", label="Show what was true on")
