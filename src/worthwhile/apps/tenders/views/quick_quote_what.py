"""The first step of a quick quote: what is needed, and whether the law leaves the choice of suppliers open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, require_role, signed_in
from worthwhile.apps.tenders.forms.buyer_problems import show_refusal
from worthwhile.apps.tenders.forms.quick_quote import QuickQuoteForm, initial_of_buyer, initial_of_tender
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.presenters.quick_quote_steps import next_page, present_steps
from worthwhile.apps.tenders.selectors.quick_quote_asked import KEPT, find_last_time, kept_data, sought_of, steps_of
from worthwhile.apps.tenders.selectors.quick_quote_law import Leave, QuickQuoteLaw
from worthwhile.apps.tenders.services.quick_quote import NotByQuickQuote, begin_quick_quote, rewrite_quick_quote
from worthwhile.apps.tenders.views.buyer_access import METHODS, AtTender
from worthwhile.apps.tenders.views.quick_quote_access import a_step, step_words
from worthwhile.kernel.problems import WorthwhileError

OWN_GROUND = "own_ground"
_BOX = {"value_ex_vat": "without_vat", "psr_schedule_1": "subject"}
"""Where the form asks for a fact that the law turns on."""


@require_http_methods(METHODS)
@require_role(*WRITERS)
def quick_new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Begin a quick quote, if the law of today leaves room for one."""
    form, law = _asked(request, initial_of_buyer(find_last_time(membership.organisation)))
    if form.is_valid():
        try:
            begun = begin_quick_quote(
                buyer=membership.organisation, wanted=form.wanted, known_as="", by=signed_in(request),
                now=timezone.now(),
            )  # fmt: skip
        except NotByQuickQuote as error:
            form, law = _stopped(request, form, error)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            return redirect("tenders:quick_suppliers", membership.organisation_id, begun.pk)
    words = {
        "form": form,
        "law": law,
        "membership": membership,
        "organisation": membership.organisation,
        "steps": present_steps(None, "what"),
    }
    return render(request, "tenders/quick_what.html", words)


@require_http_methods(METHODS)
@a_step
def quick_what(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Change what is needed."""
    form, law = _asked(request, _initial(at.tender))
    if form.is_valid():
        try:
            rewrite_quick_quote(tender=at.tender, wanted=form.wanted, by=at.person, now=at.now)
        except NotByQuickQuote as error:
            form, law = _stopped(request, form, error)
        except WorthwhileError as error:
            show_refusal(form, error)
        else:
            return redirect(next_page(steps_of(at.tender, at.person)), *at.numbers)
    return render(request, "tenders/quick_what.html", {**step_words(at, "what"), "form": form, "law": law})


@require_safe
@a_step
def quick_quote(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show how far the steps are, to go on where they were left."""
    words = {**step_words(at, ""), "next_page": next_page(steps_of(at.tender, at.person))}
    return render(request, "tenders/quick_steps.html", words)


def _asked(request: HttpRequest, initial: dict[str, object]) -> tuple[QuickQuoteForm, QuickQuoteLaw | None]:
    if request.method == "POST":
        return QuickQuoteForm(request.POST, ask_ground=OWN_GROUND in request.POST), None
    return QuickQuoteForm(initial=initial, ask_ground=bool(initial.get(OWN_GROUND))), None


def _stopped(
    request: HttpRequest, form: QuickQuoteForm, error: NotByQuickQuote
) -> tuple[QuickQuoteForm, QuickQuoteLaw]:
    """The form again, with the question of the buyer's own ground where we cannot tell."""
    law = error.law
    if law.missing:
        form.add_error(_BOX.get(law.missing[0]), f"Answer this first, so that the law can be told: {law.why}")
    elif law.leave is Leave.UNKNOWN:
        form = QuickQuoteForm(request.POST, ask_ground=True)
        form.add_error(OWN_GROUND, f"We cannot tell whether you may: {law.why}")
    else:
        form.add_error(None, f"This cannot be bought by a quick quote: {law.law}")
    return form, law


def _initial(tender: Tender) -> dict[str, object]:
    data = kept_data(tender)
    sought = sought_of(data)
    kind = sought.kinds[0] if sought.kinds else ""
    return initial_of_tender(data, data.get(KEPT) or {}, sought.areas, kind, tender.deadline_at)
