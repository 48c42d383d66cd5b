"""What an organisation says when it steps back from a joint bid that was handed in."""

from __future__ import annotations

from django import forms

from worthwhile.apps.tenders.services.step_back import LONGEST


class StepBackForm(forms.Form):
    """Why, if they want to say, and that they mean it."""

    words = forms.CharField(
        label="Why, if you want to say",
        help_text="Whoever leads the bid reads it, and once bids are opened the buyer",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_meant = forms.BooleanField(
        label="We take no part in this bid any more",
        error_messages={"required": "Say that you take no part any more, or go back"},
    )
