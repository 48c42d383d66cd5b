"""A publisher that misbehaves, and what asks it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.misbehaving_publisher import MisbehavingPublisher, publishing
from tests.still_clock import StillClock


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def publisher() -> Iterator[MisbehavingPublisher]:
    with publishing(MisbehavingPublisher()) as running:
        yield running
