"""Put an act on an organisation into the audit log, in the transaction of the act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.organisations.models import Organisation


def record(
    act: Act, organisation: Organisation, on: Model, *, by: User, at: datetime, content: Mapping[str, Any]
) -> None:
    """Record who did what to ``on``. ``content`` holds nothing that tells who a person is."""
    record_act(
        act=act,
        object_kind=on._meta.model_name or "",
        object_id=on.pk,
        content=content,
        at=at,
        actor_id=by.pk,
        organisation_id=organisation.pk,
    )
