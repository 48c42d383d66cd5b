"""What every test may use."""

from __future__ import annotations

import gc
import importlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations
from hypothesis import settings

from tests.postgresql import running_postgresql

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("local", deadline=None)
# In CI the same examples each time: a run that fails can be repeated, and one that passed stays passed.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_collection_finish() -> None:
    """What was collected stays to the end: looking it through for rubbish again and again took a sixth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20)


def pytest_unconfigure() -> None:
    gc.unfreeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A path in the folder of published data beside the repository; the test is skipped where it is not there."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"needs ../shared/{name}, which is not beside this checkout")
        return path

    return find


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server's own database, as a superuser who may make others."""
    with running_postgresql() as address:
        yield address


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """A test that commits is followed by the emptying of every table, which the audit log refuses anyone else."""
    from django.db import connection

    log = importlib.import_module("worthwhile.apps.accounts.migrations.0002_audit_entry")
    # The class, because beside a running browser Django opens another connection than this one.
    operations = type(connection.ops)
    empty = operations.execute_sql_flush

    def empty_with_log(self: BaseDatabaseOperations, statements: list[str]) -> None:
        with self.connection.schema_editor() as editor:
            log.unprotect(None, editor)
        empty(self, statements)
        with self.connection.schema_editor() as editor:
            log.protect(None, editor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", empty_with_log)
        yield
