"""Outcomes, values and questionnaires found by plain words, with the reason for each.

The ranking is lexical: words, their stems, and the table of everyday words in the reference data. Nothing is learnt,
sent or kept.
"""

from worthwhile.exchange.suggestions.found import MeasureFound, Suggestion, Suggestions, ValueFound
from worthwhile.exchange.suggestions.measures import find_measures
from worthwhile.exchange.suggestions.outcomes import suggest_outcomes
from worthwhile.exchange.suggestions.values import find_values

__all__ = [
    "MeasureFound",
    "Suggestion",
    "Suggestions",
    "ValueFound",
    "find_measures",
    "find_values",
    "suggest_outcomes",
]
