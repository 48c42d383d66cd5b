"""A file that is not taken, with every reason."""

from __future__ import annotations

from collections.abc import Iterable

from worthwhile.kernel.problems import InvalidInput, Problem


class RefusedFile(InvalidInput):
    """A file is not taken; ``problems`` holds every reason found, each with the file's name as its path."""


def refused(name: str, *reasons: str) -> RefusedFile:
    """The refusal of the file of this name for these reasons (sentences)."""
    return RefusedFile(Problem(name, reason) for reason in reasons)


def raise_if_any(name: str, reasons: Iterable[str]) -> None:
    """Raises RefusedFile where there is a reason; a reason found twice is told once."""
    different = tuple(dict.fromkeys(reasons))
    if different:
        raise refused(name, *different)
