"""The last steps of a quick quote: the opening key, made and tried, and sending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from worthwhile.apps.tenders.forms.buyer_acts import ButtonForm
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.quick_quote_steps import KeyAndInterestForm
from worthwhile.apps.tenders.presenters.invited import present_invited
from worthwhile.apps.tenders.presenters.quick_quote_steps import law_line, next_page, present_yours
from worthwhile.apps.tenders.presenters.tender_content import present_content
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import find_opening_key, list_invited
from worthwhile.apps.tenders.selectors.quick_quote_asked import kept_data, steps_of
from worthwhile.apps.tenders.services.opening_keys import make_opening_key
from worthwhile.apps.tenders.services.quick_quote import (
    NotByQuickQuote,
    law_now,
    send_quick_quote,
    show_key_and_declare,
)
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender
from worthwhile.apps.tenders.views.quick_quote_access import a_step, step_words
from worthwhile.exchange.tender import tender_from_data
from worthwhile.kernel.problems import WorthwhileError


@sensitive_post_parameters("secret")
@sensitive_variables("form", "secret")
@never_cache
@require_http_methods(METHODS)
@a_step
def quick_key(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Try my opening key, and say whether I have a conflict of interest."""
    form = KeyAndInterestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        secret, conflicted = form.cleaned_data["secret"], form.cleaned_data["conflicted"] == "yes"
        try:
            show_key_and_declare(
                tender=at.tender, secret=secret, conflicted=conflicted, words=form.cleaned_data["words"],
                by=at.person, now=at.now,
            )  # fmt: skip
        except WorthwhileError as error:
            show_refusal(form, error, otherwise="secret")
        else:
            if conflicted:
                messages.success(request, "You take no part in it. Somebody else has to ask for these quotes.")
                return redirect("tenders:buyer_tender", *at.numbers)
            return redirect(next_page(steps_of(at.tender, at.person)), *at.numbers)
    return render(request, "tenders/quick_key.html", {**_key_words(at), "form": form})


@sensitive_variables("pair", "words")
@never_cache
@a_step
@require_POST
def quick_key_made(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Make my key and show its secret in this one answer, and nowhere else."""
    pair = make_opening_key(person=at.person, now=at.now)
    words = {**_key_words(at), "form": KeyAndInterestForm(), "pair": pair, "person": at.person}
    return render(request, "tenders/quick_key.html", words)


@require_http_methods(METHODS)
@a_step
def quick_send(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Read everything once more, and send it."""
    steps = steps_of(at.tender, at.person)
    form = ButtonForm(request.POST if request.method == "POST" else None)
    law = law_now(at.tender, at.now)
    if form.is_valid() and steps.are_done:
        try:
            send_quick_quote(tender=at.tender, by=at.person, now=at.now)
        except NotByQuickQuote as error:
            form.add_error(None, f"This cannot be bought by a quick quote today: {error}")
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            told = "Sent. The suppliers are told by e-mail. You open the quotes with your key after the deadline."
            messages.success(request, told)
            return redirect("tenders:buyer_tender", *at.numbers)
    data = kept_data(at.tender)
    content = tender_from_data(data).tender if data else None
    words = {
        **step_words(at, "send"),
        "form": form,
        "are_done": steps.are_done,
        "law": law_line(law),
        "law_name": law.law if law else "",
        "invited": present_invited(list_invited(at.tender)),
        "deadline": moment_words(at.tender.deadline_at) if at.tender.deadline_at else "",
        "yours": present_yours(content) if content else None,
        "parts": present_content(content) if content else (),
    }
    return render(request, "tenders/quick_send.html", words)


def _key_words(at: AtTender) -> dict[str, object]:
    key = find_opening_key(at.person)
    return {
        **step_words(at, "key"),
        "has_key": key is not None,
        "made": moment_words(key.made_at) if key else "",
        "is_done": steps_of(at.tender, at.person).key,
    }
