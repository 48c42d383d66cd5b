"""What is kept of impact cases."""

from worthwhile.apps.impact.models.append_only import OnlyAddedTo
from worthwhile.apps.impact.models.assessment import Assessment, AssessorCheck, Verdict
from worthwhile.apps.impact.models.answer import Answer, AnswerRevision
from worthwhile.apps.impact.models.case import Case, Revision
from worthwhile.apps.impact.models.comment import Comment
from worthwhile.apps.impact.models.kept import KEPT_FOR, UPLOADS_KEPT_FOR, KeptCase, KeptUpload, new_token
from worthwhile.apps.impact.models.version import SignOff, Version

__all__ = [
    "KEPT_FOR",
    "UPLOADS_KEPT_FOR",
    "Answer",
    "AnswerRevision",
    "Assessment",
    "AssessorCheck",
    "Case",
    "Comment",
    "KeptCase",
    "KeptUpload",
    "OnlyAddedTo",
    "Revision",
    "SignOff",
    "Verdict",
    "Version",
    "new_token",
]
