"""Answers to several needs, taken in turn, so that no need crowds out another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def in_turn(
    answers: Sequence[Sequence[T]], *, same: Callable[[T], Iterable[Hashable]], limit: int
) -> list[tuple[int, T]]:
    """The best answer to each need, then the second best of each, at most ``limit``, each with its need's number.

    Of answers that share any of ``same`` only the first is taken; its need then has its turn with the next.
    """
    taken: list[tuple[int, T]] = []
    seen: set[Hashable] = set()
    waiting = [iter(found) for found in answers]
    numbers = list(range(len(answers)))
    while numbers and len(taken) < limit:
        for number in list(numbers):
            fresh = next((found for found in waiting[number] if seen.isdisjoint(same(found))), None)
            if fresh is None:
                numbers.remove(number)
            elif len(taken) < limit:
                taken.append((number, fresh))
                seen.update(same(fresh))
    return taken
