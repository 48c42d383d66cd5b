"""One paper sheet, typed in by staff."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.apps.evidence.forms.group_upload import KEEP, REPLACE, ConsentForm
from worthwhile.apps.evidence.models import Collection, Stage
from worthwhile.apps.evidence.selectors.questions import Question, questions_of
from worthwhile.engines.measures import measure as measures
from worthwhile.engines.measures.measure import Item, Measure
from worthwhile.engines.measures.responses import Response
from worthwhile.kernel.problems import Problem
from worthwhile.ui.day_field import DayField

MOST_CODE = 40
_FIELDS = {"person": "code", "date": "on", "stage": "stage", "total": "total"}


class PaperEntryForm(ConsentForm):
    """The code, the time, the day, the wording agreed to, and the answers in the order of the sheet."""

    def __init__(
        self, *args: Any, collection: Collection, measure: Measure, differs: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, collection=collection, **kwargs)
        self._measure = measure
        self.fields["consent"].label = "Which wording did the person agree to?"
        self.fields["agreed"].label = "The person agreed to that wording before answering"
        asked = {question.position: question for question in questions_of(collection, measure, "en")}
        self.fields = {**_first_fields(), **self.fields, **_answer_fields(measure, asked)}
        if differs:
            self.fields["changed"] = forms.ChoiceField(
                label="Another questionnaire of this person and time is kept. What should stand?",
                choices=[(KEEP, "What is kept already"), (REPLACE, "What stands here")],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose what should stand"},
            )

    @property
    def response(self) -> Response:
        """The sheet as the engine of measures reads it."""
        answers = self.cleaned_data
        total = answers.get("total")
        given = tuple(_number(answers.get(item.column)) for item in self._measure.items)
        return Response(
            person=answers["code"],
            stage=measures.Stage(answers["stage"]),
            on=answers["on"],
            answers=given if any(answer is not None for answer in given) or total is None else (),
            total=total,
        )

    def take_problems(self, problems: tuple[Problem, ...]) -> None:
        """Put each problem beside its field."""
        for problem in problems:
            column = problem.path.partition(",")[2].strip()
            field = _FIELDS.get(column, column)
            self.add_error(field if field in self.fields else None, problem.message)


def _first_fields() -> dict[str, forms.Field]:
    return {
        "code": forms.CharField(
            label="Code on the sheet",
            max_length=MOST_CODE,
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-10"}
            ),
            error_messages={"required": "Enter the code on the sheet"},
        ),
        "stage": forms.ChoiceField(
            label="When was it filled in?",
            choices=Stage.choices,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose when it was filled in, as ticked on the sheet"},
        ),
        "on": DayField(what="the day on the sheet", label="Date on the sheet"),
    }


def _answer_fields(measure: Measure, asked: dict[int, Question]) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if measure.takes_items:
        for position, item in enumerate(measure.items):
            fields[item.column] = _answer_field(position, item, asked.get(position))
    if measure.takes_totals:
        fields["total"] = forms.DecimalField(
            label="Total, where there are no single answers" if measure.takes_items else "Score",
            help_text=f"{measure.total_words[:1].upper()}{measure.total_words[1:]}",
            required=not measure.takes_items,
            max_digits=9,
            decimal_places=3,
            error_messages={"required": "Enter the score", "invalid": "Enter the score as a number"},
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
        )
    return fields


def _answer_field(position: int, item: Item, question: Question | None) -> forms.Field:
    label = f"{position + 1}. {question.text}" if question else f"Question {position + 1}"
    if question is not None and question.words_given:
        choices = [("", "No answer"), *((str(score), words) for score, words in question.answers)]
        return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)
    wrong = f"Enter a whole number from {item.low} to {item.high} for question {position + 1}"
    return forms.IntegerField(
        label=label,
        help_text=f"{item.low} to {item.high}. Leave it empty if there is no answer",
        min_value=item.low,
        max_value=item.high,
        required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def _number(value: object) -> int | None:
    return None if value in (None, "") else int(str(value))
