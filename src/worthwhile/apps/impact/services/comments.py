"""Comment on a case, answer, resolve, open again, and take one's own words back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.impact.models import Case, Comment, Version
from worthwhile.apps.organisations.models import Membership, Role
from worthwhile.kernel.problems import WorthwhileError


class NotYourComment(WorthwhileError):
    """A member tried what only the writer of a comment may do, or an owner or editor."""


def make_comment(
    *, case: Case, by: Membership, place: str, text: str, now: datetime, version: Version | None = None
) -> Comment:
    """Begin a thread on a place of the case."""
    with transaction.atomic():
        return _add(case, by, place=place, text=text, version=version, reply_to=None, now=now)


def answer_comment(*, thread: Comment, by: Membership, text: str, now: datetime) -> Comment:
    """Answer the first comment of a thread. A thread that was resolved opens again."""
    with transaction.atomic():
        if not thread.is_open:
            _reopen(thread, by, now)
        return _add(thread.case, by, place=thread.place, text=text, version=thread.version, reply_to=thread, now=now)


def resolve_comment(*, thread: Comment, by: Membership, now: datetime) -> None:
    """Say that a thread is dealt with. Raises NotYourComment."""
    _refuse_others(thread, by)
    with transaction.atomic():
        if Comment.objects.filter(pk=thread.pk, resolved_at=None).update(resolved_at=now, resolved_by=by.person):
            _record(Act.COMMENT_RESOLVED, thread, by, now)


def reopen_comment(*, thread: Comment, by: Membership, now: datetime) -> None:
    """Say that a thread is not dealt with after all. Raises NotYourComment."""
    _refuse_others(thread, by)
    with transaction.atomic():
        _reopen(thread, by, now)


def withdraw_comment(*, comment: Comment, by: Membership, now: datetime) -> None:
    """Erase the text of one's own comment; that there was one stays. Raises NotYourComment.

    A thread without answers is resolved with it, as there is nothing left to answer.
    """
    if comment.made_by_id != by.person_id:
        raise NotYourComment("Only the one who wrote a comment can withdraw it.")
    with transaction.atomic():
        if Comment.objects.filter(pk=comment.pk, withdrawn_at=None).update(text="", withdrawn_at=now):
            _record(Act.COMMENT_WITHDRAWN, comment, by, now)
        alone = comment.reply_to_id is None and not comment.replies.exists()
        if alone:
            Comment.objects.filter(pk=comment.pk, resolved_at=None).update(resolved_at=now, resolved_by=by.person)


def may_resolve(thread: Comment, by: Membership) -> bool:
    """Owners and editors may resolve every thread, its writer their own."""
    return by.can_write or thread.made_by_id == by.person_id


def _refuse_others(thread: Comment, by: Membership) -> None:
    if not may_resolve(thread, by):
        raise NotYourComment("Only owners, editors and the one who wrote a comment can resolve it or open it again.")


def _reopen(thread: Comment, by: Membership, now: datetime) -> None:
    if Comment.objects.filter(pk=thread.pk, resolved_at__isnull=False).update(resolved_at=None, resolved_by=None):
        _record(Act.COMMENT_REOPENED, thread, by, now)


def _add(
    case: Case,
    by: Membership,
    *,
    place: str,
    text: str,
    version: Version | None,
    reply_to: Comment | None,
    now: datetime,
) -> Comment:
    comment = Comment.objects.create(
        case=case,
        version=version,
        place=place,
        text=text,
        reply_to=reply_to,
        by_assessor=by.role == Role.ASSESSOR,
        made_at=now,
        made_by=by.person,
    )
    _record(Act.COMMENT_MADE, comment, by, now)
    return comment


def _record(act: Act, comment: Comment, by: Membership, now: datetime) -> None:
    record_act(
        act=act,
        object_kind="comment",
        object_id=comment.pk,
        content={"case": comment.case_id, "comment": comment.pk},
        at=now,
        actor_id=by.person_id,
        organisation_id=by.organisation_id,
    )
