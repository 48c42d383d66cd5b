"""Why something is done, for everybody to read."""

from __future__ import annotations

from django import forms

LONGEST_REASON = 1000


class ReasonField(forms.CharField):
    """A reason of at most 1,000 characters, which has to be given."""

    def __init__(self, *, label: str = "Why?", help_text: str = "Everybody will read it"):
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=LONGEST_REASON,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={
                "required": f"Say why. {help_text}",
                "max_length": f"Shorten this to {LONGEST_REASON:,} characters",
            },
        )
