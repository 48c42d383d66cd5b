"""Decide whether what somebody gave a bid still counts, who stands back from it after scores were seen."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.assessing import StandingBackForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.presenters.assessing import given_by
from worthwhile.apps.tenders.selectors.assess_pages import stands_apart, why_not_see_scores
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.contender_names import names_of
from worthwhile.apps.tenders.selectors.people_names import names_of_people
from worthwhile.apps.tenders.selectors.standing_back import list_standing_back
from worthwhile.apps.tenders.services.stand_back import decide_standing_back
from worthwhile.apps.tenders.views.assess import contender_at, judging_at
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@of_tender
def buyer_standing_back(request: HttpRequest, at: AtTender, number: int, person: int) -> HttpResponse:
    """What they gave, why they stand back, and whether it counts."""
    contender, judging = contender_at(at, number), judging_at(at)
    refusals = why_not_see_scores(at.tender, at.person)
    refusals = refusals or standing_of(at.tender, at.person, at.now).answer(Act.DECIDE_STANDING_BACK).refusals
    if not refusals and stands_apart(at.tender, contender, at.person):
        refusals = ("You stood back from this bid, so somebody else decides on it.",)
    waiting = () if judging is None or refusals else list_standing_back(at.tender, judging)
    found = next((one for one in waiting if (one.contender.pk, one.person) == (contender.pk, person)), None)
    if judging is None or (found is None and not refusals):
        raise Http404
    form = StandingBackForm(request.POST if request.method == "POST" else None)
    if found is not None and form.is_valid():
        try:
            decide_standing_back(
                tender=at.tender, contender=contender, person=person, set_aside=form.sets_aside,
                reason=form.cleaned_data["reason"], by=at.person, now=at.now,
            )  # fmt: skip
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            told = "These scores are set aside" if form.sets_aside else "These scores count"
            messages.success(request, f"{told}. Decision and reason stand in the record.")
            return redirect("tenders:buyer_moderate", *at.numbers)
    words = {
        **at.words,
        "form": form,
        "refusals": refusals,
        "title": names_of(at.tender)[contender.pk] if found else "",
        "who": names_of_people(at.tender).get(person, f"Person {person}") if found else "",
        "said": found.words if found else "",
        "given": given_by(judging, contender, person) if found else [],
    }
    return render(request, "tenders/standing_back.html", words)
