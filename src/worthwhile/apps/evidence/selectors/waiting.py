"""Who has a code and has answered nothing yet."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.selectors.participants import list_participants


def list_waiting(collection: Collection) -> QuerySet[Participant]:
    """Everybody without a questionnaire, begun or finished, in the order the codes were made."""
    return list_participants(collection).filter(questionnaires=None)
