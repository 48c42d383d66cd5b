"""What becomes of answers when the last person of an organisation closes their account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.evidence.services.open_collection import close_collection


def leave_nobody_asking(*, user: User, at: datetime, **_: Any) -> None:
    """Close the collections of organisations that nobody belongs to any longer, and erase what was answered.

    Nobody is left who may look at an answer or act on a worrying one, so there is no purpose to keep it for.
    Called after the memberships have ended.
    """
    for collection in Collection.objects.filter(organisation__memberships=None).order_by("pk"):
        close_collection(collection=collection, by=user, now=at)
        for person in collection.participants.filter(erased_at=None).exclude(questionnaires=None):
            erase_person(participant=person, by=user, now=at)
