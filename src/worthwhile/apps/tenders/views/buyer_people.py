"""Who works on a tender, what they declare, and whom a quick quote is sent to."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.selectors.memberships import list_members
from worthwhile.apps.organisations.views.access import INSIDERS
from worthwhile.apps.tenders.forms.buyer_people import ClearForm, InterestForm, InviteForm, NamePersonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.models import OFFICES
from worthwhile.apps.tenders.presenters.buyer_people import may_read_words, present_people
from worthwhile.apps.tenders.presenters.invited import present_invited
from worthwhile.apps.tenders.presenters.taking_off import present_taking_off
from worthwhile.apps.tenders.selectors.assess_pages import bidder_names
from worthwhile.apps.tenders.selectors.buyer_tenders import (
    find_invited,
    list_invited,
    list_people,
    standing_of,
)
from worthwhile.apps.tenders.selectors.buyer_words import ROLES
from worthwhile.apps.tenders.selectors.naming import roles_to_name
from worthwhile.apps.tenders.services.invite import invite_supplier, take_invitation_back
from worthwhile.apps.tenders.services.write_tender import (
    ask_to_take_off,
    clear_interest,
    declare_interest,
    name_person,
    take_role_away,
)
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act, Role
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@of_tender
def buyer_people(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show the people of a tender, and name somebody."""
    standing = standing_of(at.tender, at.person, at.now)
    members = [one.person for one in list_members(at.membership.organisation) if one.role in INSIDERS]
    roles = roles_to_name(at.tender, at.person)
    sent = request.method == "POST"
    offered = OFFICES if sent else roles
    form = NamePersonForm(request.POST if sent else None, members=members, roles=offered, procedure=at.tender.procedure)
    if form.is_valid():
        person, role = form.given_person, form.given_role
        known_as = form.cleaned_data["known_as"]
        try:
            name_person(tender=at.tender, person=person, role=role, by=at.person, now=at.now, known_as=known_as)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{person} is named: {ROLES[role][0].lower()}.")
            return redirect("tenders:buyer_people", *at.numbers)
    shown = present_people(at.tender, list_people(at.tender), standing, may_name=bool(roles))
    return render(request, "tenders/buyer_people.html", {**at.words, "form": form, "shown": shown})


@require_http_methods(METHODS)
@of_tender
def buyer_take_role(request: HttpRequest, at: AtTender, person: int, role: str) -> HttpResponse:
    """Ask first, saying what follows, then take a role away before publication."""
    people = list_people(at.tender)
    named = next((one for one in people if one.person.pk == person and one.role == role), None)
    if named is None:
        raise Http404
    refusal = ""
    try:
        if request.method == "POST":
            take_role_away(tender=at.tender, person=named.person, role=named.role, by=at.person, now=at.now)
            messages.success(request, f"{named.person} is taken off: {ROLES[named.role][0].lower()}.")
            return redirect("tenders:buyer_people", *at.numbers)
        ask_to_take_off(at.tender, named.person, named.role, at.person)
    except WorthwhileError as error:
        refusal = str(error)
    asked = present_taking_off(at.tender, named, people)
    return render(request, "tenders/buyer_take_off.html", {**at.words, "asked": asked, "refusal": refusal})


@require_http_methods(METHODS)
@of_tender
def buyer_declare(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Declare for oneself whether there is a conflict of interest."""
    own = next((one for one in list_people(at.tender) if one.person == at.person), None)
    form = InterestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        conflicted, said = form.cleaned_data["conflicted"] == "yes", form.cleaned_data["words"]
        try:
            declare_interest(tender=at.tender, person=at.person, conflicted=conflicted, words=said, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            told = "You take no part in this tender." if conflicted else "You declared that you have no conflict."
            messages.success(request, told)
            return redirect("tenders:buyer_tender", *at.numbers)
    bidders = bidder_names(at.tender) if own else []
    return render(request, "tenders/buyer_declare.html", {**at.words, "form": form, "own": own, "bidders": bidders})


@require_http_methods(METHODS)
@of_tender
def buyer_clear(request: HttpRequest, at: AtTender, person: int) -> HttpResponse:
    """Decide, with reasons, whether a conflict that somebody declared bars them."""
    found = next((one for one in list_people(at.tender) if one.person.pk == person), None)
    actor = standing_of(at.tender, at.person, at.now).actor
    if found is None or found.conflict is None:
        raise Http404
    form = ClearForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reason = form.cleaned_data["words"]
            clear_interest(tender=at.tender, person=found.person, words=reason, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{found.person} takes part. Your reason stands in the record.")
            return redirect("tenders:buyer_people", *at.numbers)
    decides = Role.APPROVER in actor.roles and found.person != at.person
    words = {**at.words, "form": form, "found": found, "decides": decides, "reads": may_read_words(actor)}
    return render(request, "tenders/buyer_clear.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_invited(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show whom a quick quote is sent to, and invite a supplier."""
    answer = standing_of(at.tender, at.person, at.now).answer(Act.EDIT)
    form = InviteForm(request.POST if request.method == "POST" else None, buyer=at.membership.organisation)
    if form.is_valid():
        supplier = form.meant
        if supplier is not None and _is_invited(form, at, supplier):
            messages.success(request, f"{supplier} is invited when this is published.")
            return redirect("tenders:buyer_invited", *at.numbers)
    words = {**at.words, "form": form, "invited": present_invited(list_invited(at.tender)), "refusals": answer.refusals}
    return render(request, "tenders/buyer_invited.html", words)


@of_tender
@require_POST
def buyer_uninvite(request: HttpRequest, at: AtTender, invited: int) -> HttpResponse:
    """Invite a supplier no more, before publication."""
    found = find_invited(at.tender, invited)
    if found is None:
        raise Http404
    try:
        take_invitation_back(invited=found, by=at.person, now=at.now)
    except WorthwhileError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{found.supplier} is no longer invited.")
    return redirect("tenders:buyer_invited", *at.numbers)


def _is_invited(form: InviteForm, at: AtTender, supplier: Organisation) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        invite_supplier(tender=at.tender, supplier=supplier, reason=reason, by=at.person, now=at.now)
    except WorthwhileError as error:
        show_refusal(form, error)
        return False
    return True
