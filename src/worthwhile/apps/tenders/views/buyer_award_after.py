"""After everybody was told: objections, the award itself, and the contracts that are signed on it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.award import ContractForm, DecideForm
from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.award import present_award, present_objections, standstill_words
from worthwhile.apps.tenders.selectors.award_basis import awards_in
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.clocks_of import after_an_objection, standstill_of
from worthwhile.apps.tenders.selectors.deciding import latest_proposal, list_representations
from worthwhile.apps.tenders.services.award_challenge import decide_representation, return_to_assessment
from worthwhile.apps.tenders.services.award_contract import award, record_contract
from worthwhile.apps.tenders.views.award_access import why_not_read_award
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.apps.tenders.views.buyer_award import award_page
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@of_tender
def buyer_objections(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Every objection to the outcome that was last told, and what was decided."""
    refusals = why_not_read_award(at)
    answer = standing_of(at.tender, at.person, at.now).answer(Act.DECIDE_REPRESENTATION)
    words = {
        **at.words,
        "refusals": refusals,
        "objections": () if refusals else present_objections(list_representations(at.tender)),
        "may_decide": answer.is_allowed,
        "standstill": standstill_words(at.tender),
    }
    return render(request, "tenders/award_objections.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_decide_objection(request: HttpRequest, at: AtTender, objection: int) -> HttpResponse:
    """Decide on one objection, with the reason that its organisation reads."""
    if why_not_read_award(at):
        return award_page(request, at)
    found = next((one for one in list_representations(at.tender) if one.pk == objection), None)
    if found is None:
        raise Http404
    answer = standing_of(at.tender, at.person, at.now).answer(Act.DECIDE_REPRESENTATION)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        upheld, reason = form.cleaned_data["upheld"] == "yes", form.cleaned_data["reason"]
        try:
            decide_representation(representation=found, upheld=upheld, reason=reason, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "It is decided, and the organisation that objected reads why.")
            return redirect("tenders:buyer_objections", *at.numbers)
    refusals = ("This objection is decided already.",) if hasattr(found, "decided") else answer.refusals
    words = {
        **at.words,
        "form": form,
        "refusals": refusals,
        "objection": present_objections([found])[0],
        "after": after_an_objection(at.tender, found.made_at.astimezone(UNITED_KINGDOM).date()),
    }
    return render(request, "tenders/award_objection.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_make_award(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Award what was told, once the standstill is over."""
    return _asked_once_more(
        request,
        at,
        Act.AWARD,
        lambda: award(tender=at.tender, by=at.person, now=at.now),
        told="Awarded. Record the contract once it is signed.",
    )


@require_http_methods(METHODS)
@of_tender
def buyer_assess_again(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Have everything assessed again."""
    return _asked_once_more(
        request,
        at,
        Act.RETURN_TO_ASSESSMENT,
        lambda: return_to_assessment(tender=at.tender, by=at.person, now=at.now),
        told="Everything is assessed again. What was told does not stand.",
    )


@require_safe
@of_tender
def buyer_contracts(request: HttpRequest, at: AtTender) -> HttpResponse:
    """The awards, each with its contract or without."""
    answer = standing_of(at.tender, at.person, at.now).answer(Act.RECORD_CONTRACT)
    awards = [present_award(one) for one in at.tender.awards.select_related("contract").order_by("lot")]
    words = {**at.words, "awards": awards, "refusals": answer.refusals}
    return render(request, "tenders/award_contracts.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_contract(request: HttpRequest, at: AtTender, award: int) -> HttpResponse:
    """Record the contract that was signed on an award."""
    made = at.tender.awards.select_related("tender__buyer").filter(pk=award).first()
    if made is None:
        raise Http404
    answer = standing_of(at.tender, at.person, at.now).answer(Act.RECORD_CONTRACT)
    price = made.data.get("price")
    form = ContractForm(request.POST if request.method == "POST" else None, initial={"value": price})
    if form.is_valid():
        try:
            record_contract(made=made, contract=form.contract, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The contract is recorded.")
            return redirect("tenders:buyer_award", *at.numbers)
    words = {**at.words, "form": form, "refusals": answer.refusals, "award": present_award(made)}
    return render(request, "tenders/award_contract.html", words)


def _asked_once_more(
    request: HttpRequest, at: AtTender, act: Act, does: Callable[[], object], *, told: str
) -> HttpResponse:
    """Ask once more, and do it; or say every reason why it cannot be done now."""
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            does()
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, told)
            return redirect("tenders:buyer_award", *at.numbers)
    proposal = None if why_not_read_award(at) else latest_proposal(at.tender)
    words = {
        **at.words,
        "form": form,
        "act": act.value,
        "refusals": standing_of(at.tender, at.person, at.now).answer(act).refusals,
        "names": [one["name"] for one in awards_in(proposal) if one["name"]] if proposal else [],
        "standstill": standstill_words(at.tender),
        "ground": standstill_of(at.tender, at.tender.told_at.date()).ground if at.tender.told_at else "",
    }
    return render(request, "tenders/award_act.html", words)
