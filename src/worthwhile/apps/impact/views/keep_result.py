"""Keeping a result that belongs to no account, or a demonstration, in an organisation."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from worthwhile.apps.impact.forms.bring_in import KeepInOrganisationForm
from worthwhile.apps.impact.presenters.problems import problem_lines
from worthwhile.apps.impact.selectors.kept import find_kept_case
from worthwhile.apps.impact.services.bring_in import bring_in
from worthwhile.apps.organisations.selectors.memberships import list_memberships
from worthwhile.apps.organisations.views.access import signed_in
from worthwhile.exchange.draft_case import DraftCase, parse_draft_text
from worthwhile.exchange.templates import UnknownTemplate, demonstration_text
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.ui.templatetags.worthwhile_ui import SummaryLine

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@never_cache
@login_required
def keep_case_result(request: HttpRequest, token: str) -> HttpResponse:
    """Keep a case that stands at an address of its own; whoever knows the address may."""
    kept = find_kept_case(token, now=timezone.now())
    if kept is None:
        raise Http404
    try:
        draft = parse_draft_text(kept.text, suffix=kept.suffix, name="The case")
    except WorthwhileError as error:
        return _page(request, None, reverse("impact:case", args=[token]), problem_lines(error))
    return _keep(request, draft, back=reverse("impact:case", args=[token]), template=kept.template)


@require_http_methods(METHODS)
@never_cache
@login_required
def keep_demonstration(request: HttpRequest, name: str) -> HttpResponse:
    """Keep a demonstration, to try things out in. It stays marked as one."""
    try:
        draft = parse_draft_text(demonstration_text(name), suffix=".yaml", name=name)
    except UnknownTemplate:
        raise Http404 from None
    return _keep(request, draft, back=reverse("impact:demonstration", args=[name]), is_demonstration=True)


def _keep(
    request: HttpRequest, draft: DraftCase, *, back: str, template: str = "", is_demonstration: bool = False
) -> HttpResponse:
    """Ask for the organisation, then keep the case there."""
    memberships = [found for found in list_memberships(signed_in(request)) if found.can_write]
    form = KeepInOrganisationForm(request.POST if request.method == "POST" else None, memberships=memberships)
    lines: list[SummaryLine] = []
    if memberships and form.is_valid():
        try:
            case = bring_in(
                organisation=form.membership.organisation,
                draft=draft,
                by=signed_in(request),
                now=timezone.now(),
                template=template,
                is_demonstration=is_demonstration,
            )
            return redirect("impact:tasks", case.organisation_id, case.pk)
        except WorthwhileError as error:
            lines = problem_lines(error)
    words = {"case_title": str(draft.data.get("title") or ""), "is_kept_demonstration": is_demonstration}
    return _page(request, form if memberships else None, back, lines, **words)


def _page(
    request: HttpRequest, form: KeepInOrganisationForm | None, back: str, lines: list[SummaryLine], **more: object
) -> HttpResponse:
    words = {"form": form, "back": back, "lines": lines, **more}
    return render(request, "impact/keep_result.html", words)
