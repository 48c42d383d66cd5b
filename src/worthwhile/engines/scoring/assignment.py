"""Lots among bidders with limits, solved exactly: the most lots awarded, then the best total, then ties in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

METHOD = (
    "Of all ways to share out the lots within the limits: first those that award the most lots; of these the one with "
    "the best total of figures (the highest total of points, or the lowest total where the lowest figure wins); of "
    "equal totals the one that gives the first lot in the published order to the better placed bidder, then the "
    "second, and so on; a lot that goes to nobody comes after every bidder. Solved exactly as an assignment, in whole "
    "numbers."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A ranked bid for a lot. ``cost`` is lower for the better; ``rank`` is its place in the lot, none twice."""

    lot: str
    bidder: str
    cost: Fraction
    rank: int


def share_out(*, lots: Sequence[str], offers: Sequence[Offer], limits: Mapping[str, int]) -> dict[str, str]:
    """The bidder of each lot that can be awarded, by lot in the published order. Method: :data:`METHOD`.

    ``limits`` holds the most lots of each bidder who has a limit.
    """
    if not offers:
        return {}
    bidders = sorted({offer.bidder for offer in offers})
    slots = [name for name in bidders for _ in range(min(limits.get(name, len(lots)), len(lots)))]
    price = _whole_costs(lots, offers)
    matrix = [
        [*(price.of.get((lot, name), price.impossible) for name in slots), *([price.nobody[lot]] * len(lots))]
        for lot in lots
    ]
    chosen = _cheapest(matrix)
    shared = {}
    for at, lot in enumerate(lots):
        if chosen[at] < len(slots):
            shared[lot] = slots[chosen[at]]
    return shared


@dataclass(frozen=True, slots=True, kw_only=True)
class _WholeCosts:
    """Costs as whole numbers that hold all three aims.

    ``nobody`` is more in each lot than all other costs together, and ``impossible`` more than any of it.
    """

    of: Mapping[tuple[str, str], int]
    nobody: Mapping[str, int]
    impossible: int


def _whole_costs(lots: Sequence[str], offers: Sequence[Offer]) -> _WholeCosts:
    common = lcm(*(offer.cost.denominator for offer in offers))
    lowest = min(offer.cost for offer in offers)
    behind_all = max(offer.rank for offer in offers) + 1  # the place of nobody, after everybody's
    digits = behind_all + 1
    place = {lot: digits ** (len(lots) - 1 - at) for at, lot in enumerate(lots)}
    one_step = digits ** len(lots)  # more than all places together
    costs = {
        (offer.lot, offer.bidder): int((offer.cost - lowest) * common) * one_step + offer.rank * place[offer.lot]
        for offer in offers
    }
    whole = (max(costs.values()) + one_step) * (len(lots) + 1)
    return _WholeCosts(
        of=costs,
        nobody={lot: whole + behind_all * place[lot] for lot in lots},
        impossible=2 * whole,
    )


def _cheapest(matrix: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row in the cheapest assignment (Hungarian method, shortest augmenting paths).

    Rows may not outnumber columns. Whole numbers of any size, so nothing is rounded.
    """
    search = _Search(matrix)
    for row in range(1, len(matrix) + 1):
        search.place(row)
    chosen = [0] * len(matrix)
    for column, row in enumerate(search.row_of[1:]):
        if row:
            chosen[row - 1] = column
    return chosen


class _Search:
    """Rows placed one after another, each by the shortest path. Rows and columns count from 1; 0 begins a path."""

    def __init__(self, matrix: Sequence[Sequence[int]]) -> None:
        self._matrix = matrix
        self._width = len(matrix[0])
        self._row_price = [0] * (len(matrix) + 1)
        self._column_price = [0] * (self._width + 1)
        self.row_of = [0] * (self._width + 1)

    def place(self, row: int) -> None:
        """Find a column for one more row, moving earlier rows where that is cheaper."""
        self.row_of[0] = row
        shortest: dict[int, int] = {}
        back: dict[int, int] = {}
        seen = [0]
        open_columns = set(range(1, self._width + 1))
        column = 0
        while self.row_of[column] or column == 0:
            self._reach(column, open_columns, shortest, back)
            nearest = min(open_columns, key=lambda at: (shortest[at], at))
            step = shortest[nearest]
            for at in seen:
                self._row_price[self.row_of[at]] += step
                self._column_price[at] -= step
            for at in open_columns:
                shortest[at] -= step
            column = nearest
            seen.append(column)
            open_columns.discard(column)
        while column:
            self.row_of[column] = self.row_of[back[column]]
            column = back[column]

    def _reach(self, column: int, open_columns: set[int], shortest: dict[int, int], back: dict[int, int]) -> None:
        """See whether the way over ``column`` is shorter to any column that is still open."""
        row = self.row_of[column]
        costs, paid = self._matrix[row - 1], self._row_price[row]
        for at in open_columns:
            way = costs[at - 1] - paid - self._column_price[at]
            if at not in shortest or way < shortest[at]:
                shortest[at] = way
                back[at] = column
