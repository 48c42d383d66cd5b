"""A network of providers: its numbers are pasted once and then stand in the address."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from worthwhile.apps.opportunities.forms.market_network import MarketNetworkForm
from worthwhile.apps.opportunities.forms.market_scope import NAMES
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.views.answered_for import day_of, no_market_yet, words_of_page

KEPT = [name for name in NAMES if name != "network"]


@require_http_methods(["GET", "HEAD", "POST"])
def market_network(request: HttpRequest) -> HttpResponse:
    """Take the numbers; say which were not recognised before going on without them."""
    market = open_market()
    if market is None:
        return no_market_yet(request)
    kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    form = MarketNetworkForm(request.POST if request.method == "POST" else None)
    onward = ""
    if form.is_bound and form.is_valid():
        onward = f"{reverse('opportunities:market')}?{urlencode({**kept, 'network': form.packed})}"
        assert form.network is not None
        if not form.network.unknown and not form.network.unclear:
            return redirect(onward)
    words = {**words_of_page(market, day_of(request)), "form": form, "onward": onward}
    return render(request, "opportunities/market_network.html", words)
