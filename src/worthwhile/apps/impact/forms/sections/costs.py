"""What it costs: each line with its amounts by year, who pays, and whether it is money."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from worthwhile.apps.impact.forms.numbers import NumberField
from worthwhile.apps.impact.forms.sections.about import years_of
from worthwhile.apps.impact.forms.sections.identity import AGENCIES
from worthwhile.apps.impact.selectors.shown import typed_number
from worthwhile.exchange.case_edits import Edits
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

SPARE = 2
MOST_LINES = 60


class CostLine(forms.Form):
    """One line of what is put in. An empty line is left out."""

    name = forms.CharField(label="What is put in", max_length=200, required=False)
    agency = forms.ChoiceField(
        label="Whose budget does it come from?",
        choices=[("", "Not stated"), *AGENCIES],
        required=False,
    )
    gift = forms.BooleanField(label="Not money: time or things that are given", required=False)
    source = forms.CharField(label="Where does the figure come from? (optional)", max_length=300, required=False)

    def __init__(self, *args: Any, line: Mapping[str, Any], years: int, **kwargs: Any) -> None:
        self.line = line
        amounts = list(line.get("values") or ())
        self.years = max(years, len(amounts))
        kwargs["initial"] = {
            "name": line.get("name") or "",
            "agency": line.get("agency") or "",
            "gift": line.get("cash") is False,
            "source": line.get("source") or "",
            **{f"year_{year}": typed_number(amount) for year, amount in enumerate(amounts, start=1)},
        }
        super().__init__(*args, **kwargs)
        for year in range(1, self.years + 1):
            self.fields[f"year_{year}"] = NumberField(
                what="what it costs",
                example="60,000",
                sign="£",
                lowest=Decimal(0),
                label=f"Amount in year {year}" if self.years > 1 else "Amount",
                required=False,
            )
        self.order_fields(["name", *self._year_names, "agency", "gift", "source"])

    @property
    def _year_names(self) -> list[str]:
        return [f"year_{year}" for year in range(1, self.years + 1)]

    @property
    def amounts(self) -> list[BoundField]:
        """The boxes of the years."""
        return [self[name] for name in self._year_names]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if self._given(answers) and not answers.get("name"):
            self.add_error("name", "Say what this amount is for")
        elif answers.get("name") and not self._given(answers) and not any(n in self.errors for n in self._year_names):
            self.add_error("year_1", "Enter what it costs, 0 if nothing, or empty the line")
        return answers

    def _given(self, answers: Mapping[str, Any]) -> bool:
        return any(answers.get(name) is not None for name in self._year_names)

    @property
    def is_entered(self) -> bool:
        """Whether this line says anything to keep."""
        return self._given(self.cleaned_data)

    def row(self) -> dict[str, Any]:
        """The line as a case states it, with what this page does not ask."""
        answers = self.cleaned_data
        values = [answers[name] if answers[name] is not None else Decimal(0) for name in self._year_names]
        while len(values) > 1 and values[-1] == 0:
            values.pop()
        rest = {key: value for key, value in self.line.items() if key not in ("agency", "cash", "source")}
        if rest.get("values") != values:
            rest.pop("ranges", None)
        return {
            **rest,
            "name": answers["name"],
            "values": values,
            **({"agency": answers["agency"]} if answers["agency"] else {}),
            **({"cash": False} if answers["gift"] else {}),
            **({"source": answers["source"]} if answers["source"] else {}),
        }


class CostsSection:
    """All lines of cost as one page."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, case_data: Mapping[str, Any]) -> None:
        kept = list(case_data.get("inputs") or ())
        self._kept = kept
        years = years_of(case_data)
        count = min(MOST_LINES, _posted_lines(data) if data is not None else len(kept) + SPARE)
        self.lines = [
            CostLine(data, prefix=f"cost-{number}", line=kept[number] if number < len(kept) else {}, years=years)
            for number in range(max(count, len(kept)))
        ]

    def is_valid(self) -> bool:
        """Whether every line is; all are looked at."""
        results = [line.is_valid() for line in self.lines]
        return all(results)

    @property
    def problems(self) -> list[SummaryLine]:
        """Every problem with the box to mend it in."""
        return [
            SummaryLine(str(error), str(line[name].id_for_label))
            for line in self.lines
            for name, errors in line.errors.items()
            for error in errors
        ]

    def edits(self) -> Edits:
        """The places to change. Every line is valid."""
        return {("inputs",): [line.row() for line in self.lines if line.is_entered] or None}


def _posted_lines(data: Mapping[str, Any]) -> int:
    """How many lines were sent, so that lines added on the page come back."""
    numbers = [name.split("-")[1] for name in data if name.startswith("cost-") and name.endswith("-name")]
    return max((int(number) + 1 for number in numbers if number.isdecimal() and len(number) < 4), default=0)
