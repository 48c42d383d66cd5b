"""Open or take out everything that stands under one code. Whoever does so is in the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Concern, Participant, Questionnaire
from worthwhile.apps.evidence.selectors.access_log import list_accesses_to
from worthwhile.apps.evidence.selectors.own_codes import shown_code
from worthwhile.apps.evidence.selectors.participants import list_questionnaires
from worthwhile.apps.evidence.services.recorded import record


def open_answers(*, participant: Participant, by: User, now: datetime) -> list[Questionnaire]:
    """Everything a person answered, for somebody who has a reason to look."""
    return _read(Act.ANSWERS_READ, participant, by, now)


def export_person(*, participant: Participant, by: User, now: datetime) -> dict[str, Any]:
    """Everything kept about a person, as plain values for a file to hand over."""
    rows = _read(Act.ANSWERS_EXPORTED, participant, by, now)
    collection = participant.collection
    return {
        "organisation": collection.organisation.name,
        "collection": collection.name,
        "purpose": collection.purpose,
        "code": shown_code(participant.code),
        "group": participant.group,
        "code made": participant.made_at.isoformat(),
        "questionnaires": [_as_values(row) for row in rows],
        "concerns": [_concern(one) for one in participant.concerns.order_by("pk")],
        "accesses": [{"at": at.isoformat(), "what": what} for at, what in list_accesses_to(participant)],
    }


def _read(act: Act, participant: Participant, by: User, now: datetime) -> list[Questionnaire]:
    with transaction.atomic():
        rows = list(list_questionnaires(participant))
        content = {"questionnaires": [row.pk for row in rows]}
        record(act, participant.collection.organisation_id, participant, by=by, at=now, content=content)
    return rows


def _concern(concern: Concern) -> dict[str, Any]:
    return {
        "raised": concern.raised_at.isoformat(),
        "state": concern.state,
        "handled": concern.handled_at.isoformat() if concern.handled_at else None,
        "what was done": concern.what_was_done,
    }


def _as_values(row: Questionnaire) -> dict[str, Any]:
    return {
        "questionnaire": row.measure.name,
        "version": row.measure_version,
        "stage": row.stage,
        "on": row.on.isoformat(),
        "answers": row.answers,
        "total": None if row.total is None else str(row.total),
        "language": row.language,
        "mode": row.mode,
        "state": row.state,
        "begun": row.started_at.isoformat(),
        "finished": row.completed_at.isoformat() if row.completed_at else None,
        "agreed to": row.consent.text if row.consent else None,
        "agreed version": f"{row.consent.language} {row.consent.version}" if row.consent else None,
        "agreed on paper": row.agreed_on_paper,
    }
