"""The cases of an organisation, a new one, and the tasks of one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.new_case import NewCaseForm
from worthwhile.apps.impact.presenters.task_list import first_open, present_tasks
from worthwhile.apps.impact.selectors.cases import latest_revision, list_cases, list_versions
from worthwhile.apps.impact.selectors.scenarios import list_scenarios
from worthwhile.apps.impact.selectors.start_of_case import case_of_template, empty_case
from worthwhile.apps.impact.services.save_case import start_case
from worthwhile.apps.impact.services.value_draft import value_or_why_not
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import ANY_MEMBER, WRITERS, require_role, signed_in

PER_PAGE = 25


@require_safe
@require_role(*ANY_MEMBER)
def cases(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show the cases of an organisation, a page at a time."""
    page = Paginator(list_cases(membership.organisation), PER_PAGE).get_page(request.GET.get("page"))
    words = {"membership": membership, "organisation": membership.organisation, "page": page}
    return render(request, "impact/cases/cases.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*WRITERS)
def new_case(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Start a case, from a template or from nothing."""
    form = NewCaseForm(
        request.POST if request.method == "POST" else None, initial={"template": request.GET.get("template", "")}
    )
    if form.is_valid():
        case = start_case(
            organisation=membership.organisation,
            data=_first_content(form, membership),
            template=form.chosen_template,
            by=signed_in(request),
            now=timezone.now(),
        )
        return redirect("impact:tasks", membership.organisation_id, case.pk)
    words = {"membership": membership, "organisation": membership.organisation, "form": form}
    return render(request, "impact/cases/new.html", words)


def _first_content(form: NewCaseForm, membership: Membership) -> dict[str, Any]:
    title, organisation = form.cleaned_data["title"], membership.organisation.name
    if form.chosen_template:
        return case_of_template(form.chosen_template, title=title, organisation=organisation)
    return empty_case(title=title, organisation=organisation)


@require_safe
@open_case(*ANY_MEMBER)
def tasks(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show what of a case is done and what is not; whoever cannot change it sees what comes of it."""
    latest = latest_revision(opened.case)
    listed = present_tasks(opened.case, latest.data, value_or_why_not(latest))
    words = {
        **opened.words,
        "tasks": listed,
        "next_task": first_open(listed),
        "latest": latest,
        "versions": list_versions(opened.case),
        "scenarios": list_scenarios(opened.case),
    }
    return render(request, "impact/cases/tasks.html", words)
