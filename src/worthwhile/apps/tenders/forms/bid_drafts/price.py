"""The price of one lot: lines that add up, and the labour in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from worthwhile.apps.tenders.forms.amount_field import WrittenNumberField
from worthwhile.apps.tenders.forms.bid_drafts.details import one_text
from worthwhile.exchange.bid_draft import line_amount
from worthwhile.exchange.case_edits import Edits
from worthwhile.kernel.money import money_text

EMPTY_ROWS = 4
MOST_ROWS = 200
LABOUR = ("hours", "wage", "on_costs", "travel", "overhead")


@dataclass(frozen=True, kw_only=True)
class LineBoxes:
    """The boxes of one line, and what it comes to where that is known."""

    number: int
    name: BoundField
    quantity: BoundField
    unit_cost: BoundField
    amount: str


class _Amount(WrittenNumberField):
    def __init__(self, label: str, *, width: int = 10, places: int = 4, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_digits=14,
            decimal_places=places,
            error_messages={
                "invalid": f"{label}: enter a number in figures",
                "min_value": f"{label}: enter 0 or more",
                "max_digits": f"{label}: enter a smaller number",
                "max_decimal_places": f"{label}: enter at most {places} decimals",
                "max_whole_digits": f"{label}: enter a smaller number",
            },
            widget=forms.NumberInput(attrs={"class": f"govuk-input--width-{width}"}),
            **kwargs,
        )


class PriceForm(forms.Form):
    """Lines of quantity times unit cost, for how many years, what work it takes, and what it rests on."""

    years = _Amount("For how many years this price is", width=3, places=2)
    hours = _Amount("Hours of paid work over the whole contract")
    wage = _Amount("Wage in pounds an hour", width=5)
    on_costs = _Amount(
        "On-costs in per cent of wages", width=5, help_text="Employer’s National Insurance, pension, holidays, sickness"
    )
    travel = _Amount("Travel in pounds over the whole contract")
    overhead = _Amount("Overhead in pounds over the whole contract")
    lowest_wage = _Amount("Lowest lawful wage in pounds an hour, to hold it against", width=5)
    assumptions = forms.CharField(
        label="What the price rests on (optional)", max_length=10_000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def __init__(self, *args: Any, price: Mapping[str, Any], more: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = list(price.get("lines") or ())
        sent = self.data.get("rows", "") if self.is_bound else ""
        rows = int(sent) if sent.isdecimal() and len(sent) < 5 else len(lines) + EMPTY_ROWS
        self.rows = min(MOST_ROWS, rows + more)
        for at in range(self.rows):
            kept = lines[at] if at < len(lines) else {}
            self.fields[f"name_{at}"] = forms.CharField(
                label=f"Line {at + 1}: what it is for", max_length=200, required=False, initial=kept.get("name", "")
            )
            for field, label in (("quantity", "how many"), ("unit_cost", "pounds each")):
                self.fields[f"{field}_{at}"] = _Amount(f"Line {at + 1}: {label}", width=5, initial=kept.get(field))

    def clean(self) -> dict[str, Any]:
        """A line is whole or empty, and so is the labour."""
        given = super().clean() or {}
        for at in range(self.rows):
            parts = [given.get(f"{name}_{at}") for name in ("name", "quantity", "unit_cost")]
            names = [f"{name}_{at}" for name in ("name", "quantity", "unit_cost")]
            if any(part not in (None, "") for part in parts):
                for name, part in zip(names, parts, strict=True):
                    if part in (None, "") and name not in self.errors:
                        what = self.fields[name].label
                        self.add_error(name, f"{what} is missing. Fill the line, or empty it")
        if any(given.get(name) is not None for name in LABOUR):
            for name in LABOUR:
                if given.get(name) is None and name not in self.errors:
                    self.add_error(name, f"{self.fields[name].label}: enter it too, 0 where there is none")
        return given

    def boxes(self) -> list[LineBoxes]:
        """The lines as the page shows them."""
        lines = self._amounts()
        return [
            LineBoxes(
                number=at + 1,
                name=self[f"name_{at}"],
                quantity=self[f"quantity_{at}"],
                unit_cost=self[f"unit_cost_{at}"],
                amount="" if (found := lines[at]) is None else money_text(found),
            )
            for at in range(self.rows)
        ]

    def _amounts(self) -> list[Decimal | None]:
        found: list[Decimal | None] = []
        for at in range(self.rows):
            pair = [self._number(f"quantity_{at}"), self._number(f"unit_cost_{at}")]
            found.append(line_amount(pair[0], pair[1]) if pair[0] is not None and pair[1] is not None else None)
        return found

    def _number(self, name: str) -> Decimal | None:
        if self.is_bound:
            return self.cleaned_data.get(name) if hasattr(self, "cleaned_data") else None
        kept = self.fields[name].initial
        return None if kept in (None, "") else Decimal(str(kept))

    @property
    def total(self) -> Decimal:
        """What the lines come to."""
        return sum((amount for amount in self._amounts() if amount is not None), Decimal(0))

    @property
    def labour_fields(self) -> list[BoundField]:
        """The boxes about labour."""
        return [self[name] for name in (*LABOUR, "lowest_wage")]

    def edits(self, lot: str) -> Edits:
        """What this page changes. The lowest wage is asked for the sum alone and goes nowhere."""
        given = self.cleaned_data
        lines = [
            {
                "name": one_text(given[f"name_{at}"]),
                "quantity": given[f"quantity_{at}"],
                "unit_cost": given[f"unit_cost_{at}"],
                "amount": line_amount(given[f"quantity_{at}"], given[f"unit_cost_{at}"]),
            }
            for at in range(self.rows)
            if given[f"name_{at}"]
        ]
        labour = None
        if given["hours"] is not None:
            labour = {name: given[name] for name in LABOUR} | {"on_costs": given["on_costs"] / 100}
            labour["source"] = "The bidder's price"
        return {
            ("prices", lot, "lines"): lines or None,
            ("prices", lot, "years"): given["years"] or None,
            ("prices", lot, "labour"): labour,
            ("prices", lot, "assumptions"): one_text(given["assumptions"]) or None,
        }


def initial_of_price(price: Mapping[str, Any], lowest_wage: Decimal | None) -> dict[str, Any]:
    """What the form begins with beside its lines."""
    labour = price.get("labour") or {}
    begun = {name: labour.get(name) for name in LABOUR}
    if begun["on_costs"] is not None:
        begun["on_costs"] = f"{(Decimal(str(begun['on_costs'])) * 100).normalize():f}"
    return {
        **begun,
        "lowest_wage": lowest_wage,
        "years": price.get("years"),
        "assumptions": price.get("assumptions", ""),
    }
