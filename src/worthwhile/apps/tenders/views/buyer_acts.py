"""Acts that need a button and perhaps a reason: approve, return, publish, give more time, end, cancel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm, ReasonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.buyer_writing import ExtendForm
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving, standing_of
from worthwhile.apps.tenders.selectors.buyer_words import act_words
from worthwhile.apps.tenders.services.award_contract import end_without_award
from worthwhile.apps.tenders.services.change_tender import cancel, extend
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.write_tender import approve, return_to_draft
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """What a page of an act does, what it says once done, and whether it asks why and warns."""

    does: Callable[[AtTender, str], None]
    told: str
    asks_why: bool = False
    is_grave: bool = False


PAGES = {
    Act.APPROVE: ActPage(
        does=lambda at, _: approve(tender=at.tender, by=at.person, now=at.now),
        told="Approved. The author can publish it.",
    ),
    Act.RETURN_TO_DRAFT: ActPage(
        does=lambda at, reason: return_to_draft(tender=at.tender, reason=reason, by=at.person, now=at.now),
        told="It is a draft again. It has to be approved anew.",
        asks_why=True,
    ),
    Act.PUBLISH: ActPage(
        does=lambda at, _: publish(tender=at.tender, by=at.person, now=at.now),
        told="Published.",
    ),
    Act.END_WITHOUT_AWARD: ActPage(
        does=lambda at, reason: end_without_award(tender=at.tender, reason=reason, by=at.person, now=at.now),
        told="The tender has ended without award.",
        asks_why=True,
        is_grave=True,
    ),
    Act.CANCEL: ActPage(
        does=lambda at, reason: cancel(tender=at.tender, reason=reason, by=at.person, now=at.now),
        told="The tender is cancelled.",
        asks_why=True,
        is_grave=True,
    ),
}


@require_http_methods(METHODS)
@of_tender
def buyer_act(request: HttpRequest, at: AtTender, act: Act) -> HttpResponse:
    """Ask once more, and do it; or say every reason why it cannot be done now."""
    page = PAGES[act]
    standing = standing_of(at.tender, at.person, at.now)
    form = (ReasonForm if page.asks_why else ButtonForm)(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            page.does(at, form.cleaned_data.get("reason", ""))
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, page.told)
            return redirect("tenders:buyer_tender", *at.numbers)
    words = {
        **at.words,
        "form": form,
        "act": act.value,
        "title": act_words(act, at.tender.procedure),
        "page": page,
        "refusals": standing.answer(act).refusals,
        "rules": standing.situation.rules,
        "deadline": moment_words(at.tender.deadline_at) if at.tender.deadline_at else "",
        "has_content": latest_saving(at.tender) is not None,
    }
    return render(request, "tenders/buyer_act.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_extend(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Give everybody more time."""
    answer = standing_of(at.tender, at.person, at.now).answer(Act.EXTEND)
    form = ExtendForm(request.POST if request.method == "POST" else None, deadline=at.tender.deadline_at)
    if form.is_valid():
        deadline, reason = form.cleaned_data["deadline_moment"], form.cleaned_data["reason"]
        try:
            extend(tender=at.tender, deadline=deadline, reason=reason, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Bids now come in until {moment_words(deadline)}.")
            return redirect("tenders:buyer_tender", *at.numbers)
    moment = moment_words(at.tender.deadline_at) if at.tender.deadline_at else ""
    words = {**at.words, "form": form, "refusals": answer.refusals, "deadline": moment}
    return render(request, "tenders/buyer_extend.html", words)
