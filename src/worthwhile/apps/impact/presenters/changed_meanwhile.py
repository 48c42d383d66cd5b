"""What somebody else changed while a page was open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.impact.models import Revision
from worthwhile.apps.impact.presenters.people import who_saved
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile
from worthwhile.exchange.case_changes import CaseChange, find_changes


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """Who saved last and when, and every change since the page was opened."""

    who: str
    at: datetime
    changes: tuple[CaseChange, ...]


def present_meanwhile(error: ChangedMeanwhile, base: Revision) -> Meanwhile:
    """What changed between the revision that a page was made from and the latest."""
    return Meanwhile(
        who=who_saved(error.revision),
        at=error.revision.made_at,
        changes=find_changes(before=base.data, after=error.revision.data),
    )
