"""Bids that decide without winning, as the page tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from worthwhile.apps.tenders.presenters.price_words import figure_words, pounds
from worthwhile.engines.scoring import PLANTED, Formula, Reversal


@dataclass(frozen=True, kw_only=True)
class BoardLine:
    """A bid on one side of a reversal; ``is_cause`` marks the bid that is there on one side alone."""

    place: int
    name: str
    figure: str
    is_cause: bool


@dataclass(frozen=True, kw_only=True)
class ReversalWords:
    """One bid that decides without winning, and the boards without it and with it."""

    says: str
    without: tuple[BoardLine, ...]
    with_it: tuple[BoardLine, ...]
    bid: str


def reversal_words(one: Reversal, formula: Formula, names: Mapping[str, str]) -> ReversalWords:
    """What a bid changes without winning; ``names`` are those of the bids by their ids."""
    bid = names.get(one.bid, one.bid)
    without, with_it = names.get(one.first_without or "", "nobody"), names.get(one.first_with or "", "nobody")
    if one.is_added:
        says = (
            f"A bid of the poorest quality that may be ranked, at {pounds(one.price)}, would make {with_it} first in "
            f"place of {without}, without winning itself. A company of the same group as {with_it} could send it."
        )
        bid = "Planted bid"
    elif one.changes_first:
        says = f"{bid} does not win, and decides who does: without it {without} is first, with it {with_it}."
    else:
        says = f"{bid} does not win, and changes the order of the others."
    names = {**names, PLANTED: "Planted bid"}

    without_it, with_bid = (
        tuple(
            BoardLine(
                place=placed.rank,
                name=names[placed.contender.bidder],
                figure=figure_words(formula, placed.figure),
                is_cause=placed.contender.bidder == one.bid,
            )
            for placed in board
        )
        for board in (one.without, one.with_it)
    )
    return ReversalWords(says=says, without=without_it, with_it=with_bid, bid=bid)
