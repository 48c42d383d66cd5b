"""A tender as those who may bid see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.tenders.models import Bid, Question, ReceivedBid, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.buyer_tenders import latest_saving
from worthwhile.apps.tenders.selectors.log_key import public_log_key
from worthwhile.engines.tendering import Stage

STAGE_WORDS = {
    Stage.OPEN: "Takes bids",
    Stage.SEALED: "The deadline has passed; bids are sealed",
    Stage.ASSESSING: "Bids are being assessed",
    Stage.MODERATING: "Bids are being assessed",
    Stage.LOCKED: "Bids are being assessed",
    Stage.PRICED: "Bids are being assessed",
    Stage.PROPOSED: "An award is being decided",
    Stage.APPROVED: "An award is being decided",
    Stage.TOLD: "Everybody was told the outcome; nothing is signed yet",
    Stage.AWARDED: "Awarded",
    Stage.COMPLETE: "Awarded and signed",
    Stage.CANCELLED: "Cancelled",
    Stage.UNSUCCESSFUL: "Ended without an award",
    Stage.INTENDED: "The intention to choose a provider is published",
}


RESERVED_FOR = {
    "supported-employment": "Supported employment providers",
    "public-service-mutual": "Public service mutuals",
    "below-threshold": "Some suppliers, by place or size. See what the buyer asks for",
    "scotland-supported-business": "Supported businesses",
}


@dataclass(frozen=True, kw_only=True)
class OpenLine:
    """One tender in a list."""

    number: int
    title: str
    buyer: str
    deadline: str
    left: str
    stage: str
    is_made_up: bool


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A question; ``answer`` is empty while it waits."""

    words: str
    answer: str
    answered: str


@dataclass(frozen=True, kw_only=True)
class PublicTender:
    """What everybody may know of a tender. ``reserved_for`` is empty where anybody may win."""

    line: OpenLine
    takes_bids: bool
    takes_questions: bool
    questions_until: str
    documents: int
    reserved_for: str
    questions: tuple[Answered, ...]


@dataclass(frozen=True, kw_only=True)
class ReceiptLine:
    """A receipt as a bidder sees it. ``in_log`` and ``log_key`` are what the verifier of the log takes."""

    number: int
    received: str
    sha256: str
    size: str
    in_log: str
    log_key: str
    stands: bool
    counts: bool


def open_line(tender: Tender, now: datetime) -> OpenLine:
    """One tender in a list."""
    return OpenLine(
        number=tender.pk,
        title=tender.title,
        buyer=tender.buyer.name,
        deadline=moment_words(tender.deadline_at) if tender.deadline_at else "",
        left=_left(tender.deadline_at, now) if tender.deadline_at and tender.stage == Stage.OPEN else "",
        stage=STAGE_WORDS.get(Stage(tender.stage), ""),
        is_made_up=tender.is_demonstration,
    )


def public_tender(tender: Tender, now: datetime) -> PublicTender:
    """Everything that everybody may know."""
    is_open = tender.stage == Stage.OPEN and tender.deadline_at is not None and now < tender.deadline_at
    until = tender.questions_until
    return PublicTender(
        line=open_line(tender, now),
        takes_bids=is_open,
        takes_questions=is_open and (until is None or now < until),
        questions_until=moment_words(until) if until else "",
        documents=tender.documents,
        reserved_for=_reserved_for(tender),
        questions=tuple(_answered(tender.questions.order_by("asked_at"))),
    )


def _reserved_for(tender: Tender) -> str:
    """Who alone may win, in words: whoever is not one of them need not read on."""
    saving = latest_saving(tender)
    route = saving.data.get("route") if saving else None
    return RESERVED_FOR.get((route or {}).get("reserved") or "", "")


def receipt_lines(bid: Bid | None, *, counts: bool = True) -> tuple[ReceiptLine, ...]:
    """What a bidder handed in, the latest first. ``counts``: what stands counts, or may still."""
    if bid is None:
        return ()
    logged = {
        line.as_entry().about.get("receipt"): f"{line.number}:{line.hash}"
        for line in bid.tender.log.filter(act="submit-bid", who=f"bid-{bid.pk}")
    }
    received = bid.received.defer("content").order_by("-number")
    return tuple(
        _receipt(one, logged.get(one.number, ""), stands=one.pk == bid.standing_id, counts=counts) for one in received
    )


def _receipt(received: ReceivedBid, in_log: str, *, stands: bool, counts: bool) -> ReceiptLine:
    return ReceiptLine(
        number=received.number,
        received=moment_words(received.received_at),
        sha256=received.sha256,
        size=f"{received.size:,} bytes, sealed",
        in_log=in_log,
        log_key=public_log_key(),
        stands=stands,
        counts=counts,
    )


def _answered(questions: Iterable[Question]) -> Iterable[Answered]:
    for question in questions:
        at = moment_words(question.answered_at) if question.answered_at else ""
        yield Answered(words=question.words, answer=question.answer, answered=at)


def _left(deadline: datetime, now: datetime) -> str:
    days = (deadline - now).days
    if days >= 2:
        return f"{days} days left"
    hours = int((deadline - now).total_seconds() // 3600)
    return f"{hours} hours left" if hours >= 2 else "Less than two hours left"
