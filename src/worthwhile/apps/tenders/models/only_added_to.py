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

    def protect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Have the database itself refuse to change or remove what is only added to."""
        build = _sqlite_guards if schema_editor.connection.vendor == "sqlite" else _postgresql_guards
        for statement in (one for table in tables for one in build(table)):
            schema_editor.execute(statement, params=None)

    def unprotect(apps: StateApps | None, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Take the refusals away again."""
        build = _sqlite_drops if schema_editor.connection.vendor == "sqlite" else _postgresql_drops
        for statement in (one for table in tables for one in build(table)):
            schema_editor.execute(statement, params=None)

    return protect, unprotect


def _sqlite_guards(table: str) -> list[str]:
    """What guards a table in SQLite."""
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
