"""What one is worth: a published value, a value of the organisation's own, or a figure typed with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from worthwhile.apps.impact.forms.numbers import NumberField, PercentField, PriceYearField
from worthwhile.apps.impact.selectors.shown import part_of, typed_number, typed_share
from worthwhile.apps.impact.selectors.worths import BANK, WorthChoice
from worthwhile.engines.valuation.vocabulary import Agency, Kind, Status
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
        worth.required = row.get("status") == Status.PRICED
        if not self._may_save_cash():
            del self.fields["cashable"]
        worth.choices = [
            *((c.key, f"{c.label}: {c.about}") for c in choices),
            (TYPED, "Another figure, with its source"),
        ]

    def _may_save_cash(self) -> bool:
        """Only a public budget can find that a saving is cash, or is not."""
        agency = self.row.get("agency")
        is_public = agency in set(Agency) and Agency(agency).is_public
        return is_public or self.row.get("kind") == Kind.FISCAL or bool(self.row.get("cashable"))

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
        if self.row.get("status") == Status.PRICED and not self.keeps_list(answers):
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

    def keeps_list(self, answers: Mapping[str, Any]) -> bool:
        """Whether a worth that is a list by year stays as it is: this page asks for one figure."""
        typed_nothing = answers.get("worth") == TYPED and answers.get("value") is None
        return typed_nothing and isinstance(self.row.get("value"), list)

    def edits(self, outcome: str) -> Edits:
        """The places to change, for the outcome with this id. The form is valid."""
        answers, here = self.cleaned_data, ("outcomes", outcome)
        if not answers["worth"] or self.keeps_list(answers):
            return {}
        stated = self._typed(answers) if answers["worth"] == TYPED else self._of(self.choices[answers["worth"]])
        edits: dict[Place, Any] = {}
        # A published value that was chosen before stays as the case states it, kind and notes on its source included.
        if answers["worth"] == TYPED or answers["worth"] != self._chosen():
            names = ("value", "value_ref", "value_year", "kind", "uprate")
            edits = {(*here, name): stated.get(name) for name in names}
            edits[*here, "sources", "value"] = stated.get("source")
        edits[*here, "ranges", "value"] = stated.get("range")
        if "cashable" in self.fields:
            edits[*here, "cashable"] = answers["cashable"]
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
