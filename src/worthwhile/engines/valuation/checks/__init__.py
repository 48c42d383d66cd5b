"""Checks with permanent codes: what a careful reader would question about a result.

A check reads and never changes a result; an answer is attached to it and never removes it. See
docs/methods, where each code has its page.
"""

from __future__ import annotations

from collections.abc import Mapping

from worthwhile.engines.valuation.checks import (
    assumed_labels,
    cashable,
    counterfactual,
    discount_rate,
    evidence_strength,
    health_rate,
    horizon,
    inputs_stated,
    length_of_gain,
    missing_deductions,
    optimism,
    overlap,
    past_years,
    people_counted,
    price_year,
    ranges_given,
    ratio_range,
    same_deductions,
    sample,
    spread_of_value,
    subtractive,
    unsourced,
    unusual_deductions,
    whole_period,
)
from worthwhile.engines.valuation.checks.answers import answer_rules, answer_to
from worthwhile.engines.valuation.checks.rule import Finding, Rule, read_result
from worthwhile.engines.valuation.prepare import PreparedCase
from worthwhile.engines.valuation.result import Check, Severity, ValuationResult

FAMILIES = (
    missing_deductions,
    unusual_deductions,
    same_deductions,
    counterfactual,
    sample,
    evidence_strength,
    unsourced,
    people_counted,
    overlap,
    length_of_gain,
    price_year,
    whole_period,
    cashable,
    health_rate,
    horizon,
    inputs_stated,
    ratio_range,
    spread_of_value,
    ranges_given,
    assumed_labels,
    subtractive,
    past_years,
    discount_rate,
    optimism,
)

_WORST_FIRST = tuple(Severity)


def _all_rules() -> tuple[Rule, ...]:
    rules = [rule for family in FAMILIES for rule in family.RULES]
    return tuple(sorted([*rules, *answer_rules(lambda: CODES)], key=lambda rule: rule.code))


RULES = _all_rules()
CODES: Mapping[str, str] = {rule.code: rule.title for rule in RULES}


def find_checks(*, prepared: PreparedCase, result: ValuationResult) -> tuple[Check, ...]:
    """Every check that the case raises: errors first, then the whole case, then outcomes in the case's order."""
    reading = read_result(prepared, result)
    places = {outcome.id: place for place, outcome in enumerate(prepared.case.outcomes)}
    found = [_check(rule, finding, prepared) for rule in RULES for finding in rule.find(reading)]

    def order(check: Check) -> tuple[int, int, str]:
        place = -1 if check.outcome is None else places[check.outcome]
        return _WORST_FIRST.index(check.severity), place, check.code

    return tuple(sorted(found, key=order))


def _check(rule: Rule, finding: Finding, prepared: PreparedCase) -> Check:
    return Check(
        code=rule.code,
        severity=finding.severity or rule.severity,
        outcome=finding.outcome,
        message=finding.message,
        evidence=finding.evidence,
        suggestion=finding.suggestion,
        answer=answer_to(prepared.case.answers, rule.code, finding.outcome),
    )
