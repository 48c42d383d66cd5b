"""The draft that is kept with an answer, with what was typed into it, and whether its case still bears it out."""

from __future__ import annotations

from worthwhile.apps.impact.models import Answer
from worthwhile.apps.impact.selectors.answer_content import Content, own_words_of
from worthwhile.apps.impact.services.answer_source import value_case_now
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.apps.impact.services.save_answer import draft_of
from worthwhile.exchange.answers import AnswerDraft, check_answer, read_answer, with_own_words
from worthwhile.exchange.case_edits import Edits, apply_edits
from worthwhile.kernel.problems import InvalidInput, Problem


def find_draft(answer: Answer) -> AnswerDraft | None:
    """The draft before anything was typed into its gaps; None where there is none, or none that can be read today."""
    try:
        return read_answer(answer.draft_data) if answer.draft else None
    except InvalidInput:
        return None


def filled_draft(answer: Answer, content: Content) -> AnswerDraft | None:
    """The draft as it is taken away: with what was typed into its gaps."""
    draft = find_draft(answer)
    return None if draft is None else with_own_words(draft, own_words_of(content))


def tried_draft(answer: Answer, content: Content, edits: Edits) -> AnswerDraft | None:
    """The draft as it would stand if the edits were saved. Nothing is saved."""
    tried = apply_edits(content, edits)
    try:
        return with_own_words(draft_of(answer, tried), own_words_of(tried))
    except (InvalidInput, CaseTooLarge):
        return filled_draft(answer, content)


def is_behind(answer: Answer) -> bool:
    """Whether the case says something else now than what the answer was drafted from."""
    now = answer.case.revisions.get(number=answer.case.revision)
    if answer.version is not None:
        return bool(answer.version.content != now.content)
    return bool(answer.case.revisions.get(number=answer.case_revision).content != now.content)


def find_no_longer(answer: Answer) -> tuple[Problem, ...]:
    """Every figure of the draft that the case as it stands no longer bears out."""
    if not answer.draft or not is_behind(answer):
        return ()
    try:
        now = value_case_now(answer.case)
    except (InvalidInput, CaseTooLarge):
        return (Problem("result.", "The case cannot be valued as it stands, so no figure can be held against it."),)
    return check_answer(answer.draft_data, now.loaded.data, now.result)
