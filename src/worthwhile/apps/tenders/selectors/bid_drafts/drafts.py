"""A bid that is being written: what it says now, what it said before, its files, and who writes what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Membership, Organisation, Role
from worthwhile.apps.tenders.models import BidDraft, BidDraftFile, BidPart, DraftRevision, Tender
from worthwhile.apps.tenders.selectors.bid_drafts.joint import declared_by_members
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.exchange.bid_draft import BidFrame, LookedOver, look_over
from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.exchange.sealing import Box, box_named
from worthwhile.exchange.tender import Tender as TenderRecord
from worthwhile.exchange.tender import tender_from_data


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a draft says, by the number of its revision, and who saved it last."""

    number: int
    data: dict[str, Any]
    revision: DraftRevision


@dataclass(frozen=True, kw_only=True)
class DraftFile:
    """A file of a draft with the name that only its box tells."""

    row: BidDraftFile
    name: str


def find_draft(bidder: Organisation, tender: Tender) -> BidDraft | None:
    """The draft of this bidder to a tender."""
    return BidDraft.objects.filter(bidder=bidder, tender=tender).select_related("bidder", "tender").first()


def box_of(draft: BidDraft) -> Box:
    """What opens a draft. Raises Unsealable where its key was erased."""
    return box_named(settings.HOME, draft.box)


def written(draft: BidDraft) -> Written:
    """What a draft says now."""
    return _opened(draft, draft.revisions.select_related("made_by").get(number=draft.revision))


def written_at(draft: BidDraft, number: int) -> Written:
    """What a draft said at a revision; what it says now where there is none of that number."""
    revision = draft.revisions.select_related("made_by").filter(number=number).first()
    return _opened(draft, revision) if revision else written(draft)


def tender_record(tender: Tender) -> TenderRecord:
    """What the tender asks for, as it is published now."""
    saving = latest_saving(tender)
    if saving is not None:
        return tender_from_data(saving.data).tender
    data = {"format": "worthwhile/tender/1", "buyer": {"name": str(tender.buyer)}, "subject": {"title": tender.title}}
    return tender_from_data(data).tender


def frame_of(draft: BidDraft, asked: TenderRecord) -> BidFrame:
    """Whose bid it is, for what, and what members declared."""
    return BidFrame(
        number=draft.tender.number, bidder=draft.bidder.name, tender=asked, declared=declared_by_members(draft)
    )


def looked_over(draft: BidDraft, data: dict[str, Any], asked: TenderRecord) -> LookedOver:
    """What a draft lacks beside what the tender asks for."""
    return look_over(data, frame_of(draft, asked))


def list_files(draft: BidDraft) -> list[DraftFile]:
    """The files of a draft without what is in them, in the order they were added."""
    box = box_of(draft)
    rows = draft.files.defer("sealed").order_by("pk")
    return [DraftFile(row=row, name=box.take(bytes(row.name)).decode()) for row in rows]


def find_file(draft: BidDraft, number: int) -> DraftFile | None:
    """One file of a draft."""
    row = draft.files.filter(pk=number).first()
    return None if row is None else DraftFile(row=row, name=box_of(draft).take(bytes(row.name)).decode())


def content_of(draft: BidDraft, file: DraftFile) -> bytes:
    """What is in a file."""
    return box_of(draft).take(bytes(file.row.sealed))


def list_parts(draft: BidDraft) -> dict[str, BidPart]:
    """Who writes what, by the part."""
    return {one.part: one for one in draft.parts.select_related("person")}


def list_writers(bidder: Organisation) -> list[User]:
    """The people who may write for an organisation, by the order in which they joined."""
    found = Membership.objects.filter(organisation=bidder, role__in=[Role.OWNER, Role.EDITOR])
    return [one.person for one in found.select_related("person").order_by("joined_at", "pk")]


def list_drafts(bidder: Organisation) -> QuerySet[BidDraft]:
    """Every bid that an organisation writes."""
    return BidDraft.objects.filter(bidder=bidder).select_related("tender__buyer").order_by("-created_at", "-pk")


def _opened(draft: BidDraft, revision: DraftRevision) -> Written:
    data = read_exact_json(box_of(draft).take(bytes(revision.sealed)).decode())
    return Written(number=revision.number, data=data, revision=revision)
