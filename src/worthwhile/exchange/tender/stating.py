"""Facts stated with their path in the tender file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from worthwhile.engines.fitness import Fact, Place
from worthwhile.engines.fitness.facts import Value

TENDER = "the tender file"


class Stating:
    """Collects facts; what is None is not stated and left out."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def say(self, name: str, value: object, path: str, *, about: str = "", quote: str = "") -> None:
        """State a fact where there is a value. The quote is the line of the file, or our own words in brackets."""
        if value is None or value == "":
            return
        held = value.value if isinstance(value, StrEnum) else value
        if isinstance(held, int) and not isinstance(held, bool):
            held = Decimal(held)
        assert isinstance(held, Decimal | date | time | bool | str)
        said = quote or f"{path.rpartition('.')[2]}: {_plain(held)}"
        self.facts.append(Fact(name=name, value=held, place=Place(document=TENDER, path=path), quote=said, about=about))

    def written(self, name: str, text: str | None, path: str) -> None:
        """Whether a text that may be empty says something; empty is no, and left out is not stated."""
        if text is not None:
            self.say(name, bool(text.strip()), path, quote=_short(text) or f"[{path.rpartition('.')[2]} is empty]")

    def counted(self, name: str, number: int, path: str, what: str) -> None:
        """A number that we counted in a list."""
        self.say(name, Decimal(number), path, quote=f"[counted in the file, {what}: {number}]")

    def all_of(self, name: str, flags: Iterable[bool | None], path: str, what: str) -> None:
        """Yes where every one is, no where one is not; not stated where one is not said and none is no."""
        found = list(flags)
        if False in found:
            self.say(name, False, path, quote=f"[{found.count(False)} of {len(found)} {what}: no]")
        elif found and None not in found:
            self.say(name, True, path, quote=f"[{len(found)} of {len(found)} {what}: yes]")


def known_all(values: Sequence[object]) -> bool:
    """Whether there is anything and nothing in it is left out."""
    return bool(values) and None not in values


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:197] + "..."
