"""Start a case, and save a part of it without losing what somebody else saved meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.impact.models import Case, Revision, Version
from worthwhile.apps.impact.services.value_uses import note_uses
from worthwhile.apps.organisations.models import Organisation
from worthwhile.exchange.case_edits import Conflict, Edits, merge_edits
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import WorthwhileError

UNTITLED = "Case without a name"
LONGEST_CONTENT = 2_000_000


class ChangedMeanwhile(WorthwhileError):
    """Somebody else changed the same places. Nothing was saved; ``revision`` is the one to look at."""

    def __init__(self, conflicts: Sequence[Conflict], revision: Revision) -> None:
        super().__init__("Somebody else changed this while you were working on it. Nothing of theirs is lost.")
        self.conflicts = tuple(conflicts)
        self.revision = revision


class NoSuchRevision(WorthwhileError):
    """An edit names a revision that the case never had."""


class CaseTooLong(WorthwhileError):
    """A case is longer than is kept."""


def start_case(
    *,
    organisation: Organisation,
    data: Mapping[str, Any],
    by: User | None,
    now: datetime,
    template: str = "",
    scenario_of: Case | None = None,
    scenario_name: str = "",
    forecast: Version | None = None,
    is_demonstration: bool = False,
    what: str = "start",
    token: int | None = None,
) -> Case:
    """Keep a new case, complete or not, with its first revision. ``token`` is the number of the access token by which
    a program sent it.
    """
    with transaction.atomic():
        case = Case.objects.create(
            organisation=organisation,
            title=_title(data),
            template=template,
            scenario_of=scenario_of,
            scenario_name=scenario_name,
            forecast=forecast,
            is_demonstration=is_demonstration,
            created_at=now,
            created_by=by,
            changed_at=now,
            changed_by=by,
        )
        _add_revision(case, data, what=what, by=by, now=now)
        _record(Act.CASE_KEPT, case, data, by=by, now=now, token=token)
    return case


def save_case(
    *,
    case: Case,
    based_on: int,
    edits: Edits,
    what: str,
    by: User | None,
    now: datetime,
    token: int | None = None,
) -> Revision:
    """Save edits that were made on the revision numbered ``based_on``.

    Edits to other places than somebody else's are brought together with theirs. Saving what is there already adds
    no revision. Raises ChangedMeanwhile where both changed the same place, and then saves nothing.
    """
    with transaction.atomic():
        # The row is the lock: of two who save at once, the second reads what the first saved.
        kept = Case.objects.select_for_update().get(pk=case.pk)
        latest = kept.revisions.get(number=kept.revision)
        data = latest.data
        base = data if based_on == latest.number else _data_of(kept, based_on)
        merged = merge_edits(base=base, latest=data, edits=edits)
        if merged.conflicts:
            raise ChangedMeanwhile(merged.conflicts, latest)
        if exact_json_text(merged.data) == latest.content:
            return latest
        revision = _add_revision(kept, merged.data, what=what, by=by, now=now)
        _record(Act.CASE_CHANGED, kept, merged.data, by=by, now=now, token=token)
    case.refresh_from_db()
    return revision


def _data_of(case: Case, number: int) -> Mapping[str, Any]:
    """What the case said at an earlier revision. Raises NoSuchRevision."""
    found = case.revisions.filter(number=number).first()
    if found is None:
        raise NoSuchRevision(f"This case has no revision {number}. Open the page again.")
    return found.data


def _add_revision(case: Case, data: Mapping[str, Any], *, what: str, by: User | None, now: datetime) -> Revision:
    content = exact_json_text(data)
    if len(content) > LONGEST_CONTENT:
        raise CaseTooLong(
            f"The case is {len(content):,} characters long; the most is {LONGEST_CONTENT:,}. Shorten its texts."
        )
    case.revision += 1
    case.title = _title(data)
    case.changed_at, case.changed_by = now, by
    case.save(update_fields=["revision", "title", "changed_at", "changed_by"])
    note_uses(case, data)
    return Revision.objects.create(case=case, number=case.revision, content=content, what=what, made_at=now, made_by=by)


def _title(data: Mapping[str, Any]) -> str:
    return str(data.get("title") or UNTITLED)[:200]


def _record(
    act: Act, case: Case, data: Mapping[str, Any], *, by: User | None, now: datetime, token: int | None
) -> None:
    record_act(
        act=act,
        object_kind="case",
        object_id=case.pk,
        content={"revision": case.revision, "case": case_hash(data)} | ({"token": token} if token else {}),
        at=now,
        actor_id=by.pk if by else None,
        organisation_id=case.organisation_id,
    )
