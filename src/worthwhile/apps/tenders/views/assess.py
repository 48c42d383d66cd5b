"""Bids scored alone: the list in an order of one's own, one page a bid, its files, and standing back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from worthwhile.apps.tenders.forms.assessing import RecuseByNameForm, RecuseForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.score_bid import ScoreForm
from worthwhile.apps.tenders.models import Contender
from worthwhile.apps.tenders.presenters.assessing import offer_title, own_lines, panel_lines, progress_lines
from worthwhile.apps.tenders.presenters.bid_to_judge import present_bid
from worthwhile.apps.tenders.selectors.assess_pages import (
    bidder_names,
    find_contender,
    find_contender_of,
    progress_of,
    why_not_assess,
)
from worthwhile.apps.tenders.selectors.bid_reading import find_opened_bid, quality_of, why_not_read_quality
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.contender_names import names_of
from worthwhile.apps.tenders.selectors.judging import Judging, Offer, judging_of
from worthwhile.apps.tenders.selectors.kind_words import words_of_kind
from worthwhile.apps.tenders.selectors.people_names import names_of_people
from worthwhile.apps.tenders.selectors.published_scheme import NoScheme, content_of
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.assess import find_offer, give_scores
from worthwhile.apps.tenders.services.read_bid import read_quality_part
from worthwhile.apps.tenders.services.stand_back import stand_back
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act, Role, Stage
from worthwhile.kernel.problems import InvalidInput, WorthwhileError


@require_safe
@of_tender
def buyer_assess(request: HttpRequest, at: AtTender) -> HttpResponse:
    """The bids that I score, in my order, and how far everybody is, in numbers alone."""
    refusals, judging = why_not_assess(at.tender, at.person), judging_at(at)
    standing = standing_of(at.tender, at.person, at.now)
    words = {**at.words, "refusals": refusals, "is_unstated": judging is None}
    if judging is not None and not refusals:
        names = names_of(at.tender)
        scores = at.tender.stage == Stage.ASSESSING and Role.ASSESSOR in standing.actor.roles
        words |= {
            "lines": own_lines(at.tender, judging, at.person, names) if scores else [],
            "scores": scores,
            "panel": panel_lines(judging, names) if at.tender.stage != Stage.ASSESSING else [],
            "progress": progress_lines(progress_of(judging), names_of_people(at.tender))
            if at.tender.stage == Stage.ASSESSING
            else [],
            "finish": standing.answer(Act.FINISH_SCORING),
            "may_finish_ever": standing.actor.roles & {Role.AUTHOR, Role.MODERATOR},
            "bidders": bidder_names(at.tender),
        }
    return render(request, "tenders/assess_list.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_score(request: HttpRequest, at: AtTender, number: int, lot: str = "") -> HttpResponse:
    """A bid, and beside it what I give it alone."""
    judging, offer = offer_at(at, number, lot)
    contender = offer.contender
    refusals = why_not_read_quality(at.tender, at.person, contender.bid_id)
    answer = standing_of(at.tender, at.person, at.now).answer(Act.SCORE)
    is_apart = (contender.pk, at.person.pk) in judging.apart
    kept = {
        leaf: row
        for (key, of_lot, leaf, person), row in judging.scores.items()
        if (key, of_lot, person) == (contender.pk, lot, at.person.pk)
    }
    form = ScoreForm(
        request.POST if request.method == "POST" else None,
        scheme=judging.scheme,
        kept=kept,
        kind=words_of_kind(at.tender.procedure),
    )
    if form.is_valid():
        try:
            new = give_scores(
                tender=at.tender, contender=contender, lot=lot, entries=form.entries(), by=at.person, now=at.now
            )
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Kept: {new} new." if new else "Nothing changed.")
            return redirect("tenders:buyer_assess", *at.numbers)
    words = {
        **at.words,
        "form": form,
        "title": offer_title(judging.scheme, offer, names_of(at.tender)),
        "contender": contender,
        "lot": lot,
        "refusals": refusals,
        "bid": None if refusals else present_offer(at, judging, offer),
        "may_score": answer.is_allowed and not is_apart,
        "why_not_score": answer.refusals,
        "is_apart": is_apart,
        "is_scored": len(kept),
        "leaves": len(judging.scheme.leaves),
    }
    return render(request, "tenders/assess_bid.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_recuse(request: HttpRequest, at: AtTender, number: int) -> HttpResponse:
    """Stand back from a bid that I recognise."""
    contender = contender_at(at, number)
    form = RecuseForm(request.POST if request.method == "POST" else None, kind=words_of_kind(at.tender.procedure))
    if form.is_valid() and _stood_back(request, at, form, contender):
        return redirect("tenders:buyer_assess", *at.numbers)
    words = {**at.words, "form": form, "title": names_of(at.tender)[contender.pk], "by_name": False}
    return render(request, "tenders/assess_recuse.html", words)


@require_http_methods(METHODS)
@of_tender
def buyer_recuse_by_name(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Stand back from a bidder by its name; which number it has is not told."""
    judges = person_in(at.tender, at.person).roles & {Role.ASSESSOR, Role.MODERATOR}
    # Who bid is told to those who judge, so that they can stand back, and to no other member.
    bidders = bidder_names(at.tender) if judges else []
    form = RecuseByNameForm(
        request.POST if request.method == "POST" else None, bidders=bidders, kind=words_of_kind(at.tender.procedure)
    )
    if form.is_valid():
        contender = find_contender_of(at.tender, form.given_bidder)
        if contender is not None and _stood_back(request, at, form, contender):
            return redirect("tenders:buyer_assess", *at.numbers)
    words = {**at.words, "form": form, "title": "", "by_name": True, "bidders": bidders}
    return render(request, "tenders/assess_recuse.html", words)


