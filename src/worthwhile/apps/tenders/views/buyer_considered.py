"""Providers that a buyer considers where nobody bids, and the beginning of their assessment."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.award import ConsiderForm
from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.provider_links import present_considered
from worthwhile.apps.tenders.selectors.award_basis import contenders_by_number
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.services.assess import begin_assessment
from worthwhile.apps.tenders.services.contenders import consider_provider
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import UNTIL_RECORDED, Act
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@of_tender
def buyer_considered(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show who is considered, and add a provider."""
    standing = standing_of(at.tender, at.person, at.now)
    form = ConsiderForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            kept = consider_provider(
                tender=at.tender,
                name=given["name"],
                reason=given["reason"],
                by=at.person,
                now=at.now,
            )
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{kept.name} is considered. Its letter is sent by you, until it follows a link.")
            return redirect("tenders:buyer_considered", *at.numbers)
    words = {
        **at.words,
        "form": form,
        "refusals": standing.answer(Act.CONSIDER_PROVIDER).refusals,
        "considered": present_considered(contenders_by_number(at.tender).values()),
    }
    return render(request, "tenders/considered.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_begin_assessment(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Begin to assess those who are considered, once the intention has stood long enough."""
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            begin_assessment(tender=at.tender, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The assessment has begun. Everybody declares conflicts of interest anew.")
            return redirect("tenders:buyer_tender", *at.numbers)
    standing = standing_of(at.tender, at.person, at.now)
    until = standing.situation.waits_until
    words = {
        **at.words,
        "form": form,
        "refusals": standing.answer(Act.BEGIN_ASSESSMENT).refusals,
        "until": moment_words(until) if until is not None and until != UNTIL_RECORDED else "",
        "considered": [one for one in contenders_by_number(at.tender).values() if one.bid_id is None],
    }
    return render(request, "tenders/begin_assessment.html", words)
