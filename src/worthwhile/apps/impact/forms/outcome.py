"""One outcome of a starting case as a part of a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from worthwhile.apps.impact.forms.figures import ASKED, HIGH, LOW, Asked, RangeFields, check_range, figure_field
from worthwhile.apps.impact.forms.numbers import NumberField, PriceYearField
from worthwhile.apps.impact.selectors.starting_case import OutcomeStart
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.report.wording import STRENGTHS

COUNTED, LEFT_OUT = "yes", "no"


class OutcomeForm(forms.Form):
    """Whether an outcome counts and, if so, its figures with a range for each. Made from the starting case."""

    counted = forms.ChoiceField(
        label="Do you count this change?",
        choices=[(COUNTED, "Yes, count it"), (LEFT_OUT, "Leave this one out for now")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you count this change"},
    )

    def __init__(self, *args: Any, start: OutcomeStart, **kwargs: Any) -> None:
        self.start = start
        self.starts_counted = start.row["status"] == Status.PRICED
        kwargs["prefix"] = start.row["id"]
        kwargs["initial"] = {
            "counted": COUNTED if self.starts_counted else LEFT_OUT,
            **{asked.name: _shown(start.row.get(asked.name)) for asked in self._asked(start)},
        }
        super().__init__(*args, **kwargs)
        for asked in self._asked(start):
            self.fields[asked.name] = figure_field(asked, start.hints.get(asked.name, ""))
            for end, word in ((LOW, "lowest"), (HIGH, "highest")):
                self.fields[asked.name + end] = figure_field(asked, "", f"{word} plausible figure")
        if not start.worth:
            self._ask_source_of_worth()
        self._ask_evidence()

    @staticmethod
    def _asked(start: OutcomeStart) -> list[Asked]:
        """Every figure that the starting case has a place for; its worth only where none is published."""
        return [asked for asked in ASKED if asked.name in start.row and not (asked.name == "value" and start.worth)]

    def _ask_source_of_worth(self) -> None:
        self.fields["value_year"] = PriceYearField(
            label="In prices of", help_text="The year the figure is from, such as 2024 or 2024/25", required=False
        )
        self.fields["value_source"] = forms.CharField(
            label="Where the figure comes from",
            help_text="Publication, page or table: a reader will ask",
            max_length=300,
            required=False,
        )

    def _ask_evidence(self) -> None:
        self.fields["strength"] = forms.ChoiceField(
            label="How do you know? (optional)",
            choices=[("", "Not stated"), *((str(grade), text) for grade, text in enumerate(STRENGTHS))],
            required=False,
        )
        self.fields["sample"] = NumberField(
            what="how many people were measured", example="38", lowest=Decimal(0), width=5,
            label="People measured (optional)", required=False,
        )  # fmt: skip
        self.fields["evidence_source"] = forms.CharField(
            label="Where the record is kept (optional)", max_length=300, required=False
        )

    @property
    def is_open(self) -> bool:
        """Whether the part stands open: where it counts, or something in it needs mending."""
        return self["counted"].value() == COUNTED or bool(self.errors)

    @property
    def main_fields(self) -> Iterator[BoundField]:
        """The central figures, in order, with the year and source of a worth after it."""
        for asked in self._asked(self.start):
            yield self[asked.name]
            if asked.name == "value":
                yield from (self["value_year"], self["value_source"])

    @property
    def ranges(self) -> list[RangeFields]:
        """Low and high of each figure."""
        return [
            RangeFields(asked.label, self[asked.name + LOW], self[asked.name + HIGH])
            for asked in self._asked(self.start)
        ]

    @property
    def has_open_ranges(self) -> bool:
        """Whether the ranges stand open: where something is entered or wrong in them."""
        return any(end.value() or end.errors for pair in self.ranges for end in (pair.low, pair.high))

    @property
    def evidence_fields(self) -> list[BoundField]:
        """How the change is known."""
        return [self[name] for name in ("strength", "sample", "evidence_source")]

    @property
    def has_open_evidence(self) -> bool:
        """Whether the evidence stands open."""
        return any(field.value() or field.errors for field in self.evidence_fields)

    @property
    def is_counted(self) -> bool:
        """Whether the answers are to be used."""
        return bool(self.cleaned_data.get("counted") == COUNTED)

    def full_clean(self) -> None:
        """What is left out is not checked: nobody has to mend what is not used."""
        super().full_clean()
        if self.is_bound and self.cleaned_data.get("counted") == LEFT_OUT:
            self._errors = forms.utils.ErrorDict()

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("counted") != COUNTED:
            return answers
        for asked in self._asked(self.start):
            if asked.required and answers.get(asked.name) is None and asked.name not in self.errors:
                self.add_error(asked.name, f"Enter {asked.what}, such as {asked.example}")
            check_range(self, asked, answers)
        if "value_year" in self.fields:
            self._check_source_of_worth(answers)
        return answers

    def _check_source_of_worth(self, answers: Mapping[str, Any]) -> None:
        if answers.get("value_year") is None and "value_year" not in self.errors:
            self.add_error("value_year", "Enter the year whose prices the worth is in, such as 2024")
        if not answers.get("value_source"):
            self.add_error("value_source", "Say where the worth of one comes from")

    def row(self) -> dict[str, Any]:
        """The outcome as a case states it."""
        found = {name: value for name, value in self.start.row.items() if value is not None}
        found["evidence"] = {k: v for k, v in (self.start.row.get("evidence") or {}).items() if v is not None}
        if self.start.row["status"] == Status.HELD or not self.is_counted:
            return found | ({} if self.start.row["status"] == Status.HELD else {"status": Status.PENDING.value})
        answers = self.cleaned_data
        names = [asked.name for asked in self._asked(self.start)]
        found["status"] = Status.PRICED.value
        found |= {name: answers[name] for name in names if answers[name] is not None}
        ranges = {
            name: {"low": answers[name + LOW], "high": answers[name + HIGH]}
            for name in names
            if answers.get(name + LOW) is not None
        }
        found["ranges"] = {**(found.get("ranges") or {}), **ranges}
        if "value_year" in self.fields:
            found["value_year"] = answers["value_year"]
            found["sources"] = {**(found.get("sources") or {}), "value": answers["value_source"]}
        found["evidence"] |= self._evidence()
        return found

    def _evidence(self) -> dict[str, Any]:
        answers = self.cleaned_data
        found = {
            "strength": int(answers["strength"]) if answers.get("strength") else None,
            "sample": int(answers["sample"]) if answers.get("sample") is not None else None,
            "source": answers.get("evidence_source") or None,
        }
        return {name: value for name, value in found.items() if value is not None}


def _shown(value: object) -> object:
    return "" if value is None else value
