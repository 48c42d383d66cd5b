"""Naming a scenario, and choosing which to compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

FEWEST = 2


class ScenarioForm(forms.Form):
    """A name."""

    name = forms.CharField(
        label="What if?",
        help_text="Name what you want to try, such as: What if we had half the volunteers?",
        max_length=100,
        error_messages={"required": "Enter what you want to try, so that you find it again"},
    )


class CompareForm(forms.Form):
    """The case and its scenarios, as many as are wanted."""

    cases = forms.TypedMultipleChoiceField(
        label="Which do you want to compare?",
        help_text="The uppermost is the one that the others are compared with",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least two", "invalid_choice": "Choose from this list"},
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["cases"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = list(offered)

    def clean_cases(self) -> list[int]:
        """At least two."""
        chosen: list[int] = self.cleaned_data["cases"]
        if len(chosen) < FEWEST:
            raise forms.ValidationError("Choose at least two: one alone compares with nothing")
        return chosen
