"""One person's code in two browsers at the same moment, each through a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.evidence_builders import answer_all, make_collection, make_people
from tests.organisation_builders import NOW, make_organisation, make_person
from worthwhile.apps.evidence.models import Collection, Concern, ErasedCount, Participant, Questionnaire
from worthwhile.apps.evidence.selectors.questions import list_questions
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.evidence.services.keep_answers import NotTakingAnswers, keep_answer
from worthwhile.apps.evidence.services.make_codes import make_codes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person() -> Participant:
    owner = make_person("owner@example.org")
    collection = make_collection(make_organisation(owner), owner, ("phq-9",))
    (made,) = make_people(collection, owner)
    return made


def _together(*acts: Callable[[], object]) -> list[str]:
    """Do each in a thread of its own, all let go at once; the name of what each of them raised."""
    begin, raised = Barrier(len(acts)), dict[int, str]()

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            begin.wait()
            act()
            raised[number] = ""
        except NotTakingAnswers as error:
            raised[number] = type(error).__name__
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [raised[number] for number in range(len(acts))]


def _answer(person: Participant, position: int, answer: int) -> None:
    questions = list_questions(person.collection, "en", on=NOW.date())
    keep_answer(participant=person, question=questions[position], stage="before", answer=answer, now=NOW)


@pytest.mark.parametrize("attempt", range(3))
def test_two_browsers_that_begin_at_once_begin_one_questionnaire(person: Participant, attempt: int) -> None:
    assert _together(lambda: answer_all(person, []), lambda: answer_all(person, [])) == ["", ""]
    assert Questionnaire.objects.count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_no_answer_is_lost_and_one_concern_is_raised(person: Participant, attempt: int) -> None:
    answer_all(person, [0] * 8)
    raised = _together(lambda: _answer(person, 8, 2), lambda: _answer(person, 8, 2), lambda: _answer(person, 0, 3))
    assert raised == ["", "", ""]
    row = Questionnaire.objects.get()
    assert (row.answers, row.state) == ([3, *[0] * 7, 2], "complete")
    assert Concern.objects.count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_whoever_is_erased_while_answering_leaves_nothing(person: Participant, attempt: int) -> None:
    answer_all(person, [0] * 3)
    raised = _together(
        lambda: erase_person(participant=person, by=None, now=NOW),
        lambda: erase_person(participant=person, by=None, now=NOW),
        lambda: _answer(person, 3, 1),
    )
    assert raised[2] in ("", "NotTakingAnswers")
    assert Questionnaire.objects.count() == 0
    assert ErasedCount.objects.get().questionnaires == 1


def test_codes_that_are_made_at_once_differ(person: Participant) -> None:
    by = make_person("editor@example.org")
    collection = Collection.objects.get()
    acts = [lambda: make_codes(collection=collection, number=50, group="", by=by, now=NOW) for _ in range(3)]
    assert _together(*acts) == ["", "", ""]
    assert len(set(Participant.objects.values_list("code", flat=True))) == 151
