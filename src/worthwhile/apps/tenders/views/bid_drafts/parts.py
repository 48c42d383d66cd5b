"""Who bids and for which lots, conditions, declarations, and what is promised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.selectors.identifiers import list_identifiers
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS
from worthwhile.apps.tenders.forms.bid_drafts.answer import PromiseForm, WorthForm, range_text, worth_text
from worthwhile.apps.tenders.forms.bid_drafts.details import ConditionsForm, DeclarationsForm, DetailsForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.selectors.bid_drafts.case_worth import (
    CaseOutcome,
    find_worth,
    list_case_outcomes,
    list_worth,
)
from worthwhile.apps.tenders.selectors.bid_drafts.kept_declarations import declared_before
from worthwhile.apps.tenders.selectors.bid_drafts.sections import CONDITIONS, DECLARATIONS, DETAILS, PROMISES
from worthwhile.apps.tenders.services.bid_drafts.declare import keep_declaration
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS, AtDraft, Saved, of_draft, page, save_page
from worthwhile.exchange.bid.plain_record import plain_record
from worthwhile.exchange.case_edits import Edits
from worthwhile.exchange.tender.specification import TenderOutcome
from worthwhile.kernel.problems import WorthwhileError


def save_form(request: HttpRequest, at: AtDraft, form: Form, edits: Edits, *, part: str) -> Saved | None:
    """What came of saving a form that is valid; None where a refusal stands in it now."""
    try:
        return save_page(request, at, edits, part=part)
    except WorthwhileError as error:
        show_refusal(form, error)
        return None


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_details(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """The share code, the numbers of registers, and the lots."""
    own = [{"scheme": one.scheme, "id": one.value} for one in list_identifiers(at.membership.organisation)]
    kept = [f"{one['scheme']}-{one['id']}" for one in at.data.get("identifiers") or ()]
    begun = {
        "share_code": at.data.get("share_code", ""),
        "lots": list(at.data.get("lots") or ()),
        "identifiers": kept or [f"{one['scheme']}-{one['id']}" for one in own],
    }
    given = request.POST if request.method == "POST" else None
    form = DetailsForm(given, asked=at.asked, held=own, initial=begun)
    saved = save_form(request, at, form, form.edits, part=DETAILS) if form.is_valid() else None
    if saved is not None and saved.meanwhile is None:
        return _kept(request, at)
    return page(request, at, "form", saved=saved, form=form, title="Who bids, and for what")


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_conditions(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """Whether each condition of participation is met."""
    conditions = (at.asked.participation.conditions if at.asked.participation else None) or ()
    given = request.POST if request.method == "POST" else None
    form = ConditionsForm(given, conditions=conditions, data=at.data.get("conditions") or {})
    saved = save_form(request, at, form, form.edits, part=CONDITIONS) if form.is_valid() else None
    if saved is not None and saved.meanwhile is None:
        return _kept(request, at)
    lead = "A bid that does not meet a condition of participation is normally not assessed. Say so plainly."
    return page(request, at, "form", saved=saved, form=form, title="Conditions", lead=lead)


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_declarations(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """Declarations: what was declared before is offered with its day, and a person says for this bid that it stands."""
    asked, organisation = at.asked.declarations or (), at.membership.organisation
    form = DeclarationsForm(
        request.POST if request.method == "POST" else None,
        asked=asked,
        data=at.data.get("declarations") or {},
        before=declared_before(organisation, asked, on=at.now.date()),
        today=at.now.date(),
    )
    if form.is_valid():
        made = form.newly_made
        saved = save_form(request, at, form, form.edits, part=DECLARATIONS)
        if saved is not None and saved.meanwhile is None:
            for one, said, until in made:
                keep_declaration(
                    organisation=organisation,
                    text=one.text,
                    holds=said["holds"],
                    words=said.get("words", ""),
                    valid_until=until,
                    by=at.person,
                    now=at.now,
                    made_on=at.now.date(),
                )
            return _kept(request, at)
    else:
        saved = None
    lead = (
        "You declare for your organisation. What you declare is kept for it, unreadable in the database, and offered "
        "in later bids that ask the same word for word; nothing is ever declared without a person."
    )
    return page(request, at, "form", saved=saved, form=form, title="Declarations", lead=lead)


@require_http_methods(METHODS)
@of_draft(*INSIDERS)
def draft_promises(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """The outcomes that are asked for with what is promised of each, and what the promise is worth."""
    organisation = at.membership.organisation
    kept = at.data.get("social_value") or {}
    worth = list_worth(organisation)
    chosen = next((str(pk) for pk, one in worth if one.case_hash == kept.get("case_hash")), "")
    form = WorthForm(
        request.POST if request.method == "POST" and at.words["may_write"] else None,
        worth=worth,
        initial={"case": chosen},
    )
    if form.is_valid():
        number = form.cleaned_data["case"]
        found = find_worth(organisation, int(number)) if number else None
        saved = save_form(request, at, form, {("social_value",): plain_record(found) if found else None}, part=PROMISES)
        if saved is not None and saved.meanwhile is None:
            messages.success(request, "Kept.")
            return redirect("tenders:draft_promises", *at.numbers)
    promises = at.data.get("promises") or {}
    lines = [
        {"number": place, "outcome": one, "promise": promises.get(one.id), "by": _promised_by(promises.get(one.id))}
        for place, one in enumerate(at.asked.outcomes or (), start=1)
    ]
    words = {"lines": lines, "worth": worth_text(kept) if kept else "", "worth_of": kept.get("case_title", "")}
    return page(request, at, "promises", form=form, has_worth=bool(worth), **words)


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_promise(request: HttpRequest, at: AtDraft, outcome: int) -> HttpResponse:
    """What is promised of one outcome, held against what the impact cases support."""
    outcomes = at.asked.outcomes or ()
    if not 1 <= outcome <= len(outcomes):
        raise Http404
    asked = outcomes[outcome - 1]
    kept = (at.data.get("promises") or {}).get(asked.id)
    cases = list_case_outcomes(at.membership.organisation)
    given = request.POST if request.method == "POST" else None
    form = PromiseForm(given, cases=cases, initial=kept or _as_asked(asked))
    saved = None
    if form.is_valid():
        saved = save_form(request, at, form, form.edits(asked), part=PROMISES)
        if saved is not None and saved.meanwhile is None:
            warning = overclaim(cases, form.cleaned_data.get("held_against", ""), form.cleaned_data["target"])
            if not warning:
                messages.success(request, f"What you promise of “{asked.name}” is kept.")
                return redirect("tenders:draft_promises", *at.numbers)
            messages.warning(request, f"Kept, but look again. {warning}")
            return redirect("tenders:draft_promise", *at.numbers, outcome)
    told = overclaim(cases, (kept or {}).get("held_against", ""), (kept or {}).get("target"))
    return page(request, at, "promise", saved=saved, form=form, outcome=asked, warning=told)


def _promised_by(promise: Mapping[str, Any] | None) -> date | None:
    by = (promise or {}).get("by")
    return date.fromisoformat(by) if by else None


def overclaim(cases: list[CaseOutcome], key: str, target: object) -> str:
    """What is promised above the evidence, in words; empty where nothing is."""
    held = next((one for one in cases if one.key == key), None)
    if held is None or held.most is None or target in (None, ""):
        return ""
    promised = Decimal(str(target))
    if promised <= held.most:
        return ""
    return (
        f"You promise {promised.normalize():,f}. “{held.case}” supports {range_text(held)} for “{held.name}”. Promise "
        f"{held.most.normalize():,f} or less, or add evidence for more to the case: promises become the contract."
    )


def _as_asked(asked: TenderOutcome) -> dict[str, object]:
    """What the buyer says is where a promise begins, all but the target."""
    return {"baseline": asked.baseline, "unit": asked.unit, "by": asked.by, "measured_by": asked.measured_by}


def _kept(request: HttpRequest, at: AtDraft) -> HttpResponse:
    messages.success(request, "Kept.")
    return redirect("tenders:draft", *at.numbers)
