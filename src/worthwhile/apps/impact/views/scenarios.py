"""Scenarios of a case: listed, copied, compared, used and removed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.scenarios import CompareForm, ScenarioForm
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.presenters.changed_meanwhile import present_meanwhile
from worthwhile.apps.impact.presenters.scenarios import (
    name_in_list,
    present_scenarios,
    present_side_by_side,
    present_use,
)
from worthwhile.apps.impact.selectors.cases import find_revision, latest_revision
from worthwhile.apps.impact.selectors.removal import reasons_to_keep
from worthwhile.apps.impact.selectors.scenarios import find_scenario, list_scenarios
from worthwhile.apps.impact.services.remove_case import CaseStillNeeded, remove_case
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile
from worthwhile.apps.impact.services.scenarios import (
    ScenarioNameTaken,
    TooManyScenarios,
    copy_as_scenario,
    use_scenario,
)
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, signed_in

METHODS = ["GET", "HEAD", "POST"]
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, OpenCase, P], HttpResponse]


def of_original(view: View[P]) -> View[P]:
    """A scenario has no scenarios of its own: whoever asks for them is led to those of its case."""

    @wraps(view)
    def guarded(request: HttpRequest, opened: OpenCase, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        original = opened.case.scenario_of_id
        if original is not None:
            return redirect("impact:scenarios", opened.organisation.pk, original)
        return view(request, opened, *args, **kwargs)

    return guarded


@require_safe
@open_case(*ANY_MEMBER)
@of_original
def scenarios(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show a case and its scenarios with their results."""
    original, *rows = present_scenarios([opened.case, *list_scenarios(opened.case)])
    words = {"original": original, "rows": rows}
    return render(request, "impact/scenarios/scenarios.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*WRITERS)
@of_original
def new_scenario(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Copy the case as a scenario."""
    form = ScenarioForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        name, by = form.cleaned_data["name"], signed_in(request)
        try:
            scenario = copy_as_scenario(case=opened.case, name=name, by=by, now=timezone.now())
        except (ScenarioNameTaken, TooManyScenarios) as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, "The scenario is a copy of the case. Change in it what you want to try.")
            return redirect("impact:tasks", opened.organisation.pk, scenario.pk)
    return render(request, "impact/scenarios/new.html", {**opened.words, "form": form})


@require_safe
@open_case(*ANY_MEMBER)
@of_original
def compare_scenarios(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show a case and its scenarios side by side; all of them where none are chosen."""
    offered = [opened.case, *list_scenarios(opened.case)]
    names = [(case.pk, name_in_list(case)) for case in offered]
    asked = request.GET if "cases" in request.GET else {"cases": [case.pk for case in offered]}
    words: dict[str, Any] = {"can_compare": len(offered) > 1}
    if words["can_compare"]:
        words["form"] = form = CompareForm(asked, offered=names)
        if form.is_valid():
            chosen = form.cleaned_data["cases"]
            words["found"] = present_side_by_side([case for case in offered if case.pk in chosen])
    return render(request, "impact/scenarios/compare.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*WRITERS)
@of_original
def use_in_case(request: HttpRequest, opened: OpenCase, scenario: int) -> HttpResponse:
    """Bring what a scenario changed to its case, once it is confirmed."""
    found, latest = _scenario(opened, scenario), latest_revision(opened.case)
    based_on = based_on_of(request, latest)
    words: dict[str, Any] = {"scenario": found, "based_on": based_on}
    if request.method == "POST":
        by, now = signed_in(request), timezone.now()
        try:
            use_scenario(case=opened.case, scenario=found, based_on=based_on, by=by, now=now)
        except ChangedMeanwhile as error:
            base = find_revision(opened.case, based_on)
            assert base is not None
            words |= {"meanwhile": present_meanwhile(error, base), "based_on": error.revision.number}
        else:
            messages.success(request, f"The case now has the figures of “{found.scenario_name}”.")
            return redirect("impact:tasks", *opened.key)
    words["use"] = present_use(opened.case, found)
    return render(request, "impact/scenarios/use.html", {**opened.words, **words})


@require_http_methods(METHODS)
@open_case(*WRITERS)
@of_original
def remove_scenario(request: HttpRequest, opened: OpenCase, scenario: int) -> HttpResponse:
    """Remove a scenario, once it is confirmed. One with a version is kept."""
    found = _scenario(opened, scenario)
    reasons = reasons_to_keep(found)
    if request.method == "POST" and not reasons:
        try:
            remove_case(case=found, by=signed_in(request), now=timezone.now())
        except CaseStillNeeded as error:
            reasons = (str(error),)
        else:
            messages.success(request, f"Removed: {found.scenario_name}.")
            return redirect("impact:scenarios", *opened.key)
    words = {"scenario": found, "reasons": reasons}
    return render(request, "impact/scenarios/remove.html", {**opened.words, **words})


def _scenario(opened: OpenCase, number: int) -> Case:
    found = find_scenario(opened.case, number)
    if found is None:
        raise Http404
    return found
