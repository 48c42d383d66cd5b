"""Bid jointly: members with roles and shares, whom to ask, and what each reads."""

from __future__ import annotations

import secrets
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS
from worthwhile.apps.tenders.forms.bid_drafts.team import BRINGS, MemberForm, PartnersForm, ShareForm, initial_of_member
from worthwhile.apps.tenders.selectors.bid_drafts.joint import declared_of, list_joint
from worthwhile.apps.tenders.selectors.bid_drafts.partners import find_findable, find_partners
from worthwhile.apps.tenders.selectors.bid_drafts.sections import MEMBERS
from worthwhile.apps.tenders.services.bid_drafts.join import (
    CannotJoin,
    ask_member,
    let_go_member,
    make_link,
    share_with,
)
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS, AtDraft, of_draft, page
from worthwhile.apps.tenders.views.bid_drafts.parts import save_form
from worthwhile.engines.matching import About
from worthwhile.exchange.bid_draft import LEAD, share_total
from worthwhile.exchange.case_edits import Edits

ROLES = {"member": "Member", "sub-contractor": "Sub-contractor"}


@require_safe
@of_draft(*INSIDERS)
def draft_members(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """Everybody who bids, what each does, and whether they said yes."""
    joint, members = list_joint(at.draft), at.data.get("members") or {}
    lines = [
        {
            "key": key,
            "entry": one,
            "role": ROLES.get(one.get("role", ""), ""),
            "share": _percent(one.get("share")),
            "row": joint.get(key),
            "declared": len(declared_of(joint[key])) if key in joint else 0,
        }
        for key, one in members.items()
        if key != LEAD
    ]
    total = share_total(members)
    takes_joint = at.asked.participation.joint_bids if at.asked.participation else None
    words: dict[str, Any] = {
        "lines": lines,
        "lead": members.get(LEAD, {}),
        "lead_share": _percent(members.get(LEAD, {}).get("share")),
        "total": "" if total is None else _percent(total),
        "adds_up": total in (None, Decimal(1)),
        "takes_joint": takes_joint,
        "declarations": len(at.asked.declarations or ()),
    }
    return page(request, at, "members", **words)


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_member(request: HttpRequest, at: AtDraft, member: str) -> HttpResponse:
    """One member: who it is, what it does, and how large its part is. ``new`` is one that is not there yet."""
    members = at.data.get("members") or {}
    if member not in (LEAD, "new") and member not in members:
        raise Http404
    key = f"m-{secrets.token_hex(4)}" if member == "new" else member
    given = request.POST if request.method == "POST" else None
    form = MemberForm(given, is_lead=key == LEAD, initial=initial_of_member(members.get(key, {})))
    saved = save_form(request, at, form, form.edits(key), part=MEMBERS) if form.is_valid() else None
    if saved is not None and saved.meanwhile is None:
        messages.success(request, "Kept.")
        return redirect("tenders:draft_members", *at.numbers)
    title = "Your own part" if key == LEAD else members.get(key, {}).get("name") or "Add a member"
    return page(request, at, "member", saved=saved, form=form, title=title)


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_member_share(request: HttpRequest, at: AtDraft, member: str) -> HttpResponse:
    """What a member reads of the bid."""
    row = list_joint(at.draft).get(member)
    if row is None or not row.accepted:
        raise Http404
    begun = {"reads_answers": row.reads_answers, "reads_price": row.reads_price}
    form = ShareForm(request.POST if request.method == "POST" else None, initial=begun)
    if form.is_valid():
        try:
            share_with(row=row, **form.cleaned_data)
        except CannotJoin as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Kept.")
        return redirect("tenders:draft_members", *at.numbers)
    name = (at.data.get("members") or {}).get(member, {}).get("name", "")
    return page(request, at, "member", form=form, title=f"What {name} reads of the bid")


@of_draft(*WRITERS)
@require_POST
def draft_member_link(request: HttpRequest, at: AtDraft, member: str) -> HttpResponse:
    """Make a link that asks a member, and show it once."""
    entry = (at.data.get("members") or {}).get(member)
    if entry is None or member == LEAD:
        raise Http404
    try:
        token = make_link(draft=at.draft, member=member, by=at.person, now=at.now)
    except CannotJoin as error:
        messages.error(request, str(error))
        return redirect("tenders:draft_members", *at.numbers)
    link = request.build_absolute_uri(reverse("tenders:join_bid", args=[token]))
    return page(request, at, "link_made", link=link, name=entry.get("name", ""))


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_member_remove(request: HttpRequest, at: AtDraft, member: str) -> HttpResponse:
    """Take a member out, after asking."""
    entry = (at.data.get("members") or {}).get(member)
    if entry is None or member == LEAD:
        raise Http404
    form = ShareForm()
    if request.method == "POST":
        saved = save_form(request, at, form, {("members", member): None}, part=MEMBERS)
        if saved is not None and saved.meanwhile is None:
            let_go_member(draft=at.draft, member=member)
            messages.success(request, f"{entry.get('name', 'The member')} is taken out of the bid.")
        return redirect("tenders:draft_members", *at.numbers)
    return page(request, at, "member_remove", name=entry.get("name", ""))


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_partners(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """Find a partner for a lot, and ask one."""
    if request.method == "POST":
        return _ask_partner(request, at)
    lots = at.asked.lots or ()
    form = PartnersForm(request.GET or None, lots=lots)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    lot = next((one for one in lots if one.id == given.get("lot")), None)
    wanted = [About(one) for one in given.get("brings", [])]
    found = find_partners(at.membership.organisation, at.tender, at.asked, lot=lot, wanted=wanted, now=at.now)
    if not form.is_bound:
        form = PartnersForm(lots=lots, initial={"brings": [about.value for about in found.lacking]})
    looked_for = [BRINGS[about].lower() for about in found.lacking if about in BRINGS]
    return page(request, at, "partners", form=form, found=found, looked_for=looked_for)


def _ask_partner(request: HttpRequest, at: AtDraft) -> HttpResponse:
    given = request.POST.get("organisation", "")
    number = int(given) if given.isdecimal() and len(given) < 18 else 0
    organisation = find_findable(number)
    if organisation is None:
        raise Http404
    key = f"m-{secrets.token_hex(4)}"
    form = ShareForm()
    try:
        ask_member(draft=at.draft, member=key, organisation=organisation, by=at.person, now=at.now)
    except CannotJoin as error:
        messages.error(request, str(error))
        return redirect("tenders:draft_partners", *at.numbers)
    edits: Edits = {("members", key, "name"): organisation.name, ("members", key, "role"): "member"}
    save_form(request, at, form, edits, part=MEMBERS)
    told = f"{organisation} is asked: it finds that under its bids. Say what its part would be."
    messages.success(request, told)
    return redirect("tenders:draft_member", *at.numbers, key)


def _percent(share: object) -> str:
    return "" if share is None else f"{(Decimal(str(share)) * 100).normalize():f}%"
