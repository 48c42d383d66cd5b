"""A collection that is open, with people who have codes, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tests.organisation_builders import NOW
from worthwhile.apps.accounts.models import User
from worthwhile.apps.evidence.models import Collection, EraseRule, LawfulBasis, Participant, SpecialCategoryBasis
from worthwhile.apps.evidence.selectors.questions import list_questions
from worthwhile.apps.evidence.selectors.wordings import find_consent_wording
from worthwhile.apps.evidence.services.draft_collection import change_collection, draft_collection
from worthwhile.apps.evidence.services.keep_answers import begin_sitting, keep_answer
from worthwhile.apps.evidence.services.make_codes import make_codes
from worthwhile.apps.evidence.services.open_collection import open_collection
from worthwhile.apps.evidence.services.write_consent import write_consent
from worthwhile.apps.organisations.models import Organisation

HELP = "Talk to the safeguarding lead at the lunch club."
PURPOSE = "We want to know whether lunch makes a difference."
SERVICE = "A weekly lunch for older people in Luton."


def make_draft(organisation: Organisation, by: User, measures: Sequence[str] = ("ons4",)) -> Collection:
    """A collection with every step done, not open yet."""
    drafted = draft_collection(
        organisation=organisation, name="Lunch, spring", service=SERVICE, measure_ids=measures, by=by, now=NOW
    )
    changes = {
        "purpose": PURPOSE,
        "lawful_basis": LawfulBasis.CONSENT,
        "special_category_basis": SpecialCategoryBasis.EXPLICIT_CONSENT,
        "safeguarding_role": "The safeguarding lead",
        "safeguarding_text": HELP,
        "erase_on": EraseRule.LAST_ANSWER,
        "retention_months": 12,
    }
    changed = change_collection(collection=drafted, changes=changes, by=by, now=NOW)
    write_consent(collection=changed, language="en", text="I agree to answer.", by=by, now=NOW)
    return changed


def make_collection(organisation: Organisation, by: User, measures: Sequence[str] = ("ons4",)) -> Collection:
    """An open collection."""
    return open_collection(collection=make_draft(organisation, by, measures), by=by, now=NOW)


def make_people(collection: Collection, by: User, number: int = 1) -> list[Participant]:
    """People with codes."""
    return make_codes(collection=collection, number=number, group="", by=by, now=NOW)


def answer_all(
    person: Participant, answers: Sequence[int | None], *, stage: str = "before", now: datetime = NOW
) -> None:
    """Answer every question of a time at the link, as many as there are answers for."""
    questions = list_questions(person.collection, "en", on=now.date())
    consent = find_consent_wording(person.collection, "en")
    assert consent is not None
    begin_sitting(participant=person, questions=questions, stage=stage, consent=consent, language="en", now=now)
    for question, answer in zip(questions, answers, strict=False):
        keep_answer(participant=person, question=question, stage=stage, answer=answer, now=now)
