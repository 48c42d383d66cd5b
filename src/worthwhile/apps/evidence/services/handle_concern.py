"""Record what was done about an answer that needed a person to act."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Concern, ConcernState
from worthwhile.apps.evidence.services.erase_person import release_code
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

MOST_TEXT = 4000


class ConcernAlreadyHandled(WorthwhileError):
    """Somebody recorded what was done before; that stays as it was."""

    def __init__(self) -> None:
        super().__init__("Somebody has recorded already what was done. What they wrote stays; nothing was changed.")


def open_concern(*, concern: Concern, by: User, now: datetime) -> None:
    """Record that somebody looked at the answer behind a concern."""
    organisation_id = concern.participant.collection.organisation_id
    record(Act.ANSWERS_READ, organisation_id, concern, by=by, at=now, content={"concern": concern.pk})


def handle_concern(*, concern: Concern, what_was_done: str, by: User, now: datetime) -> Concern:
    """Record once and for all what was done. Raises InvalidInput where nothing is said, or ConcernAlreadyHandled."""
    said = what_was_done.strip()
    if not said:
        raise InvalidInput([Problem("what_was_done", "Say what was done, and who was told")])
    if len(said) > MOST_TEXT:
        raise InvalidInput([Problem("what_was_done", f"Shorten this to {MOST_TEXT:,} characters")])
    with transaction.atomic():
        held = Concern.objects.select_for_update(of=("self",)).select_related("participant__collection")
        kept = held.get(pk=concern.pk)
        if kept.state == ConcernState.HANDLED:
            raise ConcernAlreadyHandled
        kept.state, kept.what_was_done = ConcernState.HANDLED, said
        kept.handled_at, kept.handled_by = now, by
        kept.save(update_fields=["state", "what_was_done", "handled_at", "handled_by"])
        release_code(kept)
        organisation_id = kept.participant.collection.organisation_id
        record(Act.CONCERN_HANDLED, organisation_id, kept, by=by, at=now, content={"concern": kept.pk})
    return kept
