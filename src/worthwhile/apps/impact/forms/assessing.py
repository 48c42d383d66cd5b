"""What an assessor records of a claim and of a version."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.apps.impact.models import Verdict

LONGEST_TEXT = 5_000
CHOICES = (
    (Verdict.VERIFIED.value, "Verified: what I looked at bears it out"),
    (Verdict.NOT_VERIFIED.value, "Not verified: there is nothing to look at, or it says otherwise"),
    (Verdict.QUESTIONED.value, "Questioned: it needs an answer first"),
    (Verdict.NOT_APPLICABLE.value, "Not applicable: it has no bearing on this case"),
)


def _text(label: str, hint: str, *, rows: int, required: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(required),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required, "max_length": f"Shorten this to {LONGEST_TEXT:,} characters"},
    )


class CheckForm(forms.Form):
    """The verdict on one claim, what was looked at, and a note."""

    verdict = forms.ChoiceField(
        label="What did you find?",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you found", "invalid_choice": "Choose one of the four"},
    )
    looked_at = _text(
        "What did you look at?",
        "So that somebody else could look at the same. For example, answer sheets 1 to 20 of March 2025, at the office",
        rows=3,
    )
    note = _text("Note", "What you found, what is missing, or why it does not apply", rows=3)

    def clean(self) -> dict[str, Any]:
        """A verdict without what it rests on would not stand up to anybody who reads it later."""
        given = super().clean() or {}
        verdict = given.get("verdict")
        if verdict == Verdict.VERIFIED and not given.get("looked_at"):
            self.add_error("looked_at", "Enter what you looked at to verify this")
        wanted = {
            Verdict.NOT_VERIFIED: "Enter what is missing, or what you found instead",
            Verdict.QUESTIONED: "Enter your question",
            Verdict.NOT_APPLICABLE: "Enter why this does not apply",
        }
        if verdict in wanted and not given.get("note"):
            self.add_error("note", wanted[Verdict(verdict)])
        return given


class AssessmentForm(forms.Form):
    """An opinion on the version as a whole."""

    text = _text(
        "Your opinion of this version",
        "What you checked and how, what holds, what does not, and what a reader should bear in mind. "
        "It is printed in reports of this version, and cannot be changed: a further one takes its place",
        rows=10,
        required="Enter your opinion",
    )
