"""The rules and figures that a tender's fitness is checked against, as dated data with their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import TypeVar

from worthwhile.engines.fitness import Band, Figure, Mark, Rule, Rulebook
from worthwhile.kernel.parameter import Source
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean
from worthwhile.reference.lists import read_list
from worthwhile.reference.lookup import library

T = TypeVar("T")

RULES, FIGURES = "fitness/rules.csv", "fitness/figures.csv"
RULE_COLUMNS = (
    "code", "band", "mark", "regimes", "nations", "buyers", "care", "valid_from", "valid_to", "says", "citation",
    "source", "to_confirm", "checked_on",
)  # fmt: skip
FIGURE_COLUMNS = (
    "name", "value", "low", "high", "unit", "valid_from", "valid_to", "source", "citation", "checked_on",
)  # fmt: skip


@cache
def fitness_rules() -> Rulebook:
    """Every rule and figure that ships.

    Raises InvalidInput with every problem where a data file has been edited into something unusable.
    """
    return rulebook_of(read_list(RULES, *RULE_COLUMNS), read_list(FIGURES, *FIGURE_COLUMNS))


def rulebook_of(rule_rows: Iterable[list[str]], figure_rows: Iterable[list[str]]) -> Rulebook:
    """Rules and figures from rows of text. Raises InvalidInput with every problem, each with its file and line."""
    problems: list[Problem] = []
    sources = library().sources
    rules = _read(RULES, RULE_COLUMNS, rule_rows, lambda row: _rule(row, sources), problems)
    figures = _read(FIGURES, FIGURE_COLUMNS, figure_rows, lambda row: _figure(row, sources), problems)
    if problems:
        raise InvalidInput(problems)
    return Rulebook(rules=rules, figures=figures)


def _read(
    name: str,
    columns: tuple[str, ...],
    rows: Iterable[list[str]],
    build: Callable[[Mapping[str, str]], T],
    problems: list[Problem],
) -> tuple[T, ...]:
    built = []
    for line, cells in enumerate(rows, 2):
        try:
            built.append(build(dict(zip(columns, cells, strict=True))))
        except InvalidInput as error:
            problems += [Problem(f"{name}, line {line}, {one.path}", one.message) for one in error.problems]
        except (ValueError, InvalidOperation) as error:
            problems.append(Problem(f"{name}, line {line}", f"This cannot be read: {error}."))
    return tuple(built)


def _rule(row: Mapping[str, str], sources: Mapping[str, Source]) -> Rule:
    return Rule(
        code=row["code"],
        band=Band(row["band"]),
        mark=Mark(row["mark"]),
        says=row["says"],
        citation=row["citation"],
        source=_title(row, sources),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=_day_or_none(row["valid_to"]),
        regimes=tuple(row["regimes"].split()),
        nations=tuple(row["nations"].split()),
        buyers=tuple(row["buyers"].split()),
        care=tuple(row["care"].split()),
        to_confirm=row["to_confirm"],
    )


def _figure(row: Mapping[str, str], sources: Mapping[str, Source]) -> Figure:
    return Figure(
        name=row["name"],
        value=Decimal(row["value"]),
        unit=row["unit"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=_day_or_none(row["valid_to"]),
        source=_title(row, sources),
        citation=row["citation"],
        low=_number_or_none(row["low"]),
        high=_number_or_none(row["high"]),
    )


def _title(row: Mapping[str, str], sources: Mapping[str, Source]) -> str:
    key = row["source"]
    if key not in sources:
        hint = did_you_mean(key, sources) or " Add it first."
        raise InvalidInput([Problem("source", f"There is no source {key!r} in sources.yaml.{hint}")])
    return sources[key].title


def _day_or_none(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number_or_none(text: str) -> Decimal | None:
    return Decimal(text) if text else None
