"""The log of a tender: to read, to keep, and to check without us."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from worthwhile.apps.tenders.models import Tender, name_in_log
from worthwhile.apps.tenders.presenters.buyer_log import present_log
from worthwhile.apps.tenders.selectors.buyer_tenders import list_people
from worthwhile.apps.tenders.selectors.log import list_shown_lines, log_lines, why_no_log
from worthwhile.apps.tenders.selectors.log_key import public_log_key
from worthwhile.apps.tenders.views.buyer_access import AtTender, of_tender

VERIFIER = "verify_log.py"


@require_safe
@of_tender
def buyer_log(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Show every act on the tender."""
    names = {name_in_log(one.person.pk): str(one.person) for one in list_people(at.tender)}
    lines = present_log(list_shown_lines(at.tender).iterator(), names)
    words = {**at.words, "lines": lines, "file": log_file_name(at.tender), "why_not": why_no_log(at.tender)}
    words["key"] = public_log_key()
    return render(request, "tenders/buyer_log.html", words)


@require_safe
@of_tender
def buyer_log_file(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Hand the log over with a signed end, as its verifier reads it."""
    if why_no_log(at.tender):
        messages.error(request, why_no_log(at.tender))
        return redirect("tenders:buyer_log", *at.numbers)
    return log_file(at.tender, log_lines(at.tender, at.now))


@require_safe
@of_tender
def buyer_log_verifier(request: HttpRequest, at: AtTender) -> HttpResponse:
    """Hand the verifier over: one file that needs Python alone."""
    return verifier_file()


def log_file(tender: Tender, lines: Iterable[str]) -> HttpResponse:
    """The lines of a log as a file."""
    return _file("".join(lines), log_file_name(tender), "application/jsonl")


def verifier_file() -> HttpResponse:
    """The program that checks a log, as a file."""
    program = files("worthwhile.exchange.proof").joinpath(VERIFIER).read_text(encoding="utf-8")
    return _file(program, VERIFIER, "text/x-python")


def log_file_name(tender: Tender) -> str:
    """What the log of a tender is called as a file."""
    return f"{tender.number}-log.jsonl"


def _file(text: str, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
