"""Contenders in order: floors and caps first, then the exact figure, then the published rules for ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from worthwhile.engines.scoring.merit import (
    NOTHING,
    Contender,
    PriceField,
    Terms,
    Weights,
    field_of,
    figure_of,
    price_share,
    quality_of_100,
    quality_points,
)
from worthwhile.engines.scoring.vocabulary import TieRule


class Barred(StrEnum):
    """Why a contender is not ranked, beside conditions and pass marks."""

    QUALITY_FLOOR = "quality-floor"
    PRICE_CAP = "price-cap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A contender in its place. ``figure`` is what the formula ranks by, exact.

    ``points`` are quality points out of the weight of quality, ``quality`` the same out of 100. ``tied_with`` names
    those with exactly the same figure, and ``settled_by`` the rule that told them apart, None where none did.
    """

    contender: Contender
    rank: int
    points: Fraction
    quality: Fraction
    figure: Fraction
    tied_with: tuple[str, ...] = ()
    settled_by: TieRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A lot in order. Those who share a rank are equal by every published rule."""

    placed: tuple[Placed, ...]
    barred: tuple[tuple[Contender, Barred], ...]
    field: PriceField

    @property
    def first(self) -> tuple[Placed, ...]:
        """Whoever is first: several where no rule tells them apart, none where nobody is ranked."""
        return tuple(placed for placed in self.placed if placed.rank == 1)

    @property
    def winner(self) -> str | None:
        """The bidder in first place; None where there is none or a tie is left."""
        return self.first[0].contender.bidder if len(self.first) == 1 else None


def barred_by(contender: Contender, points: Fraction, weights: Weights, terms: Terms) -> Barred | None:
    """Why a contender may not be ranked by the floor or the cap; None where it may."""
    floor, cap = terms.quality_floor, terms.price_cap
    if floor is not None and quality_of_100(points, weights) < floor:
        return Barred.QUALITY_FLOOR
    if cap is not None and contender.price is not None and contender.price > cap:
        return Barred.PRICE_CAP
    return None


def tie_key(
    contender: Contender, *, weights: Weights, terms: Terms, field: PriceField, ties: Iterable[TieRule]
) -> tuple[Any, ...]:
    """One entry a rule; the lower entry goes first."""
    return tuple(_tie_entry(tie, contender, weights, terms, field) for tie in ties)


def rank(contenders: Iterable[Contender], *, weights: Weights, terms: Terms, ties: Sequence[TieRule]) -> Board:
    """The contenders in order, whatever order they come in. Raises PriceNotDefined."""
    measured = [(contender, quality_points(contender, weights)) for contender in contenders]
    return rank_measured(measured, weights=weights, terms=terms, ties=ties)


def rank_measured(
    measured: Iterable[tuple[Contender, Fraction]], *, weights: Weights, terms: Terms, ties: Sequence[TieRule]
) -> Board:
    """As :func:`rank`, where the quality points of each contender are known already."""
    standing: list[tuple[Contender, Fraction]] = []
    barred: list[tuple[Contender, Barred]] = []
    for contender, points in measured:
        why = barred_by(contender, points, weights, terms)
        if why is None:
            standing.append((contender, points))
        else:
            barred.append((contender, why))
    prices = (one.price for one, _ in standing if one.price is not None)
    field = field_of(prices) if terms.formula.is_relative else PriceField()
    by_figure: dict[Fraction, list[tuple[Contender, Fraction]]] = {}
    for contender, points in standing:
        figure = figure_of(contender, points, weights=weights, terms=terms, field=field)
        by_figure.setdefault(figure, []).append((contender, points))
    placed: list[Placed] = []
    for figure in sorted(by_figure, reverse=not terms.formula.lower_wins):
        entries = [
            (tie_key(one, weights=weights, terms=terms, field=field, ties=ties), one, points)
            if len(by_figure[figure]) > 1
            else ((), one, points)
            for one, points in by_figure[figure]
        ]
        placed += _placed(entries, figure, len(placed), weights, ties)
    return Board(placed=tuple(placed), barred=tuple(barred), field=field)


def _tie_entry(tie: TieRule, contender: Contender, weights: Weights, terms: Terms, field: PriceField) -> Any:
    if tie is TieRule.GREATEST_WEIGHT:
        greatest = max([*weights.criteria.values(), weights.price])
        entry = [-contender.shares[name] for name, weight in weights.criteria.items() if weight == greatest]
        if weights.price == greatest and terms.formula.is_weighted and contender.price is not None:
            entry.append(-price_share(contender.price, terms, field))
        return tuple(entry)
    if tie is TieRule.SOCIAL_VALUE:
        names = (name for name in weights.criteria if name in weights.social_value)
        return -sum((weights.criteria[name] * contender.shares[name] for name in names), NOTHING)
    if tie is TieRule.LOWER_PRICE:
        return contender.price if contender.price is not None else NOTHING
    return contender.ticket or 0


_Entry = tuple[tuple[Any, ...], Contender, Fraction]


def _placed(
    entries: list[_Entry], figure: Fraction, ahead: int, weights: Weights, ties: Sequence[TieRule]
) -> list[Placed]:
    """Those with one figure in order; those whom no rule tells apart share the rank of the first of them."""
    entries.sort(key=lambda entry: (entry[0], entry[1].bidder))
    found: list[Placed] = []
    for at, (key, contender, points) in enumerate(entries):
        beside = entries[at - 1] if at else entries[-1] if len(entries) == 1 else entries[1]
        shares_rank = at > 0 and key == entries[at - 1][0]
        found.append(
            Placed(
                contender=contender,
                rank=found[-1].rank if shares_rank else ahead + at + 1,
                points=points,
                quality=quality_of_100(points, weights),
                figure=figure,
                tied_with=tuple(other.bidder for _, other, _ in entries if other is not contender),
                settled_by=next(
                    (tie for tie, own, other in zip(ties, key, beside[0], strict=False) if own != other), None
                ),
            )
        )
    return found
