"""Comments as pages show them, under the part of the case that each is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from worthwhile.apps.impact.models import Case, Comment
from worthwhile.apps.impact.presenters.people import name_of
from worthwhile.apps.impact.selectors.comments import count_open_by_part
from worthwhile.apps.impact.selectors.places import WHOLE_LABEL, part_of_place
from worthwhile.apps.impact.selectors.progress import BY_NAME, PARTS
from worthwhile.apps.impact.services.comments import may_resolve
from worthwhile.apps.organisations.models import Membership
from worthwhile.exchange.case_changes import label_of
from worthwhile.exchange.charts.words import count_text


@dataclass(frozen=True, kw_only=True)
class Said:
    """One comment or answer."""

    comment: Comment
    who: str
    can_withdraw: bool


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A comment with its answers."""

    first: Said
    answers: tuple[Said, ...]
    about: str
    address: str
    part_title: str
    part_address: str
    can_resolve: bool
    resolved_by: str

    @property
    def is_open(self) -> bool:
        return self.first.comment.is_open


@dataclass(frozen=True, kw_only=True)
class ThreadGroup:
    """The threads on one part of a case."""

    heading: str
    threads: tuple[Thread, ...]


@dataclass(frozen=True, kw_only=True)
class PartComments:
    """How many comments are open on a part, and where they and a new one are. Of no part: the whole case."""

    part: str
    open: str
    address: str
    new_address: str


def present_threads(found: Iterable[Comment], data: Mapping[str, Any], by: Membership) -> tuple[ThreadGroup, ...]:
    """Threads by part in the order of the task list, what is about the whole case first."""
    by_part: dict[str, list[Thread]] = {}
    for comment in found:
        by_part.setdefault(part_of_place(comment.place), []).append(present_thread(comment, data, by))
    headings = {"": WHOLE_LABEL} | {part.name: part.title for part in PARTS}
    return tuple(
        ThreadGroup(heading=heading, threads=tuple(by_part[name]))
        for name, heading in headings.items()
        if name in by_part
    )


def present_thread(comment: Comment, data: Mapping[str, Any], by: Membership) -> Thread:
    """One thread, as a member sees it. The part it is on is named where the member can open it."""
    part = BY_NAME.get(part_of_place(comment.place))
    opens = part is not None and (by.can_write or part.is_by_outcome)
    return Thread(
        first=_said(comment, by),
        answers=tuple(_said(answer, by) for answer in sorted(comment.replies.all(), key=lambda reply: reply.pk)),
        about=label_of(comment.place, data) if comment.place else WHOLE_LABEL,
        address=reverse("impact:comment", args=[by.organisation_id, comment.case_id, comment.pk]),
        part_title=part.title if part and opens else "",
        part_address=reverse(f"impact:{part.name}", args=[by.organisation_id, comment.case_id])
        if part and opens
        else "",
        can_resolve=may_resolve(comment, by),
        resolved_by="" if comment.is_open else name_of(comment.resolved_by),
    )


def present_open_comments(case: Case) -> tuple[PartComments, ...]:
    """The comments open on every part, the whole case first under the name "". One query."""
    counts = count_open_by_part(case)
    key = [case.organisation_id, case.pk]
    listed, new = reverse("impact:comments", args=key), reverse("impact:new_comment", args=key)
    whole = PartComments(part="", open=_open_text(counts.total()), address=listed, new_address=new)
    parts = [
        PartComments(
            part=part.name,
            open=_open_text(counts[part.name]),
            address=f"{listed}?part={part.name}",
            new_address=f"{new}?part={part.name}",
        )
        for part in PARTS
    ]
    return (whole, *parts)


def _open_text(count: int) -> str:
    return count_text(count, "open comment", "open comments") if count else ""


def _said(comment: Comment, by: Membership) -> Said:
    mine = comment.made_by_id == by.person_id
    return Said(comment=comment, who=name_of(comment.made_by), can_withdraw=mine and comment.withdrawn_at is None)
