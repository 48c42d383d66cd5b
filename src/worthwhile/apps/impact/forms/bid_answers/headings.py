"""The buyer's headings in order, what belongs under each, and how long the answer may be."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.numbers import NumberField
from worthwhile.apps.impact.selectors.answer_content import Content, question_of
from worthwhile.apps.impact.selectors.shown import typed_number
from worthwhile.exchange.answers.question import Content as Told
from worthwhile.exchange.case_edits import Edits

MOST_HEADINGS = 40
LONGEST_HEADING = 300
LABELS = {
    Told.ACTIVITIES: "What you will do",
    Told.CHANGES: "What will change, and for whom",
    Told.MEASUREMENT: "How you will measure it",
    Told.TIMETABLE: "When",
    Told.RESPONSIBILITY: "Who is responsible",
    Told.EVIDENCE: "How you know",
}
BY_ITS_WORDS = "The words of the headings decide"


class HeadingsStep(forms.Form):
    """The headings; once there are some, under which of them each part of the answer belongs."""

    word_limit = NumberField(
        what="the most words allowed",
        example="750",
        unit="words",
        lowest=Decimal(1),
        highest=Decimal(1_000_000),
        width=5,
        label="Most words allowed (optional)",
        required=False,
    )
    structure = forms.CharField(
        label="The buyer’s headings (optional)",
        help_text="One on each line, in the buyer’s order. "
        "Without any, the draft is a method statement and a project plan",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=MOST_HEADINGS * LONGEST_HEADING,
        required=False,
    )
    table = forms.BooleanField(
        label="Put the commitments in a table too",
        help_text="Specific, measurable, time-bound: ready for the buyer to write into the contract",
        required=False,
    )
    quote_ratio = forms.BooleanField(
        label="Quote social value for every pound put in",
        help_text="Only as a range. Leave it out unless the buyer asks: many questions are scored on commitments alone",
        required=False,
    )

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        question = question_of(content)
        kept = list(question.get("structure") or ())
        kwargs["initial"] = {
            "word_limit": typed_number(question.get("word_limit")),
            "structure": "\n".join(row["heading"] for row in kept),
            "table": question.get("table", True),
            "quote_ratio": question.get("quote_ratio", False),
            **{f"under_{told}": row["heading"] for row in kept for told in row.get("covers") or ()},
        }
        super().__init__(*args, **kwargs)
        headings = [row["heading"] for row in kept]
        for told in Told if headings else ():
            self.fields[f"under_{told.value}"] = forms.ChoiceField(
                label=LABELS[told],
                choices=[("", BY_ITS_WORDS), *((heading, heading) for heading in dict.fromkeys(headings))],
                required=False,
            )

    @property
    def placing(self) -> list[Any]:
        """The boxes that say under which heading each part belongs."""
        return [self[name] for name in self.fields if name.startswith("under_")]

    def clean_word_limit(self) -> int | None:
        limit: Decimal | None = self.cleaned_data["word_limit"]
        if limit is not None and limit != limit.to_integral_value():
            raise forms.ValidationError(f"Enter a whole number of words, such as 750. You gave {limit}")
        return None if limit is None else int(limit)

    def clean_structure(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["structure"].splitlines() if line.strip()]
        if len(lines) > MOST_HEADINGS:
            raise forms.ValidationError(f"Enter up to {MOST_HEADINGS} headings. You gave {len(lines)}")
        long = next((line for line in lines if len(line) > LONGEST_HEADING), "")
        if long:
            raise forms.ValidationError(
                f"Enter headings of up to {LONGEST_HEADING} characters. “{long[:40]}…” has {len(long)}"
            )
        return lines

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        answers = self.cleaned_data
        structure = [_heading(heading, answers) for heading in answers["structure"]]
        return {
            ("question", "word_limit"): answers["word_limit"],
            ("question", "structure"): structure or None,
            ("question", "table"): answers["table"],
            ("question", "quote_ratio"): answers["quote_ratio"],
            ("seen", "headings"): True,
        }


def _heading(heading: str, answers: dict[str, Any]) -> dict[str, Any]:
    covers = [told.value for told in Told if answers.get(f"under_{told.value}") == heading]
    return {"heading": heading, **({"covers": covers} if covers else {})}
