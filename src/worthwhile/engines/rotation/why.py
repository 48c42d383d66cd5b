"""The sentences that say why a supplier stands where it does: the past that counts, and where that puts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from worthwhile.engines.rotation.turn import Supplier


@dataclass(frozen=True, slots=True)
class Past:
    """What counts of the past with those who take a turn, in the order in which it counts."""

    last: datetime
    times: int
    has_won: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a turn stands: its place from 1, how many places there are, and how many turns stand alike with it."""

    place: int
    places: int
    alike: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """With whom a supplier shares its turn: names of those who are given too, and why. Nobody where it stands alone."""

    names: Sequence[str] = ()
    because: Sequence[str] = ()


def why_in_turn(supplier: Supplier, past: Past, at: Place, shared: Shared) -> str:
    """Why whoever takes a turn stands at its place."""
    reasons = [*_fits(supplier), *_shared(shared), *_past(past, shared)]
    if at.alike > 1:
        reasons.append(f"It stands alike with {_others(at.alike - 1)}, and the published draw put them in order")
    return _sentences([*reasons, _turn(at)])


def why_beside(supplier: Supplier, taker: Supplier, at: Place, shared: Shared) -> str:
    """Why a supplier that fits is not asked while another takes the turn that they share."""
    later = "" if at.place <= at.places else f", as number {at.place} in turn"
    takes = f"By the same order {taker.name} takes it this time{later}"
    return _sentences([*_fits(supplier), *_shared(shared), takes])


def _fits(supplier: Supplier) -> list[str]:
    return [supplier.fits] if supplier.fits else []


def _shared(shared: Shared) -> list[str]:
    if not shared.because:
        return []
    names = _joined(shared.names) if shared.names else "somebody you invited before"
    return [f"It takes one turn together with {names}, because they {_joined(shared.because)}"]


def _past(past: Past, shared: Shared) -> list[str]:
    whom, anybody = ("one of them", "any of them") if shared.because else ("it", "it")
    if not past.times:
        return [f"You never invited {anybody}, and whoever was never invited comes first"]
    times = "once" if past.times == 1 else f"{past.times} times"
    return [f"You last invited {whom} on {past.last.day} {past.last:%B %Y}, {times} so far", _won(past, shared)]


def _won(past: Past, shared: Shared) -> str:
    if past.has_won:
        return f"{'One of them' if shared.because else 'It'} has won a quote of yours before"
    return "None of them has won one yet" if shared.because else "It has not won one yet"


def _turn(at: Place) -> str:
    if at.place <= at.places:
        return "It is its turn"
    return f"It fits and is number {at.place} in turn: {at.place - at.places} after these"


def _others(number: int) -> str:
    return "1 other" if number == 1 else f"{number} others"


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _sentences(reasons: Sequence[str]) -> str:
    return f"{'. '.join(reasons)}."
