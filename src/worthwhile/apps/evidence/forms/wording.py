"""The words people are asked in: what they agree to, in Welsh as well, and questionnaires that may not be shipped."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.apps.evidence.models.languages import LANGUAGES
from worthwhile.engines.measures.measure import Terms

MOST_TEXT = 3000
MOST_WORDING = 20_000
_TOO_LONG = {"max_length": f"Shorten this to {MOST_TEXT:,} characters"}


class ConsentForm(forms.Form):
    """What people are asked to agree to."""

    text = forms.CharField(
        label="What people agree to",
        help_text="Short sentences, in the words of the people you ask. One idea a line",
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Write what people agree to", **_TOO_LONG},
    )


def _welsh(label: str, rows: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows, "lang": "cy"}),
        error_messages=_TOO_LONG,
    )


class WelshForm(forms.Form):
    """What the organisation wrote, in Welsh. Whatever is left empty is shown in English."""

    service = _welsh("The service in a sentence, in Welsh", 2)
    purpose = _welsh("Why you ask, in Welsh", 4)
    safeguarding_text = _welsh("What people are told to do if something worries them, in Welsh", 6)
    consent = _welsh("What people agree to, in Welsh", 10, "A new version is added when you change it")


class OwnWordingForm(forms.Form):
    """The published wording of a questionnaire, pasted by somebody who may use it."""

    language = forms.ChoiceField(
        label="Language of the wording",
        choices=list(LANGUAGES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the language of the wording"},
    )
    source = forms.CharField(
        label="Where is this wording published?",
        help_text="So that a reader can check that nothing was changed",
        max_length=300,
        error_messages={"required": "Say where the wording is published", "max_length": "Shorten it to 300 characters"},
    )
    licence_reference = forms.CharField(
        label="Reference of your licence or registration",
        max_length=200,
        required=False,
        error_messages={"max_length": "Shorten it to 200 characters"},
    )
    introduction = forms.CharField(
        label="Instructions above each question (optional)",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Shorten it to 1,000 characters"},
    )
    wording = forms.CharField(
        label="Questions and answers",
        help_text="The question on a line, then each answer on a line of its own after its score, such as "
        "0 Not at all. Leave an empty line before the next question. Keep the printed order",
        max_length=MOST_WORDING,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": "Paste the questions and answers", "max_length": "This is too long to be right"},
    )

    def __init__(self, data: Any = None, *, terms: Terms) -> None:
        super().__init__(data)
        field = self.fields["licence_reference"]
        if terms is Terms.OPEN:
            field.label = f"{field.label} (optional)"
        else:
            field.required = True
            field.error_messages["required"] = "Enter the reference of your licence or registration"
