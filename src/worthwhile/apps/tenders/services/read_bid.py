"""Hand a part of an opened bid over to somebody who works on the tender, and note that they have it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Envelope, OpenedBid, OpenedPrice, ReceivedBid, Tender, name_in_log
from worthwhile.apps.tenders.selectors.bid_reading import (
    are_prices_read,
    is_whole,
    judges_without_names,
    why_not_read_price,
    why_not_read_quality,
    why_not_read_whole,
)
from worthwhile.apps.tenders.selectors.envelope_files import find_file
from worthwhile.apps.tenders.selectors.looking_around import looks_around
from worthwhile.apps.tenders.services.acting import locked
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.apps.tenders.services.look_through import look_through
from worthwhile.engines.tendering import ENDS, RULES, Procedure, Stage
from worthwhile.exchange.bid import BidFile, plain_record, read_price, read_quality, without_names
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.kernel.problems import WorthwhileError

READ_WHOLE, READ_QUALITY, READ_PRICE = "read-bid", "read-quality", "read-price"
"""Acts in the log. The first is also that of bids read before bids were parted; it and the last tell prices."""
RECORD = 0
"""The number of the record of an envelope; its files follow from 1."""
_OVER = ENDS | {Stage.AWARDED}


class CannotRead(WorthwhileError):
    """Somebody may not have a part of a bid, or nobody may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """A part of a bid as somebody gets it."""

    name: str
    content: bytes


def read_whole(*, opened: OpenedBid, tender: Tender, by: User, now: datetime) -> HandedOver:
    """A bid that could not be parted, as it was handed in. The log says who had it and when. Raises CannotRead."""
    if not is_whole(opened):
        raise CannotRead("This bid is parted into quality and price. Take either.")
    _note(opened.received, tender, by, now, act=READ_WHOLE, refusals=why_not_read_whole)
    return HandedOver(name="bid", content=bytes(opened.content))


def read_quality_part(*, opened: OpenedBid, number: int, tender: Tender, by: User, now: datetime) -> HandedOver:
    """The record of the quality half (number 0) or one of its files; the log says who had it and when.

    Whoever scores gets it without names: the record by number, files by copies whose authors are taken out. A file is
    looked through first. Raises CannotRead, NoRoomToRead, ScannerAway.
    """
    received = opened.received
    _refuse_if_any(why_not_read_quality(tender, by, received.bid_id))
    if is_whole(opened):
        raise CannotRead("This bid could not be parted, so its quality cannot be had without its price.")
    is_nameless = judges_without_names(tender, by)
    envelope = read_quality(bytes(opened.content))
    if number == RECORD:
        bid = without_names(envelope.bid, known_as=known_as(received)) if is_nameless else envelope.bid
        part = HandedOver(name="bid.json", content=exact_json_text(plain_record(bid)).encode())
    else:
        part = _file(received, Envelope.QUALITY, number, envelope.files, now, is_nameless=is_nameless)
    _note(received, tender, by, now, act=READ_QUALITY, refusals=why_not_read_quality, part=number)
    return part


def read_price_part(*, opened: OpenedBid, number: int, tender: Tender, by: User, now: datetime) -> HandedOver:
    """The record of the price half (number 0) or one of its files; the log says who had it and when.

    Raises CannotRead before prices are read and for whoever has no part in deciding, NoRoomToRead, ScannerAway.
    """
    received = opened.received
    _refuse_if_any(why_not_read_price(tender, by))
    priced = OpenedPrice.objects.filter(received=received).first()
    if priced is None:
        raise CannotRead("This bid could not be parted, so its price stands in the whole of it.")
    envelope = read_price(bytes(priced.content))
    if number == RECORD:
        part = HandedOver(name="price.json", content=exact_json_text(plain_record(envelope.price)).encode())
    else:
        part = _file(received, Envelope.PRICE, number, envelope.files, now, is_nameless=False)
    _note(received, tender, by, now, act=READ_PRICE, refusals=why_not_read_price, part=number)
    return part


def note_prices_seen(*, tender: Tender, by: User, now: datetime) -> None:
    """Note once that somebody was shown prices on a page, so that they score no more. Raises CannotRead."""
    if looks_around(tender, by):
        return
    with locked(tender) as held:
        _refuse_if_any(why_not_read_price(held, by))
        who = name_in_log(by.pk)
        if are_prices_read(held) and not held.log.filter(act=READ_PRICE, who=who).exists():
            log_act(held, READ_PRICE, who=who, about={"part": "shown on a page"}, now=now)


def note_award_seen(*, tender: Tender, by: User, now: datetime) -> None:
    """Note once that somebody reads an award with its prices, also one of a round that is over. Afterwards nobody asks.

    The caller asks who may read it.
    """
    who = name_in_log(by.pk)
    if not RULES[Procedure(tender.procedure)].takes_bids or tender.stage in _OVER or looks_around(tender, by):
        return
    has_prices = are_prices_read(tender) or tender.proposals.exists()
    if not has_prices or tender.log.filter(act=READ_PRICE, who=who).exists():
        return
    with locked(tender) as held:
        if not held.log.filter(act=READ_PRICE, who=who).exists():
            log_act(held, READ_PRICE, who=who, about={"part": "shown with the award"}, now=now)


def known_as(received: ReceivedBid) -> str:
    """What whoever scores calls a bid: by the number of those assessed, which tells nothing of whose it is."""
    contender = getattr(received.bid, "contender", None)
    return f"Bid {contender.number}" if contender else "A bid"


def _file(
    received: ReceivedBid,
    envelope: Envelope,
    number: int,
    files: tuple[BidFile, ...],
    now: datetime,
    *,
    is_nameless: bool,
) -> HandedOver:
    listed = find_file(received, envelope, number)
    if listed is None or number > len(files):
        raise CannotRead("There is no such file in this bid.")
    content = files[number - 1].content
    look = look_through(file=listed, content=content, now=now)
    if look.refused:
        raise CannotRead(f"This file is kept and not handed over. {' '.join(look.refused.splitlines())}")
    if not is_nameless:
        return HandedOver(name=listed.name, content=content)
    if look.scrubbed is None:
        why = " ".join(look.unscrubbable.splitlines())
        raise CannotRead(f"The names of its authors could not be taken out of this file, so it waits. {why}")
    name = f"{known_as(received)} file {number}{PurePath(listed.name).suffix}"
    return HandedOver(name=name, content=bytes(look.scrubbed))


def _note(
    received: ReceivedBid,
    tender: Tender,
    by: User,
    now: datetime,
    *,
    act: str,
    refusals: Callable[[Tender, User], tuple[str, ...]],
    part: int | None = None,
) -> None:
    """Ask again while nobody can change the tender, and log who has what."""
    about = {"bid": f"bid-{received.bid_id}", "receipt": received.number, "sha256": received.sha256}
    if part is not None:
        about["part"] = f"file {part}" if part else "record"
    with locked(tender) as held:
        _refuse_if_any(refusals(held, by))
        log_act(held, act, who=name_in_log(by.pk), about=about, now=now)


def _refuse_if_any(refusals: tuple[str, ...]) -> None:
    if refusals:
        raise CannotRead(" ".join(refusals))
