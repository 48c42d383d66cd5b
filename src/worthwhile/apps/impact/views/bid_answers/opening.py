"""Who may open a page of an answer, and how a page of it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from worthwhile.apps.impact.models import Answer
from worthwhile.apps.impact.presenters.bid_answers.changed import AnswerMeanwhile, present_answer_meanwhile
from worthwhile.apps.impact.selectors.answers import find_answer, find_answer_revision, latest_answer_revision
from worthwhile.apps.impact.services.save_answer import AnswerChangedMeanwhile, save_answer
from worthwhile.apps.impact.views.opening import OpenCase, open_case
from worthwhile.apps.impact.views.saving import based_on_of
from worthwhile.apps.organisations.models import Role
from worthwhile.apps.organisations.views.access import signed_in
from worthwhile.exchange.case_edits import Edits

P = ParamSpec("P")


@dataclass(frozen=True)
class OpenAnswer:
    """An answer with its case and the membership of whoever opened it."""

    opened: OpenCase
    answer: Answer

    @property
    def words(self) -> dict[str, Any]:
        """What every page of an answer is drawn with."""
        return {**self.opened.words, "answer": self.answer}

    @property
    def key(self) -> list[int]:
        """What every address of the answer begins with."""
        return [*self.opened.key, self.answer.pk]


@dataclass(frozen=True, kw_only=True)
class SavedAnswer:
    """What came of saving. ``meanwhile`` is None where everything is saved."""

    based_on: int
    meanwhile: AnswerMeanwhile | None = None


def open_answer(
    *roles: Role,
) -> Callable[[Callable[Concatenate[HttpRequest, OpenAnswer, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Open a page of an answer to members in these roles. An answer of another case is not found."""

    def guard(view: Callable[Concatenate[HttpRequest, OpenAnswer, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @open_case(*roles)
        @wraps(view)
        def guarded(
            request: HttpRequest, opened: OpenCase, answer: int, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            found = find_answer(opened.case, answer)
            if found is None:
                raise Http404
            return view(request, OpenAnswer(opened, found), *args, **kwargs)

        return guarded

    return guard


def save_answer_page(request: HttpRequest, opened: OpenAnswer, edits: Edits, *, what: str) -> SavedAnswer:
    """Save what a page changes, on the revision that it was made from."""
    based_on = based_on_of(request, latest_answer_revision(opened.answer))
    try:
        revision = save_answer(
            answer=opened.answer,
            based_on=based_on,
            edits=edits,
            what=what,
            by=signed_in(request),
            now=timezone.now(),
        )
    except AnswerChangedMeanwhile as error:
        base = find_answer_revision(opened.answer, based_on)
        assert base is not None
        return SavedAnswer(based_on=error.revision.number, meanwhile=present_answer_meanwhile(error, base))
    return SavedAnswer(based_on=revision.number)
