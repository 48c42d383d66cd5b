"""Which outcomes are promised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from worthwhile.apps.impact.selectors.answer_content import Content, promises_of
from worthwhile.exchange.answers.question import MOST_PROMISES, Service
from worthwhile.exchange.case_edits import Edits, Place


class PromisesStep(forms.Form):
    """Outcomes of the case to promise. What was said of one that is unticked goes with it."""

    outcomes = forms.MultipleChoiceField(
        label="Which outcomes do you promise?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one outcome to promise",
            "invalid_choice": "Choose outcomes of the case",
        },
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], content: Content, **kwargs: Any) -> None:
        self.kept = [str(row["id"]) for row in promises_of(content)]
        kwargs["initial"] = {"outcomes": self.kept}
        super().__init__(*args, **kwargs)
        field = self.fields["outcomes"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(offered)

    def clean_outcomes(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["outcomes"]
        if len(chosen) > MOST_PROMISES:
            raise forms.ValidationError(f"Promise up to {MOST_PROMISES} outcomes. You chose {len(chosen)}")
        return chosen

    def edits(self) -> Edits:
        """The places to change. The form is valid."""
        chosen = self.cleaned_data["outcomes"]
        edits: dict[Place, Any] = {("outcomes", gone): None for gone in self.kept if gone not in chosen}
        edits |= {
            ("outcomes", new): {"id": new, "service": Service.ADDITIONAL.value}
            for new in chosen
            if new not in self.kept
        }
        return edits
