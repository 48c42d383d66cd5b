"""A home of its own for the market of each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.opportunity_builders import make_market


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which nothing is kept yet; the database stays where it is."""
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def market(own_home: Path) -> None:
    """One tender for befriending in Luton, open for thirty days."""
    make_market()
