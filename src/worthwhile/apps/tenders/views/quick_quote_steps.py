"""Who is asked for a quote, in turn, and what they are asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.quick_quote_steps import (
    EVERYBODY,
    QuestionsForm,
    SourceForm,
    TurnsForm,
    initial_of_questions,
)
from worthwhile.apps.tenders.models import PreferredList
from worthwhile.apps.tenders.presenters.invited import present_invited
from worthwhile.apps.tenders.presenters.quick_quote_steps import law_line, next_page
from worthwhile.apps.tenders.selectors.buyer_tenders import list_invited
from worthwhile.apps.tenders.selectors.offering import area_names, kind_names
from worthwhile.apps.tenders.selectors.preferred_lists import find_preferred, list_preferred
from worthwhile.apps.tenders.selectors.quick_quote_asked import kept_data, latest_choice, sought_of, steps_of
from worthwhile.apps.tenders.selectors.quick_quote_turns import find_turns
from worthwhile.apps.tenders.services.invite_in_turn import invite_in_turn
from worthwhile.apps.tenders.services.quick_quote import law_now, write_questions
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender
from worthwhile.apps.tenders.views.quick_quote_access import a_step, step_words
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@a_step
def quick_suppliers(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show whose turn it is and why, and invite them."""
    source = _source(request, at)
    sought = sought_of(kept_data(at.tender))
    turns = find_turns(at.tender, sought, source)
    form = TurnsForm(request.POST if request.method == "POST" else None, turns=turns)
    if form.is_valid():
        seen = request.POST.get("seen", "")
        try:
            invite_in_turn(
                tender=at.tender, source=source, replaced=form.replaced, seen=seen, by=at.person, now=at.now
            )  # fmt: skip
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            return redirect(next_page(steps_of(at.tender, at.person)), *at.numbers)
    lists = list_preferred(at.membership.organisation)
    source_key = str(source.pk) if source else EVERYBODY
    words = {
        **step_words(at, "suppliers"),
        "form": form,
        "rotation": turns.rotation,
        "draw": turns.draw,
        "kinds": kind_names(sought.kinds),
        "areas": area_names(sought.areas),
        "source": source,
        "source_key": source_key,
        "seen": turns.fingerprint,
        "sources": SourceForm(
            auto_id="from_%s", initial={"source": str(source.pk) if source else EVERYBODY}, lists=lists
        ),
        "has_lists": lists.exists(),
        "invited": present_invited(list_invited(at.tender)),
    }
    return render(request, "tenders/quick_suppliers.html", words)


@require_http_methods(METHODS)
@a_step
def quick_questions(request: HttpRequest, at: AtTender) -> HttpResponse:
    """What suppliers answer and how price counts."""
    law = law_now(at.tender, at.now)
    asks = law is not None and law.asks_for_barriers
    if request.method == "POST":
        form = QuestionsForm(request.POST, asks_for_barriers=asks)
    else:
        form = QuestionsForm(initial=initial_of_questions(kept_data(at.tender)), asks_for_barriers=asks)
    if form.is_valid():
        try:
            write_questions(tender=at.tender, judged=form.judged, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            return redirect(next_page(steps_of(at.tender, at.person)), *at.numbers)
    words = {**step_words(at, "questions"), "form": form, "law": law_line(law)}
    return render(request, "tenders/quick_questions.html", words)


def _source(request: HttpRequest, at: AtTender) -> PreferredList | None:
    """The list to choose from: as asked, or as chosen last."""
    before = latest_choice(at.tender)
    last = str(before.data["list"] or EVERYBODY) if before else EVERYBODY
    asked = (request.POST if request.method == "POST" else request.GET).get("source", last)
    return find_preferred(at.membership.organisation, int(asked)) if asked.isdecimal() and len(asked) < 19 else None
