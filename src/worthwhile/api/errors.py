"""Which status an error becomes."""

from __future__ import annotations

import logging

from django.http import Http404, HttpRequest, HttpResponse

from worthwhile.api.problems import Refused, problem_answer, problems_of
from worthwhile.apps.opportunities.selectors.market import CANNOT_BE_READ
from worthwhile.apps.opportunities.selectors.market_answers import SECONDS_TO_WAIT, TooManyQuestions
from worthwhile.apps.organisations.services.use_access import AskedTooOften, ScopeMissing, TokenRefused
from worthwhile.apps.tenders.selectors.log_unbroken import LogBroken
from worthwhile.kernel.problems import Problem, WorthwhileError
from worthwhile.reference import UnknownReference

logger = logging.getLogger("worthwhile.api")

# Whatever is not named here is about what was sent: 422.
STATUSES: tuple[tuple[type[WorthwhileError], int], ...] = (
    (TokenRefused, 401),
    (ScopeMissing, 403),
    (UnknownReference, 404),
    (AskedTooOften, 429),
    (TooManyQuestions, 503),
    (LogBroken, 503),
)
NOTHING_THERE = "There is nothing at this address. The addresses are listed at /api/"
OUR_FAULT = (
    "This is a fault of Worthwhile, not of what you sent. Nothing was changed. Try again; if it happens again, tell "
    "whoever runs this service when it was"
)

NOTICES_UNREADABLE = (
    "The notices cannot be read just now. Try again later; if it happens again, tell whoever runs this service, whose "
    "log says what to do"
)


def answer_to_error(request: HttpRequest, error: WorthwhileError | type[WorthwhileError]) -> HttpResponse:
    """An error whose message is fit to be read, as an answer."""
    assert isinstance(error, WorthwhileError)
    if isinstance(error, CANNOT_BE_READ):
        logger.error("%s", error)
        return problem_answer([Problem("", NOTICES_UNREADABLE)], status=500)
    return problem_answer(problems_of(error), status=_status(error), headers=_headers(error))


def _status(error: WorthwhileError) -> int:
    if isinstance(error, Refused):
        return error.status
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 422)


def _headers(error: WorthwhileError) -> dict[str, str]:
    if isinstance(error, TokenRefused):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, AskedTooOften):
        return {"Retry-After": str(error.wait)}
    if isinstance(error, TooManyQuestions):
        return {"Retry-After": str(SECONDS_TO_WAIT)}
    return {}


def answer_to_nothing_there(request: HttpRequest, error: Http404 | type[Http404] | None = None) -> HttpResponse:
    """An address that leads nowhere."""
    return problem_answer([Problem("", NOTHING_THERE)], status=404)


def answer_to_our_fault(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """Anything unforeseen: logged with its traceback, told without it."""
    logger.error("fault at %s", request.path, exc_info=error if isinstance(error, Exception) else None)
    return problem_answer([Problem("", OUR_FAULT)], status=500)
