"""What was done about a concern."""

from __future__ import annotations

from django import forms

from worthwhile.apps.evidence.services.handle_concern import MOST_TEXT


class HandleForm(forms.Form):
    """Recorded once; it cannot be changed afterwards."""

    what_was_done = forms.CharField(
        label="What was done?",
        help_text="Say who was told, when, and what happens next. Use the code, not a name. This cannot be changed",
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Say what was done, and who was told",
            "max_length": f"Shorten this to {MOST_TEXT:,} characters",
        },
    )
