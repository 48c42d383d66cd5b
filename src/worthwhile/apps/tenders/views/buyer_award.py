"""An award, from the ranking to its approval: propose, return, approve, and read what it rests on."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.award import ApproveAwardForm, ChooseForm, ProposeForm, ReturnProposalForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.award import (
    people_names,
    present_award,
    present_letters,
    present_objections,
    present_proposal,
    present_scored,
    standstill_words,
)
from worthwhile.apps.tenders.presenters.prices_seen import hearing_words
from worthwhile.apps.tenders.selectors.award_basis import contenders_by_number, told_name
from worthwhile.apps.tenders.selectors.award_letters import letters_told
from worthwhile.apps.tenders.selectors.award_ranking import NoRanking, ranked_now
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.deciding import latest_proposal, list_representations
from worthwhile.apps.tenders.selectors.low_prices import list_price_hearings
from worthwhile.apps.tenders.services.ask_about_price import see_robustness
from worthwhile.apps.tenders.services.award_propose import (
    approve_award,
    propose_award,
    return_proposal,
)
from worthwhile.apps.tenders.views.award_access import why_not_read_award
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import RULES, Act, Procedure, Stage
from worthwhile.kernel.problems import WorthwhileError

_RANKED = {Stage.LOCKED, Stage.PRICED}


@require_safe
@of_tender
def buyer_award(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Everything about the award so far, for those who may read it."""
    return award_page(request, at)


