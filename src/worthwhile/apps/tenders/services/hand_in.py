"""Take in bids: sealed before anything is kept, with a receipt that the log bears out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import IntegrityError, transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Bid, BidPartner, ReceivedBid, Tender
from worthwhile.apps.tenders.selectors.situation import bidder_in
from worthwhile.apps.tenders.services.acting import NotAllowed, ask_leave, ask_leave_as_bidder, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import public_key_in_log
from worthwhile.apps.tenders.services.tell import tell_bidders
from worthwhile.engines.tendering import Act, Answer
from worthwhile.exchange.sealing import Sealed, seal
from worthwhile.kernel.problems import WorthwhileError

LARGEST_BID = 20_000_000
MOST_TIMES = 50
"""How often one bidder hands in to a tender: what was handed in is kept for good, and a disk has an end."""


class BidTooLarge(WorthwhileError):
    """A bid is larger than is taken."""


class KeyWasChanged(WorthwhileError):
    """The key of a tender is another than the one that the log has signed."""


class HandedInTooOften(WorthwhileError):
    """A bidder replaced a bid more often than is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a bidder holds: when the last byte arrived, the hash of what is kept, and where the log says so.

    ``in_log`` is the number and hash of the log's entry, as its verifier takes them.
    """

    received_at: datetime
    sha256: str
    size: int
    number: int
    in_log: str


def hand_in(
    *,
    tender: Tender,
    bidder: Organisation,
    content: bytes,
    by: User,
    received_at: datetime,
    seen: int | None = None,
    partners: Iterable[Organisation] = (),
) -> Receipt:
    """Seal and keep a bid. It replaces the one that this bidder handed in before, which stays sealed.

    ``received_at`` is the server's clock when the last byte had arrived; it decides whether the bid is late, however
    long others are served first. ``seen`` is the version of the documents that the bidder had before them: a bid for an
    older one does not count until it is confirmed. ``partners`` said yes here to bid with it, and are told what it is
    told. Raises NotAllowed, BidTooLarge, HandedInTooOften, KeyWasChanged, with nothing kept.
    """
    if len(content) > LARGEST_BID:
        raise BidTooLarge(
            f"The bid has {len(content) / 1_000_000:.0f} MB, and at most {LARGEST_BID / 1_000_000:.0f} MB are taken. "
            "Make pictures smaller or leave out what was not asked for."
        )
    # Before the lock, so that many bidders in the last minute wait for one another as little as can be.
    sealed = seal(content, public=_key_of(tender))
    # The bid itself is written before the lock too; where it is refused, nothing of it stays.
    with transaction.atomic():
        received = _keep(tender, bidder, sealed, by=by, at=received_at)
        BidPartner.objects.bulk_create(BidPartner(received=received, organisation=one) for one in partners)
        return _let_stand(tender, bidder, received, by=by, seen=seen)


def _let_stand(tender: Tender, bidder: Organisation, received: ReceivedBid, *, by: User, seen: int | None) -> Receipt:
    """Have a bid that was kept stand, if it may, and log it.

    Of two that were handed in at once the one whose last byte came later stands, whichever got its turn first.
    """
    with locked(tender) as held:
        answer = ask_leave_as_bidder(held, Act.SUBMIT_BID, bidder, received.received_at)
        _refuse_people_of_the_buyer(held, by)
        # As it is now: the other of two at once may have changed it while this one waited.
        bid = Bid.objects.select_related("standing").defer("standing__content").get(pk=received.bid_id)
        stands = not _came_later(bid, received)
        if stands:
            bid.standing = received
            bid.documents = held.documents if seen is None else min(seen, held.documents)
            bid.save()
        about = {
            "bid": f"bid-{bid.pk}", "receipt": received.number, "sha256": received.sha256, "size": received.size,
            # The entry itself may be later: it comes after whatever was logged while the bid waited its turn.
            "received_at": _exactly(received.received_at),
            **({"documents": bid.documents} if stands else {"stands": False}),
        }  # fmt: skip
        line = done(held, answer, who=f"bid-{received.bid_id}", now=received.received_at, about=about)
    return Receipt(
        received_at=received.received_at,
        sha256=received.sha256,
        size=received.size,
        number=received.number,
        in_log=f"{line.number}:{line.hash}",
    )


def _exactly(moment: datetime) -> str:
    """To the microsecond, in UTC: as text such moments are in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _came_later(bid: Bid, received: ReceivedBid) -> bool:
    """Whether this bidder has handed in another bid, or withdrawn, after this one had arrived."""
    latest = bid.standing
    if latest is not None:
        return (latest.received_at, latest.number) > (received.received_at, received.number)
    if received.number == 1:
        return False
    withdrawn = bid.tender.log.filter(act=Act.WITHDRAW_BID, who=f"bid-{bid.pk}").order_by("-number").first()
    # Its own moment: the entry may be later, as it comes after whatever was logged before it.
    return withdrawn is not None and withdrawn.as_entry().about.get("withdrawn_at", "") > _exactly(received.received_at)


