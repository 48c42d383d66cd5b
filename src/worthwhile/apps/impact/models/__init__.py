"""What is kept of impact cases."""

from worthwhile.apps.impact.models.answer import Answer, AnswerRevision
from worthwhile.apps.impact.models.append_only import OnlyAddedTo
from worthwhile.apps.impact.models.assessment import Assessment, AssessorCheck, Verdict
from worthwhile.apps.impact.models.case import BY_A_PROGRAM, EVIDENCE_UPDATE, Case, Revision
from worthwhile.apps.impact.models.comment import Comment
from worthwhile.apps.impact.models.evidence_link import EvidenceLink, LinkState
from worthwhile.apps.impact.models.kept import KEPT_FOR, UPLOADS_KEPT_FOR, KeptCase, KeptUpload, new_token
from worthwhile.apps.impact.models.shared_link import SharedLink
from worthwhile.apps.impact.models.value_use import ValueUse
from worthwhile.apps.impact.models.version import SignOff, Version

__all__ = [
    "BY_A_PROGRAM",
    "EVIDENCE_UPDATE",
    "KEPT_FOR",
    "UPLOADS_KEPT_FOR",
    "Answer",
    "AnswerRevision",
    "Assessment",
    "AssessorCheck",
    "Case",
    "Comment",
    "EvidenceLink",
    "KeptCase",
    "KeptUpload",
    "LinkState",
    "OnlyAddedTo",
    "Revision",
    "SharedLink",
    "SignOff",
    "ValueUse",
    "Verdict",
    "Version",
    "new_token",
]
