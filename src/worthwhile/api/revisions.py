"""Two programs, or a program and a person, change one thing: the second is told, and nothing is overwritten.

A thing is sent with its revision as its ETag; whoever changes it sends that back as If-Match (RFC 9110, section 13).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse

from worthwhile.api.problems import Refused
from worthwhile.kernel.problems import InvalidInput, Problem


class RevisionNeeded(Refused):
    """A change that does not say of which revision it is."""

    status = 428

    def __init__(self) -> None:
        super().__init__("Send the ETag of what you read as If-Match, so that no change of somebody else is lost")


class RevisionPassed(Refused, InvalidInput):
    """Somebody else changed the thing meanwhile. ``changes`` are what they changed, each with its path."""

    status = 412

    def __init__(self, changes: Iterable[Problem] = ()) -> None:
        told = "This was changed meanwhile. Read it again, make your change to that, and send its ETag"
        super().__init__([Problem("", told), *changes])


def revision_tag(revision: int | str) -> str:
    """A revision as an ETag."""
    return f'"{revision}"'


def with_revision(answer: HttpResponse, revision: int | str) -> HttpResponse:
    """The answer with the revision of what it holds."""
    answer.headers["ETag"] = revision_tag(revision)
    return answer


def require_revision(request: HttpRequest, current: int | str) -> None:
    """See that a change is of the revision that is kept. ``*`` stands for whichever it is.

    Raises RevisionNeeded or RevisionPassed. A weak tag matches nothing, as the comparison has to be strong.
    """
    given = request.headers.get("If-Match", "")
    tags = [tag.strip() for tag in given.split(",") if tag.strip()]
    if not tags:
        raise RevisionNeeded
    if "*" not in tags and revision_tag(current) not in tags:
        raise RevisionPassed