def withdraw(*, tender: Tender, bidder: Organisation, now: datetime) -> None:
    """Take a bid back before the deadline. What was handed in stays sealed. Raises NotAllowed."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.WITHDRAW_BID, bidder_in(held, bidder), now)
        bid = held.bids.filter(bidder=bidder).exclude(standing=None).first()
        if bid is None:
            raise NotAllowed(Answer(act=Act.WITHDRAW_BID, leads_to=None, refusals=("You have no bid to withdraw.",)))
        partners = [one.organisation for one in BidPartner.objects.filter(received=bid.standing_id)]
        bid.standing = None
        bid.save()
        about = {"bid": f"bid-{bid.pk}", "withdrawn_at": _exactly(now)}
        done(held, answer, who=f"bid-{bid.pk}", now=now, about=about)
        tell_bidders(held, Letter.BID_WITHDRAWN, now, only=partners)


def _key_of(tender: Tender) -> str:
    """The public key that the log has signed: whoever can write to the database may have changed the other."""
    public = Tender.objects.values_list("public_key", flat=True).get(pk=tender.pk)
    if not public:
        refusal = "This tender takes no bids now."
        raise NotAllowed(Answer(act=Act.SUBMIT_BID, leads_to=None, refusals=(refusal,)))
    if public_key_in_log(tender) != public:
        raise KeyWasChanged(
            "The key that bids to this tender are sealed to is not the one that was published, so nothing was taken. "
            "Tell the buyer and whoever runs this service at once."
        )
    return public


def _refuse_people_of_the_buyer(tender: Tender, by: User) -> None:
    if tender.people.filter(person=by).exists():
        refusal = "You work on this tender for the buyer, so you cannot bid to it, for whomever."
        raise NotAllowed(Answer(act=Act.SUBMIT_BID, leads_to=None, refusals=(refusal,)))


def _keep(tender: Tender, bidder: Organisation, sealed: Sealed, *, by: User, at: datetime) -> ReceivedBid:
    """Write a bid down; that it stands is decided afterwards. Two at once of one bidder get a number each."""
    bid, _ = Bid.objects.get_or_create(tender=tender, bidder=bidder, defaults={"made_at": at})
    times = bid.received.count()
    if times >= MOST_TIMES:
        raise HandedInTooOften(
            f"You have handed in {times} times, and that is as often as can be. The last bid you handed in stands."
            if bid.standing_id
            else f"You have handed in {times} times, and that is as often as can be. You withdrew the last one."
        )
    return _numbered(bid, times + 1, sealed, by=by, at=at)


def _numbered(bid: Bid, number: int, sealed: Sealed, *, by: User, at: datetime) -> ReceivedBid:
    try:
        with transaction.atomic():
            return ReceivedBid.objects.create(
                bid=bid,
                number=number,
                received_at=at,
                sha256=sealed.sha256,
                size=len(sealed.content),
                content=sealed.content,
                handed_in_by=by,
            )
    except IntegrityError:
        if number >= MOST_TIMES:
            raise
        return _numbered(bid, number + 1, sealed, by=by, at=at)
