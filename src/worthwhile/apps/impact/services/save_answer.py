"""Start an answer, save a part of it without losing what somebody else saved, and move it to other figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.impact.models import Answer, AnswerRevision, Case, Version
from worthwhile.apps.impact.selectors.answer_content import asked_data, empty_content, title_of
from worthwhile.apps.impact.services.answer_source import value_answer_source
from worthwhile.apps.impact.services.keep_case import CaseTooLarge
from worthwhile.exchange.answers import AnswerDraft, answer_data, draft_answer, read_question
from worthwhile.exchange.case_edits import Conflict, Edits, merge_edits
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.exact_json import exact_json_text, read_exact_json
from worthwhile.exchange.plain_data import json_text
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

LONGEST_CONTENT = 300_000


class AnswerChangedMeanwhile(WorthwhileError):
    """Somebody else changed the same places. Nothing was saved; ``revision`` is the one to look at."""

    def __init__(self, conflicts: Sequence[Conflict], revision: AnswerRevision) -> None:
        super().__init__("Somebody else changed this while you were working on it. Nothing of theirs is lost.")
        self.conflicts = tuple(conflicts)
        self.revision = revision


class AnswerTooLong(WorthwhileError):
    """An answer is longer than is kept."""


def start_answer(*, case: Case, version: Version | None, by: User | None, now: datetime) -> Answer:
    """Keep a new answer that says nothing yet. Its figures come from ``version``, or from the case as it stands."""
    with transaction.atomic():
        answer = Answer.objects.create(
            case=case,
            version=version,
            case_revision=version.revision if version else case.revision,
            title=title_of({}),
            created_at=now,
            created_by=by,
            changed_at=now,
            changed_by=by,
        )
        _add_revision(answer, empty_content(), what="start", by=by, now=now)
        _record(Act.ANSWER_DRAFTED, answer, by=by, now=now)
    return answer


def save_answer(
    *, answer: Answer, based_on: int, edits: Edits, what: str, by: User | None, now: datetime
) -> AnswerRevision:
    """Save edits made on the revision numbered ``based_on``, and draft the answer again from the same figures.

    Edits to other places than somebody else's are brought together with theirs; saving what is there already adds
    nothing. Raises AnswerChangedMeanwhile where both changed the same place, AnswerTooLong; then nothing is saved.
    """
    with transaction.atomic():
        # The row is the lock: of two who save at once, the second reads what the first saved.
        kept = Answer.objects.select_for_update().get(pk=answer.pk)
        latest = kept.revisions.get(number=kept.revision)
        base = kept.revisions.get(number=based_on)
        merged = merge_edits(base=base.data, latest=latest.data, edits=edits)
        if merged.conflicts:
            raise AnswerChangedMeanwhile(merged.conflicts, latest)
        if exact_json_text(merged.data) == latest.content:
            return latest
        revision = _add_revision(kept, merged.data, what=what, by=by, now=now)
        _record(Act.ANSWER_CHANGED, kept, by=by, now=now)
    answer.refresh_from_db()
    return revision


def move_answer(*, answer: Answer, version: Version | None, by: User | None, now: datetime) -> None:
    """Draft an answer again from other figures: those of a version, or those of the case as it stands now."""
    with transaction.atomic():
        kept = Answer.objects.select_for_update().get(pk=answer.pk)
        case = Case.objects.get(pk=kept.case_id)
        kept.version, kept.case_revision = version, version.revision if version else case.revision
        kept.changed_at, kept.changed_by = now, by
        kept.draft = _drafted(kept, kept.revisions.get(number=kept.revision).data)
        kept.save(update_fields=["version", "case_revision", "changed_at", "changed_by", "draft"])
        _record(Act.ANSWER_MOVED, kept, by=by, now=now)
    answer.refresh_from_db()


def draft_of(answer: Answer, content: Mapping[str, Any]) -> AnswerDraft:
    """The draft that the content gives. Raises InvalidInput with everything that stands in its way, CaseTooLarge."""
    asked = read_question(asked_data(content))
    source = value_answer_source(answer)
    loaded = source.loaded
    return draft_answer(case=loaded.case, result=source.result, data=loaded.data, asked=asked)


def problems_of_draft(answer: Answer, content: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Everything that stands in the way of a draft, with paths of the question; nothing where nothing does."""
    try:
        draft_of(answer, content)
    except InvalidInput as error:
        return error.problems
    except CaseTooLarge as error:
        return (Problem("promises", str(error)),)
    return ()


def _drafted(answer: Answer, content: Mapping[str, Any]) -> str:
    """The draft as it is kept; nothing where something still stands in its way, which the page of the answer lists."""
    try:
        return exact_json_text(read_exact_json(json_text(answer_data(draft_of(answer, content)))))
    except (InvalidInput, CaseTooLarge):
        return ""


def _add_revision(
    answer: Answer, content: Mapping[str, Any], *, what: str, by: User | None, now: datetime
) -> AnswerRevision:
    text = exact_json_text(content)
    if len(text) > LONGEST_CONTENT:
        raise AnswerTooLong(
            f"The answer is {len(text):,} characters long; the most is {LONGEST_CONTENT:,}. Shorten what you typed."
        )
    answer.revision += 1
    answer.title = title_of(content)
    answer.draft = _drafted(answer, content)
    answer.changed_at, answer.changed_by = now, by
    answer.save(update_fields=["revision", "title", "draft", "changed_at", "changed_by"])
    return AnswerRevision.objects.create(
        answer=answer, number=answer.revision, content=text, what=what, made_at=now, made_by=by
    )


def _record(act: Act, answer: Answer, *, by: User | None, now: datetime) -> None:
    latest = answer.revisions.get(number=answer.revision)
    record_act(
        act=act,
        object_kind="answer",
        object_id=answer.pk,
        content={"revision": answer.revision, "answer": case_hash(latest.data), "case_revision": answer.case_revision},
        at=now,
        actor_id=by.pk if by else None,
        organisation_id=answer.case.organisation_id,
    )
