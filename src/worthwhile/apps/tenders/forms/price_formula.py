"""A price formula, its parameters, and made-up bids to try it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from worthwhile.apps.tenders.forms.amount_field import AmountField
from worthwhile.apps.tenders.selectors.price_tried import (
    PARAMETERS,
    Choices,
    MadeUpBid,
    missing_parameters,
    price_evaluation,
)
from worthwhile.engines.scoring import FORMULAS, Formula
from worthwhile.kernel.problems import InvalidInput

ROWS = range(1, 9)
WEIGHTS = ("price_weight", "quality_weight", "social_value_weight")
PARTS = ("name", "price", "quality", "social_value")
NATIONS = (
    ("england", "England"), ("wales", "Wales"), ("scotland", "Scotland"), ("northern-ireland", "Northern Ireland"),
)  # fmt: skip
MOST_POUNDS = 1_000_000_000


def formula_label(formula: Formula) -> str:
    """A formula as the form offers it."""
    ending = "" if formula.is_offered else ": not safe" if formula.is_relative else ": cannot be tried"
    return f"{formula} {FORMULAS[formula].name}{ending}"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the table of bids."""

    number: int
    cells: tuple[BoundField, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything in the row is to be put right."""
        return any(cell.errors for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter with the formulas that use it, as classes that show or hide it."""

    field: BoundField
    looks: str


class PriceFormulaForm(forms.Form):
    """Everything that is tried. ``choices`` is what was chosen, once the form is valid."""

    formula = forms.ChoiceField(
        label="Price formula",
        widget=forms.RadioSelect,
        choices=[(formula.value, formula_label(formula)) for formula in Formula],
        error_messages={"required": "Choose a formula", "invalid_choice": "Choose one of the formulas"},
    )
    nation = forms.ChoiceField(
        label="Where the buyer is",
        choices=NATIONS,
        error_messages={"required": "Choose a nation", "invalid_choice": "Choose one of the nations"},
    )
    price_weight = AmountField(label="Price", most=100)
    quality_weight = AmountField(label="Quality", most=100)
    social_value_weight = AmountField(label="Social value", most=100)
    benchmark = AmountField(
        label="Published budget or benchmark, in pounds",
        help_text="A price of half of it or less earns every point; half as much again or more earns none",
        most=MOST_POUNDS,
    )
    pounds_per_point = AmountField(
        label="Pounds that one more quality point is worth to you (v)",
        help_text="Fixed before anything is published",
        most=MOST_POUNDS,
    )
    quality_base = AmountField(label="Quality at which a price is taken as it is (q0), of 100", most=100)
    fixed_price = AmountField(label="The price that is paid, in pounds", most=MOST_POUNDS)
    quality_floor = AmountField(
        label="Floor: lowest quality that can be ranked, of 100",
        help_text="Quality and social value together",
        most=100,
    )
    price_cap = AmountField(label="Cap: highest price that can be ranked, in pounds", most=MOST_POUNDS)

    def __init__(self, data: Mapping[str, str]):
        super().__init__(data)
        for row in ROWS:
            self.fields[f"name_{row}"] = forms.CharField(
                label=f"Name of bid {row}", required=False, max_length=40,
                error_messages={"max_length": "Enter a name of at most 40 letters"},
            )  # fmt: skip
            self.fields[f"price_{row}"] = AmountField(label=f"Price of bid {row}, in pounds", most=MOST_POUNDS)
            self.fields[f"quality_{row}"] = AmountField(label=f"Quality score of bid {row}", most=100, whole=True)
            self.fields[f"social_value_{row}"] = AmountField(
                label=f"Social value score of bid {row}", most=100, whole=True
            )
        for name, field in self.fields.items():
            if name not in ("formula", "nation"):
                field.widget.attrs["autocomplete"] = "off"
        self.choices: Choices | None = None

    @property
    def entered(self) -> dict[str, str]:
        """Every field as it was entered, whether or not it can be used."""
        return {name: str(self.data.get(name, "")).strip() for name in self.fields}

    @property
    def rows(self) -> tuple[Row, ...]:
        """The table of bids."""
        return tuple(Row(number=row, cells=tuple(self[f"{part}_{row}"] for part in PARTS)) for row in ROWS)

    @property
    def weights(self) -> tuple[BoundField, ...]:
        """The three weights."""
        return tuple(self[name] for name in WEIGHTS)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What single formulas ask for."""
        order = ("benchmark", "pounds_per_point", "quality_base", "fixed_price", "quality_floor", "price_cap")
        return tuple(Parameter(field=self[name], looks=_looks(name)) for name in order)

    def clean(self) -> dict[str, object]:
        """Read the choices where nothing is wrong with a single field."""
        given = super().clean() or {}
        bids = tuple(self._bids())
        if len(bids) < 2 and not self.errors:
            self.add_error("name_1", "Enter at least two bids, so that there is something to compare")
        if not self.errors:
            self._read(bids)
        return given

    def _bids(self) -> Iterator[MadeUpBid]:
        names: set[str] = set()
        for row in ROWS:
            cells: dict[str, Any] = {part: self.cleaned_data.get(f"{part}_{row}") for part in PARTS}
            if not any(f"{part}_{row}" in self.errors for part in PARTS) and all(
                cell in (None, "") for cell in cells.values()
            ):
                continue
            for part, what in zip(PARTS, ("a name", "a price", "a score", "a score"), strict=True):
                if cells[part] in (None, "") and f"{part}_{row}" not in self.errors:
                    self.add_error(f"{part}_{row}", f"Enter {what} for bid {row}, or leave its whole row empty")
            name = str(cells["name"])
            if name.casefold() in names:
                self.add_error(f"name_{row}", f"Give each bid a name of its own. {name} stands twice")
            names.add(name.casefold())
            if not any(f"{part}_{row}" in self.errors for part in PARTS):
                yield MadeUpBid(**cells)

    def _read(self, bids: tuple[MadeUpBid, ...]) -> None:
        given = self.cleaned_data
        weights = {
            name: given[name] or Decimal(0) for name in ("price_weight", "quality_weight", "social_value_weight")
        }
        total = sum(weights.values(), Decimal(0))
        if total != 100:
            self.add_error(
                "price_weight", f"Make the three weights add up to 100. They add up to {total.normalize():f}"
            )
        formula = Formula(given["formula"])
        choices = Choices(
            formula=formula,
            nation=given["nation"],
            parameters={name: given[name] for name in PARAMETERS},
            bids=bids,
            **weights,
        )
        for name in missing_parameters(choices, formula):
            self.add_error(name, f"{formula} needs this, published with the tender: enter a number above 0")
        if formula.is_weighted and total == 100 and not weights["price_weight"]:
            self.add_error("price_weight", f"{formula} gives points for price: enter a weight above 0")
        if self.errors:
            return
        try:
            if formula is not Formula.WEIGHTED_VALUE:
                price_evaluation(choices, formula)
        except InvalidInput as error:
            for problem in error.problems:
                name = problem.path.rpartition(".")[2]
                self.add_error(name if name in PARAMETERS else "quality_weight", problem.message.removesuffix("."))
        else:
            self.choices = choices


def _looks(name: str) -> str:
    used = (one for one in Formula if name in FORMULAS[one].needs or name in FORMULAS[one].takes)
    return " ".join(["ww-parameter", *(f"ww-for-{formula.lower()}" for formula in used)])
