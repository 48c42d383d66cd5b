"""Two steps at once: for one that leaves Python alone, such as the database's, while the other keeps it busy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


@contextmanager
def beside(step: Callable[[], None]) -> Iterator[None]:
    """Take ``step`` in a thread while the block runs. Leaving the block waits for it, and raises what it raised."""
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(step)
        yield
        running.result()
