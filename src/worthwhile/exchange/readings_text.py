"""The readings of a result for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.exchange.levels import LevelColumn, Levels
from worthwhile.exchange.plain_lines import in_columns, titled, wrapped
from worthwhile.exchange.pockets import Pockets
from worthwhile.exchange.readings import Readings
from worthwhile.exchange.standing import Standing, StandingRow, Stated
from worthwhile.exchange.standing_groups import figure_of, grouped
from worthwhile.kernel.money import money_text


def readings_lines(found: Readings, currency: str) -> Iterator[str]:
    """By level, who pays and who saves, and where the figures stand among published studies."""
    yield from _level_lines(found.levels, currency)
    yield from _pocket_lines(found.pockets)
    yield from _standing_lines(found.standing)


def _level_lines(levels: Levels, currency: str) -> Iterator[str]:
    yield from titled("Individual, social and environmental")
    rows = [_level_row(column, currency) for column in levels.columns]
    yield from in_columns(("Level", "Priced, present value", "Outcomes priced", "Held", "Pending"), rows)
    yield from wrapped(levels.ranges, "  ", "  ")
    for column in levels.columns:
        for line in column.held:
            if line.story:
                yield from wrapped(f"{line.name}: {line.story}", "  ", "    ")


def _level_row(column: LevelColumn, currency: str) -> tuple[str, ...]:
    counts = (len(lines) for lines in (column.priced, column.held, column.pending))
    return (column.label, money_text(column.present_value, currency), *(str(count) for count in counts))


def _pocket_lines(pockets: Pockets) -> Iterator[str]:
    yield from titled("Who pays and who saves")
    if not pockets.is_shown:
        yield from wrapped(pockets.missing, "  ", "  ")
        return
    heads = ("Agency", "Pays", "Gives in kind", "Gains", "of it saves", "of it cash", "Net")
    rows = [(row.name, row) for row in pockets.rows] + [("All", pockets.total)]
    yield from in_columns(
        heads,
        [
            (
                name,
                *(
                    money_text(amount, pockets.currency, places=0)
                    for amount in (row.pays_cash, row.pays_in_kind, row.gains, row.saves, row.cashable, row.net)
                ),
            )
            for name, row in rows
        ],
    )
    for sentence in pockets.sentences:
        yield from wrapped(sentence, "  ", "  ")


def _standing_lines(standing: Standing) -> Iterator[str]:
    yield from titled("Where this stands among published studies")
    for group in grouped(standing):
        first = group[0]
        yield from wrapped(f"{first.label}{_figure(first)}{_whose(group)}: {first.words}.", "  ", "    ")
    yield from wrapped(standing.warning, "  ", "  ")


def _figure(row: StandingRow) -> str:
    """The figure, where the words that follow do not say it."""
    return f" {figure_of(row)}" if row.state is Stated.STATED else ""


def _whose(group: Sequence[StandingRow]) -> str:
    names = [row.name for row in group if row.name]
    return f" ({listed(names, most=3)})" if names else ""
