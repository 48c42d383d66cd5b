"""Who opened, took out or erased answers, and what became of concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.accounts.models import Act, AuditEntry, User
from worthwhile.apps.accounts.selectors.audit_log import list_acts
from worthwhile.apps.evidence.models import Participant
from worthwhile.apps.organisations.models import Organisation

SHOWN = (
    Act.ANSWERS_READ, Act.ANSWERS_EXPORTED, Act.ANSWERS_ERASED, Act.CONCERN_RAISED, Act.CONCERN_HANDLED,
)  # fmt: skip
MOST_SHOWN = 500
A_PROGRAM = "A program, with a token of the organisation"


@dataclass(frozen=True, kw_only=True)
class Access:
    """One act. ``who`` is empty for what nobody signed in did: a person at the link, or the passing of time.

    Answers that nobody signed in has opened were read by a program with a token of the organisation.
    """

    number: int
    at: datetime
    who: str
    act: str
    object_kind: str
    object_id: str


def list_accesses(organisation: Organisation) -> list[Access]:
    """The last acts on answers, the newest first. People and answers stand there by number alone."""
    entries = list(list_acts(organisation.pk).filter(act__in=[act.value for act in SHOWN])[:MOST_SHOWN])
    names = {person.pk: str(person) for person in User.objects.filter(pk__in={entry.actor for entry in entries})}
    return [
        Access(
            number=entry.number,
            at=entry.at,
            who=A_PROGRAM if _is_by_program(entry) else names.get(entry.actor or 0, ""),
            act=entry.act,
            object_kind=entry.object_kind,
            object_id=entry.object_id,
        )
        for entry in entries
    ]


def _is_by_program(entry: AuditEntry) -> bool:
    return entry.actor is None and entry.act == Act.ANSWERS_READ.value


def list_accesses_to(participant: Participant) -> list[tuple[datetime, str]]:
    """When the answers of one person were opened or taken out, and which of the two; for that person to know."""
    acts = list_acts(participant.collection.organisation_id).filter(
        object_kind=Participant._meta.model_name, object_id=str(participant.pk), act__in=[act.value for act in SHOWN]
    )
    return [(entry.at, entry.act) for entry in acts]
