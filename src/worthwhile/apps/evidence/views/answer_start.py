"""From the link to the first question: language, agreeing, code, and which time it is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.forms.answering import YES, AgreeForm, CodeForm, StartForm, TimeForm
from worthwhile.apps.evidence.models import ConsentWording, Participant
from worthwhile.apps.evidence.models.participant_code import CodeMistyped
from worthwhile.apps.evidence.presenters.respondent import present_about, time_sentences
from worthwhile.apps.evidence.selectors.participants import find_participant_by_code
from worthwhile.apps.evidence.selectors.questions import list_questions
from worthwhile.apps.evidence.selectors.sittings import find_sitting, find_standing, next_place
from worthwhile.apps.evidence.selectors.wordings import find_consent_wording
from worthwhile.apps.evidence.services.keep_answers import NotTakingAnswers, begin_sitting
from worthwhile.apps.evidence.views.respondent import Visit, count_wrong_code, may_try_a_code, respondent_page

METHODS = ["GET", "HEAD", "POST"]
MOST_CODE = 20


@require_http_methods(METHODS)
@respondent_page()
def start(visit: Visit) -> HttpResponse:
    """Choose a language and a layout. A code that came with the link is remembered and leaves the address."""
    request = visit.request
    if "code" in request.GET:
        visit.remember(code=request.GET["code"][:MOST_CODE], participant=None, agreed=None)
        return redirect("evidence:answer", token=visit.collection.token)
    form = StartForm(request.POST if request.method == "POST" else None, initial={"layout": visit.layout})
    if form.is_valid():
        visit.remember(layout=form.cleaned_data["layout"])
        return redirect("evidence:answer_about", visit.collection.token, form.cleaned_data["language"])
    return visit.show("start.html", {"form": form})


@require_http_methods(METHODS)
@respondent_page()
def about(visit: Visit) -> HttpResponse:
    """Read what it is about, and agree or not. No is kept nowhere."""
    consent = find_consent_wording(visit.collection, visit.language)
    questions = list_questions(visit.collection, visit.language, on=visit.on)
    if consent is None or not questions:
        return visit.show("nothing.html")
    form = AgreeForm(visit.request.POST if visit.request.method == "POST" else None)
    if form.is_valid():
        if form.cleaned_data["agree"] == YES:
            visit.remember(agreed=consent.pk)
            return redirect(visit.address("answer_code"))
        visit.forget()
        return redirect(visit.address("answer_declined"))
    told = present_about(visit.collection, consent, questions, language=visit.language, layout=visit.layout)
    return visit.show("about.html", {"form": form, "about": told, "number": len(questions)})


@require_safe
@respondent_page()
def declined(visit: Visit) -> HttpResponse:
    """No is a good answer."""
    return visit.show("declined.html")


@require_http_methods(METHODS)
@respondent_page()
def code(visit: Visit) -> HttpResponse:
    """Enter the code, which may have come with the link."""
    if not visit.known.get("agreed"):
        return redirect(visit.address("answer_about"))
    request = visit.request
    form = CodeForm(request.POST if request.method == "POST" else None, initial={"code": visit.known.get("code", "")})
    if form.is_valid():
        if not may_try_a_code(visit):
            return visit.show("too_many.html", status=429)
        person = find_by_code(visit, form)
        if person is not None:
            request.session.cycle_key()
            visit.remember(participant=person.pk, code=None, stage=None)
            return redirect(visit.address("answer_time"))
    return visit.show("code.html", {"form": form})


@require_http_methods(METHODS)
@respondent_page()
def time(visit: Visit) -> HttpResponse:
    """Confirm which time this is, as far as our records go."""
    person, consent = visit.participant, _agreed_wording(visit)
    if person is None or consent is None:
        return redirect(visit.address("answer_code"))
    questions = list_questions(visit.collection, visit.language, on=visit.on)
    standing = find_standing(person, questions, on=visit.on)
    if standing.stage is None:
        visit.forget()
        return visit.show("nothing_now.html")
    form = TimeForm(visit.request.POST if visit.request.method == "POST" else None)
    if form.is_valid():
        if form.cleaned_data["right"] != YES:
            visit.forget()
            return visit.show("not_this_time.html")
        try:
            begin_sitting(
                participant=person, questions=questions, stage=standing.stage, consent=consent,
                language=visit.language, now=visit.now,
            )  # fmt: skip
        except NotTakingAnswers:
            return visit.show("closed.html", status=410)
        first = next_place(questions, find_sitting(person, standing.stage))
        visit.remember(stage=standing.stage.value, first=first)
        return redirect(visit.address("answer_next"))
    words = {"form": form, "sentences": time_sentences(standing.stage), "is_begun": standing.is_begun}
    return visit.show("time.html", words)


def find_by_code(visit: Visit, form: CodeForm) -> Participant | None:
    """Whoever has the code in a valid form; otherwise the form says what to do, and a guess is counted."""
    try:
        person = find_participant_by_code(visit.collection, form.cleaned_data["code"])
    except CodeMistyped:
        form.add_error("code", _("Check the code. It has 8 letters and numbers, and one of them is not as printed."))
        return None
    if person is None:
        count_wrong_code(visit)
        form.add_error("code", _("We do not know this code. Check it, or ask the person who gave it to you."))
    return person


def _agreed_wording(visit: Visit) -> ConsentWording | None:
    """The wording that was agreed to in this sitting, if it is the one in force still."""
    wording = find_consent_wording(visit.collection, visit.language)
    return wording if wording is not None and wording.pk == visit.known.get("agreed") else None
