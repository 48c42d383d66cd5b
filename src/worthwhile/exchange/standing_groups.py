"""Figures that stand alike, told once: many outcomes of a case share their deductions."""

from __future__ import annotations

from worthwhile.exchange.standing import Standing, StandingRow, Stated
from worthwhile.exchange.standing_words import figure_text

Group = tuple[StandingRow, ...]


def grouped(standing: Standing) -> tuple[Group, ...]:
    """The rows, those of one factor with one figure and one thing to say together, in the order of the first.

    What has nothing to fade is left out: there is no figure to tell.
    """
    groups: dict[tuple[object, ...], list[StandingRow]] = {}
    for row in standing.rows:
        if row.state is not Stated.NOTHING_TO_FADE:
            groups.setdefault((row.factor, row.state, row.value, row.words), []).append(row)
    factors = list(dict.fromkeys(row.factor for row in standing.rows))
    ordered = sorted(groups.values(), key=lambda group: factors.index(group[0].factor))
    return tuple(tuple(group) for group in ordered)


def figure_of(row: StandingRow) -> str:
    """The figure as the case gives it: ``20%``, ``3.56``, ``left out``."""
    if row.value is None:
        return "none"
    return "left out" if row.state is Stated.LEFT_OUT else figure_text(row.factor, row.value)
