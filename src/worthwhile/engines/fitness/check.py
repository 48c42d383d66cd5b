"""How a check is written down: its code, what it asks, a better wording, and what decides it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from worthwhile.engines.fitness.answer import Finding
from worthwhile.engines.fitness.look import Look

Decide: TypeAlias = Callable[[Look], Finding]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check. ``harm`` is what it may cost a small provider, from 1 (a nuisance) to 3 (its existence)."""

    code: str
    title: str
    question: str
    better: str
    harm: int
    decide: Decide


def check(code: str, title: str, *, asks: str, better: str, harm: int) -> Callable[[Decide], Check]:
    """Make a check of a function that decides it."""

    def made(decide: Decide) -> Check:
        return Check(code=code, title=title, question=asks, better=better, harm=harm, decide=decide)

    return made


def wrongs(look: Look, **sentences: str) -> list[str]:
    """The sentences of the flags that are stated false; flags that are not stated count as missing."""
    return [sentence for name, sentence in sentences.items() if look.flag(name) is False]


def settled(look: Look, wrong: list[str], right: str) -> Finding:
    """A breach where anything is wrong, unknown where anything is missing, else a pass."""
    if wrong:
        return look.breach(" ".join(wrong))
    return look.unknown() if look.is_missing else look.passes(right)


def warned(look: Look, wrong: list[str], right: str) -> Finding:
    """A warning where anything is wrong, unknown where anything is missing, else a pass."""
    if wrong:
        return look.warns(" ".join(wrong))
    return look.unknown() if look.is_missing else look.passes(right)


def by_code(*checks: Check) -> Mapping[str, Check]:
    """Checks in the order of their codes."""
    return {one.code: one for one in sorted(checks, key=lambda one: one.code)}
