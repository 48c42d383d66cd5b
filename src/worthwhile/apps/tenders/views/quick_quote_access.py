"""How the steps of a quick quote are opened: to members of the buyer, while it is being written."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from worthwhile.apps.tenders.presenters.quick_quote_steps import present_steps
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.quick_quote_asked import is_being_written, steps_of
from worthwhile.apps.tenders.views.buyer_access import AtTender, of_tender
from worthwhile.engines.tendering import Act

Step = Callable[[HttpRequest, AtTender], HttpResponse]


def a_step(view: Step) -> Callable[..., HttpResponse]:
    """Open a step. What was sent already, or is no quick quote, has its own page."""

    @wraps(view)
    def opened(request: HttpRequest, at: AtTender) -> HttpResponse:
        if not is_being_written(at.tender):
            return redirect("tenders:buyer_tender", *at.numbers)
        return view(request, at)

    return of_tender(opened)


def step_words(at: AtTender, here: str) -> dict[str, Any]:
    """What every step knows: how far all are, and why nothing can be changed, if so."""
    refusals = standing_of(at.tender, at.person, at.now).answer(Act.EDIT).refusals
    return {**at.words, "steps": present_steps(steps_of(at.tender, at.person), here), "refusals": refusals}
