"""One share that stands for an answer, so that areas and years can be set side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from worthwhile.market.queries.shape.question import Rows
from worthwhile.market.queries.shape.words import FEWEST_FOR_A_SHARE


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in things counted."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None where the whole is too small for a share to be told."""
        return self.part / self.whole if self.whole >= FEWEST_FOR_A_SHARE else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What the share is of, in words, and how it is found in the rows of an answer (empty rows: 0 of 0)."""

    says: str
    things: str
    of: Callable[[Rows], Share]


def _bands(name: str, first: int, last: int) -> Callable[[Rows], Share]:
    """The rows from ``first`` up to ``last`` (not included) of a count by band."""
    return lambda rows: Share(_sum(rows[first:last], name), _sum(rows, name))


def _with_a_bid(rows: Rows) -> Share:
    return Share(_sum(rows[1:2], "processes"), _sum(rows[1:], "processes"))


def _of_kind(rows: Rows) -> Share:
    counts = {(row["kind"], row["how"]): int(row["wins"]) for row in rows}
    return Share(counts.get(("vcse", "any way"), 0), counts.get(("everybody", "all suppliers"), 0))


def _reserved(rows: Rows) -> Share:
    counts = {row["kind"]: int(row["processes"]) for row in rows}
    return Share(counts.get("any", 0), counts.get("all", 0))


def _without_competition(rows: Rows) -> Share:
    closed = [row for row in rows if row["method"] in ("limited", "direct")]
    return Share(_sum(closed, "processes"), _sum(rows, "processes"))


def _first_five(rows: Rows) -> Share:
    return Share(_sum(rows[:5], "wins"), int(rows[0]["all_wins"]) if rows else 0)


def _named(rows: Rows) -> Share:
    return Share(_sum(rows[1:], "processes"), _sum(rows, "processes"))


def _sum(rows: Rows, name: str) -> int:
    return sum(int(row[name]) for row in rows)


HEADLINES: Mapping[str, Headline] = {
    "contract-sizes": Headline(
        says="between £50,000 and £500,000", things="contracts with a stated value", of=_bands("contracts", 3, 6)
    ),
    "kinds-of-winner": Headline(says="known to be won by VCSEs", things="wins", of=_of_kind),
    "bids-received": Headline(says="that received a single bid", things="procurements with a bid", of=_with_a_bid),
    "contract-lengths": Headline(
        says="that run a year or less",
        things="contracts that say how long",
        of=lambda rows: Share(_sum(rows, "short"), _sum(rows, "contracts")),
    ),
    "lots": Headline(says="divided into two lots or more", things="procurements", of=_bands("processes", 2, 5)),
    "lot-sizes": Headline(says="under £50,000", things="lots with a stated value", of=_bands("lots", 0, 3)),
    "notice-periods": Headline(
        says="with under 25 days to answer", things="procurements that say both days", of=_bands("processes", 0, 2)
    ),
    "social-value-weights": Headline(
        says="that name social value", things="procurements with published criteria", of=_named
    ),
    "reserved-contracts": Headline(says="that are reserved", things="procurements", of=_reserved),
    "direct-awards": Headline(
        says="without an open competition", things="awarded procurements that tell how", of=_without_competition
    ),
    "top-suppliers": Headline(says="won by the first five suppliers", things="wins", of=_first_five),
}
