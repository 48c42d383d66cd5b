"""The codes of a collection and what stands under them."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.evidence.models import Collection, Participant, Questionnaire
from worthwhile.apps.evidence.models.participant_code import read_code
from worthwhile.apps.evidence.selectors.own_codes import read_any_code
from worthwhile.apps.organisations.models import Organisation


def list_participants(collection: Collection) -> QuerySet[Participant]:
    """Everybody who has a code and was not erased, in the order the codes were made."""
    return collection.participants.filter(erased_at=None).order_by("pk")


def find_participant_by_code(collection: Collection, given: str) -> Participant | None:
    """Whoever has a code, however it was written. Raises CodeMistyped for what cannot be a code."""
    return list_participants(collection).filter(code=read_code(given)).select_related("collection").first()


def find_participant(organisation: Organisation, participant_id: int) -> Participant | None:
    """One person of an organisation who was not erased."""
    ours = Participant.objects.filter(collection__organisation=organisation, erased_at=None)
    return ours.select_related("collection__organisation").filter(pk=participant_id).first()


def list_questionnaires(participant: Participant) -> QuerySet[Questionnaire]:
    """Everything a person answered, in the order it was begun."""
    return participant.questionnaires.select_related("consent").order_by("started_at", "pk")


def find_participant_of(collection: Collection, participant_id: int) -> Participant | None:
    """One person of a collection who was not erased, by number."""
    return list_participants(collection).filter(pk=participant_id).select_related("collection").first()


def find_participant_by_any_code(collection: Collection, given: str) -> Participant | None:
    """Whoever has a code of ours or of the organisation's own list; for staff, who know both."""
    return list_participants(collection).filter(code=read_any_code(given)).first()
