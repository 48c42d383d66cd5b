"""A scheme tried many times: does a bid that cannot win change the order, and does doing better ever do harm?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from worthwhile.engines.scoring.exact import shown
from worthwhile.engines.scoring.merit import PriceNotDefined
from worthwhile.engines.scoring.order import Board
from worthwhile.engines.scoring.simulated_bids import MOST, BidMaker, MadeUp

PLANTED = "a planted bid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How often something that should never happen did. ``example`` is the first time, in words; empty where none."""

    tried: int
    found: int
    example: str

    @property
    def share(self) -> Fraction:
        """The part of the tries in which it happened; 0 where nothing could be tried."""
        return Fraction(self.found, self.tried) if self.tried else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """What came of the tries.

    ``order_changes``: the order of the others changed when a bid that does not win was added. ``first_changes``: so did
    who is first. ``price_harm`` and ``quality_harm``: a lower price, or a higher score, lowered the bid's own place.
    ``planted``: a second bid of a loser's group, which does not win itself, made the loser win.
    """

    order_changes: Counted
    first_changes: Counted
    price_harm: Counted
    quality_harm: Counted
    planted: Counted


@dataclass(slots=True)
class _Count:
    tried: int = 0
    found: int = 0
    example: str = ""

    def add(self, happened: bool, example: str) -> None:
        self.tried += 1
        self.found += happened
        if happened and not self.example:
            self.example = example

    def counted(self) -> Counted:
        return Counted(tried=self.tried, found=self.found, example=self.example)


@dataclass(slots=True)
class TrialRunner:
    """Runs every try on one competition after another."""

    maker: BidMaker
    rng: np.random.Generator
    _order: _Count = field(default_factory=_Count)
    _first: _Count = field(default_factory=_Count)
    _price: _Count = field(default_factory=_Count)
    _quality: _Count = field(default_factory=_Count)
    _planted: _Count = field(default_factory=_Count)
    _plants: list[MadeUp] = field(default_factory=list)

    def __post_init__(self) -> None:
        """The poorest bid that is ranked, at the lowest, the middle and the highest price."""
        levels = {leaf: allowed[0] for leaf, allowed in self.maker.allowed.items()}
        if self.maker.low is not None:
            made = (self.maker.bid(levels, step, PLANTED, MOST + 1) for step in (0, 500, 1000))
            self._plants = [bid for bid in made if bid is not None]

    def take(self, bids: list[MadeUp]) -> Board | None:
        """Try everything on the bids, the last of which is the one that is added.

        The board of the others is returned; None where there are too few, or the formula has no answer.
        """
        if len(bids) < 3:
            return None
        base, added = bids[:-1], bids[-1]
        try:
            board = self.maker.board(base)
            self._add_one(base, added, board)
            self._do_better(base, board)
            self._plant(base, board)
        except PriceNotDefined:
            return None
        return board

    def trials(self) -> Trials:
        """What was found so far."""
        return Trials(
            order_changes=self._order.counted(),
            first_changes=self._first.counted(),
            price_harm=self._price.counted(),
            quality_harm=self._quality.counted(),
            planted=self._planted.counted(),
        )

    def _add_one(self, base: Sequence[MadeUp], added: MadeUp, board: Board) -> None:
        after = self.maker.board([*base, added])
        name = added.contender.bidder
        if after.winner == name or board.winner is None:
            return
        before_order = _names(board)
        order = [bidder for bidder in _names(after) if bidder != name]
        changed = order != before_order
        example = _story(board, after, f"{name}, which does not win, is added") if changed else ""
        self._order.add(changed, example)
        self._first.add(changed and order[0] != before_order[0], example)

    def _do_better(self, base: Sequence[MadeUp], board: Board) -> None:
        at = int(self.rng.integers(0, len(base)))
        bid = base[at]
        own = _rank(board, bid)
        if own is None:
            return
        price = bid.contender.price
        if price:
            lower = self.maker.repriced(bid, price * int(self.rng.integers(1, 1000)) / 1000)
            self._better(base, at, lower, own, board, self._price, "asks less")
        leaves = list(self.maker.allowed)
        higher = self.maker.raised(bid, leaves[int(self.rng.integers(0, len(leaves)))]) if leaves else None
        if higher is not None:
            self._better(base, at, higher, own, board, self._quality, "earns more")

    def _better(
        self, base: Sequence[MadeUp], at: int, bid: MadeUp, own: int, board: Board, count: _Count, what: str
    ) -> None:
        after = self.maker.board([*base[:at], bid, *base[at + 1 :]])
        now = _rank(after, bid)
        harmed = now is None or now > own
        count.add(harmed, _story(board, after, f"{bid.contender.bidder} {what}") if harmed else "")

    def _plant(self, base: Sequence[MadeUp], board: Board) -> None:
        if board.winner is None or not self._plants:
            return
        example, found = "", False
        for planted in self._plants:
            after = self.maker.board([*base, planted])
            if after.winner not in (board.winner, PLANTED, None):
                found = True
                what = f"a company of {after.winner}'s group adds {PLANTED}, which does not win"
                example = example or _story(board, after, what)
        self._planted.add(found, example)


def _names(board: Board) -> list[str]:
    return [placed.contender.bidder for placed in board.placed]


def _rank(board: Board, bid: MadeUp) -> int | None:
    return next((one.rank for one in board.placed if one.contender.bidder == bid.contender.bidder), None)


def _story(before: Board, after: Board, what: str) -> str:
    return f"{_told(before)}. When {what}: {_told(after)}."


def _told(board: Board) -> str:
    parts = []
    for placed in board.placed:
        price = placed.contender.price
        of = f"price {shown(price)}, " if price is not None else ""
        parts.append(f"{placed.contender.bidder} ({of}quality {shown(placed.quality)}) has {shown(placed.figure, 4)}")
    return ", ".join(parts)
