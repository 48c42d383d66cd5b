"""What is kept."""

from worthwhile.apps.evidence.models.collection import (
    Collection,
    CollectionState,
    EraseRule,
    LawfulBasis,
    SpecialCategoryBasis,
)
from worthwhile.apps.evidence.models.concern import Concern, ConcernState
from worthwhile.apps.evidence.models.consent_wording import ConsentWording, ConsentWordingIsKept
from worthwhile.apps.evidence.models.erased_count import ErasedCount
from worthwhile.apps.evidence.models.licence_held import LicenceHeld
from worthwhile.apps.evidence.models.own_wording import OwnWording
from worthwhile.apps.evidence.models.participant import Participant
from worthwhile.apps.evidence.models.questionnaire import Mode, Questionnaire, QuestionnaireState, Stage

__all__ = [
    "Collection",
    "CollectionState",
    "Concern",
    "ConcernState",
    "ConsentWording",
    "ConsentWordingIsKept",
    "EraseRule",
    "ErasedCount",
    "LawfulBasis",
    "LicenceHeld",
    "Mode",
    "OwnWording",
    "Participant",
    "Questionnaire",
    "QuestionnaireState",
    "SpecialCategoryBasis",
    "Stage",
]
