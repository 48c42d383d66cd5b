"""One question about a procurement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django import forms
from django.http import QueryDict

from worthwhile.apps.tenders.forms.amount_field import WrittenNumberField
from worthwhile.engines.regimes import ANSWER_NAMES, Route, UnknownInput
from worthwhile.reference.regime_conditions import fact_type
from worthwhile.ui.day_field import DayField


class RouteQuestionForm(forms.Form):
    """One question; ``answer_text`` is the answer as it stands in an address."""

    def __init__(self, question: UnknownInput, data: QueryDict | None = None, *, open_routes: tuple[Route, ...] = ()):
        super().__init__(data)
        self._fact = question.fact
        self.fields[question.fact] = _field(question, open_routes)

    @property
    def asked(self) -> forms.BoundField:
        """The field of the question."""
        return self[self._fact]

    @property
    def answer_text(self) -> str:
        """The answer, once it is valid."""
        given: Any = self.cleaned_data[self._fact]
        return given.isoformat() if isinstance(given, date) else str(given)


def _field(question: UnknownInput, open_routes: tuple[Route, ...]) -> forms.Field:
    kind = fact_type(question.fact)
    told = " ".join(part for part in (question.help, question.hint) if part)
    label, missing = question.question, {"required": "Answer the question, or say that you don’t know yet"}
    if question.fact == "cpv":
        told = f"{told} Codes of 8 digits, with commas between them".strip()
        return forms.CharField(label=label, help_text=told, error_messages=missing, max_length=300)
    if kind is date:
        return DayField(what="a day", label=label, help_text=f"{told} For example, 1 April 2026".strip())
    if kind in (int, Decimal):
        return _number_field(label, told, missing)
    return forms.ChoiceField(
        label=label,
        help_text=told,
        widget=forms.RadioSelect,
        choices=_choices(question.fact, kind, open_routes),
        error_messages=missing,
    )


def _number_field(label: str, told: str, missing: dict[str, str]) -> forms.Field:
    message = {"invalid": "Enter a number in figures, such as 250000", **missing}
    return WrittenNumberField(label=label, help_text=told, error_messages=message, min_value=0, max_digits=20)


def _choices(fact: str, kind: Any, open_routes: tuple[Route, ...]) -> list[tuple[str, str]]:
    if kind is bool:
        return [("true", "Yes"), ("false", "No")]
    names: tuple[StrEnum, ...] = open_routes if fact == "chosen_route" and open_routes else tuple(kind)
    return [(name.value, ANSWER_NAMES[name]) for name in names]
