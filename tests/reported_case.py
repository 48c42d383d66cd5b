"""The case of every kind as a report sees it, and changes to it that reports must bear."""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import Any

from tests.every_kind_case import case_data, valued
from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.case_file import LoadedCase
from worthwhile.exchange.report.content import build_report
from worthwhile.exchange.report.document import Report

DRAWS = 400
Valued = tuple[LoadedCase, ValuationResult]


@lru_cache(maxsize=1)
def ranged() -> Valued:
    """The case of every kind with its ranges drawn from."""
    return valued(draws=DRAWS)


def without_ranges() -> Valued:
    """The same with no range at all."""
    outcomes = copy.deepcopy(case_data()["outcomes"])
    for outcome in outcomes:
        outcome.pop("ranges", None)
    return valued(case_data(outcomes=outcomes), draws=DRAWS)


def without_inputs() -> Valued:
    """The same at no cost."""
    return valued(case_data(inputs=[]), draws=DRAWS)


def with_outcomes(*outcomes: dict[str, Any], **changes: Any) -> Valued:
    """The same inputs with other outcomes."""
    return valued(case_data(outcomes=list(outcomes), **changes), draws=DRAWS)


def many_outcomes(number: int) -> Valued:
    """As many priced outcomes, with long names, each for another group, each with ranges."""
    return with_outcomes(
        *(
            {
                "id": f"o{place}",
                "name": f"Outcome {place}: people who were at risk of a fall feel steadier and go out again on "
                "their own two feet, to the shops, to friends and to the park",
                "stakeholder": f"Residents of ward {place} and those who care for them at home",
                "quantity": 10 + place,
                "value": 100,
                "ranges": {"quantity": {"low": 5, "high": 60}, "value": {"low": 50, "high": 200}},
            }
            for place in range(number)
        ),
        *(
            {"id": f"held-{place}", "name": f"Held {place}: dignity and company at table " * 4, "status": "held"}
            for place in range(8)
        ),
    )


def only_held() -> Valued:
    """A case in which nothing has a price."""
    return with_outcomes({"id": "dignity", "name": "Dignity", "status": "held", "quantity": 40})


def report_of(found: Valued) -> Report:
    """The report of a case."""
    return _ranged_report() if found is ranged() else _report(found)


@lru_cache(maxsize=1)
def _ranged_report() -> Report:
    return _report(ranged())


def _report(found: Valued) -> Report:
    loaded, result = found
    return build_report(case=loaded.case, result=result, case_hash=loaded.case_hash)
