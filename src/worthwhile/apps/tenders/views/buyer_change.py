"""Publishing a change of an open tender's documents, or throwing it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.buyer_writing import PublishChangeForm
from worthwhile.apps.tenders.presenters.draft_change import ShownChange, present_change
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.written_content import draft_change_of
from worthwhile.apps.tenders.services.draft_change import publish_change, throw_change_away
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@of_tender
def buyer_publish_change(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show what bidders will read of the change and what follows, ask why, and publish it."""
    form = PublishChangeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            number = publish_change(
                tender=at.tender, based_on=given["based_on"], reason=given["reason"], by=at.person, now=at.now
            )
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            told = "Bidders are told, and those who handed in a bid are asked to confirm it."
            messages.success(request, f"Version {number} is published. {told}")
            return redirect("tenders:buyer_tender", *at.numbers)
    shown = change_shown(at)
    if shown is None:
        return _nothing(request, at)
    form.now_read(shown.based_on)
    words = {**at.words, "form": form, "change": shown, "refusals": refusals_of(at)}
    return render(request, "tenders/change_publish.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_throw_change_away(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Ask once more, and throw the change away."""
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            throw_change_away(tender=at.tender, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The draft is thrown away. What is published stays as it is.")
            return redirect("tenders:buyer_tender", *at.numbers)
    shown = change_shown(at)
    if shown is None:
        return _nothing(request, at)
    words = {**at.words, "form": form, "change": shown, "refusals": refusals_of(at)}
    return render(request, "tenders/change_throw_away.html", words)


def change_shown(at: AtTender) -> ShownChange | None:
    """The change in the making, None where there is none."""
    change = draft_change_of(at.tender)
    return present_change(at.tender, change, at.now) if change else None


def refusals_of(at: AtTender) -> tuple[str, ...]:
    """Why this person cannot change the documents now, empty where they can."""
    return standing_of(at.tender, at.person, at.now).answer(Act.CHANGE_DOCUMENTS).refusals


def _nothing(request: HttpRequest, at: AtTender) -> HttpResponse:
    return render(request, "tenders/change_none.html", at.words)
