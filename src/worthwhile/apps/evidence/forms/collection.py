"""Setting up a collection, a step a form."""

from __future__ import annotations

from collections.abc import Collection as AnyOf
from typing import Any, ClassVar

from django import forms

from worthwhile.apps.evidence.models import Collection, EraseRule, LawfulBasis, SpecialCategoryBasis
from worthwhile.apps.evidence.models.collection import MOST_MEASURES, MOST_MONTHS
from worthwhile.apps.evidence.selectors.readiness import is_about_health
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Measure, Terms
from worthwhile.engines.measures.options import LEAST_GROUP
from worthwhile.ui.day_field import DayField

MOST_TEXT = 3000
MOST_GROUP = 1000
MOST_WEEKS = 156
NONE = "none"
_NEEDS = {
    Terms.OPEN: "no permission needed",
    Terms.REGISTRATION: "registration needed",
    Terms.LICENCE: "licence needed",
}


class Step(forms.Form):
    """One step. ``of`` fills it with what is kept; ``changes`` is what it asks to be kept."""

    title: ClassVar[str]
    fields_kept: ClassVar[tuple[str, ...]]

    def __init__(self, data: Any = None, *, collection: Collection | None, usable: AnyOf[str] = ()) -> None:
        kept = {name: getattr(collection, name) for name in self.fields_kept} if collection else {}
        super().__init__(data, initial=kept)
        self.collection, self.usable = collection, usable

    def lock(self) -> None:
        """Show what is kept, and let nobody change it."""
        for field in self.fields.values():
            field.disabled = True

    @property
    def changes(self) -> dict[str, Any]:
        """The new values by field, once the form is valid."""
        return {name: self.cleaned_data[name] for name in self.fields_kept}


