"""What one is worth: a published value, a value of the organisation's own, or a figure typed with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.numbers import NumberField, PercentField, PriceYearField
from worthwhile.apps.impact.selectors.shown import part_of, typed_number, typed_share
from worthwhile.apps.impact.selectors.worths import BANK, WorthChoice
from worthwhile.engines.valuation.vocabulary import Kind, Status
from worthwhile.exchange.case_edits import Edits, Place

TYPED = "typed"
KINDS = [
    (Kind.WELLBEING.value, "Wellbeing: a better life, in the words of those who live it"),
    (Kind.ECONOMIC.value, "Economic: income, output or time"),
    (Kind.FISCAL.value, "Fiscal: a public budget spends less or gains more"),
    (Kind.CARBON.value, "Carbon: tonnes not emitted"),
]


class WorthSection(forms.Form):
    """What one unit of one outcome is worth for one year."""

    worth = forms.ChoiceField(
        label="What is one worth, for one year?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what one is worth"},
    )
    value = NumberField(
        what="what one is worth",
        example="250",
        sign="£",
        label="Another figure: worth of one for one year",
        help_text="Put a minus in front of a change for the worse",
        required=False,
    )
    value_year = PriceYearField(
        label="In prices of", help_text="The year the figure is from, such as 2024 or 2024/25", required=False
    )
    value_source = forms.CharField(
        label="Where does the figure come from?",
        help_text="Publication, page or table: a reader will ask",
        max_length=300,
        required=False,
    )
    kind = forms.ChoiceField(label="What sort of worth is it?", choices=[("", "Choose one"), *KINDS], required=False)
    value_low = NumberField(what="the lowest plausible figure", example="150", sign="£", label="Lowest", required=False)
    value_high = NumberField(
        what="the highest plausible figure", example="400", sign="£", label="Highest", required=False
    )
    published_range = forms.BooleanField(
        label="Use the range that was published with the value", required=False, initial=True
    )
    cashable = PercentField(
        what="the share that becomes cash",
        example="0",
        label="How much of a public saving becomes money that can be spent elsewhere?",
        help_text="Usually 0: an average cost is not cash back. Ask the budget holder before you raise it",
        required=False,
    )

    def __init__(self, *args: Any, row: Mapping[str, Any], choices: Sequence[WorthChoice], **kwargs: Any) -> None:
        self.row = row
        self.choices = {choice.key: choice for choice in choices}
        span = part_of(row, "ranges").get("value")
        kwargs["initial"] = {
            "worth": self._chosen(),
            "value": typed_number(row.get("value")) if not isinstance(row.get("value"), list) else "",
            "value_year": row.get("value_year") or "",
            "value_source": part_of(row, "sources").get("value") or "",
            "kind": row.get("kind") or "",
            "value_low": typed_number(span.get("low")) if isinstance(span, Mapping) else "",
            "value_high": typed_number(span.get("high")) if isinstance(span, Mapping) else "",
            "published_range": span is None or span == "bank",
            "cashable": typed_share(row.get("cashable")),
        }
        super().__init__(*args, **kwargs)
        worth = self.fields["worth"]
        assert isinstance(worth, forms.ChoiceField)
        worth.choices = [
            *((c.key, f"{c.label}: {c.about}") for c in choices),
            (TYPED, "Another figure, with its source"),
        ]

    def _chosen(self) -> str:
        if self.row.get("value_ref"):
            return f"{BANK}{self.row['value_ref']}"
        return TYPED if self.row.get("value") is not None else ""

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("worth") == TYPED:
            self._check_typed(answers)
        return answers

    def _check_typed(self, answers: Mapping[str, Any]) -> None:
        needed = {
            "value": "Enter what one is worth, such as 250",
            "value_year": "Enter the year whose prices the worth is in, such as 2024",
            "value_source": "Say where the worth of one comes from",
            "kind": "Choose what sort of worth it is",
        }
        if self.row.get("status") == Status.PRICED:
            for name, message in needed.items():
                if answers.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, message)
        low, middle, high = (answers.get(name) for name in ("value_low", "value", "value_high"))
        if low is None and high is None:
            return
        if low is None or high is None:
            self.add_error("value_low" if low is None else "value_high", "Enter both ends of the range, or neither")
        elif middle is not None and not low <= middle <= high:
            self.add_error("value_low", f"Enter a range with {middle} in it. You gave {low} to {high}")

    def edits(self, outcome: str) -> Edits:
        """The places to change, for the outcome with this id. The form is valid."""
        answers, here = self.cleaned_data, ("outcomes", outcome)
        stated = self._typed(answers) if answers["worth"] == TYPED else self._of(self.choices[answers["worth"]])
        edits: dict[Place, Any] = {
            (*here, name): stated.get(name) for name in ("value", "value_ref", "value_year", "kind", "uprate")
        }
        edits[*here, "sources", "value"] = stated.get("source")
        edits[*here, "ranges", "value"] = stated.get("range")
        cashable = answers["cashable"]
        edits[*here, "cashable"] = cashable if cashable else (Decimal(0) if self.row.get("cashable") == 0 else None)
        return edits

    def _typed(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        span = None
        if answers["value_low"] is not None:
            kept = part_of(self.row, "ranges").get("value")
            shape = {k: v for k, v in kept.items() if k == "distribution"} if isinstance(kept, Mapping) else {}
            span = {"low": answers["value_low"], "high": answers["value_high"], **shape}
        kind = answers["kind"] or None
        return {
            "value": answers["value"],
            "value_year": answers["value_year"],
            "kind": kind,
            "uprate": "wellbeing" if kind == Kind.WELLBEING else self.row.get("uprate"),
            "source": answers["value_source"] or None,
            "range": span,
        }

    def _of(self, choice: WorthChoice) -> dict[str, Any]:
        own = choice.fields.get("range")
        use = self.cleaned_data["published_range"] and choice.has_range
        published = ("bank" if choice.key.startswith(BANK) else own) if use else None
        return {**choice.fields, "source": choice.source or None, "range": published}
