"""How change comes about: the need, what is done, what is counted and what has to hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from worthwhile.apps.impact.selectors.shown import part_of, typed_lines
from worthwhile.exchange.case_edits import Edits

OWN = "x-worthwhile"
MOST_LINES = 12


class TheorySection(forms.Form):
    """What the picture of the theory of change is drawn from, apart from costs and outcomes."""

    need = forms.CharField(
        label="What is the need?",
        help_text="One or two sentences: who has what difficulty, and how you know",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
        required=False,
    )
    activities = forms.CharField(
        label="What do you do?",
        help_text="One activity a line, such as: Weekly lunch in company",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        required=False,
    )
    outputs = forms.CharField(
        label="What do you count?",
        help_text="One a line, such as: 40 lunches a year for 60 people. A count of work is not yet a change",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        required=False,
    )
    assumptions = forms.CharField(
        label="What has to hold for this to work?",
        help_text="One a line, such as: People can get to the hall without a car",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        required=False,
    )

    def __init__(self, *args: Any, case_data: Mapping[str, Any], **kwargs: Any) -> None:
        theory = part_of(part_of(case_data, OWN), "theory")
        kwargs["initial"] = {
            "need": theory.get("need") or "",
            **{name: typed_lines(theory.get(name)) for name in ("activities", "outputs", "assumptions")},
        }
        super().__init__(*args, **kwargs)

    def clean_activities(self) -> list[str]:
        return self._lines("activities")

    def clean_outputs(self) -> list[str]:
        return self._lines("outputs")

    def clean_assumptions(self) -> list[str]:
        return self._lines("assumptions")

    def _lines(self, name: str) -> list[str]:
        lines = [line.strip() for line in str(self.cleaned_data[name]).splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(f"Enter at most {MOST_LINES} lines. You gave {len(lines)}")
        return lines

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        return {(OWN, "theory", name): self.cleaned_data[name] or None for name in self.fields}
