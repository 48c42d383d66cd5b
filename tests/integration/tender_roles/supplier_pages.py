"""The pages of those who bid, alone or with others, and those that everybody may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.integration.tender_roles.visit import (
    HAVE_BID,
    LEAD,
    ONLOOKER,
    PARTNER,
    Address,
    Asks,
    Visit,
    Whose,
    always,
    never,
)
from tests.tender_road import Stop
from worthwhile.apps.tenders.models import BidDraft
from worthwhile.engines.tendering import Act, Stage

BIDS = "organisations/<key:organisation>/bids/"
BID = f"{BIDS}<key:tender>/"
WRITE = f"{BID}write/"
OPEN_TENDER = "tenders/open/<key:tender>/"
WROTE = (LEAD, ONLOOKER)
TOLD = (Stop.MODERATING, Stop.TOLD)


def _is_published(visit: Visit) -> bool:
    return visit.is_from(Stop.OPEN)


def _of(*organisations: str, first: Stop = Stop.OPEN) -> Asks:
    return lambda visit: visit.supplier in organisations and visit.is_from(first)


def _who_writes(*organisations: str, last: Stop | None = None) -> Asks:
    def may(visit: Visit) -> bool:
        is_in_time = last is None or not visit.is_from(last) or visit.stop is last
        return visit.writes and visit.supplier in organisations and visit.is_from(Stop.OPEN) and is_in_time

    return may


def _page(opens: Asks, *at: Stop, whose: Whose = Whose.SUPPLIER, **more: Any) -> Address:
    return Address(whose=whose, opens=opens, at=at or (Stop.OPEN,), **more)


def _number(part: str, name: str) -> Callable[[Visit], Mapping[str, object]]:
    return lambda visit: {part: visit.road.numbers.get(name, 1)}


def _bid(_: Visit) -> dict[str, Any]:
    return {"quality": SimpleUploadedFile("how.txt", b"We visit"), "price_1": "99000", "documents": "1"}


def _writes(
    fields: Callable[[Visit], Mapping[str, Any]] | None = None, *, opens: Asks | None = None, **more: Any
) -> Address:
    """A page on which those of a supplier who may write keep something in their own draft."""
    sends = fields or (lambda _: {})
    return _page(
        opens or _of(*WROTE), whose=Whose.SUPPLIER_WRITERS, may=_who_writes(*WROTE), sends=sends, **more
    )  # fmt: skip


def _file(visit: Visit) -> dict[str, object]:
    """The lead's, also where others write a bid of their own."""
    return {"file": visit.road.numbers.get(f"file of {LEAD}", 1)}


def _attached(_: Visit) -> dict[str, Any]:
    return {"envelope": "quality", "attached": SimpleUploadedFile("more.txt", b"We visit more")}


def _begins(visit: Visit) -> bool:
    """A bid is begun once, while bids are taken, by those who may write."""
    return visit.may_as_bidder(Act.SUBMIT_BID) and visit.supplier not in WROTE


def _hands_in(visit: Visit) -> bool:
    return visit.may_as_bidder(Act.SUBMIT_BID) and visit.supplier in WROTE


def _as_read(visit: Visit) -> dict[str, Any]:
    held = BidDraft.objects.filter(bidder__name=visit.supplier).first()
    return {"based_on": held.revision if held else 1, "documents": 1, "keeps": "on", "without_price": "on"}


