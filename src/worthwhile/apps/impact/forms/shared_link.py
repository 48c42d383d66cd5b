"""Sharing a version by a link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms

LIVES = (
    ("1", "1 day"),
    ("7", "1 week"),
    ("30", "30 days"),
    ("90", "90 days"),
    ("180", "180 days"),
    ("365", "1 year"),
)


class SharedLinkForm(forms.Form):
    """Which version, for whom, for how long, and what they may do. ``versions`` are numbers with their words."""

    version = forms.TypedChoiceField(
        label="Which version do you share?",
        help_text="What is shared never changes. If you change the case, keep another version and share that",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a version", "invalid_choice": "Choose one of the versions of this case"},
    )
    for_whom = forms.CharField(
        label="Who is it for?",
        help_text="In words that tell you later whom you gave it to, such as: Council of Ilford, bid for the day "
        "centre. Readers do not see it",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter who the link is for", "max_length": "Shorten this to 100 characters"},
    )
    life = forms.ChoiceField(
        label="How long should it work?",
        help_text="You can revoke it sooner",
        choices=LIVES,
        initial="90",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how long the link should work"},
    )
    may_try = forms.BooleanField(
        label="Readers may try other figures",
        help_text="They see what their own assumptions would give. Nothing of it is saved and your case stays as it is",
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, versions: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(versions)
        self.fields["version"].choices = found  # type: ignore[attr-defined]
        self.fields["version"].initial = found[0][0] if found else None

    def clean_for_whom(self) -> str:
        """The words on one line."""
        return " ".join(self.cleaned_data["for_whom"].split())

    @property
    def given_life(self) -> timedelta:
        """The answer, once the form is valid."""
        return timedelta(days=int(self.cleaned_data["life"]))
