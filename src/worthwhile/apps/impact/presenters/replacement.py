"""A changed file beside what a case says: every change in plain words, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.apps.impact.models import Revision
from worthwhile.apps.impact.presenters.brought_in import gap_of
from worthwhile.apps.impact.services.bring_in import with_kept_part
from worthwhile.exchange.case_changes import CaseChange, find_changes
from worthwhile.exchange.draft_case import DraftCase


@dataclass(frozen=True, kw_only=True)
class Replacement:
    """Everything that would change, and what the case would then lack as (where, what to do)."""

    changes: tuple[CaseChange, ...]
    gaps: tuple[tuple[str, str], ...]


def present_replacement(draft: DraftCase, latest: Revision) -> Replacement:
    """What saving a changed file would do to the case as it stands."""
    before = latest.data
    after = with_kept_part(draft.data, before)
    return Replacement(
        changes=find_changes(before=before, after=after),
        gaps=tuple(gap_of(gap.path, gap.message, after) for gap in draft.gaps),
    )
