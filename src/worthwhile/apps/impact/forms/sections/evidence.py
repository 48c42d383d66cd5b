"""How a change is known: the method, who was measured and how strong that is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.numbers import NumberField, PercentField
from worthwhile.apps.impact.selectors.grades import GRADES
from worthwhile.apps.impact.selectors.shown import part_of, typed_number, typed_share
from worthwhile.exchange.case_edits import Edits


class EvidenceSection(forms.Form):
    """The evidence of one outcome."""

    strength = forms.ChoiceField(
        label="How do you know?",
        help_text="Choose the strongest that is true. A weak answer is better than none: it is shown, and checked",
        choices=[(str(grade), text) for grade, text in enumerate(GRADES)],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you know"},
    )
    method = forms.CharField(
        label="How was it measured?",
        help_text="Such as: UCLA loneliness questions, before and after",
        max_length=300,
        required=False,
    )
    sample = NumberField(
        what="how many people were measured", example="38", lowest=Decimal(0), width=5,
        label="How many people were measured?", required=False,
    )  # fmt: skip
    population = NumberField(
        what="how many could have been measured", example="60", lowest=Decimal(0), width=5,
        label="How many could have been?", help_text="Everybody the service reached in that time", required=False,
    )  # fmt: skip
    attrition = PercentField(
        what="the share who were lost", label="How many were lost between the two measurements?", required=False
    )
    follow_up_months = NumberField(
        what="how many months they were followed", example="6", lowest=Decimal(0), unit="months", width=5,
        label="How long were they followed?",
        help_text="From the start of the change to the last measurement", required=False,
    )  # fmt: skip
    source = forms.CharField(
        label="Where is the record kept?",
        help_text="Such as: Survey of March 2026, on the shared drive",
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, row: Mapping[str, Any], **kwargs: Any) -> None:
        evidence = part_of(row, "evidence")
        kwargs["initial"] = {
            "strength": typed_number(evidence.get("strength")),
            "attrition": typed_share(evidence.get("attrition")),
            **{name: evidence.get(name) or "" for name in ("method", "source")},
            **{name: typed_number(evidence.get(name)) for name in ("sample", "population", "follow_up_months")},
        }
        super().__init__(*args, **kwargs)

    def clean_sample(self) -> int | None:
        return self._people("sample")

    def clean_population(self) -> int | None:
        return self._people("population")

    def _people(self, name: str) -> int | None:
        number: Decimal | None = self.cleaned_data[name]
        if number is None:
            return None
        if number != number.to_integral_value():
            raise forms.ValidationError(f"Enter a whole number of people. You gave {number}")
        return int(number)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        sample, population = answers.get("sample"), answers.get("population")
        if sample is not None and population is not None and sample > population:
            self.add_error("population", f"Enter at least the {sample} who were measured. You gave {population}")
        return answers

    def edits(self, outcome: str) -> Edits:
        """The places to change, for the outcome with this id. The form is valid."""
        answers, here = self.cleaned_data, ("outcomes", outcome, "evidence")
        return {
            (*here, "strength"): int(answers["strength"]),
            **{(*here, name): answers[name] or None for name in ("method", "source")},
            **{(*here, name): answers[name] for name in ("sample", "population", "attrition", "follow_up_months")},
        }
