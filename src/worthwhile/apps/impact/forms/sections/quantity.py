"""How many change, in one year or year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from worthwhile.apps.impact.forms.numbers import NumberField
from worthwhile.apps.impact.selectors.shown import part_of, typed_number
from worthwhile.engines.valuation.vocabulary import Status
from worthwhile.exchange.case_edits import Edits, Place

PARTS = ("quantity", "low", "high")
LABELS = {"quantity": "How many change", "low": "Lowest plausible", "high": "Highest plausible"}


@dataclass(frozen=True, kw_only=True)
class YearFields:
    """The figures of one year. ``year`` is 0 where there is only one."""

    year: int
    central: BoundField
    low: BoundField
    high: BoundField


class QuantitySection(forms.Form):
    """How many change: once, or those who are new in each year that the work is paid for."""

    source = forms.CharField(
        label="Where does this figure come from?",
        help_text="Such as: Register of 2025/26, or people measured twice who improved",
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, row: Mapping[str, Any], hints: Mapping[str, str], years: int, **kwargs: Any) -> None:
        self.row = row
        self.key, amounts = _amounts(row)
        self.years = max(years, len(amounts))
        span = part_of(part_of(row, "ranges"), self.key)
        kwargs["initial"] = {
            "source": part_of(row, "sources").get(self.key) or "",
            **_typed("quantity", amounts),
            **_typed("low", _listed(span.get("low"))),
            **_typed("high", _listed(span.get("high"))),
        }
        super().__init__(*args, **kwargs)
        self.order_fields([*self._add_amounts(hints.get("quantity", "")), "source"])

    def _add_amounts(self, hint: str) -> list[str]:
        names = []
        for year in range(1, self.years + 1):
            for part in PARTS:
                name = f"{part}_{year}"
                self.fields[name] = NumberField(
                    what=LABELS[part].lower() if part == "quantity" else f"the {LABELS[part].lower()} figure",
                    example="40",
                    lowest=Decimal(0),
                    label=f"{LABELS[part]} in year {year}" if self.years > 1 else LABELS[part],
                    help_text=hint if part == "quantity" and year == 1 else "",
                    required=False,
                )
                names.append(name)
        return names

    @property
    def rows(self) -> Iterator[YearFields]:
        """The years in order."""
        for year in range(1, self.years + 1):
            yield YearFields(
                year=year if self.years > 1 else 0,
                central=self[f"quantity_{year}"],
                low=self[f"low_{year}"],
                high=self[f"high_{year}"],
            )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        central = self._read("quantity", answers)
        if not central and self.row.get("status") == Status.PRICED and "quantity_1" not in self.errors:
            self.add_error("quantity_1", "Enter how many change, such as 40")
        has_range = any(self._read(part, answers) for part in ("low", "high"))
        for year in range(1, self.years + 1):
            self._check_year(year, answers, has_range=has_range)
        return answers

    def _check_year(self, year: int, answers: Mapping[str, Any], *, has_range: bool) -> None:
        """In each year that has a figure: both ends or none, around it."""
        names = [f"{part}_{year}" for part in PARTS]
        middle, low, high = (answers.get(name) for name in names)
        if any(name in self.errors for name in names) or not has_range:
            return
        if middle is None:
            for name, end in ((names[1], low), (names[2], high)):
                if end is not None:
                    self.add_error(name, "Enter how many change in this year too, or leave this empty")
            return
        if low is None or high is None:
            missing, word = (names[1], "lowest") if low is None else (names[2], "highest")
            self.add_error(missing, f"Enter the {word} figure too, or leave all lowest and highest figures empty")
        elif low > middle:
            self.add_error(names[1], "Enter a lowest figure that is not above the figure itself")
        elif high < middle:
            self.add_error(names[2], "Enter a highest figure that is not below the figure itself")

    def _read(self, part: str, answers: Mapping[str, Any]) -> list[Decimal]:
        """The figures of a part by year, as far as any is given; years between count as none."""
        given = [answers.get(f"{part}_{year}") for year in range(1, self.years + 1)]
        while given and given[-1] is None:
            given.pop()
        return [number if number is not None else Decimal(0) for number in given]

    def edits(self, outcome: str) -> Edits:
        """The places to change, for the outcome with this id. The form is valid."""
        here, answers = ("outcomes", outcome), self.cleaned_data
        central = self._read("quantity", answers)
        key = self._key_for(central)
        other = "intake" if key == "quantity" else "quantity"
        low, high = (_padded(self._read(part, answers), len(central)) for part in ("low", "high"))
        as_list = key == "intake" or isinstance(self.row.get("quantity"), list)
        edits: dict[Place, Any] = {
            (*here, key): _stated(central, as_list=as_list),
            (*here, "sources", key): answers["source"] or None,
        }
        if self.key != key:
            edits |= {(*here, other): None, (*here, "ranges", other): None, (*here, "sources", other): None}
        edits |= self._range_edits((*here, "ranges", key), key, _ends(low, high, as_list=as_list))
        return edits

    def _key_for(self, central: list[Decimal]) -> str:
        """New people year by year are an intake; what was listed as counted year by year stays so."""
        if isinstance(self.row.get("quantity"), list):
            return "quantity"
        return "intake" if len(central) > 1 else "quantity"

    def _range_edits(self, place: Place, key: str, ends: dict[str, Any] | None) -> dict[Place, Any]:
        if ends is None:
            return {place: None}
        if key == self.key and isinstance(part_of(self.row, "ranges").get(key), Mapping):
            return {(*place, end): value for end, value in ends.items()}
        return {place: ends}


def _amounts(row: Mapping[str, Any]) -> tuple[str, list[Any]]:
    key = "intake" if row.get("intake") is not None else "quantity"
    return key, _listed(row.get(key))


def _listed(given: object) -> list[Any]:
    if given is None:
        return []
    return list(given) if isinstance(given, list | tuple) else [given]


def _typed(part: str, amounts: list[Any]) -> dict[str, str]:
    return {f"{part}_{year}": typed_number(amount) for year, amount in enumerate(amounts, start=1)}


def _padded(amounts: list[Decimal], length: int) -> list[Decimal]:
    """As long as the figures themselves; nothing at all where no end is given."""
    return [*amounts, *[Decimal(0)] * (length - len(amounts))] if amounts else []


def _stated(amounts: list[Decimal], *, as_list: bool) -> Any:
    if not amounts:
        return None
    return amounts if as_list else amounts[0]


def _ends(low: list[Decimal], high: list[Decimal], *, as_list: bool) -> dict[str, Any] | None:
    if not low and not high:
        return None
    return {"low": _stated(low, as_list=as_list), "high": _stated(high, as_list=as_list)}
