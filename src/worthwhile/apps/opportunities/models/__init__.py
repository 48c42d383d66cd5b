"""What people keep about notices: searches, what is watched, notes, decisions, and what they offer."""

from worthwhile.apps.opportunities.models.offered_service import OfferedProfile, OfferedService
from worthwhile.apps.opportunities.models.saved_search import Often, SavedSearch, Subscriber
from worthwhile.apps.opportunities.models.watched import (
    Decision,
    LastLook,
    Note,
    Verdict,
    WatchAlert,
    Watched,
    WatchReader,
)

__all__ = [
    "Decision",
    "LastLook",
    "Note",
    "OfferedProfile",
    "OfferedService",
    "Often",
    "SavedSearch",
    "Subscriber",
    "Verdict",
    "WatchAlert",
    "WatchReader",
    "Watched",
]
