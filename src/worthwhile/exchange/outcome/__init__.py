"""The outcome of a tender for one of those who were assessed: what it says, as data and as a letter."""

from worthwhile.exchange.outcome.letter import outcome_letter
from worthwhile.exchange.outcome.own_evaluation import own_evaluation
from worthwhile.exchange.outcome.summary import FORMAT, Outcome, assessed_summary, chosen_summary

__all__ = ["FORMAT", "Outcome", "assessed_summary", "chosen_summary", "outcome_letter", "own_evaluation"]
