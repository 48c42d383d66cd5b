"""A step beside another: both are over when the block is, and neither hides that the other failed."""

from __future__ import annotations

from threading import Event

import pytest

from worthwhile.market.refresh.beside import beside


def test_both_run_at_once_and_are_over_after_the_block() -> None:
    begun, go_on, done = Event(), Event(), Event()

    def step() -> None:
        begun.set()
        go_on.wait(timeout=10)
        done.set()

    with beside(step):
        assert begun.wait(timeout=10)
        assert not done.is_set()
        go_on.set()
    assert done.is_set()


def test_what_fails_beside_fails_the_whole() -> None:
    def step() -> None:
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space left"), beside(step):
        pass


def test_where_the_block_fails_the_step_is_still_waited_for() -> None:
    go_on, done = Event(), Event()

    def step() -> None:
        go_on.wait(timeout=10)
        done.set()

    def failing() -> None:
        with beside(step):
            go_on.set()
            raise ValueError("index")

    with pytest.raises(ValueError, match="index"):
        failing()
    assert done.is_set()
