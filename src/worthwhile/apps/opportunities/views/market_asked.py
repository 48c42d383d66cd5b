"""What every page about the market begins with: the market, and what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from worthwhile.apps.opportunities.forms.market_scope import MarketScopeForm
from worthwhile.apps.opportunities.presenters.freshness import present_freshness
from worthwhile.apps.opportunities.selectors.freshness import find_freshness
from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.apps.opportunities.selectors.market_asked import Asked


def scope_form(request: HttpRequest, **given: str) -> MarketScopeForm:
    """The form as the address fills it; ``given`` is fixed by the page."""
    return MarketScopeForm({**request.GET.dict(), **given}, today=timezone.localdate())


def page(
    request: HttpRequest,
    template: str,
    *,
    form: MarketScopeForm,
    market: OpenMarket,
    asked: Asked | None,
    words: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A page with what stands on all of them: the form, what is asked, and how fresh the notices are."""
    context = {
        "form": form,
        "asked": asked,
        "answered_for": asked.on if asked and not asked.is_today else None,
        "freshness": present_freshness(find_freshness(market)),
        **(words or {}),
    }
    return render(request, template, context)
