"""Opening keys: made and shown once, tried before anybody bids."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from worthwhile.apps.organisations.views.access import signed_in
from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm, SecretForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.models import KeyHolder
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import find_opening_key, list_people, list_to_open
from worthwhile.apps.tenders.services.opening_keys import make_opening_key, show_key
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender, of_tender
from worthwhile.engines.tendering import Role
from worthwhile.kernel.problems import WorthwhileError


@require_http_methods(METHODS)
@never_cache
@login_required
@sensitive_variables("pair", "words")
def opening_key(request: HttpRequest) -> HttpResponse:
    """Show whether I have a key; make one and show its secret in this one answer, and nowhere else."""
    person = signed_in(request)
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        pair = make_opening_key(person=person, now=timezone.now())
        made = {"pair": pair, "made": moment_words(timezone.now()), "person": person}
        return render(request, "tenders/buyer_key_made.html", made)
    key = find_opening_key(person)
    words = {
        "form": form,
        "key": key,
        "made": moment_words(key.made_at) if key else "",
        "to_open": [(tender, _how_far(holder)) for tender, holder in list_to_open(person)],
    }
    return render(request, "tenders/buyer_key.html", words)


@sensitive_post_parameters("secret")
@sensitive_variables("form", "secret")
@require_http_methods(METHODS)
@of_tender
def buyer_try_key(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Try the key that I am to open bids with."""
    own = next((one for one in list_people(at.tender) if one.person == at.person and one.role is Role.OPENER), None)
    form = SecretForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            show_key(tender=at.tender, person=at.person, secret=form.cleaned_data["secret"], now=at.now)
        except WorthwhileError as error:
            show_refusal(form, error, otherwise="secret")
        else:
            messages.success(request, "Your key works. Put it away safely.")
            return redirect("tenders:buyer_tender", *at.numbers)
    words = {**at.words, "form": form, "own": own, "said": _how_far(own.holder) if own else ""}
    return render(request, "tenders/buyer_try_key.html", words)


def _how_far(holder: KeyHolder | None) -> str:
    if holder is None or holder.tried_at is None:
        return "Key not tried yet"
    if holder.opened_at is not None:
        return f"Key used {moment_words(holder.opened_at)}"
    return f"Key tried {moment_words(holder.tried_at)}"
