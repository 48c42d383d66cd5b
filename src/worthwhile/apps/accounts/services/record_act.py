"""Add an act to the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.exchange.audit_chain import FIRST_HASH, Entry, content_hash, hash_of


def record_act(
    *,
    act: Act,
    object_kind: str,
    object_id: int | str,
    content: Mapping[str, Any],
    at: datetime,
    actor_id: int | None,
    organisation_id: int | None,
) -> AuditEntry:
    """Add an act to the audit log, in the same transaction as the act itself.

    Call it last in that transaction: from here to its end other acts wait. Only the hash of ``content`` is kept;
    where the object is a person, give ids and roles alone, because what is short can be guessed from its hash.
    """
    with transaction.atomic():
        _wait_for_turn()
        last = AuditEntry.objects.order_by("-number").first()
        entry = Entry(
            number=last.number + 1 if last else 1,
            at=at,
            actor=actor_id,
            organisation=organisation_id,
            act=act.value,
            object_kind=object_kind,
            object_id=str(object_id),
            content_hash=content_hash(content),
            previous_hash=last.own_hash if last else FIRST_HASH,
            own_hash="",
        )
        row = AuditEntry(**vars(replace(entry, own_hash=hash_of(entry))))
        row.save()
    return row


def _wait_for_turn() -> None:
    """One writer at a time. SQLite has locked already (IMMEDIATE); PostgreSQL locks writers out, not readers."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(AuditEntry._meta.db_table)} IN EXCLUSIVE MODE")
