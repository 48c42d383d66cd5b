"""The audit log in a real database: only ever added to, by one writer at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from worthwhile.apps.accounts.models import Act, AuditEntry, AuditLogIsAppendOnly, User
from worthwhile.apps.accounts.selectors.audit_log import list_acts
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.exchange.audit_chain import verify_chain

NOON = datetime(2026, 4, 1, 12, 30, 15, 123456, tzinfo=UTC)
WRITERS, ACTS_EACH = 6, 10


def _record(object_id: int | str = 1, **given: Any) -> AuditEntry:
    defaults = {"act": Act.CASE_KEPT, "object_kind": "case", "content": {"title": "Lunch club"}, "at": NOON}
    return record_act(**{**defaults, "actor_id": 7, "organisation_id": 3, "object_id": object_id, **given})


def _is_intact(count: int) -> bool:
    verdict = verify_chain(row.as_entry() for row in AuditEntry.objects.order_by("number"))
    return verdict.broken is None and verdict.last.number == count


def _statement(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.django_db
def test_acts_are_chained_as_they_are_recorded() -> None:
    for number in range(3):
        _record(number)
    assert _is_intact(3)


@pytest.mark.django_db
def test_what_is_kept_is_ids_and_hashes() -> None:
    person = User.objects.create_user("ann@example.org", name="Ann Example")
    _record(person.pk, object_kind="user", content={"email": person.email, "name": person.name}, actor_id=person.pk)
    [row] = AuditEntry.objects.values()
    assert "ann" not in str(row).lower()


@pytest.mark.django_db
def test_erasing_a_person_leaves_the_proof_whole() -> None:
    person = User.objects.create_user("ann@example.org")
    number = person.pk
    _record(1, actor_id=number)
    person.delete()
    assert _is_intact(1)
    assert AuditEntry.objects.get().actor == number


@pytest.mark.django_db
def test_an_act_that_is_undone_leaves_no_entry() -> None:
    _record(1)
    with transaction.atomic():
        _record(2)
        transaction.set_rollback(True)
    _record(3)
    assert _is_intact(2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: AuditEntry.objects.all().delete(),
        lambda row: AuditEntry.objects.update(actor=1),
        lambda row: AuditEntry.objects.bulk_update([row], ["actor"]),
        lambda row: AuditEntry.objects.bulk_create([row]),
        lambda row: AuditEntry.objects.update_or_create(number=1, defaults={"actor": 1}),
    ],
)
def test_the_model_refuses_every_change(change: Callable[[AuditEntry], object]) -> None:
    row = _record()
    with pytest.raises(AuditLogIsAppendOnly, match="only be added to"):
        change(row)
    assert _is_intact(1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_auditentry SET actor = 1",
        "DELETE FROM accounts_auditentry WHERE number = 2",
        "INSERT INTO accounts_auditentry SELECT 2, at, 1, organisation, act, object_kind, object_id, content_hash,"
        " 'x', 'y' FROM accounts_auditentry WHERE number = 1",
        "INSERT INTO accounts_auditentry SELECT 5, at, 1, organisation, act, object_kind, object_id, content_hash,"
        " own_hash, 'y' FROM accounts_auditentry WHERE number = 3",
        "INSERT INTO accounts_auditentry SELECT 4, at, 1, organisation, act, object_kind, object_id, content_hash,"
        " 'x', 'y' FROM accounts_auditentry WHERE number = 3",
    ],
    ids=["update", "delete", "insert between", "insert beyond the end", "insert after nothing"],
)
def test_the_database_refuses_every_change(sql: str) -> None:
    for number in range(3):
        _record(number)
    with pytest.raises(IntegrityError, match="audit log"):
        _statement(sql)
    assert _is_intact(3)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2, 4])
def test_sqlite_cannot_be_made_to_replace_an_entry(number: int) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is of SQLite")
    for object_id in range(3):
        _record(object_id)
    own_hash = AuditEntry.objects.get(number=2).own_hash
    with pytest.raises(IntegrityError, match="audit log"):
        _statement(
            f"INSERT OR REPLACE INTO accounts_auditentry SELECT {number}, at, 1, organisation, act, object_kind,"
            f" object_id, content_hash, own_hash, '{own_hash}' FROM accounts_auditentry WHERE number = 3"
        )
    assert _is_intact(3)


@pytest.mark.django_db
def test_postgresql_refuses_to_empty_the_log() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is of PostgreSQL")
    _record()
    with pytest.raises(IntegrityError, match="audit log"):
        _statement("TRUNCATE accounts_auditentry")
    assert _is_intact(1)


@pytest.mark.django_db
def test_an_organisation_sees_its_own_acts_newest_first() -> None:
    for object_id, organisation in ((1, 3), (2, 4), (3, 3), (4, None)):
        _record(object_id, organisation_id=organisation)
    assert [row.object_id for row in list_acts(3)] == ["3", "1"]


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_never_fork_the_chain() -> None:
    def write(actor: int) -> None:
        try:
            for number in range(ACTS_EACH):
                _record(number, actor_id=actor)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    assert _is_intact(WRITERS * ACTS_EACH)
