"""Keeping a version, signing it, and starting what is held against it."""

from __future__ import annotations

from typing import Any

from django import forms

STATEMENT = "I stand behind these figures. I have read the case, its sources and the questions that the checks raise."


class KeepVersionForm(forms.Form):
    """A name and a note; where grave checks wait for an answer, that this is known."""

    name = forms.CharField(
        label="Name of the version",
        help_text="Such as: As sent to the council, or: For the board in May",
        max_length=100,
        error_messages={"required": "Enter a name, so that you find the version again"},
    )
    note = forms.CharField(
        label="Note (optional)",
        help_text="Why you keep it, or who it is for",
        max_length=5_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    knowing = forms.BooleanField(
        label="I have read these questions and keep the version all the same",
        error_messages={"required": "Answer the questions above, or confirm that you have read them"},
    )

    def __init__(self, *args: Any, has_grave: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_grave:
            del self.fields["knowing"]


class SignForm(forms.Form):
    """Who signs as what, and that they mean it."""

    role = forms.CharField(
        label="What are you in the organisation?",
        help_text="In words, such as: manager, treasurer, chair of the trustees",
        max_length=100,
        error_messages={"required": "Enter what you are in the organisation"},
    )
    statement = forms.CharField(
        label="Your statement",
        help_text="Change it to what you can say in truth",
        max_length=2_000,
        initial=STATEMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Enter what you stand behind"},
    )
    confirmed = forms.BooleanField(
        label="I sign this version with my name. This cannot be taken back",
        error_messages={"required": "Tick the box to sign, or go back"},
    )


class EvaluationForm(forms.Form):
    """The name of the case that is held against a forecast."""

    title = forms.CharField(
        label="Name of the evaluative case",
        max_length=200,
        error_messages={"required": "Enter a name for the case"},
    )
