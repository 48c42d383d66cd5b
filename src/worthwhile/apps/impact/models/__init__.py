"""What is kept of impact cases."""

from worthwhile.apps.impact.models.case import Case, Revision
from worthwhile.apps.impact.models.kept import KEPT_FOR, UPLOADS_KEPT_FOR, KeptCase, KeptUpload, new_token
from worthwhile.apps.impact.models.version import SignOff, Version

__all__ = [
    "KEPT_FOR",
    "UPLOADS_KEPT_FOR",
    "Case",
    "KeptCase",
    "KeptUpload",
    "Revision",
    "SignOff",
    "Version",
    "new_token",
]
