"""The log of a tender: to read, to keep, and to check without us."""

from __future__ import annotations

from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from worthwhile.apps.tenders.models import name_in_log
from worthwhile.apps.tenders.presenters.buyer_log import present_log
from worthwhile.apps.tenders.selectors.buyer_tenders import list_people
from worthwhile.apps.tenders.selectors.log import log_lines
from worthwhile.apps.tenders.views.buyer_access import AtTender, of_tender

VERIFIER = "verify_log.py"


@require_safe
@of_tender
def buyer_log(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show every act on the tender."""
    names = {name_in_log(one.person.pk): str(one.person) for one in list_people(at.tender)}
    lines = present_log(at.tender.log.order_by("number").iterator(), names)
    return render(request, "tenders/buyer_log.html", {**at.words, "lines": lines, "file": _file_name(at)})


@require_safe
@of_tender
def buyer_log_file(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Hand the log over with a signed end, as its verifier reads it."""
    return _file("".join(log_lines(at.tender, at.now)), _file_name(at), "application/jsonl")


@require_safe
@of_tender
def buyer_log_verifier(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Hand the verifier over: one file that needs Python alone."""
    program = files("worthwhile.exchange.proof").joinpath(VERIFIER).read_text(encoding="utf-8")
    return _file(program, VERIFIER, "text/x-python")


def _file_name(at: AtTender) -> str:
    return f"{at.tender.number}-log.jsonl"


def _file(text: str, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
