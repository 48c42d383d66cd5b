"""A calm page where the market cannot be shown just now, and the reason for whoever runs this service."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from worthwhile.apps.opportunities.selectors.market import CANNOT_BE_READ
from worthwhile.apps.opportunities.selectors.market_answers import SECONDS_TO_WAIT, TooManyQuestions

logger = logging.getLogger("worthwhile.market")


class MarketCannotBeRead:
    """Middleware: says so on every page that needs the market, with status 503; paths of the machine go to the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, TooManyQuestions):
            page = render(request, "opportunities/market_too_many.html", status=503)
            page["Retry-After"] = str(SECONDS_TO_WAIT)
            return page
        if not isinstance(exception, CANNOT_BE_READ):
            return None
        logger.error("%s", exception)
        return render(request, "opportunities/market_cannot_be_read.html", status=503)
