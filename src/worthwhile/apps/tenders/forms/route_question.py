"""One question about a procurement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import QueryDict

from worthwhile.engines.regimes import ROUTE_NAMES, Buyer, DirectAwardGround, Nation, Route, Subject, UnknownInput
from worthwhile.reference.regime_conditions import fact_type
from worthwhile.ui.day_field import DayField

WORDS: Mapping[StrEnum, str] = MappingProxyType(
    {
        Nation.ENGLAND: "England",
        Nation.WALES: "Wales",
        Nation.SCOTLAND: "Scotland",
        Nation.NORTHERN_IRELAND: "Northern Ireland",
        Buyer.NHS_ENGLAND: "NHS England",
        Buyer.ICB: "Integrated care board",
        Buyer.NHS_TRUST: "NHS trust or foundation trust",
        Buyer.LOCAL_AUTHORITY: "Council: county, borough, district or unitary",
        Buyer.COMBINED_AUTHORITY: "Combined authority",
        Buyer.PARISH_COUNCIL: "Parish council",
        Buyer.HEALTH_BOARD: "Health board",
        Buyer.SPECIAL_HEALTH_AUTHORITY: "Special health authority",
        Buyer.CENTRAL_GOVERNMENT: "Central government",
        Buyer.UTILITY: "Utility",
        Buyer.OTHER: "Another contracting authority",
        Subject.HEALTH_CARE: "Health care for people",
        Subject.SOCIAL_CARE: "Social care or community support",
        Subject.PUBLIC_HEALTH: "Public health",
        Subject.OTHER_LIGHT_TOUCH: "Another service of the light touch kind",
        Subject.OTHER_SERVICES: "Other services",
        Subject.SUPPLIES: "Supplies",
        Subject.WORKS: "Works",
        Subject.LIGHT_TOUCH_CONCESSION: "A concession of the light touch kind",
        Subject.CONCESSION: "Another concession",
        DirectAwardGround.NONE: "None: the contract is competed for",
        DirectAwardGround.USER_CHOICE: "The person who uses the service chooses the provider",
        DirectAwardGround.SCHEDULE_5: "A ground of Schedule 5",
        DirectAwardGround.NO_SUITABLE_TENDERS: "There were no suitable tenders",
    }
)


class RouteQuestionForm(forms.Form):
    """One question; ``answer_text`` is the answer as it stands in an address."""

    def __init__(self, question: UnknownInput, data: QueryDict | None = None, *, open_routes: tuple[Route, ...] = ()):
        super().__init__(data)
        self._fact = question.fact
        self.fields[question.fact] = _field(question, open_routes)

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
    return _AmountField(label=label, help_text=told, error_messages=message, min_value=0, max_digits=20)


class _AmountField(forms.DecimalField):
    """A number as people write it, with pound signs and commas."""

    def to_python(self, value: Any) -> Any:
        written = value.replace("£", "").replace(",", "").replace(" ", "") if isinstance(value, str) else value
        return super().to_python(written)


def _choices(fact: str, kind: Any, open_routes: tuple[Route, ...]) -> list[tuple[str, str]]:
    if kind is bool:
        return [("true", "Yes"), ("false", "No")]
    names: tuple[StrEnum, ...] = open_routes if fact == "chosen_route" and open_routes else tuple(kind)
    return [(name.value, ROUTE_NAMES[name] if isinstance(name, Route) else WORDS[name]) for name in names]
