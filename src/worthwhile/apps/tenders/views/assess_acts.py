"""Steps of an assessment that are taken once, after asking: scoring ends, quality is settled, prices are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.selectors.buyer_tenders import standing_of
from worthwhile.apps.tenders.selectors.buyer_words import act_words
from worthwhile.apps.tenders.services.ask_about_price import read_prices
from worthwhile.apps.tenders.services.assess import finish_scoring
from worthwhile.apps.tenders.services.settle_scores import lock_quality
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Act
from worthwhile.kernel.problems import WorthwhileError


@dataclass(frozen=True, kw_only=True)
class StepPage:
    """What a step does, what is said once it is done, where it leads, and what cannot be undone."""

    does: Callable[[AtTender], object]
    told: str
    leads_to: str
    says: str
    warns: str


STEPS = {
    Act.FINISH_SCORING: StepPage(
        does=lambda at: finish_scoring(tender=at.tender, by=at.person, now=at.now),
        told="The scoring has ended. The panel sees all scores now.",
        leads_to="tenders:buyer_assess",
        says="Everybody has scored everything. From now on the panel sees all scores side by side and talks over those "
        "that differ. The moderator is told by e-mail.",
        warns="Nobody can change their own score any more.",
    ),
    Act.LOCK_QUALITY: StepPage(
        does=lambda at: lock_quality(tender=at.tender, by=at.person, now=at.now),
        told="Quality is settled for good. The log has its fingerprint.",
        leads_to="tenders:buyer_moderate",
        says="Every criterion of every bid has one score that counts. The log takes the fingerprint of all of them, so "
        "that nobody can say afterwards that a score was changed once the prices were known.",
        warns="This cannot be undone: no score, no agreed score and no condition can be changed from now on. The "
        "names of bidders are shown, and prices can be read.",
    ),
    Act.READ_PRICES: StepPage(
        does=lambda at: read_prices(tender=at.tender, by=at.person, now=at.now),
        told="The prices are read.",
        leads_to="tenders:buyer_prices",
        says="The prices of all bids are shown at once to the author, the approver and the moderator.",
        warns="This cannot be undone. Whoever sees a price scores this tender no more, not even if it is assessed "
        "again.",
    ),
}


@require_http_methods(METHODS)
@of_tender
def buyer_step(request: HttpRequest, at: AtTender, act: Act) -> HttpResponse:
    """Ask once more, and do it; or say every reason why it cannot be done now."""
    page = STEPS[act]
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            page.does(at)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            messages.success(request, page.told)
            return redirect(page.leads_to, *at.numbers)
    refusals = standing_of(at.tender, at.person, at.now).answer(act).refusals
    words = {**at.words, "form": form, "title": act_words(act, at.tender.procedure), "page": page, "refusals": refusals}
    return render(request, "tenders/assess_step.html", words)
