"""The questions, one a page, and what comes after the last."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from worthwhile.apps.evidence.forms.answering import QuestionForm
from worthwhile.apps.evidence.models import Participant
from worthwhile.apps.evidence.models.languages import LANGUAGE_TAGS
from worthwhile.apps.evidence.presenters.respondent import introduction_to, passage
from worthwhile.apps.evidence.selectors.questions import Question, list_questions
from worthwhile.apps.evidence.selectors.sittings import find_sitting, next_place
from worthwhile.apps.evidence.selectors.wordings import told
from worthwhile.apps.evidence.services.keep_answers import NotTakingAnswers, keep_answer
from worthwhile.apps.evidence.services.raise_concern import tell_owners
from worthwhile.apps.evidence.views.respondent import Visit, respondent_page


@require_safe
@respondent_page()
def next_question(visit: Visit) -> HttpResponse:
    """Go to the first question that is not passed yet, or to the end."""
    person, stage = visit.participant, visit.known.get("stage")
    if person is None or not stage:
        return redirect(visit.address("answer_code"))
    questions = list_questions(visit.collection, visit.language, on=visit.on)
    return _at(visit, next_place(questions, find_sitting(person, stage)), len(questions))


@require_http_methods(["GET", "HEAD", "POST"])
@respondent_page()
def question(visit: Visit, number: int) -> HttpResponse:
    """Ask one question. Nobody gets ahead of the first that is not passed, or back into an earlier sitting."""
    person, stage = visit.participant, visit.known.get("stage")
    if person is None or not stage:
        return redirect(visit.address("answer_code"))
    questions = list_questions(visit.collection, visit.language, on=visit.on)
    reached = next_place(questions, find_sitting(person, stage))
    place, first = number - 1, int(visit.known.get("first", 0))
    if not min(first, reached) <= place <= reached or place >= len(questions):
        return redirect(visit.address("answer_next"))
    asked = questions[place]
    if visit.request.method != "POST":
        visit.remember()
    form = QuestionForm(visit.request.POST if visit.request.method == "POST" else None, question=asked)
    if visit.request.method == "POST" and ("skip" in visit.request.POST or form.is_valid()):
        answer = None if "skip" in visit.request.POST else form.cleaned_data["answer"]
        return _kept(visit, person, asked, answer, place, len(questions))
    words = {
        "form": form,
        "question": asked,
        "tag_of_question": LANGUAGE_TAGS[asked.language],
        "introduction": introduction_to(asked),
        "number": number,
        "of": len(questions),
        "back": visit.address("answer_question", number - 1) if place > first else "",
        "is_passed": place < reached,
        "is_english": asked.language != visit.language,
    }
    return visit.show("question.html", words)


@require_safe
@respondent_page()
def support(visit: Visit) -> HttpResponse:
    """What to do now, in the words of the organisation, after an answer that worries us."""
    words = passage(told(visit.collection, "safeguarding_text", visit.language), visit.layout)
    return visit.show("support.html", {"help": words, "is_answering": visit.participant is not None})


@require_safe
@respondent_page()
def finished(visit: Visit) -> HttpResponse:
    """Thank the person, and leave nothing open on the device."""
    person, stage = visit.participant, visit.known.get("stage")
    if person is not None and stage:
        questions = list_questions(visit.collection, visit.language, on=visit.on)
        if next_place(questions, find_sitting(person, stage)) < len(questions):
            return redirect(visit.address("answer_next"))
    visit.forget()
    words = passage(told(visit.collection, "safeguarding_text", visit.language), visit.layout)
    return visit.show("finished.html", {"help": words})


def _kept(
    visit: Visit, person: Participant, asked: Question, answer: int | None, place: int, number: int
) -> HttpResponse:
    try:
        kept = keep_answer(participant=person, question=asked, stage=visit.known["stage"], answer=answer, now=visit.now)
    except NotTakingAnswers:  # closed this moment, or a questionnaire was added that is not begun
        return redirect(visit.address("answer_time"))
    visit.remember()
    if kept.concern is not None:
        address = reverse("evidence:concerns", args=[visit.collection.organisation_id])
        tell_owners(collection=visit.collection, link=visit.request.build_absolute_uri(address))
    if asked.is_worrying(answer):
        return redirect(visit.address("answer_support"))
    return _at(visit, place + 1, number)


def _at(visit: Visit, place: int, number: int) -> HttpResponse:
    """The question at a place, from 0, or the end."""
    if place >= number:
        return redirect(visit.address("answer_finished"))
    return redirect(visit.address("answer_question", place + 1))
