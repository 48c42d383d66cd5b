"""Tables that the database itself refuses to change: rows come in, and none is altered or taken away."""

from __future__ import annotations

from collections.abc import Callable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

Change = Callable[[StateApps | None, BaseDatabaseSchemaEditor], None]


def guards(*tables: str) -> tuple[Change, Change]:
    """Put the guard on these tables of this app, and take it off again: for a migration's RunPython.

    The tables are there, and migration 0002_only_added_to has run.
    """
    replacing = replace_guards(*tables)

    def protect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Have the database itself refuse to change or remove what is only added to."""
        build = _sqlite_guards if schema_editor.connection.vendor == "sqlite" else _postgresql_guards
        for statement in (one for table in tables for one in build(table)):
            schema_editor.execute(statement, params=None)
        replacing[0](apps, schema_editor)

    def unprotect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Take the refusals away again."""
        replacing[1](apps, schema_editor)
        build = _sqlite_drops if schema_editor.connection.vendor == "sqlite" else _postgresql_drops
        for statement in (one for table in tables for one in build(table)):
            schema_editor.execute(statement, params=None)

    return protect, unprotect


def replace_guards(*tables: str) -> tuple[Change, Change]:
    """Have SQLite refuse a row that would take the place of one that is there, and no longer: for a migration.

    ``INSERT OR REPLACE`` takes a row away without a DELETE that a trigger sees. PostgreSQL has no such thing: what
    comes near it, ON CONFLICT DO UPDATE, is refused as an UPDATE. ``guards`` sees to this for tables that are new.
    """

    def protect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Have the database refuse rows with the number or a unique key of a row that is there."""
        if schema_editor.connection.vendor == "sqlite":
            for table in tables:
                schema_editor.execute(_sqlite_replace_guard(table, _unique_keys(schema_editor, table)), params=None)

    def unprotect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Take the refusals away again."""
        if schema_editor.connection.vendor == "sqlite":
            for table in tables:
                schema_editor.execute(f"DROP TRIGGER IF EXISTS tenders_{table}_no_replace", params=None)

    return protect, unprotect


def _unique_keys(schema_editor: BaseDatabaseSchemaEditor, table: str) -> list[list[str]]:
    """The columns of each unique key of a table, its primary key among them, as the database has them."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, f"tenders_{table}")
    return [one["columns"] for one in found.values() if one["unique"] or one["primary_key"]]


def _sqlite_replace_guard(table: str, keys: list[list[str]]) -> str:
    """In the same words as the guard against changes, because it is one."""
    alike = " OR ".join("(" + " AND ".join(f'"{one}" = NEW."{one}"' for one in key) + ")" for key in sorted(keys))
    return f"""CREATE TRIGGER IF NOT EXISTS tenders_{table}_no_replace BEFORE INSERT ON tenders_{table}
    WHEN EXISTS (SELECT 1 FROM tenders_{table} WHERE {alike})
    BEGIN SELECT RAISE(ABORT, 'what is kept of tenders can only be added to'); END"""  # noqa: S608 (our own names)


def _sqlite_guards(table: str) -> list[str]:
    """What guards a table in SQLite against changes of rows."""
    return [
        f"""CREATE TRIGGER tenders_{table}_no_{act} BEFORE {act.upper()} ON tenders_{table}
        BEGIN SELECT RAISE(ABORT, 'what is kept of tenders can only be added to'); END"""
        for act in ("update", "delete")
    ]


def _postgresql_guards(table: str) -> list[str]:
    """What guards a table in PostgreSQL, by the function of migration 0002_only_added_to."""
    return [
        f"""CREATE TRIGGER tenders_{table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON tenders_{table}
        FOR EACH STATEMENT EXECUTE FUNCTION tenders_refuse()"""
    ]


def _sqlite_drops(table: str) -> list[str]:
    return [f"DROP TRIGGER tenders_{table}_no_{act}" for act in ("update", "delete")]


def _postgresql_drops(table: str) -> list[str]:
    return [f"DROP TRIGGER tenders_{table}_no_change ON tenders_{table}"]
