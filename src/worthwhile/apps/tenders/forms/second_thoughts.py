"""What is asked where an outcome may change: bids set aside, outcomes kept, bids that could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.award import WordsField
from worthwhile.apps.tenders.models import AsideGround
from worthwhile.apps.tenders.services.set_aside import LONGEST


class SetAsideForm(forms.Form):
    """Whose bid, on which ground, and what its bidder said."""

    contender = forms.TypedChoiceField(
        label="Who is to be set aside?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose bid", "invalid_choice": "Choose one of those assessed"},
    )
    ground = forms.ChoiceField(
        label="On which ground?",
        choices=AsideGround.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the ground"},
    )
    reason = WordsField(
        label="Why?",
        help_text="Say which rule or condition it is and what you know. The approver and whoever it is about read this",
        missing="Say why",
        longest=LONGEST,
    )
    heard = forms.TypedChoiceField(
        label="Could they say something about it first?",
        choices=[("yes", "Yes, they were heard"), ("no", "No")],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they were heard"},
    )
    said = WordsField(
        label="What did they say, or why were they not heard?",
        help_text="For whoever withdraws: how and when they said so",
        missing="Write down what they said, or why they were not heard",
        longest=LONGEST,
    )

    def __init__(self, *args: Any, among: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contender"].choices = list(among)  # type: ignore[attr-defined]


class SecondPersonForm(forms.Form):
    """A second person decides on what was asked; the reason is needed where they do not agree."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    agrees = forms.TypedChoiceField(
        label="What do you decide?",
        choices=[("yes", "I agree"), ("no", "I do not agree")],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide"},
    )
    reason = forms.CharField(
        label="Why not, if you do not agree",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class KeepOutcomeForm(forms.Form):
    """Why what was upheld does not change the outcome."""

    reason = WordsField(
        label="Why does what was upheld not change the outcome?",
        help_text="Everybody who was told the outcome reads this. Name nobody who need not be named",
        missing="Say why what was upheld does not change the outcome",
        longest=LONGEST,
    )


class UnreadableForm(forms.Form):
    """What follows from it that a bid could not be read."""

    words = WordsField(
        label="What do you decide, and why?",
        help_text="Its bidder reads this. Say what you looked at, such as a copy that they showed you",
        missing="Say what you decide, and why",
        longest=LONGEST,
    )
