"""From answers to scores (ME-21 for gaps): complete cases only, nothing is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.measures.measure import Measure, Scale, ScoreRule
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.value_set import ValueSet
from worthwhile.kernel.problems import WorthwhileError


class TableMissing(WorthwhileError):
    """A measure that is scored with a table was asked for without one."""


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What some measures need besides the answers.

    ``conversion`` is SWEMWBS raw total (7-35) to metric score; ``value_set`` belongs to EQ-5D.
    """

    conversion: Mapping[int, Decimal] | None = None
    value_set: ValueSet | None = None


def require_tables(*, measure: Measure, tables: Tables) -> None:
    """Refuse a measure whose table is absent.

    Raises TableMissing that says how to provide it.
    """
    rules = {scale.rule for scale in measure.scales}
    if ScoreRule.SUM_CONVERTED in rules and tables.conversion is None:
        raise TableMissing(f"{measure.name} needs its conversion table, and none was given.")
    if ScoreRule.VALUE_SET in rules:
        levels = measure.items[0].high
        if tables.value_set is None:
            raise TableMissing(
                f"{measure.name} needs a value set, and none is loaded. "
                f"Load one that your licence covers: worthwhile measures value-set load {measure.id} FILE.csv"
            )
        if tables.value_set.levels != levels:
            raise TableMissing(
                f"{measure.name} has {levels} levels, but the value set {tables.value_set.name} has "
                f"{tables.value_set.levels}. Load one made for {measure.name}."
            )


def score_of(*, scale: Scale, response: Response, tables: Tables) -> Decimal | None:
    """The score of one questionnaire on one scale, None where an item or the total is missing.

    Answers must lie in their ranges (see ``response_problems``) and the tables be there (``require_tables``).
    """
    if response.total is not None:
        return _from_total(scale, response.total, tables)
    if not scale.items or not response.answers:
        return None
    answers = [response.answers[position] for position in scale.items]
    given = [answer for answer in answers if answer is not None]
    if len(given) < len(answers):
        return None
    if scale.rule is ScoreRule.VALUE_SET:
        assert tables.value_set is not None
        return tables.value_set.index_of(given)
    return _from_total(scale, Decimal(sum(given)), tables)


def _from_total(scale: Scale, total: Decimal, tables: Tables) -> Decimal:
    if scale.rule is ScoreRule.SUM_CONVERTED:
        assert tables.conversion is not None
        return tables.conversion[int(total)]
    return total
