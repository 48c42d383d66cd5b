"""A network of providers: its numbers are pasted once and then stand in the address."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from worthwhile.apps.opportunities.forms.market_network import MarketNetworkForm
from worthwhile.apps.opportunities.forms.market_scope import NAMES

KEPT = [name for name in NAMES if name != "network"]


@require_http_methods(["GET", "HEAD", "POST"])
def market_network(request: HttpRequest) -> HttpResponse:
    """Take the numbers; say which were not recognised before going on without them."""
    kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    form = MarketNetworkForm(request.POST if request.method == "POST" else None)
    onward = ""
    if form.is_bound and form.is_valid():
        onward = f"{reverse('opportunities:market')}?{urlencode({**kept, 'network': form.packed})}"
        assert form.network is not None
        if not form.network.unknown and not form.network.unclear:
            return redirect(onward)
    return render(request, "opportunities/market_network.html", {"form": form, "onward": onward})
