"""A starting case as one form: about, costs, outcomes, method; every problem of all parts at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from worthwhile.apps.impact.forms.case import AboutForm, CostForm, MethodForm
from worthwhile.apps.impact.forms.outcome import OutcomeForm
from worthwhile.apps.impact.selectors.starting_case import StartingCase
from worthwhile.engines.valuation.vocabulary import CaseKind, ScheduleName, Status
from worthwhile.exchange.value_map.settings import year_from
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

SPARE_COSTS = 2
_PLACE = re.compile(r"^outcomes\[(?P<index>\d+)\]\.(?:ranges\.)?(?P<field>\w+)")


class StartingCaseForm:
    """The parts of the form, made from a starting case and filled from ``data`` where something was entered."""

    def __init__(self, start: StartingCase, data: Mapping[str, Any] | None = None) -> None:
        self.start = start
        self.entered = data
        self.about = AboutForm(
            data, prefix="about", initial={"title": start.data["title"], "kind": CaseKind.FORECAST.value}
        )
        rows: list[Mapping[str, Any]] = [*start.data["inputs"], *({} for _ in range(SPARE_COSTS))]
        self.costs = [
            CostForm(
                data,
                prefix=f"cost-{number}",
                initial={"name": row.get("name", ""), "gift": not row.get("cash", True)},
            )
            for number, row in enumerate(rows)
        ]
        self.outcomes = [
            OutcomeForm(data, start=outcome) for outcome in start.outcomes if outcome.row["status"] != Status.HELD
        ]
        self.held = [outcome.row for outcome in start.outcomes if outcome.row["status"] == Status.HELD]
        self.method = MethodForm(data, prefix="method", initial={"schedule": ScheduleName.STANDARD.value})
        self.other_problems: list[str] = []

    @property
    def parts(self) -> list[forms.Form]:
        """Every part, in the order of the page."""
        return [self.about, *self.costs, *self.outcomes, self.method]

    @property
    def first_outcomes(self) -> list[OutcomeForm]:
        """The outcomes that the starting case counts from the beginning."""
        return [outcome for outcome in self.outcomes if outcome.starts_counted]

    @property
    def more_outcomes(self) -> list[OutcomeForm]:
        """The outcomes that wait for evidence."""
        return [outcome for outcome in self.outcomes if not outcome.starts_counted]

    def is_valid(self) -> bool:
        """Whether every part is; all are looked at."""
        results = [part.is_valid() for part in self.parts]
        if all(results) and not any(cost.is_entered for cost in self.costs):
            self.costs[0].add_error("amount", "Enter at least one cost: without it there is nothing to compare with")
        if all(results) and not any(outcome.is_counted for outcome in self.outcomes):
            self.outcomes[0].add_error("counted", "Count at least one change")
        return not self.lines

    @property
    def lines(self) -> list[SummaryLine]:
        """Every problem with the field to mend it in; one about an outcome says which."""
        found = [SummaryLine(text) for text in self.other_problems]
        for part in self.parts:
            named = f"{part.start.row['name']}: " if isinstance(part, OutcomeForm) else ""
            found += [
                SummaryLine(f"{named}{error[0].lower() + error[1:] if named else error}", _target(part, name))
                for name, errors in part.errors.items()
                for error in map(str, errors)
            ]
        return found

    def case_data(self) -> dict[str, Any]:
        """The answers as a case file states them. The form is valid."""
        about = self.about.cleaned_data
        counted = {form.start.row["id"]: form for form in self.outcomes}
        return {
            "format": self.start.data["format"],
            "title": about["title"],
            **({"organisation": about["organisation"]} if about["organisation"] else {}),
            "kind": about["kind"],
            "period": {"start": about["start"], "end": year_from(about["start"])},
            "currency": "GBP",
            "price_year": about["price_year"],
            "uprating": self.start.data["uprating"],
            "uprating_beyond": self.start.data["uprating_beyond"],
            "discounting": self.method.discounting,
            "inputs": [self._cost(number, form) for number, form in enumerate(self.costs) if form.is_entered],
            "outcomes": [
                counted[outcome.row["id"]].row() if outcome.row["id"] in counted else _without_blanks(outcome.row)
                for outcome in self.start.outcomes
            ],
        }

    def _cost(self, number: int, form: CostForm) -> dict[str, Any]:
        rows = self.start.data["inputs"]
        row = _without_blanks(rows[number]) if number < len(rows) else {}
        answers = form.cleaned_data
        row |= {"name": answers["name"], "values": [answers["amount"]]}
        row.pop("cash", None)
        return row | ({"cash": False} if answers["gift"] else {})

    def take_problems(self, error: WorthwhileError) -> None:
        """Put what the engine refuses beside the field it is about."""
        for problem in error.problems if isinstance(error, InvalidInput) else [Problem("", str(error))]:
            if not self._placed(problem):
                self.other_problems.append(problem.message)

    def _placed(self, problem: Problem) -> bool:
        if problem.path in ("price_year", "title"):
            self.about.add_error(problem.path, problem.message)
            return True
        found = _PLACE.match(problem.path)
        if found is None:
            return False
        identifier = self.start.outcomes[int(found["index"])].row["id"]
        form = next((form for form in self.outcomes if form.start.row["id"] == identifier), None)
        if form is None or found["field"] not in form.fields:
            return False
        form.add_error(found["field"], problem.message)
        return True

    @property
    def answers(self) -> dict[str, str]:
        """What was typed, as it was typed, to open the form with again."""
        data = self.entered
        assert isinstance(data, QueryDict)
        names = {part.add_prefix(name) for part in self.parts for name in part.fields}
        return {name: str(data[name]) for name in sorted(names) if data.get(name)}


def _target(part: forms.Form, name: str) -> str:
    bound = part[name]
    return str(getattr(bound, "first_control", bound.id_for_label))


def _without_blanks(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without the names that nothing is entered for, at any depth."""
    return {
        name: _without_blanks(value) if isinstance(value, Mapping) else value
        for name, value in row.items()
        if value is not None
    }
