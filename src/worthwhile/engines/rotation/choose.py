"""Choose a few suppliers by turn, so that nobody who fits is passed over for long and anybody can check the choice.

The order is published: who was invited longest ago comes first, and who was never invited before everybody else; then
who was invited fewest times; then who never won; what still stands alike is drawn by the SHA-256 of a text that is
fixed beforehand and the number of the supplier, the smallest first.

With n suppliers who fit and k places, everybody is invited within ceil(n / k) rounds: an invitation moves a supplier
behind all who were not invited since, so each round takes the k first of these. Where the buyer replaces one of the k
in every round, whoever was never replaced is invited within ceil(n / (k - 1)) rounds.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from worthwhile.engines.rotation.turn import InTurn, Invitation, NotInTurn, Rotation, Supplier

PLACES = 3
"""How many quotes are usually asked for."""
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Past:
    """What counts of the past with one supplier, in the order in which it counts."""

    last: datetime
    times: int
    has_won: bool


def choose_suppliers(
    *, suppliers: Iterable[Supplier], history: Iterable[Invitation], draw: str, places: int = PLACES
) -> Rotation:
    """Whose turn it is, with a sentence about every supplier, chosen or not.

    ``draw`` is a text fixed before the choice that decides between suppliers who stand alike. The order in which
    suppliers and history are given changes nothing. Raises ValueError where a supplier is given twice, or for no place.
    """
    if places < 1:
        raise ValueError(f"Give at least one place. You gave {places}.")
    given = sorted(suppliers, key=lambda one: one.id)
    if len({one.id for one in given}) < len(given):
        raise ValueError("Give every supplier once.")
    past = _past_of(given, history)
    fitting = sorted(
        (one for one in given if not one.misses),
        key=lambda one: (past[one.id].last, past[one.id].times, past[one.id].has_won, drawn(draw, one.id)),
    )
    alike = Counter(past[one.id] for one in fitting)
    queue = tuple(
        InTurn(supplier=one, place=place, why=_why(one, past[one.id], place, alike[past[one.id]], places))
        for place, one in enumerate(fitting, 1)
    )
    outside = sorted((one for one in given if one.misses), key=lambda one: (one.name, one.id))
    return Rotation(
        chosen=queue[:places],
        waiting=queue[places:],
        outside=tuple(NotInTurn(supplier=one, why=one.misses) for one in outside),
    )


def drawn(draw: str, supplier: str) -> str:
    """What decides between suppliers who stand alike, the smallest first: SHA-256 of ``draw``, a line break, the id."""
    return hashlib.sha256(f"{draw}\n{supplier}".encode()).hexdigest()


def _past_of(suppliers: Sequence[Supplier], history: Iterable[Invitation]) -> dict[str, _Past]:
    found: dict[str, list[Invitation]] = {one.id: [] for one in suppliers}
    for invitation in history:
        if invitation.supplier in found:
            found[invitation.supplier].append(invitation)
    return {
        name: _Past(max((one.at for one in theirs), default=_NEVER), len(theirs), any(one.awarded for one in theirs))
        for name, theirs in found.items()
    }


def _why(supplier: Supplier, past: _Past, place: int, alike: int, places: int) -> str:
    """One or two sentences: the past that counts, and where that puts it."""
    reasons = [supplier.fits] if supplier.fits else []
    if past.times:
        times = "once" if past.times == 1 else f"{past.times} times"
        won = "It has won a quote of yours before" if past.has_won else "It has not won one yet"
        reasons.append(f"You last invited it on {past.last.day} {past.last:%B %Y}, {times} so far. {won}")
    else:
        reasons.append("You never invited it, and whoever was never invited comes first")
    if alike > 1:
        reasons.append(f"It stands alike with {_others(alike - 1)}, and the published draw put them in order")
    turn = (
        "It is its turn" if place <= places else f"It fits and is number {place} in turn: {place - places} after these"
    )
    return f"{'. '.join([*reasons, turn])}."


def _others(number: int) -> str:
    return "1 other" if number == 1 else f"{number} others"
