"""Draw a lot among bids that are equal by every other published rule."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.draw_lot import AnnounceDrawForm, DrawnValueForm
from worthwhile.apps.tenders.selectors.assess_pages import why_not_rank
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.contender_names import name_of
from worthwhile.apps.tenders.selectors.lot_draw import LotDraw, draw_of
from worthwhile.apps.tenders.selectors.ties import list_equal
from worthwhile.apps.tenders.services.draw_lot import announce_draw, draw_lot, enter_drawn_value
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.scoring.draw import METHOD, METHOD_OF_PROVIDERS
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError

_SAID = {
    Act.ANNOUNCE_DRAW: "It is announced, and told by e-mail to those who are equal, as far as they are here.",
    Act.ENTER_DRAWN_VALUE: "The value is entered. Somebody else looks it up and confirms it.",
    Act.DRAW_LOT: "The lot is drawn. Anybody can draw it again from the evaluation file.",
}


@require_http_methods(METHODS)
@of_tender
def buyer_draw_lot(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Name the public value, enter it once it is drawn, or confirm it: whichever comes next for who looks."""
    refusals = why_not_rank(at.tender, at.person)
    if refusals:
        return render(request, "tenders/draw_lot.html", {**at.words, "refusals": refusals})
    standing, draw = standing_of(at.tender, at.person, at.now), draw_of(at.tender)
    is_own = draw.entered_by == standing.actor.id and standing.situation.rules.two_people
    act = _next(draw, enters=is_own or "again" in request.GET)
    refusals = standing.answer(act).refusals
    form = _form(request, act, draw)
    if not refusals and form.is_valid() and _is_done(act, form, at):
        messages.success(request, _SAID[act])
        return redirect("tenders:buyer_ranking" if act is Act.DRAW_LOT else "tenders:buyer_draw_lot", *at.numbers)
    equal = list_equal(at.tender) if standing.situation.is_tied else []
    method = METHOD if standing.situation.rules.takes_bids else METHOD_OF_PROVIDERS
    words = {
        **at.words, "act": act.value, "form": form, "refusals": refusals, "method": method, "draw": draw,
        "drawn_at": moment_words(draw.at) if draw.at else "",
        "equal": [name_of(one) for one in equal],
        "by_hand": [name_of(one) for one in equal if one.reader is None],
        "entered_by_you": draw.entered_by == standing.actor.id,
    }  # fmt: skip
    return render(request, "tenders/draw_lot.html", words)


def _next(draw: LotDraw, *, enters: bool) -> Act:
    if draw.at is None:
        return Act.ANNOUNCE_DRAW
    if draw.entered_by is None or (enters and draw.drawn is None):
        return Act.ENTER_DRAWN_VALUE
    return Act.DRAW_LOT


def _form(request: HttpRequest, act: Act, draw: LotDraw) -> AnnounceDrawForm | DrawnValueForm:
    data = request.POST if request.method == "POST" else None
    return AnnounceDrawForm(data, published=draw.source) if act is Act.ANNOUNCE_DRAW else DrawnValueForm(data)


def _is_done(act: Act, form: AnnounceDrawForm | DrawnValueForm, at: AtTender) -> bool:
    try:
        if isinstance(form, AnnounceDrawForm):
            source, moment = form.given
            announce_draw(tender=at.tender, source=source, drawn_at=moment, by=at.person, now=at.now)
        else:
            do = enter_drawn_value if act is Act.ENTER_DRAWN_VALUE else draw_lot
            value = form.cleaned_data["public_randomness"]
            do(tender=at.tender, public_randomness=value, by=at.person, now=at.now)
    except WorthwhileError as error:
        show_refusal(form, error)
        return False
    return True
