"""Open bids: after the deadline, by as many different people as the procedure asks for, each with their own key."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import KeyHolder, KeyWrap, ReceivedBid, Tender, name_in_log
from worthwhile.apps.tenders.selectors.not_counted import unreadable_bids
from worthwhile.apps.tenders.selectors.partners_left import left_in
from worthwhile.apps.tenders.selectors.situation import person_in, situation_of
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, done, locked
from worthwhile.apps.tenders.services.bids_as_logged import have_bids_stand_as_logged
from worthwhile.apps.tenders.services.contenders import add_bidders
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import add_checkpoint, log_act
from worthwhile.apps.tenders.services.part_envelopes import KEPT_WHOLE, keep_envelopes
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.apps.tenders.services.undo_opening import undo_conflicted_openings
from worthwhile.engines.tendering import CLOCK, Act, Role, may
from worthwhile.exchange.sealing import CannotOpen, NotAKey, Sealed, Unsealable, Wrap, secret_in, take_layer, unseal


def open_bids(*, tender: Tender, by: User, secret: str, now: datetime) -> bool:
    """Take the layer of one person off the tender's key. True: it was the last, and the bids can be read now.

    ``secret`` is used here and kept nowhere. Raises NotAllowed, NotAKey, CannotOpen, with nothing changed
    but that the log has the attempt, and LogBroken.
    """
    try:
        return _open(tender, by, secret, now)
    except (NotAllowed, NotAKey, CannotOpen) as error:
        with locked(tender) as held:
            # Who bids is nobody's to guess from whom the rules refuse: the person is told why, the log is not.
            about = {"why": "not now, or not this person" if isinstance(error, NotAllowed) else str(error)}
            log_act(held, "open-bids-refused", who=name_in_log(by.pk), about=about, now=now)
        raise


def _open(tender: Tender, by: User, secret: str, now: datetime) -> bool:
    with locked(tender) as held:
        # Two people open who are clear of conflicts now, not when each of them acted.
        undo_conflicted_openings(held, now)
        have_bids_stand_as_logged(held, now)
        answer = ask_leave(held, Act.OPEN_BIDS, person_in(held, by), now)
        holder = held.holders.filter(person=by).first()
        if holder is None:
            raise CannotOpen("You are not named to open the bids of this tender.")
        bared = take_layer(_waiting_for(held, by), holder=str(by.pk), secret=secret)
        _note(held, holder, bared, by=by, now=now)
        done(held, answer, who=name_in_log(by.pk), now=now)
        is_last = any(not wrap.holders for wrap in bared)
        if is_last:
            _read_all(held, secret_in(bared), now)
    return is_last


def _waiting_for(tender: Tender, person: User) -> list[Wrap]:
    """The wraps whose outermost layer is this person's; where somebody opened before, those that they left."""
    opened_before = tender.wraps.exclude(by=None).exists()
    return [
        Wrap(holders=tuple(str(number) for number in wrap.holders), sealed=bytes(wrap.sealed))
        for wrap in tender.wraps.all()
        if wrap.holders[0] == person.pk and (wrap.by_id is not None) == opened_before
    ]


def _note(tender: Tender, holder: KeyHolder, bared: tuple[Wrap, ...], *, by: User, now: datetime) -> None:
    holder.opened_at = now
    holder.save()
    # A wrap without layers is the secret itself: it is used and let go of.
    KeyWrap.objects.bulk_create(
        KeyWrap(tender=tender, holders=[int(name) for name in wrap.holders], sealed=wrap.sealed, by=by)
        for wrap in bared
        if wrap.holders
    )


def _read_all(tender: Tender, secret: str, now: datetime) -> None:
    """Read every standing bid and part it, and begin the assessment. The log says which were opened, and which not.

    Nothing that leads to the secret is kept from then on: what was replaced or withdrawn was never to be read.
    """
    standing = tender.bids.exclude(standing=None).filter(documents=tender.documents).order_by("pk")
    opened: list[str] = []
    read: list[ReceivedBid] = []
    for bid in standing.select_related("standing").iterator(chunk_size=10):
        received = bid.standing
        assert received is not None
        name = f"bid-{bid.pk} receipt {received.number}"
        try:
            plain = unseal(Sealed(content=bytes(received.content), sha256=received.sha256), secret=secret)
        except Unsealable as error:
            # One damaged bid must not keep the others shut: the log tells it, and its bidder is told.
            log_act(tender, "bid-unreadable", who=CLOCK.id, about={"bid": name, "reason": str(error)}, now=now)
            continue
        if not keep_envelopes(received=received, plain=plain, now=now):
            log_act(tender, "bid-kept-whole", who=CLOCK.id, about={"bid": name, "reason": KEPT_WHOLE}, now=now)
        opened.append(name)
        read.append(received)
    tender.wraps.all().delete()
    add_bidders(tender, read, now)
    tender.assessing_since = now
    answer = may(act=Act.BEGIN_ASSESSMENT, situation=situation_of(tender, now), actor=CLOCK)
    done(tender, answer, who=CLOCK.id, now=now, about={"bids": len(opened), "opened": ", ".join(opened)})
    add_checkpoint(tender, now=now)
    tell_people(tender, Role.ASSESSOR, Letter.SCORE, now)
    if damaged := [one.bid.bidder for one in unreadable_bids(tender)]:
        tell_bidders(tender, Letter.BID_UNREADABLE, now, only=damaged)
        tell_people(tender, Role.APPROVER, Letter.UNREADABLE_WAITS, now)
    if left_in(tender):
        tell_people(tender, Role.AUTHOR, Letter.PARTNER_LEFT_TO_BUYER, now)
