"""A price formula tried on made-up bids before it is published. Nothing is kept; the choices stand in the address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from worthwhile.apps.tenders.forms.price_formula import PriceFormulaForm
from worthwhile.apps.tenders.presenters.price_tried import address_of, price_words
from worthwhile.apps.tenders.selectors.price_example import EXAMPLE
from worthwhile.apps.tenders.selectors.price_tried import try_price


@require_safe
@vary_on_headers("HX-Request")
def price(request: HttpRequest) -> HttpResponse:
    """The form with what comes of it; without choices, the worked example."""
    given = request.GET.dict() if "formula" in request.GET else dict(EXAMPLE)
    form = PriceFormulaForm(given)
    form.is_valid()
    tried = try_price(form.choices) if form.choices else None
    words = {"form": form, "tried": price_words(tried, form.entered) if tried else None}
    if not _is_as_typed(request):
        return render(request, "tenders/price.html", words)
    response = render(request, "tenders/price_found.html", words)
    response.headers["HX-Replace-Url"] = f"{reverse('tenders:price')}?{address_of(form.entered)}"
    return response


def _is_as_typed(request: HttpRequest) -> bool:
    """Whether htmx asks for the part that changes; going back to a page that is no longer kept asks for all of it."""
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
