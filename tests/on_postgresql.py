"""A pytest plugin that runs the suites of the pages on PostgreSQL: ``python -m pytest -p tests.on_postgresql ...``.

It is loaded before the settings, which read the address of the database from the environment.
"""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest

from tests.postgresql import running_postgresql

_running = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    os.environ["WORTHWHILE_DATABASE"] = _running.enter_context(running_postgresql())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that reaches the database through a fixture is one of the database too, with or without the mark."""
    for item in items:
        if {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.django_db)
    spared = [item for item in items if item.get_closest_marker("any_database")]
    config.hook.pytest_deselected(items=spared)
    items[:] = [item for item in items if not item.get_closest_marker("any_database")]


def pytest_unconfigure() -> None:
    _running.close()
