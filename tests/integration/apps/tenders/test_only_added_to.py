"""Every table of tenders that is only added to is guarded by the database itself, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.tenders.models import EnvelopeFile

pytestmark = pytest.mark.django_db

# What a draft says goes with the draft, and a bidder's own may be erased by the bidder.
MAY_GO = {
    "tenders_tendersaving", "tenders_draftchangesaving", "tenders_draftrevision", "tenders_declarationkept",
}  # fmt: skip


def guarded() -> set[str]:
    """The tables on which the database refuses changes, as it says itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'tenders_%_no_%' "
                "GROUP BY tbl_name HAVING count(*) = 3"
            )
        else:
            cursor.execute(
                "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
                "WHERE NOT t.tgisinternal AND t.tgname LIKE 'tenders_%_no_change'"
            )
        return {name for (name,) in cursor.fetchall()}


def test_what_is_only_added_to_is_guarded_by_the_database():
    kept = {
        model._meta.db_table for model in apps.get_app_config("tenders").get_models() if issubclass(model, AppendOnly)
    }
    assert kept - MAY_GO <= guarded()


def only_added_to() -> list[type[models.Model]]:
    """Every table of tenders of which the database lets no row change."""
    found = apps.get_app_config("tenders").get_models()
    return [one for one in found if issubclass(one, AppendOnly) and one._meta.db_table not in MAY_GO]


def some_value(field: models.Field[Any, Any], number: int) -> Any:
    """A value that a column takes; what it refers to need not be there before the end of the transaction."""
    if isinstance(field, models.DateTimeField):
        return datetime(2026, 3, 2, tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date(2026, 3, 2)
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.BinaryField):
        return b"%d" % number
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, models.CharField | models.TextField):
        return str(number)
    return number


def put(model: type[models.Model], number: int, **values: Any) -> dict[str, Any]:
    """A row whose every column speaks of ``number``, in no way but the database's own. Its columns and values."""
    fields = model._meta.concrete_fields
    row = {one.column: one.get_db_prep_save(some_value(one, number), connection) for one in fields} | values
    write(model, "INSERT INTO", row)
    return row


def write(model: type[models.Model], how: str, row: dict[str, Any], after: str = "") -> None:
    columns, places = ", ".join(f'"{one}"' for one in row), ", ".join("%s" for _ in row)
    with connection.cursor() as cursor:
        cursor.execute(f"{how} {model._meta.db_table} ({columns}) VALUES ({places}) {after}", list(row.values()))


def keys(model: type[models.Model]) -> list[list[str]]:
    """The columns of every unique key, as the database has them."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    return [one["columns"] for one in found.values() if one["unique"] or one["primary_key"]]


def refused(model: type[models.Model], statement: str) -> None:
    with pytest.raises(IntegrityError, match="can only be added to"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.fixture
def undone(db: None) -> Iterator[None]:
    """What a test put is taken back before the end of its transaction, when references would be looked at."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize("model", only_added_to(), ids=lambda one: one.__name__)
def test_no_row_is_changed_removed_or_replaced(model):
    table = model._meta.db_table
    row = put(model, 1)  # an entry of a log has to be the first
    refused(model, f"DELETE FROM {table}")
    refused(model, f"UPDATE {table} SET id = id")
    for key in keys(model):
        other = {column: value if column in key else another(value) for column, value in row.items()}
        with pytest.raises(IntegrityError, match=r"only be added to|must follow the last"), transaction.atomic():
            take_its_place(model, other, key)
    if connection.vendor == "sqlite":
        refused(model, f"UPDATE OR REPLACE {table} SET id = id + 1")
    assert model._base_manager.count() == 1


def take_its_place(model: type[models.Model], row: dict[str, Any], key: list[str]) -> None:
    """Put a row in the place of the one with this key, as each database can."""
    if connection.vendor == "sqlite":
        write(model, "INSERT OR REPLACE INTO", row)
        return
    names = ", ".join(f'"{one}"' for one in key)
    changes = ", ".join(f'"{one}" = EXCLUDED."{one}"' for one in row)
    write(model, "INSERT INTO", row, f"ON CONFLICT ({names}) DO UPDATE SET {changes}")


def another(value: Any) -> Any:
    """Another number, so that of the keys of a row only the one that is meant agrees."""
    return value + 1 if type(value) is int else value


@pytest.mark.usefixtures("undone")
def test_a_row_beside_the_others_is_taken():
    """The guard lets in what takes nobody's place."""
    row = put(EnvelopeFile, 7)
    how = "INSERT OR REPLACE INTO" if connection.vendor == "sqlite" else "INSERT INTO"
    write(EnvelopeFile, how, {**row, "id": 8, "number": 8})
    assert EnvelopeFile.objects.count() == 2
