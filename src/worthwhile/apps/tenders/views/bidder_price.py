"""A bidder explains a price that the buyer asks about."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.assessing import ExplainPriceForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.bidder_tender import open_line
from worthwhile.apps.tenders.presenters.prices_seen import asked_words
from worthwhile.apps.tenders.selectors.bidder_tenders import find_tender_for
from worthwhile.apps.tenders.selectors.low_prices import list_price_questions
from worthwhile.apps.tenders.services.ask_about_price import explain_low_price
from worthwhile.engines.tendering import Stage
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*INSIDERS)
def explain_price(request: HttpRequest, membership: Membership, tender: int, question: int) -> HttpResponse:
    """What the buyer asks about our price, and our answer, which may be replaced until its time is over."""
    bidder, now = membership.organisation, timezone.now()
    found = find_tender_for(bidder, tender)
    asked = next((one for one in list_price_questions(found, bidder) if one.pk == question), None) if found else None
    if found is None or asked is None:
        raise Http404
    may_write = membership.role in WRITERS
    shown = asked_words(asked)
    form = ExplainPriceForm(
        request.POST if request.method == "POST" and may_write else None, initial={"words": shown.explained}
    )
    if form.is_valid():
        try:
            explain_low_price(
                question=asked, bidder=bidder, words=form.cleaned_data["words"], by=signed_in(request), now=now
            )
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "Your explanation is with the buyer. You can replace it until the time is over.")
            return redirect("tenders:explain_price", bidder.pk, tender, question)
    words = {
        "organisation": bidder,
        "tender": open_line(found, now),
        "asked": shown,
        "form": form,
        "may_write": may_write,
        "is_open": found.stage == Stage.PRICED and now <= asked.answer_by and not hasattr(asked, "decided"),
    }
    return render(request, "tenders/bidder_price.html", words)
