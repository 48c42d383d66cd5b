"""Answers about the market, kept for as long as the market stays as it is: the next visitor does not wait again."""

from __future__ import annotations

import atexit
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.queries.answers import Answer, By, PartAnswer, answer_by, answer_question
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape import Question

Key = tuple[Any, ...]
T = TypeVar("T")

# An answer is some tens of kilobytes at most, but for lists of notices.
MOST_KEPT = 400
# Of lists of notices so many rows in all, about 2 kB each: whoever asks for every day of a century fills no memory.
MOST_ROWS_KEPT = 50_000

_kept: OrderedDict[Key, Any] = OrderedDict()
_lock = threading.Lock()
# One at a time: two together take twice the memory and are no quicker.
_asking = threading.Lock()
# A process that ends in the middle of a question aborts in the database's own threads: it ends after the one at hand.
atexit.register(_asking.acquire, timeout=20.0)
# Two wait for it. Others wait for their turn so long and are then asked to come back: threads that wait for ever would
# answer no other page. A page whose lines are fetched one by one comes within it.
LONGEST_WAIT_SECONDS = 30.0
_may_wait = threading.BoundedSemaphore(3)
# What whoever is turned away is told to wait, in the sentence and in Retry-After.
SECONDS_TO_WAIT = 30


class TooManyQuestions(WorthwhileError):
    """More new questions at once than are worked out one after another in good time."""


def find_answer(market: OpenMarket, question: Question, scope: Scope, on: date) -> Answer:
    """The answer to a question."""
    return keep(
        market, ("answer", question.slug, scope, on), lambda: answer_question(market.tables, question, scope, on)
    )


def find_kept_answer(market: OpenMarket, question: Question, scope: Scope, on: date) -> Answer | None:
    """The answer where it is known already; None where it would have to be worked out."""
    found: Answer | None = _look_up((market.home.root, market.state.id, "answer", question.slug, scope, on))
    return found


def find_parts(market: OpenMarket, question: Question, scope: Scope, on: date, by: By) -> list[PartAnswer]:
    """The answer for each area or year."""
    parts = ("parts", question.slug, scope, on, by)
    return keep(market, parts, lambda: answer_by(market.tables, question, scope, on, by)[1])


def keep(market: OpenMarket, key: Key, work_out: Callable[[], T]) -> T:
    """What is kept under a key for this state of the market, else what is worked out now. Raises TooManyQuestions."""
    whole = (market.home.root, market.state.id, *key)
    found: T | None = _look_up(whole)
    if found is not None:
        return found
    if not _may_wait.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise TooManyQuestions("Many people ask about the market just now. Try again in half a minute.")
    try:
        with _asking:
            found = _look_up(whole)
            if found is None:
                found = work_out()
                _put(whole, found)
        return found
    finally:
        _may_wait.release()


def _look_up(key: Key) -> Any:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _put(key: Key, found: Any) -> None:
    """Keep what was found. Answers of a market that was replaced go first."""
    with _lock:
        for other in [held for held in _kept if held[0] == key[0] and held[1] != key[1]]:
            del _kept[other]
        _kept[key] = found
        rows = sum(map(_rows, _kept.values()))
        while len(_kept) > MOST_KEPT or (rows > MOST_ROWS_KEPT and len(_kept) > 1):
            _, oldest = _kept.popitem(last=False)
            rows -= _rows(oldest)


def _rows(found: Any) -> int:
    """How many rows an answer has, alone or in all of its parts; 1 for what has none."""
    rows = getattr(found, "rows", found)
    return max(1, len(rows)) if isinstance(rows, (list, tuple)) else 1
