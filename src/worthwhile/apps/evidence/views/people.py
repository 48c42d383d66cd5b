"""What stands under one code: looking at it, taking it out, erasing it. Each is in the access log."""

from __future__ import annotations

import io
import json

from defusedcsv import csv  # type: ignore[import-untyped]
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.forms.codes import FindPersonForm
from worthwhile.apps.evidence.selectors.own_codes import shown_code
from worthwhile.apps.evidence.selectors.participants import find_participant_by_any_code, list_questionnaires
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.evidence.services.export_person import export_person, open_answers
from worthwhile.apps.evidence.views.access import collection_or_404, evidence_page, person_or_404
from worthwhile.apps.evidence.views.codes import download
from worthwhile.apps.organisations.forms.confirm import ConfirmForm
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.views.access import WRITERS, signed_in

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def people(request: HttpRequest, membership: Membership, collection: int) -> HttpResponse:
    """Find a person by the code they give."""
    asked = collection_or_404(membership, collection)
    form = FindPersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = find_participant_by_any_code(asked, form.cleaned_data["code"])
        if found is not None:
            return redirect("evidence:person", membership.organisation_id, asked.pk, found.pk)
        form.add_error("code", "There is no such code in this collection. Check each letter and digit")
    words = {"form": form, "collection": asked, "organisation": membership.organisation}
    return render(request, "evidence/people.html", words)


@require_safe
@evidence_page(*WRITERS)
def person(request: HttpRequest, membership: Membership, collection: int, person: int) -> HttpResponse:
    """What there is, without an answer."""
    found = person_or_404(membership, collection, person)
    words = {
        "person": found,
        "code": shown_code(found.code),
        "collection": found.collection,
        "organisation": membership.organisation,
        "questionnaires": list_questionnaires(found),
    }
    return render(request, "evidence/person.html", words)


@require_safe
@evidence_page(*WRITERS)
def answers(request: HttpRequest, membership: Membership, collection: int, person: int) -> HttpResponse:
    """The answers themselves."""
    found = person_or_404(membership, collection, person)
    opened = open_answers(participant=found, by=signed_in(request), now=timezone.now())
    words = {
        "person": found,
        "code": shown_code(found.code),
        "collection": found.collection,
        "organisation": membership.organisation,
        "questionnaires": [(row, list(enumerate(row.answers, 1))) for row in opened],
    }
    return render(request, "evidence/answers.html", words)


@require_safe
@evidence_page(*WRITERS)
def answers_json(request: HttpRequest, membership: Membership, collection: int, person: int) -> HttpResponse:
    """Everything kept about a person, as a file for programs."""
    found = person_or_404(membership, collection, person)
    kept = export_person(participant=found, by=signed_in(request), now=timezone.now())
    text = json.dumps(kept, indent=2, ensure_ascii=False)
    return download(text.encode(), "application/json", "answers.json")


@require_safe
@evidence_page(*WRITERS)
def answers_csv(request: HttpRequest, membership: Membership, collection: int, person: int) -> HttpResponse:
    """The same as a table, a row an answer."""
    found = person_or_404(membership, collection, person)
    kept = export_person(participant=found, by=signed_in(request), now=timezone.now())
    file = io.StringIO()
    rows = csv.writer(file)
    columns = ["questionnaire", "version", "stage", "on", "total", "language", "mode", "state", "agreed version"]
    rows.writerow(["organisation", "collection", "code", "group", *columns, "question", "answer"])
    for one in kept["questionnaires"]:
        head = [kept["organisation"], kept["collection"], kept["code"], kept["group"], *(one[name] for name in columns)]
        for number, answer in enumerate(one["answers"], 1):
            rows.writerow([*head, number, answer])
        if not one["answers"]:
            rows.writerow([*head, "", ""])
    return download(file.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "answers.csv")


@require_http_methods(METHODS)
@evidence_page(*WRITERS)
def erase_them(request: HttpRequest, membership: Membership, collection: int, person: int) -> HttpResponse:
    """Erase everything that one person answered."""
    found = person_or_404(membership, collection, person)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        erase_person(participant=found, by=signed_in(request), now=timezone.now())
        messages.success(request, "The answers are erased.")
        return redirect("evidence:people", membership.organisation_id, collection)
    words = {
        "form": form,
        "person": found,
        "code": shown_code(found.code),
        "collection": found.collection,
        "organisation": membership.organisation,
    }
    return render(request, "evidence/erase_them.html", words)
