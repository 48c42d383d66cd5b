"""Read the bid through as a whole, and hand it in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.views.access import INSIDERS
from worthwhile.apps.tenders.forms.bid_drafts.team import HandInForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.bid_drafts.overview import missing_lines
from worthwhile.apps.tenders.presenters.bid_drafts.whole import whole_bid
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import frame_of, list_files, looked_over
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.services.bid_drafts.hand_in_draft import hand_in_draft
from worthwhile.apps.tenders.services.bid_drafts.keep import DraftChangedMeanwhile
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS, AtDraft, of_draft, page
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.bid import lacks_a_price
from worthwhile.exchange.bid_draft import LookedOver
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@of_draft(*INSIDERS)
def draft_check(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """The whole bid with what it lacks; whoever may write hands it in."""
    request.POST  # noqa: B018 (reads what is still on its way: the clock is looked at after the last byte)
    received_at = timezone.now()
    is_sent = request.method == "POST" and at.words["may_write"]
    found = looked_over(at.draft, at.written.data, at.asked)
    missing = missing_lines(at.draft, at.asked, found)
    # Whoever hands in what would fail will want to mend it and hand in again.
    form = HandInForm(
        request.POST if is_sent else None,
        initial={"keeps": bool(missing.failing)},
        lacks_price=_lacks_price(found, at),
    )
    if form.is_valid():
        try:
            receipt = hand_in_draft(
                draft=at.draft,
                revision=_number(request, "based_on"),
                seen=_number(request, "documents"),
                keeps=form.cleaned_data["keeps"],
                by=at.person,
                received_at=received_at,
            )
        except DraftChangedMeanwhile:
            form.add_error(None, "Somebody changed the bid while you read it. Read it again below, then hand it in.")
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Your bid was received at {moment_words(receipt.received_at)} and is sealed.")
            return redirect("tenders:bid", *at.numbers)
    words: dict[str, Any] = {
        "form": form,
        "missing": missing,
        "can_be_packed": found.bid is not None and found.price is not None,
        "parts": whole_bid(at.data, frame_of(at.draft, at.asked), [file.name for file in list_files(at.draft)]),
        "takes_bids": at.tender.stage == Stage.OPEN and bool(at.tender.deadline_at and at.now < at.tender.deadline_at),
        "documents": at.tender.documents,
    }
    return page(request, at, "check", **words)


def _lacks_price(found: LookedOver, at: AtDraft) -> bool:
    """Whether a bid that can be handed in has no price for something it bids for."""
    return found.bid is not None and found.price is not None and lacks_a_price(found.bid, found.price, at.asked)


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 10 else 0
