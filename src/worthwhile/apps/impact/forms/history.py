"""Choosing two states of a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms


class CompareStatesForm(forms.Form):
    """Two states, the earlier first."""

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # ``from`` is a word of the language, so the fields are named here and not as attributes.
        for name, label in (("from", "What changed from"), ("to", "to")):
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=list(offered),
                error_messages={"required": "Choose one", "invalid_choice": "Choose from this list"},
            )
