"""Scores side by side once all are in, and what the panel agreed on beside them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.score_bid import SettleForm
from worthwhile.apps.tenders.presenters.assessing import offer_title, panel_lines, spread_of
from worthwhile.apps.tenders.selectors.assess_pages import stands_apart, why_not_see_scores
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.contender_names import names_of
from worthwhile.apps.tenders.selectors.people_names import names_of_people
from worthwhile.apps.tenders.selectors.standing_back import list_standing_back
from worthwhile.apps.tenders.services.settle_scores import settle
from worthwhile.apps.tenders.views.assess import judging_at, offer_at, present_offer
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act, Stage
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@of_tender
def buyer_moderate(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Every bid with what the panel still has to settle in it."""
    refusals, judging = why_not_see_scores(at.tender, at.person), judging_at(at)
    standing = standing_of(at.tender, at.person, at.now)
    words = {**at.words, "refusals": refusals, "lines": [], "lock": standing.answer(Act.LOCK_QUALITY)}
    if judging is not None and not refusals:
        names, people = names_of(at.tender), names_of_people(at.tender)
        words["lines"] = panel_lines(judging, names)
        words["standing_back"] = [
            (one, names[one.contender.pk], people.get(one.person, f"Person {one.person}"))
            for one in list_standing_back(at.tender, judging)
        ]
        words["decides"] = standing.answer(Act.DECIDE_STANDING_BACK).is_allowed
        words["moderates"] = standing.answer(Act.RECORD_CONSENSUS).is_allowed
        words["is_settled"] = at.tender.stage != Stage.MODERATING
    return render(request, "tenders/moderate_list.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_settle(request: HttpRequest, at: AtTender, number: int, lot: str = "") -> HttpResponse:
    """Everything that was given to one bid, side by side, and what was agreed on."""
    judging, offer = offer_at(at, number, lot)
    contender = offer.contender
    refusals = why_not_see_scores(at.tender, at.person)
    if not refusals and stands_apart(at.tender, contender, at.person):
        refusals = ("You stood back from this bid, so you see nothing of how it is judged.",)
    answer = standing_of(at.tender, at.person, at.now).answer(Act.RECORD_CONSENSUS)
    agreed = {leaf: row for (key, of_lot, leaf), row in judging.agreed.items() if (key, of_lot) == (contender.pk, lot)}
    judged = {one: row for (key, one), row in judging.conditions.items() if key == contender.pk}
    form = SettleForm(
        request.POST if request.method == "POST" else None, scheme=judging.scheme, agreed=agreed, judged=judged
    )
    if form.is_valid():
        try:
            new = settle(
                tender=at.tender,
                contender=contender,
                lot=lot,
                agreed=form.agreed(),
                judged=form.judged(),
                by=at.person,
                now=at.now,
            )
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Recorded: {new}." if new else "Nothing changed.")
            return redirect("tenders:buyer_moderate", *at.numbers)
    people, sections = names_of_people(at.tender), form.sections()
    words = {
        **at.words,
        "form": form,
        "title": offer_title(judging.scheme, offer, names_of(at.tender)),
        "contender": contender,
        "lot": lot,
        "refusals": refusals,
        "may_settle": answer.is_allowed,
        "why_not_settle": answer.refusals,
        "bid": None if refusals else present_offer(at, judging, offer),
        "rows": []
        if refusals
        else [
            (section, spread_of(judging, offer, leaf, people), agreed.get(leaf)) for leaf, section in sections.items()
        ],
        "conditions": [] if refusals else [(one, judged.get(one.id)) for one in form.conditions()],
    }
    return render(request, "tenders/moderate_bid.html", words)
