"""One detector for each family of facts. A detector that is not sure says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack.detectors.accounts import find_accounts
from worthwhile.exchange.tender_pack.detectors.at_risk import find_share_at_risk
from worthwhile.exchange.tender_pack.detectors.brands import find_brands
from worthwhile.exchange.tender_pack.detectors.criteria import find_criteria
from worthwhile.exchange.tender_pack.detectors.documents import find_documents
from worthwhile.exchange.tender_pack.detectors.experience import find_experience
from worthwhile.exchange.tender_pack.detectors.feedback import find_feedback
from worthwhile.exchange.tender_pack.detectors.formula import find_formula
from worthwhile.exchange.tender_pack.detectors.framework import find_framework
from worthwhile.exchange.tender_pack.detectors.indexation import find_indexation
from worthwhile.exchange.tender_pack.detectors.indicators import find_indicators
from worthwhile.exchange.tender_pack.detectors.insurance import find_insurance
from worthwhile.exchange.tender_pack.detectors.intellectual_property import find_intellectual_property
from worthwhile.exchange.tender_pack.detectors.length import find_length, find_reopened_price
from worthwhile.exchange.tender_pack.detectors.liability import find_liability
from worthwhile.exchange.tender_pack.detectors.lots import find_lots
from worthwhile.exchange.tender_pack.detectors.open_book import find_open_book
from worthwhile.exchange.tender_pack.detectors.partners import find_partners
from worthwhile.exchange.tender_pack.detectors.payment import find_payment
from worthwhile.exchange.tender_pack.detectors.pensions import find_pensions
from worthwhile.exchange.tender_pack.detectors.policies import find_policies
from worthwhile.exchange.tender_pack.detectors.portal import find_portal
from worthwhile.exchange.tender_pack.detectors.qualifications import find_qualifications
from worthwhile.exchange.tender_pack.detectors.questions import find_questions
from worthwhile.exchange.tender_pack.detectors.reading_ease import find_reading_grade
from worthwhile.exchange.tender_pack.detectors.stage import find_stage
from worthwhile.exchange.tender_pack.detectors.termination import find_termination
from worthwhile.exchange.tender_pack.detectors.timetable import find_timetable
from worthwhile.exchange.tender_pack.detectors.tupe import find_tupe
from worthwhile.exchange.tender_pack.detectors.turnover import find_turnover
from worthwhile.exchange.tender_pack.detectors.value import find_value
from worthwhile.exchange.tender_pack.detectors.volume import find_volume
from worthwhile.exchange.tender_pack.detectors.weights import find_weights
from worthwhile.exchange.tender_pack.statements import Statement, Statements

OF_A_SENTENCE: Mapping[str, Callable[[Statement], Iterator[Fact]]] = {
    "turnover": find_turnover,
    "accounts": find_accounts,
    "insurance": find_insurance,
    "experience": find_experience,
    "qualifications": find_qualifications,
    "brands": find_brands,
    "stage": find_stage,
    "policies": find_policies,
    "partners": find_partners,
    "weights": find_weights,
    "formula": find_formula,
    "criteria": find_criteria,
    "feedback": find_feedback,
    "timetable": find_timetable,
    "length": find_length,
    "extension price": find_reopened_price,
    "payment": find_payment,
    "share at risk": find_share_at_risk,
    "volume": find_volume,
    "TUPE": find_tupe,
    "pensions": find_pensions,
    "liability": find_liability,
    "termination": find_termination,
    "indexation": find_indexation,
    "intellectual property": find_intellectual_property,
    "open book": find_open_book,
    "framework": find_framework,
    "value": find_value,
    "portal": find_portal,
    "documents": find_documents,
    "indicators": find_indicators,
}
"""Detectors that look at one sentence, by the name of their family."""

OF_A_PACK: Mapping[str, Callable[[Statements], Iterator[Fact]]] = {
    "lots": find_lots,
    "questions": find_questions,
    "reading grade": find_reading_grade,
}
"""Detectors that need all sentences."""

__all__ = ["OF_A_PACK", "OF_A_SENTENCE"]
