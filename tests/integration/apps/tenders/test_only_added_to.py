"""Every table of tenders that is only added to is guarded by the database itself, on both databases."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from django.apps import apps
from django.db import connection

from tests.conftest import ONLY_ADDED_TO
from worthwhile.apps.impact.models.append_only import AppendOnly
from worthwhile.apps.tenders import migrations

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
                "GROUP BY tbl_name HAVING count(*) = 2"
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


def test_tests_that_commit_know_every_guard():
    """Where a test empties the database, the guards of these migrations are taken off and put on again."""
    names = [one.name for one in pkgutil.iter_modules(migrations.__path__)]
    found = {
        f"tenders.migrations.{name}"
        for name in names
        if hasattr(importlib.import_module(f"{migrations.__name__}.{name}"), "unprotect")
    }
    assert found <= set(ONLY_ADDED_TO)
