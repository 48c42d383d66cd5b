"""The assessor's view of a version: what to verify, one claim of it, and an opinion on the whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.impact.forms.assessing import AssessmentForm, CheckForm
from worthwhile.apps.impact.models import Verdict, Version
from worthwhile.apps.impact.presenters.assessing import (
    claim_address,
    present_claim,
    present_verification,
    verification_csv,
)
from worthwhile.apps.impact.selectors.assessing import (
    ClaimStanding,
    Verification,
    latest_version,
    list_assessments,
    verification_of,
)
from worthwhile.apps.impact.selectors.cases import find_version, list_versions
from worthwhile.apps.impact.services.assess import MayNotAssess, give_assessment, record_check, refuse_to_record
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.organisations.models import Role
from worthwhile.apps.organisations.selectors.memberships import list_members
from worthwhile.apps.organisations.views.access import ANY_MEMBER
from worthwhile.kernel.problems import InvalidInput

METHODS = ["GET", "HEAD", "POST"]
ASSESSORS = (Role.ASSESSOR,)
P = ParamSpec("P")


def worked_out(
    view: Callable[Concatenate[HttpRequest, OpenCase, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, OpenCase, P], HttpResponse]:
    """Say so where a version kept under older rules has no result under those of today."""

    @wraps(view)
    def told(request: HttpRequest, opened: OpenCase, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, opened, *args, **kwargs)
        except InvalidInput as error:
            words = {**opened.words, "problems": error.problems}
            return render(request, "impact/assessing/not_worked_out.html", words)

    return told


@require_safe
@open_case(*ANY_MEMBER)
@worked_out
def assess(request: HttpRequest, opened: OpenCase) -> HttpResponse:
    """Show what to verify of the latest version, or that one must be kept first."""
    version = latest_version(opened.case)
    if version is not None:
        return _show(request, opened, version)
    writers = [member.person for member in list_members(opened.organisation) if member.can_write]
    return render(request, "impact/assessing/no_version.html", {**opened.words, "writers": writers})


@require_safe
@open_case(*ANY_MEMBER)
@worked_out
def assess_version(request: HttpRequest, opened: OpenCase, assessed: int) -> HttpResponse:
    """Show what to verify of a version."""
    return _show(request, opened, _version(opened, assessed))


@require_safe
@open_case(*ANY_MEMBER)
@worked_out
def claim(request: HttpRequest, opened: OpenCase, assessed: int, claim: str) -> HttpResponse:
    """Show one claim and everything recorded of it."""
    version = _version(opened, assessed)
    return _show_claim(request, opened, _standing(verification_of(version), claim))


@require_http_methods(METHODS)
@open_case(*ASSESSORS)
@worked_out
def record(request: HttpRequest, opened: OpenCase, assessed: int, claim: str) -> HttpResponse:
    """Record a verdict on a claim and go on to the next."""
    version = _version(opened, assessed)
    found = verification_of(version)
    standing = _standing(found, claim)
    refused = _why_not(version, opened)
    form = CheckForm(request.POST if request.method == "POST" else None)
    if refused:
        status = 403 if request.method == "POST" else 200
        return _show_claim(request, opened, standing, refused=refused, status=status)
    if not form.is_valid():
        return _show_claim(request, opened, standing, form=form)
    record_check(
        version=version,
        claim=standing.claim,
        by=opened.membership,
        verdict=Verdict(form.cleaned_data["verdict"]),
        looked_at=form.cleaned_data["looked_at"],
        note=form.cleaned_data["note"],
        now=timezone.now(),
    )
    messages.success(request, f"Recorded: {standing.claim.title}, {standing.claim.subject}.")
    following = found.next_after(claim)
    if following is None or request.POST.get("back"):
        return redirect("impact:assess_version", *opened.key, version.number)
    return redirect(claim_address(following, to_record=True))


@require_http_methods(METHODS)
@open_case(*ASSESSORS)
@worked_out
def opinion(request: HttpRequest, opened: OpenCase, assessed: int) -> HttpResponse:
    """Give an opinion on a version as a whole."""
    version = _version(opened, assessed)
    refused = _why_not(version, opened)
    form = AssessmentForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not refused:
        give_assessment(version=version, by=opened.membership, text=form.cleaned_data["text"], now=timezone.now())
        messages.success(request, f"Your opinion on version {version.number} is kept.")
        return redirect("impact:assess_version", *opened.key, version.number)
    words = {
        "version": version,
        "form": form,
        "refused": refused,
        "page": present_verification(verification_of(version), may_record=True, only_open=True),
    }
    status = 403 if refused and request.method == "POST" else 200
    return render(request, "impact/assessing/opinion.html", {**opened.words, **words}, status=status)


@require_safe
@open_case(*ANY_MEMBER)
@worked_out
def verification_file(request: HttpRequest, opened: OpenCase, assessed: int) -> HttpResponse:
    """The list with its verdicts, for the audit file."""
    version = _version(opened, assessed)
    return verification_csv(verification_of(version), version)


def _show(request: HttpRequest, opened: OpenCase, version: Version) -> HttpResponse:
    may_record = opened.membership.role == Role.ASSESSOR
    only_open = request.GET.get("show") == "open"
    found = verification_of(version)
    words = {
        "version": version,
        "versions": list_versions(opened.case),
        "page": present_verification(found, may_record=may_record, only_open=only_open),
        "only_open": only_open,
        "may_record": may_record,
        "assessments": list_assessments(version),
        "first": _first_to_record(found) if may_record else "",
    }
    return render(request, "impact/assessing/assess.html", {**opened.words, **words})


def _show_claim(
    request: HttpRequest,
    opened: OpenCase,
    standing: ClaimStanding,
    *,
    form: CheckForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    words = {"page": present_claim(standing), "version": standing.version, "form": form, "refused": refused}
    return render(request, "impact/assessing/claim.html", {**opened.words, **words}, status=status)


def _first_to_record(found: Verification) -> str:
    following = found.next_after("")
    return claim_address(following, to_record=True) if following else ""


def _version(opened: OpenCase, number: int) -> Version:
    version = find_version(opened.case, number)
    if version is None:
        raise Http404
    return version


def _standing(found: Verification, key: str) -> ClaimStanding:
    standing = found.find(key)
    if standing is None:
        raise Http404
    return standing


def _why_not(version: Version, opened: OpenCase) -> str:
    """Why this assessor may not check this case, empty where they may."""
    try:
        refuse_to_record(version, opened.membership)
    except MayNotAssess as error:
        return str(error)
    return ""