@of_tender
@require_POST
def buyer_assess_file(request: HttpRequest, at: AtTender, number: int, file: int) -> HttpResponse:
    """Hand a file of a bid over, without what names its authors; the log says who has it."""
    contender = contender_at(at, number)
    opened = find_opened_bid(at.tender, contender.bid_id) if contender.bid_id is not None else None
    if opened is None:
        raise Http404
    try:
        part = read_quality_part(opened=opened, number=file, tender=at.tender, by=at.person, now=at.now)
    except WorthwhileError as error:
        messages.error(request, str(error))
        return redirect("tenders:buyer_score", *at.numbers, number)
    response = HttpResponse(part.content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=part.name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def judging_at(at: AtTender) -> Judging | None:
    """How far the assessment is; None where the tender does not say how bids are scored."""
    try:
        return judging_of(at.tender)
    except NoScheme:
        return None


def contender_at(at: AtTender, number: int) -> Contender:
    """Who is assessed under a number. Raises Http404."""
    found = find_contender(at.tender, number)
    if found is None:
        raise Http404
    return found


def offer_at(at: AtTender, number: int, lot: str) -> tuple[Judging, Offer]:
    """What is judged under a number and lot. Raises Http404."""
    judging = judging_at(at)
    if judging is None:
        raise Http404
    try:
        return judging, find_offer(judging, contender_at(at, number), lot)
    except InvalidInput:
        raise Http404 from None


def present_offer(at: AtTender, judging: Judging, offer: Offer) -> object:
    """The bid as a page shows it."""
    contender = offer.contender
    part = quality_of(contender.bid.standing) if contender.bid is not None and contender.bid.standing else None
    name = names_of(at.tender)[contender.pk]
    return present_bid(contender, part, content_of(at.tender), judging.scheme, name=name, lot=offer.lot)


def _stood_back(request: HttpRequest, at: AtTender, form: RecuseForm, contender: Contender) -> bool:
    try:
        is_done = stand_back(
            tender=at.tender, contender=contender, words=form.cleaned_data["words"], by=at.person, now=at.now
        )
    except WorthwhileError as error:
        show_refusal(form, error)
        return False
    told = "You stand back from this bid. It stands in the log."
    asked = "You asked to stand back. Your scores count until whoever moderates has decided. It stands in the log."
    messages.success(request, told if is_done else asked)
    return True
