"""What a draft still lacks before anybody may be asked."""

from __future__ import annotations

from datetime import date

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.models.languages import ENGLISH
from worthwhile.apps.evidence.selectors.licences import may_use
from worthwhile.engines.measures.measure import Measure
from worthwhile.kernel.problems import Problem

# Every other measure of the catalogue is about health, which is a special category of personal data.
NOT_ABOUT_HEALTH = frozenset({"ons4", "ucla-3"})


def is_about_health(measure: Measure) -> bool:
    """Whether answers to a measure are data about health by themselves."""
    return measure.id not in NOT_ABOUT_HEALTH


def opening_problems(collection: Collection, *, on: date) -> list[Problem]:
    """Everything that stands between a draft and being open; ``path`` names the step to go to."""
    return [*_measures(collection, on), *_basis(collection), *_keeping(collection, on), *_people(collection)]


def _measures(collection: Collection, on: date) -> list[Problem]:
    if not collection.measure_ids:
        return [Problem("measures", "Choose at least one questionnaire")]
    return [
        Problem("measures", f"Record the licence or registration for {measure.name}, or take it out")
        for measure in collection.measures
        if not may_use(collection.organisation, measure, on=on)
    ]


def _basis(collection: Collection) -> list[Problem]:
    problems = []
    if not collection.purpose.strip() or not collection.lawful_basis:
        problems.append(Problem("purpose", "Say why you ask, and on what lawful basis"))
    elif any(is_about_health(measure) for measure in collection.measures) and not collection.special_category_basis:
        problems.append(Problem("purpose", "Say on what basis you keep data about health"))
    if not collection.consent_wordings.filter(language=ENGLISH).exists():
        problems.append(Problem("consent", "Write what people are asked to agree to"))
    return problems


def _keeping(collection: Collection, on: date) -> list[Problem]:
    if collection.closes_on is not None and collection.closes_on < on:
        return [Problem("keeping", "The last day has passed. Choose a later one")]
    return []


def _people(collection: Collection) -> list[Problem]:
    if not collection.safeguarding_role.strip() or not collection.safeguarding_text.strip():
        return [Problem("safeguarding", "Say who acts on a worrying answer, and what people are told to do")]
    return []
