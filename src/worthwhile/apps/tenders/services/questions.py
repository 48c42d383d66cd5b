"""Questions of bidders, and answers that everybody gets at the same moment."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Question, Tender, name_in_log
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, ask_leave_as_bidder, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.engines.tendering import Act, Role
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

LONGEST = 4_000
MOST_WAITING = 10
"""How many questions of one organisation may wait at once: the deadline waits for every one of them."""


class TooManyQuestions(WorthwhileError):
    """One organisation asks more at once than can be answered."""


class AlreadyAnswered(WorthwhileError):
    """An answer that everybody has read is not changed; a further question is answered instead."""


def ask(*, tender: Tender, asker: Organisation, words: str, now: datetime) -> Question:
    """Ask about a tender. The buyer is not told who asks. Raises NotAllowed, TooManyQuestions, InvalidInput."""
    _check("words", words, "your question")
    with locked(tender) as held:
        answer = ask_leave_as_bidder(held, Act.ASK_QUESTION, asker, now)
        if held.questions.filter(asker=asker, answered_at=None).count() >= MOST_WAITING:
            raise TooManyQuestions(
                f"{MOST_WAITING} of your questions wait for an answer. Ask again once one is answered."
            )
        is_first = not held.questions.filter(answered_at=None).exists()
        question = Question.objects.create(tender=held, asker=asker, words=words.strip(), asked_at=now)
        # A number of the asker in the log would tell the buyer who asked, once bids have numbers.
        done(held, answer, who="bidder", now=now, about={"question": question.pk})
        if is_first:
            tell_people(held, Role.AUTHOR, Letter.QUESTION_WAITS, now)
    return question


def answer_question(*, question: Question, words: str, by: User, now: datetime) -> Question:
    """Answer a question, to everybody at once. Raises NotAllowed, AlreadyAnswered, InvalidInput."""
    _check("answer", words, "the answer")
    with locked(question.tender) as held:
        leave = ask_leave(held, Act.ANSWER_QUESTION, person_in(held, by), now)
        open_one = Question.objects.get(pk=question.pk, tender=held)
        if open_one.answered_at is not None:
            raise AlreadyAnswered("This question is answered, and everybody has read it. Publish a correction instead.")
        open_one.answer, open_one.answered_at, open_one.answered_by = words.strip(), now, by
        open_one.save()
        done(held, leave, who=name_in_log(by.pk), now=now, about={"question": open_one.pk})
        tell_bidders(held, Letter.QUESTION_ANSWERED, now)
    return open_one


def _check(path: str, words: str, what: str) -> None:
    length = len(words.strip())
    if not length:
        raise InvalidInput([Problem(path, f"Enter {what}.")])
    if length > LONGEST:
        raise InvalidInput([Problem(path, f"Shorten {what} to {LONGEST:,} characters. It has {length:,}.")])
