"""What every test may use."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.utils import CursorWrapper
from hypothesis import settings
from pytest_django import DjangoDbBlocker
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

from tests.postgresql import running_postgresql
from worthwhile.exchange.proof.known_heads import FOLDER

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LONG = (
    "tests/journeys/",
    "tests/properties/",
    "tests/integration/market/",
    "tests/integration/test_",
    "tests/unit/market/",
)

# Examples for each law that does not say how many it needs; WORTHWHILE_EXAMPLES=1000 looks further.
EXAMPLES = int(os.environ.get("WORTHWHILE_EXAMPLES", "60"))
settings.register_profile("local", deadline=None, max_examples=EXAMPLES)
# In CI the same examples each time: a run that fails can be repeated, and one that passed stays passed.
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=EXAMPLES)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes share the tests, files that take long come first: none is then left waiting for one."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish() -> None:
    """What was collected stays to the end: looking it through for rubbish again and again took a sixth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20)


def pytest_unconfigure() -> None:
    gc.unfreeze()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where nobody watches, what fails is said at once: a run that is stopped at its time has then said it."""
    if report.failed and "CI" in os.environ and "PYTEST_XDIST_WORKER" not in os.environ:
        print(f"\nFAILED {report.nodeid} ({report.when})\n{report.longreprtext}", flush=True)


def _call(run: Callable[[], object]) -> object:
    return run()


# Python keeps frames in chunks of 16 kB, asks the system for each chunk anew and gives it back as soon as it is empty:
# calls that go back and forth over the end of one, deep down in a page, took a quarter of the time of such tests. A
# frame of half a megabyte below them leaves room for all of theirs in one chunk.
_call_with_room = FunctionType(_call.__code__.replace(co_stacksize=70_000), globals())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> object:
    runner: Any = item.config.pluginmanager.get_plugin("runner")
    return _call_with_room(lambda: runner.pytest_runtest_protocol(item, nextitem))


@pytest.fixture(scope="session", autouse=True)
def static_files_are_listed_once() -> Iterator[None]:
    """Each client loads the middleware anew, which looks at every static file: more time than most requests take."""
    found: dict[str, StaticFile] = {}
    list_files = WhiteNoiseMiddleware.add_files_from_finders

    def list_once(self: WhiteNoiseMiddleware) -> None:
        if not found:
            list_files(self)
            found.update(self.files)
        self.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", list_once)
        yield


@pytest.fixture(autouse=True)
def forget_log_heads() -> Iterator[None]:
    """Each test leaves a database without what it did, and so nothing that is known of its logs beside it."""
    yield
    shutil.rmtree(django_settings.HOME / FOLDER, ignore_errors=True)


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


@contextmanager
def _dropped(cursor: CursorWrapper) -> Iterator[None]:
    """SQLite has no way to leave its triggers out for a while: they are taken away and made again as they were."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchall()
    for name, _ in triggers:
        cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        for _, sql in triggers:
            cursor.execute(sql)


@contextmanager
def _left_out(cursor: CursorWrapper) -> Iterator[None]:
    cursor.execute("SET session_replication_role = replica")
    try:
        yield
    finally:
        cursor.execute("SET session_replication_role = origin")


WITHOUT_TRIGGERS = {"sqlite": _dropped, "postgresql": _left_out}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A test that commits is followed by the emptying of every table, which the triggers of the logs refuse."""
    from django.db import connection

    # The class, because beside a running browser Django opens another connection than this one.
    operations = type(connection.ops)
    empty = operations.execute_sql_flush

    def empty_with_log(self: BaseDatabaseOperations, statements: list[str]) -> None:
        with self.connection.cursor() as cursor, WITHOUT_TRIGGERS[self.connection.vendor](cursor):
            empty(self, statements)
        # No model stands for its table, so that what is counted of an address would outlive the test that asked.
        cache.clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", empty_with_log)
        yield
    if connection.vendor == "postgresql":
        # A connection of a thread that has ended stays open until Python looks for rubbish, and holds the database.
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
