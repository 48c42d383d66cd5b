"""A figure as JSON, the same as the command line prints."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, JsonResponse

from worthwhile.engines.valuation.parameters import WithheldValue
from worthwhile.exchange.reference_json import figure_entry
from worthwhile.kernel.parameter import Parameter
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.reference import Table, library


def figure_json(figure: Parameter | Table | WithheldValue, *, on: date | InvalidInput) -> HttpResponse:
    """What holds on a day, with the whole history; an answer that says what to mend where the day is none."""
    dumps = {"indent": 2, "ensure_ascii": False}
    if isinstance(on, InvalidInput):
        problems = [{"field": problem.path, "message": problem.message} for problem in on.problems]
        return JsonResponse({"problems": problems}, status=400, json_dumps_params=dumps)
    return JsonResponse(figure_entry(library(), figure, on=on), json_dumps_params=dumps)


def day_asked_for(given: str | None, *, today: date) -> date | InvalidInput:
    """The day in an address such as ``?on=2024-04-01``; today where none is given."""
    if not given:
        return today
    try:
        return date.fromisoformat(given)
    except ValueError:
        return InvalidInput([Problem("on", f"Enter a date such as 2026-04-01. You gave {given!r}.")])