OWN: dict[str, Address] = {
    "": _page(_is_published, Stop.DRAFT, Stop.OPEN, Stop.MODERATING, Stop.TOLD),
    "log/": _page(_of(*HAVE_BID, first=Stop.SEALED), Stop.OPEN, Stop.SEALED, Stop.MODERATING, Stop.TOLD),
    "hand-in/": _page(never, whose=Whose.SUPPLIER_WRITERS, act=Act.SUBMIT_BID, sends=_bid),
    "withdraw/": _page(
        _is_published, whose=Whose.SUPPLIER_WRITERS,
        may=lambda visit: visit.may_as_bidder(Act.WITHDRAW_BID) and visit.supplier in HAVE_BID,
    ),
    "confirm/": _page(
        never, whose=Whose.SUPPLIER_WRITERS, sends=lambda _: {"documents": 1},
        may=lambda visit: visit.may_as_bidder(Act.SUBMIT_BID) and visit.supplier in HAVE_BID,
    ),
    "question/": _page(never, whose=Whose.SUPPLIER_WRITERS, act=Act.ASK_QUESTION, sends=lambda _: {"words": "When?"}),
    "outcome/": _page(
        _of(*HAVE_BID, first=Stop.TOLD), *TOLD, sends=lambda _: {"words": "It is wrong"},
        may=lambda visit: visit.may_as_bidder(Act.MAKE_REPRESENTATION) and visit.supplier in HAVE_BID,
    ),
    "outcome/letter.<slug:kind>": _page(_of(*HAVE_BID, first=Stop.TOLD), *TOLD, parts=lambda _: {"kind": "html"}),
    "outcome/pack.zip": _page(_of(*HAVE_BID, first=Stop.TOLD), *TOLD),
    "price-questions/<key:question>/": _page(
        _of(LEAD, first=Stop.ASKED), Stop.LOCKED, Stop.ASKED, Stop.RANKED, parts=_number("question", "price question"),
        may=lambda visit: visit.may_as_bidder(Act.EXPLAIN_LOW_PRICE) and visit.supplier == LEAD
        and visit.stop is Stop.ASKED, sends=lambda _: {"words": "By more gifts"},
    ),
}  # fmt: skip
WRITTEN: dict[str, Address] = {
    "": _page(_is_published, may=_begins),
    "who/": _writes(lambda _: {"part": "question:q-1", "state": "writing"}, opens=never),
    "documents/": _writes(lambda _: {"documents": "1"}, opens=never),
    "copy/": _page(_of(*WROTE)),
    "erase/": _writes(),
    "details/": _writes(lambda _: {"share_code": "abc-def"}),
    "conditions/": _writes(lambda _: {"met_0": "yes"}),
    "declarations/": _writes(lambda _: {"says_0": "holds"}),
    "questions/<key:question>/": _page(
        _of(*WROTE), may=_who_writes(*WROTE), sends=lambda _: {"text": "We would ring"}, parts=lambda _: {"question": 1}
    ),
    # Words are counted as somebody types: nothing is kept.
    "questions/<key:question>/words/": _page(
        never, whose=Whose.SUPPLIER_WRITERS, may=never, sends=lambda _: {"text": "We ring"},
        parts=lambda _: {"question": 1},
    ),
    "outcomes/": _page(_of(*WROTE)),
    "outcomes/<key:outcome>/": _writes(
        lambda _: {"target": "80", "unit": "people"}, parts=lambda _: {"outcome": 1}
    ),
    "members/": _page(_of(*WROTE)),
    "members/<slug:member>/": _writes(
        lambda _: {"name": "Fir Care", "role": "member", "does": "Cooks"}, parts=lambda _: {"member": "m-1"}
    ),
    "members/<slug:member>/reads/": _page(
        _of(LEAD), whose=Whose.SUPPLIER_WRITERS, may=_who_writes(LEAD), sends=lambda _: {"reads_price": "on"},
        parts=lambda _: {"member": "m-1"},
    ),
    "members/<slug:member>/link/": _page(
        never, whose=Whose.SUPPLIER_WRITERS, may=_who_writes(ONLOOKER, last=Stop.OPEN),
        parts=lambda _: {"member": "m-1"},
    ),
    "members/<slug:member>/take-out/": _writes(parts=lambda _: {"member": "m-1"}),
    # Whoever did not choose to be found is not found, and so cannot be asked here.
    "partners/": _page(
        _of(*WROTE), whose=Whose.SUPPLIER_WRITERS, may=never,
        sends=lambda visit: {"organisation": visit.road.organisations[ONLOOKER].pk},
    ),
    "price/": _page(_of(*WROTE)),
    "price/<key:lot>/": _writes(
        lambda _: {"years": "3", "name_0": "Visits", "quantity_0": "10", "unit_cost_0": "5", "rows": "1"},
        parts=lambda _: {"lot": 1},
    ),
    "files/": _page(_of(*WROTE), may=_who_writes(*WROTE), sends=_attached),
    "files/<key:file>/": _page(_of(LEAD), parts=_file),
    "files/<key:file>/take-out/": _page(
        never, whose=Whose.SUPPLIER_WRITERS, may=_who_writes(LEAD), parts=_file
    ),
    "check/": _page(_of(*WROTE), may=_hands_in, sends=_as_read),
}  # fmt: skip
JOINT: dict[str, Address] = {
    "": _page(always, Stop.OPEN, Stop.ASSESSING),
    "joint/<key:joint>/": _page(
        _of(PARTNER), may=_who_writes(PARTNER, last=Stop.OPEN), sends=lambda _: {"accepts": "no"},
        parts=_number("joint", "joint"),
    ),
    "joint/<key:joint>/declarations/": _page(
        _of(PARTNER), whose=Whose.SUPPLIER_WRITERS, may=_who_writes(PARTNER, last=Stop.OPEN),
        sends=lambda _: {"says_0": "holds"}, parts=_number("joint", "joint"),
    ),
    "joined/<key:received>/": _page(
        _of(PARTNER), Stop.OPEN, Stop.MODERATING, Stop.AWARDED, parts=_number("received", "received"),
        may=lambda visit: _who_writes(PARTNER)(visit) and visit.stage is not Stage.AWARDED,
        sends=lambda _: {"is_meant": "on"},
    ),
}  # fmt: skip
_ALL = (Stop.DRAFT, Stop.OPEN, Stop.MODERATING, Stop.TOLD, Stop.AWARDED)
PUBLIC: dict[str, Address] = {
    OPEN_TENDER: _page(_is_published, *_ALL, whose=Whose.ANYBODY),
    f"{OPEN_TENDER}notices/": _page(_is_published, *_ALL, whose=Whose.ANYBODY),
    f"{OPEN_TENDER}notices/<key:number>/": _page(
        _is_published, *_ALL, whose=Whose.ANYBODY, parts=lambda _: {"number": 1}
    ),
    f"{OPEN_TENDER}notices/<key:number>/release.json": _page(
        _is_published, *_ALL, whose=Whose.ANYBODY, parts=lambda _: {"number": 1}
    ),
    # Until a tender is over the log is for those who bid.
    f"{OPEN_TENDER}log/": _page(never, *_ALL, whose=Whose.ANYBODY),
    "tenders/open/": _page(always, *_ALL, whose=Whose.ANYBODY),
    "tenders/notices.json": _page(_is_published, *_ALL, whose=Whose.ANYBODY),
}
SUPPLIER_PAGES = {
    **{f"{BID}{page}": address for page, address in OWN.items()},
    **{f"{WRITE}{page}": address for page, address in WRITTEN.items()},
    **{f"{BIDS}{page}": address for page, address in JOINT.items()},
    **PUBLIC,
}
