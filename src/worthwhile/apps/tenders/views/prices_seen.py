"""Prices once quality is settled, and bidders heard whose price looks too low."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.assessing import AskAboutPriceForm, DecideOnPriceForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.prices_seen import asked_words, flag_words, hearing_words, present_prices
from worthwhile.apps.tenders.selectors.bid_reading import why_not_read_price
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.contender_names import name_of
from worthwhile.apps.tenders.selectors.hearing_time import earliest_answer_by, too_soon_words
from worthwhile.apps.tenders.selectors.low_prices import (
    find_price_question,
    find_seen_price,
    list_price_hearings,
    seen_prices,
)
from worthwhile.apps.tenders.selectors.ranking import scheme_of
from worthwhile.apps.tenders.services.ask_about_price import ask_about_low_price, decide_low_price
from worthwhile.apps.tenders.services.read_bid import note_prices_seen
from worthwhile.apps.tenders.views.assess import contender_at
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.scoring.abnormally_low import what_to_do
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@of_tender
def buyer_prices(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Every price beside the others, with what makes one look too low."""
    refusals = why_not_read_price(at.tender, at.person)
    words = {**at.words, "refusals": refusals}
    if not refusals:
        note_prices_seen(tender=at.tender, by=at.person, now=at.now)
        scheme, standing = scheme_of(at.tender), standing_of(at.tender, at.person, at.now)
        names = {one.number: name_of(one) for one in at.tender.contenders.select_related("bid__bidder")}
        words |= {
            "prices": present_prices(seen_prices(at.tender), names, scheme.abnormally_low),
            "law": what_to_do(scheme.nation),
            "may_ask": standing.answer(Act.ASK_ABOUT_LOW_PRICE).is_allowed,
        }
    return render(request, "tenders/prices.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_ask_price(request: HttpRequest, at: AtTender, number: int, lot: str = "") -> HttpResponse:
    """Ask a bidder how a price comes about."""
    contender = contender_at(at, number)
    answer = standing_of(at.tender, at.person, at.now).answer(Act.ASK_ABOUT_LOW_PRICE)
    refusals = answer.refusals or why_not_read_price(at.tender, at.person)
    # Whoever may not ask is not told by the form whether the price was flagged.
    flags = () if refusals else flag_words(find_seen_price(at.tender, number, lot))
    earlier = () if refusals else list_price_hearings(at.tender, number=number, lot=lot)
    form = AskAboutPriceForm(
        request.POST if request.method == "POST" else None,
        is_flagged=bool(flags),
        is_again=bool(earlier),
        least=too_soon_words(earliest_answer_by(at.now)),
    )
    if not refusals and form.is_valid():
        given = form.cleaned_data
        try:
            ask_about_low_price(
                tender=at.tender, contender=contender, lot=lot, words=given["words"], why=given.get("why", ""),
                why_again=given.get("why_again", ""), new_facts=given.get("new_facts", ""),
                answer_by=form.given_moment, by=at.person, now=at.now,
            )  # fmt: skip
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The bidder is asked, and told by e-mail.")
            return redirect("tenders:buyer_prices", *at.numbers)
    name = "" if refusals else name_of(contender)
    words = {**at.words, "form": form, "refusals": refusals, "name": name, "lot": lot, "flags": flags}
    words["hearings"] = [hearing_words(one) for one in earlier]
    return render(request, "tenders/price_ask.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_decide_price(request: HttpRequest, at: AtTender, question: int) -> HttpResponse:
    """Decide on a low price, with reasons."""
    asked = find_price_question(at.tender, question)
    if asked is None:
        raise Http404
    answer = standing_of(at.tender, at.person, at.now).answer(Act.DECIDE_LOW_PRICE)
    form = DecideOnPriceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        stays, reason = form.cleaned_data["stays"] == "yes", form.cleaned_data["reason"]
        try:
            decide_low_price(question=asked, stays=stays, reason=reason, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "Decided. Look at the ranking again.")
            return redirect("tenders:buyer_prices", *at.numbers)
    refusals = answer.refusals or why_not_read_price(at.tender, at.person)
    words = {**at.words, "form": form, "refusals": refusals}
    if not refusals:
        scheme = scheme_of(at.tender)
        words |= {
            "name": name_of(asked.contender),
            "asked": asked_words(asked),
            "why": asked.why,
            "hearings": [
                hearing_words(one)
                for one in list_price_hearings(at.tender, number=asked.contender.number, lot=asked.lot)
                if one.pk <= asked.pk and (one.pk != asked.pk or one.why_again)
            ],
            "law": what_to_do(scheme.nation),
        }
    return render(request, "tenders/price_decide.html", words)
