"""The name of what is to go for good, typed again by whoever asks for it."""

from __future__ import annotations

from typing import Any

from django import forms


class NameAgainField(forms.CharField):
    """A name as it stands on the page; spaces and capitals are not held against anybody.

    ``of`` says what bears the name, such as ``the case``; the form sets ``expected`` to the name itself.
    """

    expected = ""

    def __init__(self, *, of: str, **kwargs: Any) -> None:
        super().__init__(
            max_length=200,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            error_messages={
                "required": f"Type the name of {of}",
                "max_length": f"Type the name of {of} as it stands above",
            },
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        """The name as it was typed. Raises ValidationError for another name."""
        given: str = super().clean(value)
        if _plain(given) != _plain(self.expected):
            raise forms.ValidationError(f"Type the name as it stands above: {self.expected}. You gave “{given}”")
        return given


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
