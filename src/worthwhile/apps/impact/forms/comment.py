"""Writing a comment and answering one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from worthwhile.apps.impact.selectors.places import Places

LONGEST_TEXT = 5_000
TEXT_ERRORS = {
    "required": "Enter your comment",
    "max_length": f"Shorten your comment to {LONGEST_TEXT:,} characters",
}


class CommentForm(forms.Form):
    """What it is about, and what there is to say."""

    place = forms.ChoiceField(
        label="What is it about?",
        required=False,
        error_messages={"invalid_choice": "Choose one of the places in the list"},
    )
    text = forms.CharField(
        label="Your comment",
        help_text="Every member of the organisation can read it. Do not name people who are helped",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=TEXT_ERRORS,
    )

    def __init__(self, *args: Any, places: Sequence[Places], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            choice
            for group in places
            for choice in ([(group.heading, list(group.places))] if group.heading else group.places)
        ]


class AnswerForm(forms.Form):
    """What there is to say to a comment."""

    text = forms.CharField(
        label="Your answer",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={**TEXT_ERRORS, "required": "Enter your answer"},
    )
