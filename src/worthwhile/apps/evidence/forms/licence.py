"""Recording a licence or registration."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Terms
from worthwhile.ui.day_field import DayField


class LicenceForm(forms.Form):
    """For which questionnaire, who holds it, and where it can be checked."""

    measure_id = forms.ChoiceField(
        label="Which questionnaire?",
        choices=[(id, one.name) for id, one in MEASURES.items() if one.licence.terms is not Terms.OPEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the questionnaire"},
    )
    holder = forms.CharField(
        label="Who holds it?",
        max_length=200,
        error_messages={
            "required": "Enter the organisation that holds it",
            "max_length": "Shorten it to 200 characters",
        },
    )
    reference = forms.CharField(
        label="The owner's reference",
        help_text="The number or the letter by which the owner of the questionnaire can confirm it",
        max_length=200,
        error_messages={"required": "Enter the owner's reference", "max_length": "Shorten this to 200 characters"},
    )
    held_from = DayField(what="the day from which it is held", label="Held from")
    held_until = DayField(what="the last day on which it is held", label="Last day (optional)", required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        first, last = answers.get("held_from"), answers.get("held_until")
        if first and last and last < first:
            self.add_error("held_until", "Enter a last day that is not before the first")
        return answers
