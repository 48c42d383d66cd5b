"""An organisation's bids: hand in, replace, confirm, withdraw, ask."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.bidder_files import BidForm, QuestionForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.presenters.bidder_tender import open_line, public_tender, receipt_lines
from worthwhile.apps.tenders.presenters.own_draw import present_draw
from worthwhile.apps.tenders.presenters.tender_says import changes_of, parts_of
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import find_draft, list_drafts
from worthwhile.apps.tenders.selectors.bid_drafts.joint import list_joint_bids
from worthwhile.apps.tenders.selectors.bidder_tenders import find_bid, find_tender_for, list_tenders_of, was_told
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.log import has_bidder_log
from worthwhile.apps.tenders.selectors.low_prices import list_price_questions
from worthwhile.apps.tenders.selectors.not_counted import decision_on, why_not_counted
from worthwhile.apps.tenders.selectors.own_draw import own_draw
from worthwhile.apps.tenders.selectors.partners_left import list_joined, partners_left
from worthwhile.apps.tenders.selectors.prices_asked import prices_asked
from worthwhile.apps.tenders.selectors.set_aside import own_aside
from worthwhile.apps.tenders.services.change_tender import confirm_bid
from worthwhile.apps.tenders.services.hand_in import hand_in, withdraw
from worthwhile.apps.tenders.services.pack_bid import PRICE_FILES, QUALITY_FILES, pack_for, price_of_lots, record_of
from worthwhile.apps.tenders.services.questions import ask
from worthwhile.apps.tenders.services.refuse_files import has_time_to_read
from worthwhile.kernel.problems import WorthwhileError

METHODS = ["GET", "HEAD", "POST"]


@require_safe
@require_role(*INSIDERS)
def bids(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Tenders that the organisation bid to or was invited to."""
    now = timezone.now()
    lines = [open_line(tender, now) for tender in list_tenders_of(membership.organisation)]
    drafts = list_drafts(membership.organisation)
    joint = list_joint_bids(membership.organisation)
    words = {"organisation": membership.organisation, "lines": lines, "drafts": drafts, "joint": joint}
    words["joined"] = list_joined(membership.organisation)
    return render(request, "tenders/bidder_bids.html", words)


@require_safe
@require_role(*INSIDERS)
def bid(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """One tender with what the organisation handed in to it."""
    return _page(request, membership, _tender(membership, tender))


@sensitive_post_parameters()
@sensitive_variables("form", "receipt")
@require_role(*WRITERS)
@require_POST
def hand_in_bid(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """Seal and keep a bid. The whole of it has arrived by now, in memory: this is the moment that counts."""
    request.POST  # noqa: B018 (reads what is still on its way: the clock is looked at after the last byte)
    received_at = timezone.now()
    found = _tender(membership, tender)
    form = BidForm(request.POST, request.FILES, asked=prices_asked(found))
    if form.is_valid():
        try:
            receipt = hand_in(
                tender=found,
                bidder=membership.organisation,
                content=_packed(form, found, membership, received_at),
                by=signed_in(request),
                received_at=received_at,
                seen=_documents_seen(request),
            )
        except WorthwhileError as error:
            show_refusal(form, error, otherwise=QUALITY_FILES)
        else:
            messages.success(request, f"Your bid was received at {moment_words(receipt.received_at)} and is sealed.")
            for warning in form.warnings:
                messages.warning(request, warning)
            return redirect("tenders:bid", membership.organisation_id, tender)
    return _page(request, membership, found, files=form)


@require_http_methods(METHODS)
@require_role(*WRITERS)
def withdraw_bid(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """Take a bid back, after asking."""
    found = _tender(membership, tender)
    if request.method == "POST":
        try:
            withdraw(tender=found, bidder=membership.organisation, now=timezone.now())
        except WorthwhileError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "Your bid is withdrawn. What you handed in stays sealed for good.")
        return redirect("tenders:bid", membership.organisation_id, tender)
    words = {"organisation": membership.organisation, "tender": open_line(found, timezone.now())}
    return render(request, "tenders/bidder_withdraw.html", words)


@require_role(*WRITERS)
@require_POST
def confirm(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """Say that the bid stands for the documents as they are now."""
    found = _tender(membership, tender)
    try:
        seen = _documents_seen(request)
        confirm_bid(tender=found, bidder=membership.organisation, seen=seen, now=timezone.now())
    except WorthwhileError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Your bid is confirmed for the documents as they are now.")
    return redirect("tenders:bid", membership.organisation_id, tender)


@require_role(*WRITERS)
@require_POST
def ask_question(request: HttpRequest, membership: Membership, tender: int) -> HttpResponse:
    """Ask about the tender; nobody is told who asks."""
    found = _tender(membership, tender)
    form = QuestionForm(request.POST)
    if form.is_valid():
        try:
            ask(
                tender=found,
                asker=membership.organisation,
                words=form.cleaned_data["words"],
                now=timezone.now(),
            )
        except WorthwhileError as error:
            form.add_error("words", str(error))
        else:
            messages.success(request, "Your question is asked. The answer will stand here, and everybody will read it.")
            return redirect("tenders:bid", membership.organisation_id, tender)
    return _page(request, membership, found, question=form)


def _packed(form: BidForm, tender: Tender, membership: Membership, received_at: datetime) -> bytes:
    bidder = membership.organisation
    return pack_for(
        tender=tender,
        bidder=bidder,
        record=record_of(tender=tender, bidder=bidder, lots=form.lots),
        price=price_of_lots(tender=tender, amounts=form.amounts),
        quality_files=form.sent_in(QUALITY_FILES),
        price_files=form.sent_in(PRICE_FILES),
        from_end_to_end=has_time_to_read(tender, received_at),
    )


def _documents_seen(request: HttpRequest) -> int:
    """The version of the documents on the page from which the bid was sent; none counts as the first."""
    given = request.POST.get("documents", "")
    return int(given) if given.isdecimal() and len(given) < 6 else 1


def _tender(membership: Membership, number: int) -> Tender:
    found = find_tender_for(membership.organisation, number)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    membership: Membership,
    tender: Tender,
    *,
    files: BidForm | None = None,
    question: QuestionForm | None = None,
) -> HttpResponse:
    held, asked = find_bid(membership.organisation, tender), prices_asked(tender)
    not_counted = why_not_counted(tender, held)
    words = {
        "organisation": membership.organisation,
        "tender": public_tender(tender, timezone.now()),
        "receipts": receipt_lines(held, counts=not_counted is None),
        "not_counted": not_counted,
        "unreadable_decided": decision_on(held),
        "aside": own_aside(tender, membership.organisation),
        "left": partners_left(tender, membership.organisation),
        "is_written": find_draft(membership.organisation, tender) is not None,
        "stands": held is not None and held.standing_id is not None,
        "price_questions": list_price_questions(tender, membership.organisation),
        "unconfirmed": held is not None and held.standing_id is not None and held.documents != tender.documents,
        "may_write": membership.role in WRITERS,
        "files": files or BidForm(asked=asked),
        "price_is_fixed": asked.is_fixed,
        "has_lots": bool(asked.lots),
        "question": question or QuestionForm(),
        "form": files or question,
        "has_log": held is not None and has_bidder_log(tender),
        "parts": parts_of(tender),
        "changes": changes_of(tender),
        "was_told": was_told(membership.organisation, tender),
        **present_draw(own_draw(tender, membership.organisation)),
    }
    return render(request, "tenders/bidder_bid.html", words)
