"""Where an outcome may change: set a bid aside, keep an outcome over an objection, decide on a bid never read."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.second_thoughts import (
    KeepOutcomeForm,
    SecondPersonForm,
    SetAsideForm,
    UnreadableForm,
)
from worthwhile.apps.tenders.presenters.award import people_names, present_objections, standstill_words
from worthwhile.apps.tenders.presenters.second_thoughts import AGREED, present_aside, present_kept, present_unreadable
from worthwhile.apps.tenders.selectors.award_basis import contenders_by_number, told_name
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.contender_names import names_are_known
from worthwhile.apps.tenders.selectors.deciding import list_representations
from worthwhile.apps.tenders.selectors.not_counted import unreadable_bids
from worthwhile.apps.tenders.selectors.outcome_kept import keeping_waiting, list_kept
from worthwhile.apps.tenders.selectors.partners_left import left_in
from worthwhile.apps.tenders.selectors.set_aside import aside_waiting, list_asides
from worthwhile.apps.tenders.services.keep_outcome import decide_keeping_outcome, keep_outcome
from worthwhile.apps.tenders.services.set_aside import decide_setting_aside, set_bid_aside
from worthwhile.apps.tenders.services.unreadable_bid import decide_unreadable_bid
from worthwhile.apps.tenders.views.award_access import why_not_read_award
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@of_tender
def buyer_set_aside(request: HttpRequest, at: AtTender) -> HttpResponse:
    """What was asked and decided; the form to ask, or for whoever decides the form to decide."""
    unread = _unread(at)
    waiting = None if unread else aside_waiting(at.tender)
    act = Act.DECIDE_SETTING_ASIDE if waiting else Act.SET_BID_ASIDE
    contenders = {} if unread else contenders_by_number(at.tender)
    data = request.POST if request.method == "POST" else None
    form: forms.Form
    if waiting is not None:
        form = SecondPersonForm(data, initial={"seen": waiting.pk})
    else:
        form = SetAsideForm(data, among=[(number, told_name(one)) for number, one in contenders.items()])
    refusals = _refusals(at, act, unread)
    if not unread and form.is_valid():
        given = form.cleaned_data
        if waiting is not None:
            is_done = _does(form, lambda: decide_setting_aside(
                tender=at.tender, seen=given["seen"], confirmed=given["agrees"], reason=given["reason"],
                by=at.person, now=at.now,
            ))  # fmt: skip
            said = "It is decided. If the bid is out, a new proposal follows."
        else:
            is_done = _does(form, lambda: set_bid_aside(
                contender=contenders[given["contender"]], ground=given["ground"], reason=given["reason"],
                heard=given["heard"], said=given["said"], by=at.person, now=at.now,
            ))  # fmt: skip
            said = "It is asked. An approver decides, and nothing goes on before that."
        if is_done:
            messages.success(request, said)
            return redirect("tenders:buyer_set_aside", *at.numbers)
    names = people_names(at.tender)
    asked = () if unread else tuple(present_aside(one, names) for one in list_asides(at.tender))
    words = {**at.words, "form": form, "refusals": refusals, "asked": asked, "decides": waiting is not None}
    words["left"] = () if unread else left_in(at.tender)
    return render(request, "tenders/award_set_aside.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_keep_outcome(request: HttpRequest, at: AtTender) -> HttpResponse:
    """The objections that were upheld; the form to ask that the outcome stays, or to decide on it."""
    unread = _unread(at)
    waiting = None if unread else keeping_waiting(at.tender)
    data = request.POST if request.method == "POST" else None
    form: forms.Form = SecondPersonForm(data, initial={"seen": waiting.pk}) if waiting else KeepOutcomeForm(data)
    refusals = _refusals(at, Act.DECIDE_KEEPING_OUTCOME if waiting else Act.KEEP_OUTCOME, unread)
    if not unread and form.is_valid():
        given = form.cleaned_data
        if waiting is not None:
            is_done = _does(form, lambda: decide_keeping_outcome(
                tender=at.tender, seen=given["seen"], agreed=given["agrees"], reason=given["reason"],
                by=at.person, now=at.now,
            ))  # fmt: skip
            said = "It is decided. If you agreed, everybody who was told the outcome is told why it stays."
        else:
            is_done = _does(
                form, lambda: keep_outcome(tender=at.tender, reason=given["reason"], by=at.person, now=at.now)
            )
            said = "It is asked. An approver decides, and nothing is awarded before that."
        if is_done:
            messages.success(request, said)
            return redirect("tenders:buyer_keep_outcome", *at.numbers)
    names = people_names(at.tender)
    upheld = [] if unread else [one for one in present_objections(list_representations(at.tender)) if one.upheld]
    asked = () if unread else tuple(present_kept(one, names) for one in list_kept(at.tender))
    words = {
        **at.words,
        "form": form,
        # Whoever reads what was agreed on has nothing to do, and so is not told who else might.
        "refusals": [] if asked and asked[-1].status == AGREED else refusals,
        "may_act": not refusals,
        "objections": upheld,
        "asked": asked,
        "decides": waiting is not None,
        "standstill": standstill_words(at.tender),
    }
    return render(request, "tenders/award_keep.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_unreadable(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Bids that counted and could not be read, one after another: receipts, bidders, and what is decided."""
    unread = _unread(at)
    rows = [] if unread else list(unreadable_bids(at.tender))
    first = next((one for one in rows if not hasattr(one, "unreadable_decided")), None)
    form = UnreadableForm(request.POST if request.method == "POST" else None)
    if first is not None and form.is_valid():
        words_given = form.cleaned_data["words"]
        if _does(form, lambda: decide_unreadable_bid(received=first, words=words_given, by=at.person, now=at.now)):
            messages.success(request, "It is decided, and its bidder is told.")
            return redirect("tenders:buyer_unreadable", *at.numbers)
    refusals = _refusals(at, Act.DECIDE_UNREADABLE_BID, unread)
    words = {**at.words, "form": form, "refusals": refusals, "bids": [present_unreadable(one) for one in rows]}
    return render(request, "tenders/award_unreadable.html", words)


def _unread(at: AtTender) -> tuple[str, ...]:
    """Why somebody reads nothing here. Who bids is nobody's to know while quality is judged."""
    if at.tender.bids.exists() and not names_are_known(at.tender):
        return ("Who bids is told to nobody before quality is settled.",)
    return why_not_read_award(at)


def _refusals(at: AtTender, act: Act, unread: tuple[str, ...]) -> list[str]:
    found = standing_of(at.tender, at.person, at.now).answer(act).refusals
    return [*unread, *(one for one in found if one not in unread)]


def _does(form: forms.Form, does: Callable[[], object]) -> bool:
    try:
        does()
    except WorthwhileError as error:
        show_refusal(form, error)
        return False
    return True
