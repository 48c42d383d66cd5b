"""The figures of an outcome: how each is asked for, with a lowest and a highest plausible one beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from worthwhile.apps.impact.forms.numbers import NumberField, PercentField

LOW, HIGH = "_low", "_high"


@dataclass(frozen=True)
class Asked:
    """How one figure of an outcome is asked for. A share is entered in per cent."""

    name: str
    label: str
    what: str
    example: str
    hint: str
    unit: str = "%"
    required: bool = False

    @property
    def is_share(self) -> bool:
        return self.unit == "%"


ASKED = (
    Asked("quantity", "How many in the year", "how many", "40", "", unit="", required=True),
    Asked("value", "Worth of one for a year", "what one is worth", "250", "", unit="£", required=True),
    Asked(
        "duration_years", "How long it lasts", "how many years it lasts", "1.5",
        "In years, as far as anyone followed it: 0.5 is half a year", unit="years", required=True,
    ),
    Asked(
        "deadweight", "Would have happened anyway", "the share that would have happened anyway", "20",
        "Without you: by itself, or through someone else",
    ),
    Asked(
        "displacement", "Moved from elsewhere", "the share moved from elsewhere", "5",
        "Gained here because somebody else lost it; often 0",
    ),
    Asked(
        "attribution", "Due to others", "the share due to others", "25",
        "Family, the surgery, another charity: who else helped?",
    ),
    Asked("drop_off", "Fades each year", "the share that fades each year", "33", "After the first year"),
)  # fmt: skip


@dataclass(frozen=True)
class RangeFields:
    """The low and the high of one figure."""

    label: str
    low: BoundField
    high: BoundField


def figure_field(asked: Asked, hint: str, word: str = "") -> NumberField:
    """A central figure, or with ``word`` one end of its range."""
    what = f"the {word}" if word else asked.what
    label = f"{asked.label}: {word}" if word else asked.label
    if asked.is_share:
        return PercentField(
            what=what, example=asked.example, label=label, help_text="" if word else hint or asked.hint, required=False
        )
    return NumberField(
        what=what,
        example=asked.example,
        sign="£" if asked.unit == "£" else "",
        unit=asked.unit if asked.unit != "£" else "",
        lowest=Decimal(0) if asked.name == "quantity" else None,
        above=Decimal(0) if asked.name == "duration_years" else None,
        highest=Decimal(50) if asked.name == "duration_years" else None,
        label=label,
        help_text="" if word else hint or asked.hint,
        required=False,
    )


def check_range(form: forms.Form, asked: Asked, answers: Mapping[str, Any]) -> None:
    """Both ends or none, around a central figure."""
    names = (asked.name + LOW, asked.name, asked.name + HIGH)
    if any(name in form.errors for name in names):
        return
    low, middle, high = (answers.get(name) for name in names)
    if low is None and high is None:
        return
    if low is None or high is None:
        missing, word = (names[0], "lowest") if low is None else (names[2], "highest")
        form.add_error(missing, f"Enter the {word} figure too, or leave both empty")
    elif middle is None:
        form.add_error(asked.name, f"Enter {asked.what} too: there is a range for it")
    elif low > middle:
        form.add_error(names[0], "Enter a lowest figure that is not above the figure itself")
    elif high < middle:
        form.add_error(names[2], "Enter a highest figure that is not below the figure itself")
