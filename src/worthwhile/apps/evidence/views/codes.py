"""Codes and links to give out."""

from __future__ import annotations

import io
from urllib.parse import urlencode

from defusedcsv import csv  # type: ignore[import-untyped]
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.forms.codes import MakeCodesForm
from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.presenters.qr import qr_picture, qr_png
from worthwhile.apps.evidence.selectors.own_codes import shown_code
from worthwhile.apps.evidence.selectors.participants import list_participants
from worthwhile.apps.evidence.selectors.progress import count_codes
from worthwhile.apps.evidence.services.make_codes import make_codes
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page, person_or_404
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, signed_in
from worthwhile.kernel.problems import InvalidInput

MOST_SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@evidence_page(*WRITERS)
def codes(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Make codes, and see those there are."""
    asked = collection_or_404(membership, collection)
    form = MakeCodesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = make_codes(collection=asked, by=signed_in(request), now=timezone.now(), **form.cleaned_data)
        except InvalidInput as error:
            for problem in error.problems:
                form.add_error("number", problem.message)
        else:
            messages.success(request, f"Codes made: {len(made)}.")
            return redirect("evidence:codes", membership.organisation_id, asked.pk)
    words = {
        "form": form,
        "collection": asked,
        "organisation": membership.organisation,
        "number": count_codes(asked),
        "people": [(one, shown_code(one.code)) for one in list_participants(asked).order_by("-pk")[:MOST_SHOWN]],
        "most_shown": MOST_SHOWN,
    }
    return render(request, "evidence/codes.html", words)


@require_safe
@evidence_page(*WRITERS)
def codes_file(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Every code with its link, for a mail merge or a list in a locked drawer."""
    asked = collection_or_404(membership, collection)
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(["code", "group", "link"])
    for person in list_participants(asked):
        rows.writerow([shown_code(person.code), person.group, _link(request, asked, person)])
    return download(file.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "codes.csv")


@require_safe
@evidence_page(*WRITERS)
def link(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """The link of the collection, for a poster: people enter their code themselves."""
    return _link_page(request, membership, collection_or_404(membership, collection), None)


@require_safe
@evidence_page(*WRITERS)
def link_picture(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """The same as a picture to print."""
    asked = collection_or_404(membership, collection)
    return download(qr_png(_link(request, asked, None)), "image/png", "link.png")


@require_safe
@evidence_page(*WRITERS)
def code_link(request: HttpRequest, membership: Membership, collection: int, person: int) -> HttpResponse:
    """The link of one code: it fills the code in."""
    found = person_or_404(membership, collection, person)
    return _link_page(request, membership, found.collection, found)


@require_safe
@evidence_page(*WRITERS)
def code_link_picture(request: HttpRequest, membership: Membership, collection: int, person: int) -> HttpResponse:
    """The same as a picture to print."""
    found = person_or_404(membership, collection, person)
    return download(qr_png(_link(request, found.collection, found)), "image/png", "code.png")


def download(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep, under a name of ours."""
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _link_page(
    request: HttpRequest, membership: Membership, collection: Collection, person: Participant | None
) -> HttpResponse:
    address = _link(request, collection, person)
    words = {
        "collection": collection,
        "organisation": membership.organisation,
        "person": person,
        "code": shown_code(person.code) if person else "",
        "link": address,
        "picture": qr_picture(address),
    }
    return render(request, "evidence/link.html", words)


def _link(request: HttpRequest, collection: Collection, person: Participant | None) -> str:
    """The code stands in the query, which the first page takes out of the address at once."""
    address = request.build_absolute_uri(reverse("evidence:answer", args=[collection.token]))
    return f"{address}?{urlencode({'code': shown_code(person.code)})}" if person else address
