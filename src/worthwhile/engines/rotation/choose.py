"""Choose a few suppliers by turn, so that nobody who fits is passed over for long and anybody can check the choice.

The order is published: who was invited longest ago comes first, and who was never invited before everybody else; then
who was invited fewest times; then who never won; what still stands alike is drawn by the SHA-256 of a text that is
fixed beforehand and the number of the supplier, the smallest first.

Suppliers that one person runs take one turn together: an invitation of any of them counts for all, at most one of them
is chosen, and they are drawn once, by the first number among them. Which of them takes the turn follows the same order
among themselves.

With n turns and k places, everybody's turn comes within ceil(n / k) rounds: an invitation moves a turn behind all that
were not taken since, so each round takes the k first of these. Where the buyer replaces one of the k in every round,
whoever was never replaced is invited within ceil(n / (k - 1)) rounds. A supplier that shares its turn with m - 1 others
who fit is invited within m times as many.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from worthwhile.engines.rotation.together import Sharers, sharers_of
from worthwhile.engines.rotation.turn import InTurn, Invitation, NotInTurn, OneTurn, Rotation, Supplier
from worthwhile.engines.rotation.why import Past, Place, Shared, why_beside, why_in_turn

PLACES = 3
"""How many quotes are usually asked for."""
_NEVER = datetime.min.replace(tzinfo=UTC)
_History = Mapping[str, Sequence[Invitation]]


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn that one or several suppliers share: those who fit in the order in which they take it, and its past."""

    sharers: Sharers
    fitting: tuple[Supplier, ...]
    past: Past


def choose_suppliers(
    *,
    suppliers: Iterable[Supplier],
    history: Iterable[Invitation],
    draw: str,
    places: int = PLACES,
    together: Iterable[OneTurn] = (),
) -> Rotation:
    """Whose turn it is, with a sentence about every supplier, chosen or not.

    ``draw`` is a text fixed before the choice that decides between suppliers who stand alike. ``together`` says who
    shares a turn. The order in which any of them are given changes nothing. Raises ValueError where a supplier is given
    twice, or for no place.
    """
    if places < 1:
        raise ValueError(f"Give at least one place. You gave {places}.")
    given = sorted(suppliers, key=lambda one: one.id)
    names = {one.id: one.name for one in given}
    if len(names) < len(given):
        raise ValueError("Give every supplier once.")
    turns = _turns(given, _by_supplier(history), draw, sharers_of(given, together))
    alike = Counter(turn.past for turn in turns)
    queue, beside = [], []
    for number, turn in enumerate(turns, 1):
        taker, *others = turn.fitting
        place = Place(place=number, places=places, alike=alike[turn.past])
        why = why_in_turn(taker, turn.past, place, _shared(taker, turn, names))
        queue.append(InTurn(supplier=taker, place=number, why=why))
        for one in others:
            why = why_beside(one, taker, place, _shared(one, turn, names))
            beside.append(InTurn(supplier=one, place=number, why=why))
    outside = sorted((one for one in given if one.misses), key=lambda one: (one.name, one.id))
    return Rotation(
        chosen=tuple(queue[:places]),
        waiting=tuple(queue[places:]),
        outside=tuple(NotInTurn(supplier=one, why=one.misses) for one in outside),
        beside=tuple(beside),
    )


def drawn(draw: str, supplier: str) -> str:
    """What decides between suppliers who stand alike, the smallest first: SHA-256 of ``draw``, a line break, the id."""
    return hashlib.sha256(f"{draw}\n{supplier}".encode()).hexdigest()


def _turns(given: Iterable[Supplier], history: _History, draw: str, sharers: Mapping[str, Sharers]) -> list[_Turn]:
    """The turns that somebody who fits can take, in their order."""
    found: dict[tuple[str, ...], list[Supplier]] = {}
    for one in given:
        if not one.misses:
            found.setdefault(sharers[one.id].ids, []).append(one)

    def standing(ids: tuple[str, ...]) -> tuple[datetime, int, bool, str]:
        past = _past_of(ids, history)
        return past.last, past.times, past.has_won, drawn(draw, ids[0])

    return [
        _Turn(
            sharers=sharers[ids[0]],
            fitting=tuple(sorted(found[ids], key=lambda one: standing((one.id,)))),
            past=_past_of(ids, history),
        )
        for ids in sorted(found, key=standing)
    ]


def _by_supplier(history: Iterable[Invitation]) -> _History:
    found: dict[str, list[Invitation]] = {}
    for one in history:
        found.setdefault(one.supplier, []).append(one)
    return found


def _past_of(ids: Iterable[str], history: _History) -> Past:
    theirs = [one for name in ids for one in history.get(name, ())]
    last = max((one.at for one in theirs), default=_NEVER)
    return Past(last, len(theirs), any(one.awarded for one in theirs))


def _shared(supplier: Supplier, turn: _Turn, names: Mapping[str, str]) -> Shared:
    others = [names[name] for name in turn.sharers.ids if name != supplier.id and name in names]
    return Shared(names=others, because=turn.sharers.because)