def award_page(request: HttpRequest, at: AtTender) -> HttpResponse:
    """The page of the award, which says why where somebody may not read it: other pages lead here then."""
    refusals, names = why_not_read_award(at), people_names(at.tender)
    proposals = () if refusals else at.tender.proposals.select_related("proposer", "returned").order_by("-number")
    letters = () if refusals else present_letters(letters_told(at.tender))
    words = {
        **at.words,
        "refusals": refusals,
        "proposals": [present_proposal(one, names) for one in proposals],
        "letters": letters,
        "by_hand": [one.name for one in letters if not one.read_by],
        "objections": () if refusals else present_objections(list_representations(at.tender)),
        "awards": [present_award(one) for one in at.tender.awards.select_related("contract").order_by("lot")],
        "standstill": standstill_words(at.tender),
        "takes_bids": _takes_bids(at),
    }
    return render(request, "tenders/award.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_propose(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show the ranking and how firm it is, and propose what it gives."""
    if not RULES[Procedure(at.tender.procedure)].scores:
        return _choose(request, at)
    refusals, scored, missing = list(why_not_read_award(at)), None, ""
    # That the ranking was looked at is noted as it is proposed; here it stands in nobody's way.
    answer = standing_of(at.tender, at.person, at.now).answer(Act.PROPOSE_AWARD)
    refusals += [one for one in answer.refusals if one not in (*refusals, SEEN_FIRST)]
    if not why_not_read_award(at) and at.tender.stage in _RANKED:
        try:
            scored = ranked_now(at.tender)
        except NoRanking as error:
            missing = str(error)
    form = ProposeForm(
        request.POST if request.method == "POST" else None,
        takes_bids=_takes_bids(at),
        lots=_lots(scored),
        initial=_seen(scored),
    )
    if not refusals and scored is not None and form.is_valid() and _is_proposed(form, at):
        messages.success(request, "The award is proposed. Somebody else approves it, or returns it.")
        return redirect("tenders:buyer_award", *at.numbers)
    look_again(form, _seen(scored).get("seen"))
    words = {
        **at.words,
        "form": form,
        "refusals": refusals,
        "missing": missing,
        "scored": present_scored(scored, people_names(at.tender), at.tender.procedure) if scored else None,
        "takes_bids": _takes_bids(at),
    }
    return render(request, "tenders/award_propose.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_approve_award(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show the approver what the proposer saw, and approve it."""
    form = ApproveAwardForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            approve_award(tender=at.tender, seen=form.cleaned_data["seen"], by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The award is approved. The author reads the letters and tells everybody.")
            return redirect("tenders:buyer_award", *at.numbers)
    return _decided(request, at, Act.APPROVE_AWARD, form)


@require_http_methods(METHODS)
@of_tender
def buyer_return_proposal(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Send a proposal back, with what has to be made otherwise."""
    form = ReturnProposalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return_proposal(tender=at.tender, reason=form.cleaned_data["reason"], by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The proposal is returned, and the author is told why.")
            return redirect("tenders:buyer_award", *at.numbers)
    return _decided(request, at, Act.RETURN_PROPOSAL, form)


SEEN_FIRST = "Look first at how firm this outcome is."


def _decided(request: HttpRequest, at: AtTender, act: Act, form: ApproveAwardForm | ReturnProposalForm) -> HttpResponse:
    refusals = [*why_not_read_award(at)]
    refusals += [
        one for one in standing_of(at.tender, at.person, at.now).answer(act).refusals if one not in refusals
    ]  # fmt: skip
    proposal = None if refusals else latest_proposal(at.tender)
    if proposal is not None:
        form.initial["seen"] = proposal.number
        look_again(form, proposal.number)
    shown = present_proposal(proposal, people_names(at.tender)) if proposal else None
    words = {**at.words, "form": form, "refusals": refusals, "proposal": shown, "act": act.value}
    words["takes_bids"] = _takes_bids(at)
    words["hearings"] = [hearing_words(one) for one in list_price_hearings(at.tender)] if proposal else []
    return render(request, "tenders/award_decide.html", words)


def look_again(form: forms.Form, seen: object) -> None:
    """A form that is shown once more is about what stands on the page now, and asks again whether it was read."""
    if form.is_bound and "seen" in form.fields:
        given = form.data.copy()  # type: ignore[attr-defined]
        if given.get("seen") != str(seen):
            given["seen"] = str(seen or "")
            given.pop("has_seen", None)
            given.pop("has_read", None)
            form.data = given


def _choose(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Where nobody scores: one of the providers that were considered."""
    considered = [
        (number, f"{told_name(one)}. {one.reason}") for number, one in contenders_by_number(at.tender).items()
    ]
    refusals = standing_of(at.tender, at.person, at.now).answer(Act.PROPOSE_AWARD).refusals
    form = ChooseForm(request.POST if request.method == "POST" else None, considered=considered)
    if not refusals and form.is_valid():
        given = form.cleaned_data
        try:
            propose_award(
                tender=at.tender, reasons=given["reasons"], chosen=given["chosen"], by=at.person, now=at.now
            )  # fmt: skip
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The award is proposed. Somebody else approves it, or returns it.")
            return redirect("tenders:buyer_award", *at.numbers)
    words = {**at.words, "form": form, "refusals": refusals, "missing": "", "scored": None}
    return render(request, "tenders/award_propose.html", words)


def _is_proposed(form: ProposeForm, at: AtTender) -> bool:
    given = form.cleaned_data
    try:
        see_robustness(tender=at.tender, seen=given["seen"], by=at.person, now=at.now)
        propose_award(
            tender=at.tender,
            reasons=given["reasons"],
            nobody_for=form.nobody_for,
            seen=given["seen"],
            by=at.person,
            now=at.now,
        )
    except WorthwhileError as error:
        show_refusal(form, error)
        return False
    return True


def _takes_bids(at: AtTender) -> bool:
    return RULES[Procedure(at.tender.procedure)].takes_bids


def _lots(scored: BidsScored | None) -> list[tuple[str, str]]:
    lots = scored.result.lots if scored else ()
    return [(lot.lot, f"{lot.lot}, {lot.title}" if lot.title != lot.lot else lot.lot) for lot in lots if lot.lot]


def _seen(scored: BidsScored | None) -> dict[str, str]:
    return {"seen": scored.loaded.evaluation_hash} if scored else {}
