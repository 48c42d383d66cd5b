"""What a tender file states, as the facts that fitness is checked on."""

from __future__ import annotations

from worthwhile.engines.fitness import Facts
from worthwhile.exchange.tender.facts_of_bidding import (
    state_judging,
    state_participation,
    state_questions,
    state_running,
)
from worthwhile.exchange.tender.facts_of_setting import state_setting, state_size, state_specification
from worthwhile.exchange.tender.facts_of_terms import state_terms
from worthwhile.exchange.tender.stating import Stating
from worthwhile.exchange.tender.tender import Tender


def facts_of(tender: Tender) -> Facts:
    """The facts that a tender states, each with its path in the file. What is left out is not stated, never no."""
    to = Stating()
    state_setting(tender, to)
    state_size(tender, to)
    state_specification(tender, to)
    state_participation(tender.participation, to)
    state_questions(tender.questions, to)
    state_judging(tender, to)
    state_running(tender, to)
    state_terms(tender.terms, to)
    return Facts(stated=tuple(to.facts))
