"""The readings of a result as JSON: the keys ``standing``, ``levels`` and ``pockets`` of a result."""

from __future__ import annotations

from typing import Any

from worthwhile.engines.valuation.parameters import Benchmark
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.levels import LevelColumn, Levels, PricedLine, ToldLine
from worthwhile.exchange.plain_data import plain_number
from worthwhile.exchange.pocket import Pocket
from worthwhile.exchange.pockets import Pockets
from worthwhile.exchange.readings import Readings
from worthwhile.exchange.result_json import money, ratio, result_data
from worthwhile.exchange.standing import Standing, StandingRow


def whole_result_data(*, result: ValuationResult, readings: Readings, case_hash: str) -> dict[str, Any]:
    """The result with its readings, in the shape that ``worthwhile impact value --json`` prints."""
    return {**result_data(result, case_hash=case_hash), **readings_data(readings)}


def readings_data(found: Readings) -> dict[str, Any]:
    """The three readings as keys to stand beside those of a result."""
    return {
        "standing": _standing(found.standing),
        "levels": _levels(found.levels),
        "pockets": _pockets(found.pockets),
    }


def _standing(standing: Standing) -> dict[str, Any]:
    published = {row.factor: row.published for row in standing.rows if row.published is not None}
    return {
        "warning": standing.warning,
        "rows": [_standing_row(row) for row in standing.rows],
        "published": {factor: _published(benchmark) for factor, benchmark in published.items()},
    }


def _standing_row(row: StandingRow) -> dict[str, Any]:
    position = row.position
    return {
        "factor": row.factor,
        "outcome": row.outcome,
        "state": row.state.value,
        "value": ratio(row.value),
        "higher_than_percent": None if position is None else plain_number(position.higher_than),
        "lower_than_percent": None if position is None else plain_number(position.lower_than),
        "same_as_percentiles": None if position is None else [plain_number(at) for at in position.same_as],
        "words": row.words,
    }


def _published(benchmark: Benchmark) -> dict[str, Any]:
    return {
        "reports": benchmark.n,
        "percentiles": {f"p{percentile}": ratio(value) for percentile, value in benchmark.points},
        "source": f"{benchmark.source.title}, {benchmark.source.publisher}, {benchmark.source.published}",
        "address": benchmark.source.address,
        "note": benchmark.note,
    }


def _levels(levels: Levels) -> dict[str, Any]:
    return {"ranges": levels.ranges, "columns": [_level(column) for column in levels.columns]}


def _level(column: LevelColumn) -> dict[str, Any]:
    spread = column.spread
    return {
        "level": column.level.value,
        "present_value": money(column.present_value),
        "p5": None if spread is None else money(spread.p5),
        "p95": None if spread is None else money(spread.p95),
        "priced": [_priced(line) for line in column.priced],
        "held": [_told(line) for line in column.held],
        "pending": [_told(line) for line in column.pending],
    }


def _priced(line: PricedLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": line.name,
        "present_value": money(line.present_value),
        "counted_instead": line.counted_instead,
    }


def _told(line: ToldLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": line.name,
        "stakeholder": line.stakeholder,
        "quantity": [plain_number(units) for units in line.quantity],
        "method": line.method,
        "source": line.source,
        "strength": line.strength,
        "story": line.story,
        "notes": line.notes,
    }


def _pockets(pockets: Pockets) -> dict[str, Any]:
    return {
        "rows": [{"agency": None if row.agency is None else row.agency.value, **_pocket(row)} for row in pockets.rows],
        "total": _pocket(pockets.total),
        "sentences": list(pockets.sentences),
        "missing": pockets.missing,
    }


def _pocket(pocket: Pocket) -> dict[str, str]:
    return {
        "pays_cash": money(pocket.pays_cash),
        "pays_in_kind": money(pocket.pays_in_kind),
        "gains": money(pocket.gains),
        "saves": money(pocket.saves),
        "cashable": money(pocket.cashable),
        "net": money(pocket.net),
    }
