"""Publish a tender that takes bids: from here on they are sealed to a key that no single person can use."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import Act as AuditAct
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.apps.tenders.models import KeyWrap, Tender, name_in_log
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import add_checkpoint
from worthwhile.apps.tenders.services.tell import tell_bidders
from worthwhile.apps.tenders.services.write_content import content_in_log
from worthwhile.engines.tendering import RULES, Act, Procedure
from worthwhile.exchange.sealing import make_tender_key


def publish(*, tender: Tender, by: User, now: datetime) -> None:
    """Publish. The secret of the tender's key is wrapped for its holders before this ends and kept in no other way.

    Raises NotAllowed.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.PUBLISH, person_in(held, by), now)
        if RULES[Procedure(held.procedure)].takes_bids:
            _make_key(held)
        held.published_at = now
        held.documents = 1
        saving = latest_saving(held)
        about = {"public_key": held.public_key, "documents": 1}
        if saving is not None:
            about |= content_in_log(held, saving, now)
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        add_checkpoint(held, now=now)
        if held.procedure == Procedure.QUICK_QUOTE:
            suppliers = [one.supplier for one in held.invited.select_related("supplier")]
            tell_bidders(held, Letter.INVITED, now, only=suppliers)
        record(AuditAct.TENDER_PUBLISHED, held.buyer, held, by=by, at=now, content={"public_key": held.public_key})


def _make_key(tender: Tender) -> None:
    holders = {str(holder.person_id): holder.public for holder in tender.holders.exclude(tried_at=None)}
    key = make_tender_key(holders=holders, needed=RULES[Procedure(tender.procedure)].openers)
    tender.public_key = key.public
    KeyWrap.objects.bulk_create(
        KeyWrap(tender=tender, holders=[int(name) for name in wrap.holders], sealed=wrap.sealed) for wrap in key.wraps
    )
