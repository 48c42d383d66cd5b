"""A note for colleagues."""

from __future__ import annotations

from django import forms

LONGEST_NOTE = 4000


class NoteForm(forms.Form):
    """What to say about a notice."""

    text = forms.CharField(
        label="Note for your team",
        help_text="Everybody in your organisation can read it. Leave out personal details of others",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Write what to tell your team",
            "max_length": f"Shorten the note to {LONGEST_NOTE:,} characters",
        },
    )
