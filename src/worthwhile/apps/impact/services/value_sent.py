"""Value a case that was sent and is not kept."""

from __future__ import annotations

from worthwhile.apps.impact.selectors.valued import ValuedCase
from worthwhile.apps.impact.services.keep_case import refuse_too_large
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import parse_case_text
from worthwhile.reference import valuation_parameters


def value_sent(*, text: str, suffix: str, draws: int, seed: int) -> ValuedCase:
    """The result of a case in text, with the figures that the command line prints for the same draws and seed.

    Raises CaseTooLarge, or WorthwhileError with every problem of the case.
    """
    loaded = parse_case_text(text, suffix=suffix, name="The case")
    refuse_too_large(loaded.case)
    result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=draws, seed=seed)
    return ValuedCase(text=text, suffix=suffix, loaded=loaded, result=result)
