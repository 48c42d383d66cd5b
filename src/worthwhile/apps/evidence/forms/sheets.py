"""Which sheets to print."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from worthwhile.apps.evidence.models.languages import ENGLISH, LANGUAGES
from worthwhile.exchange.questionnaire_sheets import Layout

WAITING, EVERYONE = "waiting", "everyone"
_LAYOUTS = {
    Layout.STANDARD: "Standard",
    Layout.LARGE_PRINT: "Large print: nothing smaller than 18 points",
    Layout.EASY_READ: "Easy read: one question a block, with much space",
}
_CHOOSE = {"required": "Choose one", "invalid_choice": "Choose one of these"}


class SheetsForm(forms.Form):
    """How they are set, in which language, and for whom. An address without an answer means the first of each."""

    layout = forms.ChoiceField(
        label="How should they be set?",
        choices=[(layout.value, name) for layout, name in _LAYOUTS.items()],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    language = forms.ChoiceField(
        label="In which language?",
        help_text="Questions stand in English where no published wording in the other language was entered",
        choices=list(LANGUAGES.items()),
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    who = forms.ChoiceField(
        label="For whom?",
        choices=[(WAITING, "People who have answered nothing yet"), (EVERYONE, "Everyone with a code")],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    part = forms.IntegerField(
        label="Which file?",
        help_text="There are up to 500 sheets in a file. 1 is the first 500 codes",
        min_value=1,
        max_value=100,
        error_messages={
            "required": "Enter 1 for the first file",
            "invalid": "Enter a whole number, 1 for the first file",
            "min_value": "Enter 1 for the first file",
            "max_value": "Enter a number up to 100",
        },
    )

    USUAL: ClassVar[dict[str, Any]] = {"layout": Layout.STANDARD.value, "language": ENGLISH, "who": WAITING, "part": 1}
