"""The tables that a measure is scored with: those that ship, and those that an operator has loaded."""

from __future__ import annotations

from pathlib import Path

from worthwhile.engines.measures.measure import Measure, ScoreRule
from worthwhile.engines.measures.scoring import Tables
from worthwhile.exchange.value_sets import kept_value_set
from worthwhile.reference import swemwbs_conversion


def scoring_tables(*, home: Path, measure: Measure) -> Tables:
    """What the scales of a measure need; a value set that nobody has loaded into ``home`` is left out."""
    rules = {scale.rule for scale in measure.scales}
    if ScoreRule.SUM_CONVERTED in rules:
        return Tables(conversion=swemwbs_conversion())
    if ScoreRule.VALUE_SET in rules:
        return Tables(value_set=kept_value_set(home=home, measure=measure))
    return Tables()
