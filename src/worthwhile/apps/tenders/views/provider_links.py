"""Let a provider that is considered read its letter here: the buyer makes a link, the provider follows it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.views.access import signed_in
from worthwhile.apps.tenders.forms.bid_drafts.team import ForWhomForm
from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.models import Contender
from worthwhile.apps.tenders.presenters.provider_links import reads_words
from worthwhile.apps.tenders.selectors.award_letters import told_to
from worthwhile.apps.tenders.selectors.bidder_tenders import list_bidders
from worthwhile.apps.tenders.selectors.provider_links import (
    find_considered,
    find_provider_link,
    why_no_link,
    why_not_end_link,
)
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.provider_links import (
    end_provider_link,
    follow_provider_link,
    make_provider_link,
)
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@of_tender
def buyer_provider_link(request: HttpRequest, at: AtTender, contender: int) -> HttpResponse:
    """Who reads the letter of a provider here; make its link, which is shown once, or end it."""
    found = find_considered(at.tender, contender)
    if found is None:
        raise Http404
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            if request.POST.get("act") == "end":
                end_provider_link(contender=found, by=at.person, now=at.now)
                messages.success(request, "Ended. You send this letter by hand, or make another link.")
                return redirect("tenders:buyer_considered", *at.numbers)
            token = make_provider_link(contender=found, by=at.person, now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            link = request.build_absolute_uri(reverse("tenders:follow_provider_link", args=[token]))
            return render(request, "tenders/provider_link_made.html", {**at.words, "provider": found, "link": link})
    return render(request, "tenders/provider_link.html", {**_words(at, found), "form": form})


@require_http_methods(METHODS)
@never_cache
@login_required
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Say which organisation the provider is here. A link that does not stand any more says nothing."""
    person, now = signed_in(request), timezone.now()
    link = find_provider_link(token, now)
    if link is None:
        raise Http404
    tender = link.contender.tender
    organisations = list_bidders(person, tender)
    form = ForWhomForm(request.POST if request.method == "POST" else None, organisations=organisations)
    if form.is_valid():
        try:
            follow_provider_link(link=link, organisation=form.chosen, by=person, now=now)
        except WorthwhileError as error:
            form.add_error(None, str(error))
        else:
            if told_to(form.chosen, tender.pk) is not None:
                return redirect("tenders:outcome", form.chosen.pk, tender.pk)
            messages.success(request, "You read the letter here, as soon as everybody is told. We write to you then.")
            return redirect("tenders:bids", form.chosen.pk)
    words = {"form": form, "provider": link.contender, "tender": tender, "organisations": organisations}
    return render(request, "tenders/provider_link_follow.html", words)


def _words(at: AtTender, contender: Contender) -> dict[str, object]:
    actor = person_in(at.tender, at.person)
    reads = reads_words(contender)
    return {
        **at.words,
        "provider": contender,
        "reads": reads,
        "refusals": why_not_end_link(at.tender, actor) if reads.by else why_no_link(at.tender, actor),
    }
