"""Hand in what was written here: sealed as every bid is, and then gone from here unless somebody asks to keep it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import BidDraft, FileOf
from worthwhile.apps.tenders.selectors.bid_drafts.drafts import (
    content_of,
    list_files,
    looked_over,
    tender_record,
    written,
)
from worthwhile.apps.tenders.selectors.bid_drafts.joint import partners_in
from worthwhile.apps.tenders.services.bid_drafts.keep import DraftChangedMeanwhile, let_go_of_draft
from worthwhile.apps.tenders.services.hand_in import Receipt, hand_in
from worthwhile.exchange.bid import BidFile, pack
from worthwhile.kernel.problems import InvalidInput

PACKAGE = "bid-as-handed-in.zip"
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def packed(draft: BidDraft) -> bytes:
    """The bid as it would be handed in now. Raises InvalidInput where it cannot be a bid yet."""
    asked = tender_record(draft.tender)
    found = looked_over(draft, written(draft).data, asked)
    if found.bid is None or found.price is None:
        raise InvalidInput(found.problems)
    return pack(
        found.bid, found.price, quality_files=_files(draft, FileOf.QUALITY), price_files=_files(draft, FileOf.PRICE)
    )


def copy_of(draft: BidDraft, text: str) -> bytes:
    """What a bidder takes away: the package as it is handed in, and all that was written as text."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr(zipfile.ZipInfo("bid.txt", _NO_TIME), text)
        try:
            into.writestr(zipfile.ZipInfo(PACKAGE, _NO_TIME), packed(draft))
        except InvalidInput:
            # It cannot be handed in yet. The text and the files are whole all the same.
            for file in list_files(draft):
                name = f"files/{file.row.pk} {file.name}"
                into.writestr(zipfile.ZipInfo(name, _NO_TIME), content_of(draft, file))
    return made.getvalue()


def hand_in_draft(
    *, draft: BidDraft, revision: int, seen: int, keeps: bool, by: User, received_at: datetime
) -> Receipt:
    """Hand in the revision that somebody checked. Without ``keeps`` the draft is removed once the bid is sealed.

    ``seen`` is the version of the documents on the page that was checked. Raises DraftChangedMeanwhile where
    somebody saved since, InvalidInput, and what handing in raises; the draft then stays as it is.
    """
    latest = written(draft)
    if latest.number != revision:
        raise DraftChangedMeanwhile((), latest)
    receipt = hand_in(
        tender=draft.tender,
        bidder=draft.bidder,
        content=packed(draft),
        by=by,
        received_at=received_at,
        seen=seen,
        partners=partners_in(draft),
    )
    if keeps:
        BidDraft.objects.filter(pk=draft.pk).update(handed_in_at=received_at)
    else:
        let_go_of_draft(draft=draft, revision=revision, by=by, now=received_at)
    return receipt


def _files(draft: BidDraft, envelope: FileOf) -> list[BidFile]:
    return [
        BidFile(name=file.name, content=content_of(draft, file))
        for file in list_files(draft)
        if file.row.envelope == envelope
    ]
