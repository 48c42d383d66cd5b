"""Which result to show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from worthwhile.apps.evidence.models import Collection
from worthwhile.engines.measures.measure import Better, Measure, Stage

STAGE_NAMES = {Stage.DURING: "During", Stage.AFTER: "After", Stage.FOLLOW_UP: "Follow-up"}
_WAYS = {Better.HIGHER: "A higher score is better", Better.LOWER: "A lower score is better"}


class ResultsForm(forms.Form):
    """The questionnaire, the later time it is compared with, and which way is better where no source says.

    Only what there is to choose from is asked; whatever an address holds beside that is passed over.
    """

    def __init__(
        self, *args: Any, collection: Collection, measure: Measure, stages: Sequence[Stage], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        measures = collection.measures
        if len(measures) > 1:
            self.fields["measure"] = forms.ChoiceField(
                label="Questionnaire", choices=[(one.id, one.name) for one in measures], required=False
            )
        if len(stages) > 1:
            self.fields["to"] = forms.ChoiceField(
                label="Compare before with",
                choices=[(stage.value, STAGE_NAMES[stage]) for stage in stages],
                required=False,
            )
        if measure.asks_direction:
            self.fields["better"] = forms.ChoiceField(
                label="Which way is better?",
                choices=[("", "Choose"), *((way.value, words) for way, words in _WAYS.items())],
                required=False,
            )

    @property
    def later(self) -> Stage | None:
        """The stage that was chosen, None for the usual one."""
        chosen = self.cleaned_data.get("to") if self.is_valid() else None
        return Stage(chosen) if chosen else None

    @property
    def better(self) -> Better | None:
        """Which way is better, where it was asked and answered."""
        chosen = self.cleaned_data.get("better") if self.is_valid() else None
        return Better(chosen) if chosen else None


def measure_named(collection: Collection, name: str) -> Measure | None:
    """The questionnaire of a collection that an address names, the first where it names none."""
    measures = collection.measures
    return next((one for one in measures if one.id == name), measures[0] if measures else None)
