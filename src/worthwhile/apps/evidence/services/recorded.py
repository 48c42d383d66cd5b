"""Put an act on evidence into the audit log, in the transaction of the act: never a code, never an answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act


def record(
    act: Act, organisation_id: int, on: Model, *, by: User | None, at: datetime, content: Mapping[str, Any]
) -> None:
    """Record what was done to ``on``; ``by`` is None for a person at the link and for the passing of time.

    ``content`` holds nothing that tells who a person is or what they answered: what is short can be guessed from
    its hash.
    """
    record_act(
        act=act,
        object_kind=on._meta.model_name or "",
        object_id=on.pk,
        content=content,
        at=at,
        actor_id=by.pk if by else None,
        organisation_id=organisation_id,
    )