class MeasuresStep(Step):
    """What it is called, and which questionnaires are used."""

    title = "What is measured"
    fields_kept = ("name", "service", "measure_ids")

    name = forms.CharField(
        label="Name of the collection",
        help_text="For your own use, such as Lunch club, spring 2026",
        max_length=120,
        error_messages={"required": "Enter a name for the collection", "max_length": "Shorten it to 120 characters"},
    )
    service = forms.CharField(
        label="Describe the service in a sentence",
        help_text="People who answer read this. For example, A weekly lunch for older people in Luton",
        max_length=300,
        error_messages={
            "required": "Describe the service in a sentence",
            "max_length": "Shorten it to 300 characters",
        },
    )
    measure_ids = forms.MultipleChoiceField(
        label=f"Which questionnaires? Choose up to {MOST_MEASURES}",
        help_text="They are asked in this order. Fewer questions mean more people who finish",
        choices=[(id, f"{one.name} ({_NEEDS[one.licence.terms]})") for id, one in MEASURES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one questionnaire",
            "invalid_choice": "Choose questionnaires from the list",
        },
    )

    def clean_measure_ids(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["measure_ids"]
        problems = [_licence_first(MEASURES[id]) for id in chosen if id not in self.usable]
        if len(chosen) > MOST_MEASURES:
            problems.append(f"Choose up to {MOST_MEASURES} questionnaires. You chose {len(chosen)}")
        if problems:
            raise forms.ValidationError(problems)
        return chosen


class PurposeStep(Step):
    """Why people are asked, and on what lawful basis."""

    title = "Why you ask, and on what basis"
    fields_kept = ("purpose", "lawful_basis", "special_category_basis")

    purpose = forms.CharField(
        label="Why do you ask?",
        help_text="People who answer read this. For example, We want to know whether the lunch club makes people "
        "less lonely, so that we can improve it and show our funders",
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why you ask", "max_length": f"Shorten this to {MOST_TEXT:,} characters"},
    )
    lawful_basis = forms.ChoiceField(
        label="On what lawful basis do you keep answers?",
        help_text="Ask your data protection lead if you are not sure",
        choices=LawfulBasis.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the lawful basis"},
    )
    special_category_basis = forms.ChoiceField(
        label="On what basis do you keep data about health?",
        help_text="Needed when a questionnaire is about health, or when taking part says something about it",
        choices=[*SpecialCategoryBasis.choices, (NONE, "None: nothing here is about health")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the basis for data about health, or none"},
    )

    def __init__(self, data: Any = None, *, collection: Collection | None, usable: AnyOf[str] = ()) -> None:
        super().__init__(data, collection=collection, usable=usable)
        if collection is not None and collection.lawful_basis and not collection.special_category_basis:
            self.initial["special_category_basis"] = NONE  # chosen once; never chosen for anybody

    def clean_special_category_basis(self) -> str:
        chosen = str(self.cleaned_data["special_category_basis"]).replace(NONE, "")
        health = [one.name for one in self.collection.measures if is_about_health(one)] if self.collection else []
        if health and not chosen:
            raise forms.ValidationError(f"Choose the basis for data about health: you use {', '.join(health)}")
        return chosen


class KeepingStep(Step):
    """How long answers are kept, how small a group may be shown, and whether people are asked a third time."""

    title = "How long answers are kept"
    fields_kept = ("erase_on", "retention_months", "closes_on", "minimum_group", "follow_up_weeks")

    erase_on = forms.ChoiceField(
        label="From when do you count?",
        choices=EraseRule.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose from when you count"},
    )
    retention_months = forms.IntegerField(
        label="For how many months do you keep answers?",
        help_text="As short as your purpose allows. Then they are erased by themselves",
        min_value=1,
        max_value=MOST_MONTHS,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Enter a whole number of months from 1 to {MOST_MONTHS}"
        ),
    )
    closes_on = DayField(
        what="the last day on which answers are taken",
        label="Last day on which answers are taken (optional)",
        required=False,
    )
    minimum_group = forms.IntegerField(
        label="Smallest group that is shown",
        help_text=f"At least {LEAST_GROUP}. Figures about fewer people are left out, so that nobody can be recognised",
        min_value=LEAST_GROUP,
        max_value=MOST_GROUP,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            f"Enter a whole number from {LEAST_GROUP} to {MOST_GROUP}",
        ),
    )
    follow_up_weeks = forms.IntegerField(
        label="Weeks after the service when you ask a third time (optional)",
        help_text="Leave it empty if you ask before and after alone",
        required=False,
        min_value=1,
        max_value=MOST_WEEKS,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Enter a whole number of weeks from 1 to {MOST_WEEKS}"
        ),
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("erase_on") == EraseRule.CLOSE and not answers.get("closes_on") and not self.errors:
            self.add_error("closes_on", "Enter the last day: the months are counted from it")
        return answers


class SafeguardingStep(Step):
    """Who acts on a worrying answer, and what people are told to do."""

    title = "Who acts on a worrying answer"
    fields_kept = ("safeguarding_role", "safeguarding_text")

    safeguarding_role = forms.CharField(
        label="Who looks at it on the same day?",
        help_text="A role, not a name. For example, the safeguarding lead. Owners of your organisation get an e-mail",
        max_length=120,
        error_messages={"required": "Enter the role", "max_length": "Shorten it to 120 characters"},
    )
    safeguarding_text = forms.CharField(
        label="What are people told to do if something worries them?",
        help_text="Shown at the end, and at once after an answer about self-harm. Give telephone numbers and hours "
        "that you have checked, and say what to do in an emergency",
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Say what people are told to do",
            "max_length": f"Shorten this to {MOST_TEXT:,} characters",
        },
    )


STEPS: dict[str, type[Step]] = {
    "measures": MeasuresStep,
    "purpose": PurposeStep,
    "keeping": KeepingStep,
    "safeguarding": SafeguardingStep,
}


def _licence_first(measure: Measure) -> str:
    thing = "licence" if measure.licence.terms is Terms.LICENCE else "registration"
    return f"Record your {thing} for {measure.name} first. {measure.licence.statement}"
