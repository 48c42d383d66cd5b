"""Removing a case."""

from __future__ import annotations

from typing import Any

from django import forms


class RemoveCaseForm(forms.Form):
    """Removing cannot be undone, so whoever asks for it types the title."""

    title = forms.CharField(
        label="To remove it, type the name of the case",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Type the name of the case",
            "max_length": "Type the name of the case as it stands above",
        },
    )

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._expected = expected

    def clean_title(self) -> str:
        """The title as it is kept; spaces and capitals are not held against anybody."""
        given: str = self.cleaned_data["title"]
        if " ".join(given.split()).casefold() != " ".join(self._expected.split()).casefold():
            raise forms.ValidationError(f"Type the name as it stands above: {self._expected}. You gave “{given}”")
        return given
