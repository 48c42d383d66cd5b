"""Ask others to bid jointly, answer, and declare for oneself."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from worthwhile.apps.accounts.models import Act as AuditAct
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.apps.tenders.models import BidDraft, JointMember
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import box_of
from worthwhile.apps.tenders.services.bid_drafts.keep import note_change
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import WorthwhileError

MOST_MEMBERS = 30


class CannotJoin(WorthwhileError):
    """An organisation cannot be asked to a joint bid, or cannot answer."""


def ask_member(*, draft: BidDraft, member: str, organisation: Organisation, by: User, now: datetime) -> JointMember:
    """Ask an organisation that is known here. Raises CannotJoin."""
    _refuse_organisation(draft, organisation)
    return _ask(draft, member, by=by, now=now, organisation=organisation)


def make_link(*, draft: BidDraft, member: str, by: User, now: datetime) -> str:
    """The secret end of a link for a member that is not known here yet; an earlier link ends. Raises CannotJoin."""
    token = secrets.token_urlsafe(32)
    _ask(draft, member, by=by, now=now, token_hash=secret_hash(token))
    return token


def take_link(*, row: JointMember, organisation: Organisation, by: User, now: datetime) -> JointMember:
    """Say for which organisation a link was followed; nobody else can follow it then. Raises CannotJoin."""
    _refuse_organisation(row.draft, organisation)
    _refuse_people_of_the_buyer(row.draft, by)
    with transaction.atomic():
        kept = JointMember.objects.select_for_update().get(pk=row.pk)
        if kept.organisation_id is not None:
            raise CannotJoin("Somebody followed this link before you. Ask whoever sent it for another.")
        kept.organisation, kept.token_hash = organisation, ""
        kept.save(update_fields=["organisation", "token_hash"])
        record(AuditAct.JOINT_BID_ASKED, organisation, kept, by=by, at=now, content={"tender": row.draft.tender_id})
    return kept


def answer_ask(*, row: JointMember, accepts: bool, by: User, now: datetime) -> None:
    """Say yes or no. Whoever said yes may still leave: what it declared and what it was shown is then gone.

    A no ends the asking: only the lead, by asking anew, brings somebody back. Raises CannotJoin.
    """
    with transaction.atomic():
        kept = JointMember.objects.select_for_update().get(pk=row.pk)
        _refuse_when_closed(kept.draft, now)
        _refuse_people_of_the_buyer(kept.draft, by)
        if kept.accepted is False:
            raise CannotJoin(f"You said no. If you want to bid with them after all, have {kept.draft.bidder} ask anew.")
        kept.accepted, kept.answered_at, kept.answered_by = accepts, now, by
        if not accepts:
            kept.sealed, kept.reads_answers, kept.reads_price = b"", False, False
        kept.save(update_fields=["accepted", "answered_at", "answered_by", "sealed", "reads_answers", "reads_price"])
        _note_change(kept, by=by, now=now)
        assert kept.organisation is not None
        content = {"tender": kept.draft.tender_id, "accepted": accepts}
        record(AuditAct.JOINT_BID_ANSWERED, kept.organisation, kept, by=by, at=now, content=content)
    row.refresh_from_db()


def declare_as_member(*, row: JointMember, declared: Mapping[str, Any], by: User, now: datetime) -> None:
    """Keep what a member declares for itself. Raises CannotJoin."""
    with transaction.atomic():
        kept = JointMember.objects.select_for_update().get(pk=row.pk)
        _refuse_when_closed(kept.draft, now)
        _refuse_people_of_the_buyer(kept.draft, by)
        if not kept.accepted:
            raise CannotJoin("Say first whether you bid with them.")
        kept.sealed = box_of(kept.draft).put(exact_json_text(declared).encode())
        kept.save(update_fields=["sealed"])
        _note_change(kept, by=by, now=now)
        assert kept.organisation is not None
        record(
            AuditAct.DECLARATION_MADE, kept.organisation, kept, by=by, at=now, content={"tender": kept.draft.tender_id}
        )
    row.refresh_from_db()


def share_with(*, row: JointMember, reads_answers: bool, reads_price: bool) -> None:
    """Say what a member who said yes reads of the bid from now on. Raises CannotJoin."""
    those = JointMember.objects.filter(pk=row.pk, accepted=True)
    if not those.update(reads_answers=reads_answers, reads_price=reads_price):
        raise CannotJoin("This member does not bid with you, so it is shown nothing. Ask it first.")


def let_go_member(*, draft: BidDraft, member: str) -> None:
    """Take an ask, or a member, back."""
    draft.joint.filter(member=member).delete()


def _ask(draft: BidDraft, member: str, *, by: User, now: datetime, **values: Any) -> JointMember:
    with transaction.atomic():
        BidDraft.objects.select_for_update().get(pk=draft.pk)
        _refuse_when_closed(draft, now)
        held = draft.joint.filter(member=member).first()
        if held is not None and held.accepted:
            raise CannotJoin("This member has said yes already.")
        if held is not None:
            held.delete()
        if draft.joint.count() >= MOST_MEMBERS:
            raise CannotJoin(f"A bid can have up to {MOST_MEMBERS} members.")
        row = JointMember.objects.create(draft=draft, member=member, asked_at=now, **values)
        record(AuditAct.JOINT_BID_ASKED, draft.bidder, row, by=by, at=now, content={"tender": draft.tender_id})
    return row


def _note_change(row: JointMember, *, by: User, now: datetime) -> None:
    note_change(BidDraft.objects.select_for_update().get(pk=row.draft_id), what="joint", by=by, now=now)


def _refuse_organisation(draft: BidDraft, organisation: Organisation) -> None:
    if organisation.pk == draft.bidder_id:
        raise CannotJoin("This is your own organisation. It leads the bid already.")
    if organisation.pk == draft.tender.buyer_id or organisation.is_demonstration:
        raise CannotJoin("This organisation cannot bid to this tender.")
    if draft.joint.filter(organisation=organisation).exclude(accepted=False).exists():
        raise CannotJoin(f"{organisation} was asked already.")


def _refuse_people_of_the_buyer(draft: BidDraft, by: User) -> None:
    if draft.tender.people.filter(person=by).exists():
        raise CannotJoin("You work on this tender for the buyer, so you cannot bid to it, for whomever.")


def _refuse_when_closed(draft: BidDraft, now: datetime) -> None:
    tender = draft.tender
    if tender.stage != Stage.OPEN or tender.deadline_at is None or now >= tender.deadline_at:
        raise CannotJoin("The time for bids is over, so nothing can be changed any more.")
