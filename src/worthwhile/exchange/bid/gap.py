"""Something that a bid lacks beside what its tender asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.kernel.problems import did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Nothing here stops anybody from handing in. ``fails``: by what the tender says, a bid with it would fail."""

    place: str
    words: str
    fails: bool = False


def unknown_gaps(
    places: Iterable[tuple[str, str]], known: Iterable[str], *, what: str, fails: bool = False
) -> Iterable[Gap]:
    """Ids, each with where it stands, that the tender does not have."""
    allowed = list(known)
    told = f" They are: {', '.join(allowed[:20])}." if allowed else " It has none."
    for place, given in places:
        if given not in allowed:
            words = f"The tender has no {what} {given!r}.{did_you_mean(given, allowed) or told}"
            yield Gap(place=place, words=words, fails=fails)
