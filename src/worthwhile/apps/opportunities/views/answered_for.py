"""What every page of the market has: how fresh it is, for which day it answers, and a word where there is none yet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from worthwhile.apps.opportunities.presenters.freshness import present_freshness
from worthwhile.apps.opportunities.selectors.day_answered import DayAnswered, day_answered
from worthwhile.apps.opportunities.selectors.freshness import find_freshness
from worthwhile.apps.opportunities.selectors.market import OpenMarket


def day_of(request: HttpRequest) -> DayAnswered:
    """Now, or the day that ``?on=`` names."""
    return day_answered(request.GET.get("on"), now=timezone.now())


def words_of_page(market: OpenMarket, day: DayAnswered) -> dict[str, Any]:
    """What the base template of these pages shows."""
    return {"freshness": present_freshness(find_freshness(market)), "answered_for": day.asked}


def no_market_yet(request: HttpRequest) -> HttpResponse:
    """Nothing was compiled: what there will be here, and what an operator runs."""
    return render(request, "opportunities/no_market.html")
