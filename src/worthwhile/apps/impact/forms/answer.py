"""A written answer to a check."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.engines.valuation.checks.answers import SHORTEST

MOST_LETTERS = 2000


class AnswerForm(forms.Form):
    """The reason why a figure that a check questions is right. Empty takes an answer away."""

    check = forms.CharField(max_length=200, widget=forms.HiddenInput)
    answer = forms.CharField(
        label="Your answer",
        help_text="A sentence that a commissioner could check. It is printed beside the check, which stays",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MOST_LETTERS,
        required=False,
    )

    def __init__(self, *args: Any, item_id: str = "", **kwargs: Any) -> None:
        kwargs["auto_id"] = f"{item_id}-%s"
        super().__init__(*args, **kwargs)

    def clean_answer(self) -> str:
        text: str = self.cleaned_data["answer"].strip()
        if text and len(text) < SHORTEST:
            raise forms.ValidationError(
                f"Write a reason of at least {SHORTEST} characters, or leave the box empty. You gave {len(text)}: "
                "too short to be a reason (SV-091)"
            )
        return text
