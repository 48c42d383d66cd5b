"""Say who writes a part of a bid, and how far it is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import BidDraft, BidPart, PartState
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import list_writers
from worthwhile.kernel.problems import WorthwhileError


class CannotAssign(WorthwhileError):
    """Somebody is asked to write who may not."""


def assign_part(*, draft: BidDraft, part: str, person: User | None, state: PartState, now: datetime) -> BidPart:
    """Keep who writes a part and how far it is; nobody is allowed. Raises CannotAssign."""
    if person is not None and person not in list_writers(draft.bidder):
        raise CannotAssign(f"Only owners and editors of {draft.bidder} can write. Give them that role first.")
    with transaction.atomic():
        kept, _ = BidPart.objects.update_or_create(
            draft=draft, part=part, defaults={"person": person, "state": state, "changed_at": now}
        )
    return kept


def begin_part(*, draft: BidDraft, part: str, by: User, now: datetime) -> None:
    """Whoever saves a part that nobody has is taken to write it; a part that was ready stays so by its writer alone."""
    held = draft.parts.filter(part=part).first()
    if held is None:
        assign_part(draft=draft, part=part, person=by, state=PartState.WRITING, now=now)
    elif held.state == PartState.NOT_BEGUN:
        assign_part(draft=draft, part=part, person=held.person or by, state=PartState.WRITING, now=now)
