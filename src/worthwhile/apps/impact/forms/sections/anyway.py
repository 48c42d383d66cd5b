"""What would have happened anyway, what was only moved, and what is due to others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.sections.figure_page import FigurePage
from worthwhile.engines.valuation.vocabulary import Deduction
from worthwhile.exchange.case_edits import Edits


class AnywaySection(FigurePage):
    """The deductions of one outcome."""

    asks = ("deadweight", "displacement", "attribution")

    net_of = forms.MultipleChoiceField(
        label="Has any of these been taken off the quantity already?",
        help_text="Such as by a comparison group. It is then not taken off again: leave its figure empty",
        choices=[
            (Deduction.DEADWEIGHT.value, "What would have happened anyway"),
            (Deduction.DISPLACEMENT.value, "What was moved from elsewhere"),
            (Deduction.ATTRIBUTION.value, "What is due to others"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = (
        *(f"{name}{part}" for name in asks for part in ("", "_low", "_high", "_source")),
        "net_of",
    )

    def __init__(self, *args: Any, row: Mapping[str, Any], **kwargs: Any) -> None:
        kwargs["initial"] = {"net_of": list(row.get("net_of") or ())}
        super().__init__(*args, row=row, **kwargs)

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        for name in answers.get("net_of") or ():
            if answers.get(name):
                self.add_error(
                    name, "You say below that this was taken off already. Leave it empty, or untick it below"
                )
        return answers

    def edits(self, outcome: str) -> Edits:
        """The places to change, for the outcome with this id. The form is valid."""
        return {
            **super().edits(outcome),
            ("outcomes", outcome, "net_of"): self.cleaned_data["net_of"] or None,
        }
