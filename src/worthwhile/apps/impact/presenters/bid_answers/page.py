"""The page of an answer: its steps, its draft, its gaps and what to look at before it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from worthwhile.apps.impact.models import Answer
from worthwhile.apps.impact.presenters.bid_answers.draft import DraftShown, present_draft
from worthwhile.apps.impact.presenters.bid_answers.places import Places
from worthwhile.apps.impact.presenters.problems import for_a_page
from worthwhile.apps.impact.selectors.answer_content import STEPS, Content, is_done, promises_of, question_of
from worthwhile.exchange.answers import AnswerDraft
from worthwhile.exchange.answers.before_sending import counted_words, notes_of
from worthwhile.exchange.answers.own_words import key_of, open_gaps
from worthwhile.exchange.case_labels import label_of
from worthwhile.kernel.problems import Problem


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """A step of an answer with where it stands."""

    title: str
    address: str
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class GapShown:
    """A gap: with a box where it may be filled by typing, else with the page that fills it."""

    text: str
    address: str
    field: BoundField | None


@dataclass(frozen=True, kw_only=True)
class ProblemShown:
    """Something that stands in the way of a draft, or that no longer holds."""

    label: str
    message: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Count:
    """How long the draft is, and what is still to do."""

    told: str
    is_over: bool
    gaps: int


@dataclass(frozen=True, kw_only=True)
class AnswerPage:
    """A draft with everything around it. ``typed`` are the boxes of gaps that were filled before."""

    draft: DraftShown
    count: Count
    gaps: tuple[GapShown, ...]
    typed: tuple[BoundField, ...]
    notes: tuple[str, ...]
    longest: tuple[tuple[str, int], ...]


def places_of(answer: Answer, content: Content, case_data: Mapping[str, Any], *, can_write: bool) -> Places:
    """The addresses of an answer."""
    promised = tuple(str(row["id"]) for row in promises_of(content))
    return Places(answer=answer, promised=promised, case_data=case_data, can_write=can_write)


def present_steps(content: Content, places: Places) -> tuple[StepShown, ...]:
    """The steps in order."""
    return tuple(
        StepShown(title=step.title, address=places.step(step.name), is_done=is_done(step, content)) for step in STEPS
    )


def first_step(steps: Sequence[StepShown]) -> StepShown | None:
    """The first step that is not done."""
    return next((step for step in steps if not step.is_done), None)


def present_answer(*, filled: AnswerDraft, boxes: Mapping[str, BoundField], places: Places) -> AnswerPage:
    """The page of a draft. ``filled`` has what was typed in it; ``boxes`` are by the key of the gap that each fills."""
    left = open_gaps(filled)
    gaps = tuple(
        GapShown(
            text=gap.text.strip("[]"),
            address=places.of(gap.at) if gap.at else "",
            field=boxes.get(key_of(gap)),
        )
        for gap in left
    )
    still_open = {key_of(gap) for gap in left}
    words = set(filled.gaps)
    return AnswerPage(
        draft=present_draft(filled, places),
        count=present_count(filled),
        gaps=gaps,
        typed=tuple(field for key, field in boxes.items() if key not in still_open),
        notes=tuple(for_a_page(note) for note in notes_of(filled) if note not in words),
        longest=filled.longest_parts,
    )


def present_count(filled: AnswerDraft) -> Count:
    """The words as buyers count them, against the limit."""
    limit = filled.question.word_limit
    return Count(told=counted_words(filled), is_over=limit is not None and filled.words > limit, gaps=len(filled.gaps))


def present_draft_problems(
    problems: Sequence[Problem], content: Content, places: Places
) -> tuple[ProblemShown, ...]:  # fmt: skip
    """What stands in the way of a draft, each with the page that mends it."""
    told = question_of(content)
    shown = []
    for problem in problems:
        field = problem.path.partition(".")[0].partition("[")[0]
        if field not in told and not (field == "promises" and promises_of(content)):
            # What is not entered yet is said by the list of steps.
            continue
        address = places.of(f"question.{problem.path}")
        shown.append(ProblemShown(label="", message=problem.message, address=address))
    return tuple(shown)


def present_no_longer(
    problems: Sequence[Problem], case_data: Mapping[str, Any], places: Places
) -> tuple[ProblemShown, ...]:
    """Figures of a kept draft that the case no longer bears out."""
    return tuple(
        ProblemShown(
            label="" if problem.path.startswith(("result.", "question.", "promises")) else label_of(
                problem.path, case_data
            ),
            message=problem.message,
            address=places.of(
                f"question.{problem.path}" if problem.path.startswith("promises") else problem.path
            ),
        )
        for problem in problems
    )  # fmt: skip
