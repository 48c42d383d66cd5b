"""What a lot is drawn by: named beforehand, entered once it is drawn, confirmed by somebody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from worthwhile.apps.tenders.forms.buyer_moment import ClockField, moment_of
from worthwhile.apps.tenders.services.draw_lot import LONGEST
from worthwhile.ui.day_field import DayField


class AnnounceDrawForm(forms.Form):
    """A public value that nobody can know yet, and when it is drawn."""

    source = forms.CharField(
        label="Which public value, and what of it is taken?",
        help_text="A figure that nobody here can choose. Say where it is published and in which order it is taken: for "
        "example, a national lottery draw by its name, main numbers from the lowest to the highest",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say which public value", "max_length": f"Shorten this to {LONGEST} characters"},
    )
    drawn_at = DayField(label="On which day is it drawn?", what="the day on which it is drawn")
    drawn_time = ClockField(label="Time of that day")

    def __init__(self, *args: Any, published: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._published = published
        if published:
            del self.fields["source"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("drawn_at") and data.get("drawn_time"):
            try:
                data["moment"] = moment_of(data["drawn_at"], data["drawn_time"])
            except forms.ValidationError as error:
                self.add_error("drawn_time", error)
        return data

    @property
    def given(self) -> tuple[str, datetime]:
        """Source and moment, once the form is valid."""
        return self.cleaned_data.get("source", self._published), self.cleaned_data["moment"]


class DrawnValueForm(forms.Form):
    """The public value, as it was published."""

    public_randomness = forms.CharField(
        label="Public value",
        help_text="As it was published, in the order that was announced. Only letters and figures count: 4-8-15 is "
        "the same as 4 8 15",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Enter the public value",
            "max_length": f"Shorten this to {LONGEST} characters",
        },
    )
