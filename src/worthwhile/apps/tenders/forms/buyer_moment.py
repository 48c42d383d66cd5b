"""A day and a time of day in the United Kingdom, as people write them, put together to a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms

from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM

FORMATS = ("%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p", "%H%M")


class ClockField(forms.CharField):
    """A time of day: 12:00, 5pm, 11:59pm, noon."""

    def __init__(self, *, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            max_length=10,
            help_text="UK time. For example, 12:00 or 5pm",
            widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
            error_messages={
                "required": "Enter a time of day, such as 12:00",
                "max_length": "Enter a time of day, such as 12:00",
            },
            **kwargs,
        )

    def clean(self, value: Any) -> time | None:
        given = "".join(super().clean(value).lower().split())
        if not given:
            return None
        given = {"noon": "12:00", "12noon": "12:00", "midday": "12:00"}.get(given, given)
        for form in FORMATS:
            try:
                return datetime.strptime(given, form).replace(tzinfo=UTC).time()
            except ValueError:
                continue
        raise forms.ValidationError(f"Enter a time of day, such as 12:00 or 5pm. You gave “{value}”")


def moment_of(day: date, clock: time) -> datetime:
    """The moment in UTC. Raises ValidationError for a time that the change of the clocks leaves out or repeats."""
    local = datetime.combine(day, clock)
    early, late = (local.replace(tzinfo=UNITED_KINGDOM, fold=fold) for fold in (0, 1))
    if early.utcoffset() != late.utcoffset():
        raise forms.ValidationError("The clocks change that night, so this time is not clear. Choose another")
    return early.astimezone(UTC)
