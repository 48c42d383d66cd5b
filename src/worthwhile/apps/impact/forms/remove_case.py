"""Removing a case."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.ui.name_again_field import NameAgainField


class RemoveCaseForm(forms.Form):
    """Removing cannot be undone, so whoever asks for it types the title."""

    title = NameAgainField(of="the case", label="To remove it, type the name of the case")

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].expected = expected  # type: ignore[attr-defined]
