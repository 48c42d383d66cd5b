"""The price: lines that add up, lot by lot, with the labour held against the lowest lawful wage."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.views.access import INSIDERS, WRITERS
from worthwhile.apps.tenders.forms.bid_drafts.price import PriceForm, initial_of_price
from worthwhile.apps.tenders.selectors.bid_drafts.labour import check_labour, lawful_wage
from worthwhile.apps.tenders.selectors.bid_drafts.sections import PRICE
from worthwhile.apps.tenders.views.bid_drafts.opening import METHODS, AtDraft, of_draft, page
from worthwhile.apps.tenders.views.bid_drafts.parts import save_form
from worthwhile.exchange.bid import is_price_fixed, price_cap
from worthwhile.exchange.bid_draft import price_total
from worthwhile.kernel.money import money_text


@require_safe
@of_draft(*INSIDERS)
def draft_prices(request: HttpRequest, at: AtDraft) -> HttpResponse:
    """The price of each lot that is bid for, or of the whole."""
    lines = []
    for number, (lot, title) in enumerate(_lots(at), start=1):
        price = (at.data.get("prices") or {}).get(lot, {})
        total, years = price_total(price), price.get("years")
        yearly = money_text(total / Decimal(str(years))) if total is not None and years else ""
        lines.append(
            {
                "number": number,
                "title": title,
                "total": money_text(total) if total is not None else "",
                "yearly": yearly,
            }
        )
    cap = price_cap(at.asked)
    words: dict[str, Any] = {
        "lines": lines,
        "is_fixed": is_price_fixed(at.asked),
        "cap": money_text(cap, places=0) if cap else "",
    }
    return page(request, at, "prices", **words)


@require_http_methods(METHODS)
@of_draft(*WRITERS)
def draft_price(request: HttpRequest, at: AtDraft, lot: int) -> HttpResponse:
    """The lines of one price."""
    lots = _lots(at)
    if not 1 <= lot <= len(lots) or is_price_fixed(at.asked):
        raise Http404
    key, title = lots[lot - 1]
    price = (at.data.get("prices") or {}).get(key, {})
    wage, cost = lawful_wage(at.now.date()), at.asked.terms.cost if at.asked.terms else None
    stated = cost.minimum_wage if cost else None
    lowest = stated or (wage.amount if wage else None)
    given = request.POST if request.method == "POST" else None
    more = 10 if request.method == "POST" and "more" in request.POST else 0
    form = PriceForm(given, price=price, more=more, initial=initial_of_price(price, lowest))
    saved = None
    if form.is_valid() and not more:
        saved = save_form(request, at, form, form.edits(key), part=PRICE)
        if saved is not None and saved.meanwhile is None:
            told = (
                f"The price is kept: {money_text(form.total)}."
                if form.total
                else "Kept. The lines come to no price yet."
            )
            messages.success(request, told)
            return redirect("tenders:draft_price", *at.numbers, lot)
    if form.is_bound and form.is_valid():
        lowest = form.cleaned_data["lowest_wage"]
    total = price_total(price)
    words: dict[str, Any] = {
        "checked": check_labour(price, total, lowest) if total is not None else None,
        "wage": "As the tender states it." if stated else wage.told if wage else "",
        "total": money_text(form.total),
        "years": price.get("years"),
        "yearly": money_text(total / Decimal(str(price["years"]))) if total is not None and price.get("years") else "",
    }
    return page(request, at, "price", saved=saved, form=form, title=title, **words)


def _lots(at: AtDraft) -> list[tuple[str, str]]:
    """The lots that are bid for with their titles, or the whole."""
    chosen = at.data.get("lots") or [lot.id for lot in at.asked.lots or ()]
    found = [(lot.id, f"Lot {lot.id}: {lot.title}") for lot in at.asked.lots or () if lot.id in chosen]
    return found or [("", "The whole")]
