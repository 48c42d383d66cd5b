"""Who is responsible, how results are reported, and the steps of the project plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from worthwhile.apps.impact.selectors.answer_content import Content, question_of
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.report.wording import day_text
from worthwhile.ui.day_field import DayField

MOST_STEPS = 100
EXAMPLE = "30 June 2026: The second club opens"


class DeliveryStep(forms.Form):
    """What a buyer asks of how it is done."""

    responsible = forms.CharField(
        label="Who is responsible for the commitments? (optional)",
        help_text="By role, such as: Our service manager, with the board’s lead for quality",
        max_length=500,
        required=False,
    )
    reporting = forms.CharField(
        label="How and how often will you report to the buyer? (optional)",
        help_text="In a sentence",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    milestones = forms.CharField(
        label="Steps of your project plan (optional)",
        help_text=f"One on each line: the day, a colon, then what is done by then. For example, {EXAMPLE}",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=20_000,
        required=False,
    )

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        question = question_of(content)
        steps = question.get("milestones") or ()
        kwargs["initial"] = {
            "responsible": question.get("responsible", ""),
            "reporting": question.get("reporting", ""),
            "milestones": "\n".join(f"{day_text(date.fromisoformat(row['by']))}: {row['what']}" for row in steps),
        }
        super().__init__(*args, **kwargs)

    def clean_milestones(self) -> list[dict[str, str]]:
        lines = [line.strip() for line in self.cleaned_data["milestones"].splitlines() if line.strip()]
        if len(lines) > MOST_STEPS:
            raise forms.ValidationError(f"Enter up to {MOST_STEPS} steps. You gave {len(lines)}")
        found, wrong = [], []
        for line in lines:
            step = _step(line)
            if step is None:
                wrong.append(f"Write this step as the day, a colon and what is done, such as {EXAMPLE}: “{line[:80]}”")
            else:
                found.append(step)
        if wrong:
            raise forms.ValidationError(wrong)
        return found

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        answers = self.cleaned_data
        return {
            ("question", "responsible"): answers["responsible"] or None,
            ("question", "reporting"): answers["reporting"] or None,
            ("question", "milestones"): answers["milestones"] or None,
            ("seen", "delivery"): True,
        }


def _step(line: str) -> dict[str, str] | None:
    day, _, what = line.partition(":")
    if not what.strip():
        return None
    try:
        by = DayField(what="the day").clean(day.strip().removeprefix("By ").removeprefix("by "))
    except forms.ValidationError:
        return None
    return None if by is None else {"by": by.isoformat(), "what": what.strip()}
