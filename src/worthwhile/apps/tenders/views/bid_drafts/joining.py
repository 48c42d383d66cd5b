"""A joint bid as the organisation that is asked sees it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.bid_drafts.details import DeclarationsForm
from worthwhile.apps.tenders.forms.bid_drafts.team import AnswerAskForm, ForWhomForm
from worthwhile.apps.tenders.models import JointMember
from worthwhile.apps.tenders.presenters.bid_drafts.whole import whole_bid
from worthwhile.apps.tenders.presenters.bidder_tender import open_line
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import frame_of, tender_record, written
from worthwhile.apps.tenders.selectors.bid_drafts.joint import declared_of, find_by_link, find_joint
from worthwhile.apps.tenders.selectors.bid_drafts.kept_declarations import declared_before
from worthwhile.apps.tenders.selectors.bidder_tenders import list_bidders
from worthwhile.apps.tenders.services.bid_drafts.declare import keep_declaration
from worthwhile.apps.tenders.services.bid_drafts.join import CannotJoin, answer_ask, declare_as_member, take_link
from worthwhile.apps.tenders.views.bid_drafts.members import ROLES
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS


@require_http_methods(METHODS)
@require_role(*INSIDERS)
def joint_bid(request: HttpRequest, membership: Membership, joint: int) -> HttpResponse:
    """What an organisation is asked to do; its yes or no; what the lead shows it."""
    row = _row(membership, joint)
    is_sent = request.method == "POST" and membership.role in WRITERS
    form = AnswerAskForm(request.POST if is_sent else None)
    if form.is_valid():
        accepts = form.cleaned_data["accepts"] == "yes"
        try:
            answer_ask(row=row, accepts=accepts, by=signed_in(request), now=timezone.now())
        except CannotJoin as error:
            form.add_error(None, str(error))
        else:
            told = "You bid with them. Declare for yourselves below." if accepts else "You said no. The lead sees it."
            messages.success(request, told)
            return redirect("tenders:joint_bid", membership.organisation_id, joint)
    return render(request, "tenders/bid_drafts/joint.html", {**_words(membership, row), "form": form})


@require_http_methods(METHODS)
@require_role(*WRITERS)
def joint_declarations(request: HttpRequest, membership: Membership, joint: int) -> HttpResponse:
    """What a member declares for itself."""
    row = _row(membership, joint)
    if not row.accepted:
        raise Http404
    now, organisation = timezone.now(), membership.organisation
    asked = tender_record(row.draft.tender).declarations or ()
    form = DeclarationsForm(
        request.POST if request.method == "POST" else None,
        asked=asked,
        data=declared_of(row),
        before=declared_before(organisation, asked, on=now.date()),
        today=now.date(),
    )
    if form.is_valid():
        made, declared = form.newly_made, {of: said for of, said in form.declared.items() if said is not None}
        try:
            declare_as_member(row=row, declared=declared, by=signed_in(request), now=now)
        except CannotJoin as error:
            form.add_error(None, str(error))
        else:
            for one, said, until in made:
                keep_declaration(
                    organisation=organisation, text=one.text, holds=said["holds"], words=said.get("words", ""),
                    valid_until=until, by=signed_in(request), now=now, made_on=now.date(),
                )  # fmt: skip
            messages.success(request, "What you declare stands in the bid.")
            return redirect("tenders:joint_bid", organisation.pk, joint)
    return render(request, "tenders/bid_drafts/joint_declarations.html", {**_words(membership, row), "form": form})


@require_http_methods(METHODS)
@never_cache
@login_required
def join_bid(request: HttpRequest, token: str) -> HttpResponse:
    """Say for which organisation a link is followed. One that does not stand any more says nothing."""
    person, now = signed_in(request), timezone.now()
    row = find_by_link(token, now)
    if row is None:
        raise Http404
    organisations = [one for one in list_bidders(person, row.draft.tender) if one.pk != row.draft.bidder_id]
    form = ForWhomForm(request.POST if request.method == "POST" else None, organisations=organisations)
    if form.is_valid():
        try:
            taken = take_link(row=row, organisation=form.chosen, by=person, now=now)
        except CannotJoin as error:
            form.add_error(None, str(error))
        else:
            return redirect("tenders:joint_bid", form.chosen.pk, taken.pk)
    words = {"form": form, "row": row, "tender": open_line(row.draft.tender, now), "organisations": organisations}
    return render(request, "tenders/bid_drafts/link.html", words)


def _row(membership: Membership, number: int) -> JointMember:
    row = find_joint(membership.organisation, number)
    if row is None:
        raise Http404
    return row


def _words(membership: Membership, row: JointMember) -> dict[str, object]:
    data = written(row.draft).data
    # Whoever said no reads nothing any more: the lead may have given that part to somebody else.
    entry = (data.get("members") or {}).get(row.member, {}) if row.accepted is not False else {}
    asked = tender_record(row.draft.tender)
    # Only whoever said yes reads more than their own part, and of that what the lead shows.
    shown: dict[str, object] = {}
    if row.accepted and row.reads_answers:
        shown |= {name: data[name] for name in ("lots", "answers", "promises", "members") if name in data}
    if row.accepted and row.reads_price:
        shown["prices"] = data.get("prices") or {}
    frame = frame_of(row.draft, asked)
    share = entry.get("share")
    return {
        "membership": membership,
        "organisation": membership.organisation,
        "may_write": membership.role in WRITERS,
        "row": row,
        "lead": row.draft.bidder,
        "tender": open_line(row.draft.tender, timezone.now()),
        "entry": entry,
        "role": ROLES.get(entry.get("role", ""), ""),
        "share": "" if share is None else f"{float(share) * 100:g}%",
        "parts": whole_bid(shown, frame, [], with_answers=row.reads_answers) if shown else [],
        "declared": declared_of(row),
        "declarations": asked.declarations or (),
    }
