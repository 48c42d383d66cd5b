"""What is wrong with an input, said so that a person can put it right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, where it is and what to do next.

    ``path`` is the field as the user wrote it (``outcomes[0].deadweight``), empty for the whole
    input; ``message`` is an instruction in plain English that says what was given and what is allowed.
    """

    path: str
    message: str

    def within(self, prefix: str) -> Problem:
        """The same problem seen from the record that holds this one at ``prefix``."""
        if not prefix:
            return self
        joint = "" if not self.path or self.path.startswith("[") else "."
        return Problem(f"{prefix}{joint}{self.path}", self.message)

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class WorthwhileError(Exception):
    """Any failure whose message is fit for a user to read."""


class InvalidInput(WorthwhileError):
    """The input cannot be used; ``problems`` lists every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def near_misses(given: str, allowed: Iterable[str], *, most: int = 3) -> list[str]:
    """The allowed names closest to ``given``, best first; compared without regard to case."""
    by_lower: dict[str, str] = {}
    for name in allowed:
        by_lower.setdefault(name.lower(), name)
    found = difflib.get_close_matches(given.lower(), by_lower, n=most, cutoff=0.6)
    return [by_lower[name] for name in found]


def did_you_mean(given: str, allowed: Iterable[str]) -> str:
    """A sentence that offers the nearest allowed names, or nothing where none is near."""
    found = near_misses(given, allowed)
    return f" Did you mean {' or '.join(found)}?" if found else ""
