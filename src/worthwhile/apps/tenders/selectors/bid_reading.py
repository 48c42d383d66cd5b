"""The opened bids of a tender, quality and price apart, and who may have which."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import (
    Envelope,
    EnvelopeRecord,
    OpenedBid,
    OpenedPrice,
    ReceivedBid,
    Recusal,
    StandBackAsked,
    Tender,
)
from worthwhile.apps.tenders.selectors.contender_names import names_are_known
from worthwhile.apps.tenders.selectors.envelope_files import FileSeen, files_of
from worthwhile.apps.tenders.selectors.looking_around import looks_around
from worthwhile.apps.tenders.selectors.situation import person_in, why_no_part
from worthwhile.engines.tendering import RULES, Act, Actor, Procedure, Role, Stage
from worthwhile.exchange.bid import BidPrice, TenderBid, read_bid_record, read_price_record

PRICES_ARE_READ = frozenset(
    {Stage.PRICED, Stage.PROPOSED, Stage.APPROVED, Stage.TOLD, Stage.AWARDED, Stage.COMPLETE}
)  # fmt: skip
_SCORES = frozenset({Role.ASSESSOR, Role.MODERATOR})
_KNOWS_NAMES = frozenset({Role.AUTHOR, Role.APPROVER})
_READS_QUALITY = _KNOWS_NAMES | _SCORES
_READS_PRICE = frozenset({Role.AUTHOR, Role.APPROVER, Role.MODERATOR})


@dataclass(frozen=True, kw_only=True)
class QualityPart:
    """What of a bid is judged. Files are named in their order; ``services.read_bid`` hands them over."""

    bid: TenderBid
    files: tuple[FileSeen, ...]


@dataclass(frozen=True, kw_only=True)
class PricePart:
    """The price of a bid."""

    price: BidPrice
    files: tuple[FileSeen, ...]


def list_opened_bids(tender: Tender) -> QuerySet[OpenedBid]:
    """Every bid that was opened, without what stood in it, by the numbers of those assessed."""
    found = OpenedBid.objects.filter(received__bid__tender=tender)
    found = found.select_related("received__bid__bidder", "received__bid__contender", "received__opened_price")
    found = found.defer("content", "received__content", "received__opened_price__content")
    return found.order_by("received__bid__contender__number", "received__bid_id")


def find_opened_bid(tender: Tender, bid: int) -> OpenedBid | None:
    """The opened bid of one bidder to this tender, without what stood in it."""
    found = OpenedBid.objects.filter(received__bid__tender=tender, received__bid=bid)
    return found.select_related("received__bid").defer("content", "received__content").first()


def is_whole(opened: OpenedBid) -> bool:
    """Whether a bid could not be parted, so that what was opened holds its price too."""
    return not OpenedPrice.objects.filter(received=opened.received_id).exists()


def quality_of(received: ReceivedBid) -> QualityPart | None:
    """What of an opened bid is judged; None where it is not opened, or kept whole. The caller asks who may know."""
    record = _record(received, Envelope.QUALITY)
    if record is None:
        return None
    seen = files_of([received])[received.pk]
    return QualityPart(
        bid=read_bid_record(record.data),
        files=tuple(one for one in seen if one.file.envelope == Envelope.QUALITY),
    )


def price_of(received: ReceivedBid) -> PricePart | None:
    """The price of an opened bid; None before prices are read, whoever asks, and where the bid is kept whole.

    The caller asks who may know, and notes it with ``services.read_bid.note_prices_seen``.
    """
    record = _record(received, Envelope.PRICE)
    if record is None or not are_prices_read(received.bid.tender):
        return None
    seen = files_of([received])[received.pk]
    return PricePart(
        price=read_price_record(record.data),
        files=tuple(one for one in seen if one.file.envelope == Envelope.PRICE),
    )


def _record(received: ReceivedBid, envelope: Envelope) -> EnvelopeRecord | None:
    return received.records.filter(envelope=envelope).first()


def are_prices_read(tender: Tender) -> bool:
    """Whether quality is settled and prices were read, so that those who decide may have them."""
    if tender.stage == Stage.UNSUCCESSFUL:
        return tender.log.filter(act=Act.READ_PRICES).exists()
    return tender.stage in PRICES_ARE_READ


def judges_without_names(tender: Tender, person: User) -> bool:
    """Whether somebody has bids by number alone until quality is settled: all but those who run the tender.

    Whoever scores has, whatever else they do; and so has whoever has no part yet, as they may be named to score.
    """
    roles = person_in(tender, person).roles
    return not names_are_known(tender) and (bool(roles & _SCORES) or not roles & _KNOWS_NAMES)


def why_not_read_quality(tender: Tender, person: User, bid: int | None = None) -> tuple[str, ...]:
    """Why somebody may not have the quality half of bids, or of one bid; none where they may."""
    if looks_around(tender, person) and are_prices_read(tender):
        return ()
    actor = person_in(tender, person)
    refusals = _standing(actor, _READS_QUALITY, "Only people who have a role in assessing or deciding may have bids.")
    if not refusals and bid is not None and _stands_back(person, bid):
        return ("You do not judge this bidder: you stood back from it.",)
    return refusals


def _stands_back(person: User, bid: int) -> bool:
    """Whether somebody stood back from a bid, or asked to."""
    theirs = {"contender__bid": bid, "person": person}
    return Recusal.objects.filter(**theirs).exists() or StandBackAsked.objects.filter(**theirs).exists()


def why_not_read_price(tender: Tender, person: User) -> tuple[str, ...]:
    """Why somebody may not have prices, none where they may."""
    told = "Only an author, an approver or a moderator may have prices."
    visits = looks_around(tender, person)
    refusals = () if visits else _standing(person_in(tender, person), _READS_PRICE, told)
    if not refusals and not are_prices_read(tender):
        return ("Prices are read after quality is settled, by everybody who decides at once.",)
    return refusals


def why_not_read_whole(tender: Tender, person: User) -> tuple[str, ...]:
    """Why somebody may not have a bid that is kept whole. It holds its price, so whoever scores may not have it."""
    actor = person_in(tender, person)
    refusals = _standing(actor, _READS_PRICE, "Only an author, an approver or a moderator may have a whole bid.")
    scores = actor.roles & _SCORES and RULES[Procedure(tender.procedure)].two_people and not are_prices_read(tender)
    if not refusals and scores:
        return ("You score or moderate. A whole bid holds its price, which you may not know yet.",)
    return refusals


def _standing(actor: Actor, allowed: frozenset[Role], otherwise: str) -> tuple[str, ...]:
    if not actor.roles & allowed:
        return (otherwise,)
    return why_no_part(actor)
