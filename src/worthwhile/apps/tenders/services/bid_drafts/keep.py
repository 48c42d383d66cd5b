"""Begin a bid here, save parts of it without losing what somebody else saved, and remove it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction

from worthwhile.apps.accounts.models import Act as AuditAct
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.apps.tenders.models import BidDraft, DraftRevision, Tender
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import Written, box_of, written, written_at
from worthwhile.apps.tenders.selectors.looking_around import why_not_take_part
from worthwhile.apps.tenders.selectors.situation import bidder_in
from worthwhile.engines.tendering import Role, Stage
from worthwhile.exchange.case_edits import Conflict, Edits, merge_edits
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.sealing import lose_key, make_box
from worthwhile.kernel.problems import WorthwhileError

LONGEST_DRAFT = 1_900_000
MOST_REVISIONS = 2_000


class CannotWrite(WorthwhileError):
    """A bid to this tender cannot be written here, now or by this organisation."""


class DraftChangedMeanwhile(WorthwhileError):
    """Somebody else changed the same places. Nothing was saved; ``latest`` is what stands now."""

    def __init__(self, conflicts: Sequence[Conflict], latest: Written) -> None:
        super().__init__("Somebody else changed this while you were working on it. Nothing of theirs is lost.")
        self.conflicts = tuple(conflicts)
        self.latest = latest


class DraftTooLong(WorthwhileError):
    """A draft is longer than a bid may be."""


def begin_draft(*, tender: Tender, bidder: Organisation, by: User, now: datetime) -> BidDraft:
    """The draft of this bidder; begun where there is none yet. Raises CannotWrite."""
    refuse_unless_open(tender, bidder, now)
    if tender.people.filter(person=by).exists():
        raise CannotWrite("You work on this tender for the buyer, so you cannot bid to it, for whomever.")
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=bidder.pk)
        held = BidDraft.objects.filter(tender=tender, bidder=bidder).first()
        if held is not None:
            return held
        name = f"draft-{secrets.token_hex(12)}"
        make_box(settings.HOME, name)
        draft = BidDraft.objects.create(
            tender=tender, bidder=bidder, box=name, documents=tender.documents, created_at=now, created_by=by
        )
        _add_revision(draft, {}, what="begin", by=by, now=now)
        _record(AuditAct.BID_DRAFT_BEGUN, draft, by=by, now=now)
    return draft


def save_draft(*, draft: BidDraft, based_on: int, edits: Edits, what: str, by: User, now: datetime) -> DraftRevision:
    """Save edits that were made on the revision numbered ``based_on``.

    Edits to other places than somebody else's are brought together with theirs; saving what is there already adds
    nothing. Raises DraftChangedMeanwhile, DraftTooLong, CannotWrite, with nothing saved.
    """
    with transaction.atomic():
        # The row is the lock: of two who save at once, the second reads what the first saved.
        kept = BidDraft.objects.select_for_update().filter(pk=draft.pk).first()
        if kept is None:
            raise CannotWrite("This draft was removed meanwhile. Copy what you typed, and begin it again.")
        latest = written(kept)
        merged = merge_edits(base=written_at(kept, based_on).data, latest=latest.data, edits=edits)
        if merged.conflicts:
            raise DraftChangedMeanwhile(merged.conflicts, latest)
        if exact_json_text(merged.data) == exact_json_text(latest.data):
            return latest.revision
        revision = _add_revision(kept, merged.data, what=what, by=by, now=now)
        _record(AuditAct.BID_DRAFT_CHANGED, kept, by=by, now=now)
    draft.refresh_from_db()
    return revision


def confirm_documents(*, draft: BidDraft, documents: int, by: User, now: datetime) -> None:
    """Keep that somebody read the documents of the tender up to a version."""
    with transaction.atomic():
        kept = BidDraft.objects.select_for_update().get(pk=draft.pk)
        kept.documents = max(kept.documents, min(documents, kept.tender.documents))
        kept.save(update_fields=["documents"])
        _record(AuditAct.BID_DRAFT_CHANGED, kept, by=by, now=now)
    draft.refresh_from_db()


def note_change(kept: BidDraft, *, what: str, by: User, now: datetime) -> None:
    """Count a change of what goes with the text, such as a file, so that whoever read the bid through is told of it.

    The caller holds the lock on the draft.
    """
    _add_revision(kept, written(kept).data, what=what, by=by, now=now)


def remove_draft(*, draft: BidDraft, by: User, now: datetime) -> None:
    """Erase a draft with everything in it, and the key that could open what is left of it anywhere."""
    with transaction.atomic():
        kept = BidDraft.objects.select_for_update().filter(pk=draft.pk).first()
        if kept is None:
            return
        _record(AuditAct.BID_DRAFT_REMOVED, kept, by=by, now=now)
        transaction.on_commit(partial(lose_key, settings.HOME, kept.box))
        kept.delete()


def let_go_of_draft(*, draft: BidDraft, revision: int, by: User, now: datetime) -> None:
    """Remove a draft that was handed in at a revision; what somebody saved since stays, marked as handed in."""
    with transaction.atomic():
        kept = BidDraft.objects.select_for_update().filter(pk=draft.pk).first()
        if kept is None:
            return
        if kept.revision == revision:
            remove_draft(draft=kept, by=by, now=now)
        else:
            kept.handed_in_at = now
            kept.save(update_fields=["handed_in_at"])


def refuse_unless_open(tender: Tender, bidder: Organisation, now: datetime) -> None:
    """Raises CannotWrite where this organisation cannot bid to the tender, or cannot any more."""
    if why_not := why_not_take_part(tender, bidder):
        raise CannotWrite(why_not)
    if Role.BIDDER not in bidder_in(tender, bidder).roles:
        raise CannotWrite("This organisation cannot bid to this tender.")
    if tender.stage != Stage.OPEN or tender.deadline_at is None or now >= tender.deadline_at:
        raise CannotWrite("This tender takes no bids any more, so nothing new can be begun.")


def _add_revision(draft: BidDraft, data: Mapping[str, Any], *, what: str, by: User, now: datetime) -> DraftRevision:
    text = exact_json_text(data)
    if len(text.encode()) > LONGEST_DRAFT:
        raise DraftTooLong(
            f"The bid would be {len(text):,} characters long, and it may have {LONGEST_DRAFT:,}. Shorten its texts."
        )
    if draft.revision >= MOST_REVISIONS:
        raise DraftTooLong(f"This bid was saved {draft.revision:,} times, and that is as often as can be.")
    draft.revision += 1
    draft.save(update_fields=["revision"])
    return DraftRevision.objects.create(
        draft=draft, number=draft.revision, what=what, sealed=box_of(draft).put(text.encode()), made_at=now, made_by=by
    )


def _record(act: AuditAct, draft: BidDraft, *, by: User, now: datetime) -> None:
    """Numbers alone: a hash of what was written would let somebody try what it might be."""
    content = {"tender": draft.tender_id, "revision": draft.revision}
    record(act, draft.bidder, draft, by=by, at=now, content=content)
