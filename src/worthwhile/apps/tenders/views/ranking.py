"""The ranking with every step and how firm it is, and the evaluation as a file that gives the same elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from worthwhile.apps.tenders.models import name_in_log
from worthwhile.apps.tenders.presenters.bids_scored import scored_words
from worthwhile.apps.tenders.presenters.with_kind import with_kind
from worthwhile.apps.tenders.presenters.with_names import with_names
from worthwhile.apps.tenders.selectors.assess_pages import why_not_rank
from worthwhile.apps.tenders.selectors.bids_scored import BidsScored
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.contender_names import name_of
from worthwhile.apps.tenders.selectors.people_names import names_of_people
from worthwhile.apps.tenders.selectors.ranking import bidder_id, loaded_evaluation
from worthwhile.apps.tenders.services.ask_about_price import see_robustness
from worthwhile.apps.tenders.services.read_bid import note_prices_seen
from worthwhile.apps.tenders.views.buyer_access import AtTender, of_tender
from worthwhile.engines.scoring import score_evaluation
from worthwhile.engines.scoring.notes import TIES
from worthwhile.engines.tendering import RULES, Procedure, Role, Stage
from worthwhile.exchange.evaluation import scoring_data
from worthwhile.exchange.plain_data import json_text, yaml_text
from worthwhile.kernel.problems import WorthwhileError


@require_safe
@of_tender
def buyer_ranking(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Who is where and why, and what would have turned it."""
    refusals = why_not_rank(at.tender, at.person)
    words = {**at.words, "refusals": refusals}
    if not refusals:
        try:
            scored = _scored(at)
        except WorthwhileError as error:
            words["refusals"] = tuple(str(error).split("\n"))
        else:
            standing = standing_of(at.tender, at.person, at.now)
            words |= {
                "scored": with_names(
                    with_kind(scored_words(scored), at.tender.procedure, scored.loaded.evaluation), _names(at)
                ),
                # Nothing is proposed before it was seen.
                "seen": standing.situation.robustness_seen or at.tender.stage not in (Stage.LOCKED, Stage.PRICED),
                "may_see": Role.AUTHOR in standing.actor.roles
                and at.tender.stage in (Stage.LOCKED, Stage.PRICED)
                and not standing.situation.robustness_seen
                and not scored.result.blocks,
                "has_tie": any(note.code == TIES for note in scored.result.blocks),
                "low_prices": standing.situation.low_prices_open,
            }
    return render(request, "tenders/ranking.html", words)


@of_tender
@require_POST
def buyer_ranking_seen(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Note that the author has looked at how firm the ranking is."""
    try:
        see_robustness(tender=at.tender, by=at.person, now=at.now, seen=request.POST.get("seen", ""))
    except WorthwhileError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "It stands in the log that you looked at how firm this ranking is.")
    return redirect("tenders:buyer_ranking", *at.numbers)


@require_safe
@of_tender
def buyer_ranking_file(request: HttpRequest, at: AtTender, kind: str) -> HttpResponse:
    """The evaluation (YAML), which anybody can score again, or the result (JSON)."""
    refusals = why_not_rank(at.tender, at.person)
    if refusals:
        return render(request, "tenders/ranking.html", {**at.words, "refusals": refusals})
    try:
        scored = _scored(at)
    except WorthwhileError as error:
        return render(request, "tenders/ranking.html", {**at.words, "refusals": str(error).split("\n")})
    if kind == "evaluation.yaml":
        response = HttpResponse(yaml_text(scored.loaded.data), content_type="application/yaml; charset=utf-8")
    else:
        data = scoring_data(scored.result, evaluation_hash=scored.loaded.evaluation_hash)
        response = HttpResponse(json_text(data), content_type="application/json")
    name = f"{at.tender.number}-{kind}"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _scored(at: AtTender) -> BidsScored:
    """The ranking as it is now; that somebody saw its prices is noted. Raises WorthwhileError."""
    if RULES[Procedure(at.tender.procedure)].takes_bids:
        note_prices_seen(tender=at.tender, by=at.person, now=at.now)
    loaded = loaded_evaluation(at.tender, with_prices=True)
    return BidsScored(text="", loaded=loaded, result=score_evaluation(evaluation=loaded.evaluation))


def _names(at: AtTender) -> dict[str, str]:
    """What bidders and people of the evaluation are called."""
    contenders = at.tender.contenders.select_related("bid__bidder")
    names = {bidder_id(one): name_of(one) for one in contenders}
    return names | {name_in_log(number): name for number, name in names_of_people(at.tender).items()}
