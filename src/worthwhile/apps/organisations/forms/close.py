"""Closing an organisation."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.ui.name_again_field import NameAgainField


class CloseForm(forms.Form):
    """Closing cannot be undone, so whoever asks for it types the name."""

    name = NameAgainField(of="the organisation", label="To close it, type the name of the organisation")

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].expected = expected  # type: ignore[attr-defined]
