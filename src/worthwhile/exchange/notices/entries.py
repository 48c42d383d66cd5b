"""What has to be entered where the law has a notice published: each heading with its text, or that it is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

from worthwhile.exchange.notices.fields import LONDON
from worthwhile.exchange.notices.judged import condition_words, disqualifying_words, importance_words, method_words
from worthwhile.exchange.notices.kind import FORMS, NoticeKind, Section
from worthwhile.exchange.notices.lots import Part, parts_of
from worthwhile.exchange.notices.record import Awarded, Body, Runs, Signed, Sum, TenderRecord
from worthwhile.exchange.report.wording import day_text
from worthwhile.exchange.tender.setting import TenderTerm
from worthwhile.kernel.money import price_text
from worthwhile.reference.cpv import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to enter. ``text`` is None where the tender does not hold it yet.

    ``asked`` is True where the law's own list asks for it, False where it is at hand beside that list.
    """

    heading: str
    text: str | None
    asked: bool = False


def content_to_enter(contains: Iterable[str], record: TenderRecord, kind: NoticeKind) -> tuple[Entry, ...]:
    """Everything for one notice: first what the law lists (``contains`` of a notice of the decision), then the rest.

    A heading of a list that our tables only point to (``What Schedule 8 lists``) has no text: nobody has read it here.
    """
    return with_what_is_asked(contains, every_entry(record, kind))


def every_entry(record: TenderRecord, kind: NoticeKind) -> tuple[Entry, ...]:
    """All that a tender says at one notice, to be kept with it: what any law's list may ask for, and the rest."""
    written = (Entry(heading=heading, text=writer(record) or None, asked=True) for heading, writer in WRITERS.items())
    return (*written, *(Entry(heading=heading, text=text or None) for heading, text in _at_hand(record, kind)))


def with_what_is_asked(contains: Iterable[str], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What a law lists, in its order, with the text of what was kept; after it the rest that is at hand."""
    held = tuple(entries)
    written = {one.heading: one.text for one in held if one.asked}
    asked = tuple(Entry(heading=name, text=written.get(name), asked=True) for name in dict.fromkeys(contains))
    return (*asked, *(one for one in held if not one.asked))


def _conflicts(record: TenderRecord) -> str:
    gates = record.tender.gates
    on = gates.conflicts_assessed_on if gates else None
    return f"Conflicts of interest were assessed on {day_text(on)}." if on else ""


def _length_words(term: TenderTerm) -> str:
    """From when to when where the tender says so, else how many months."""
    return runs_words(Runs(start=term.start, end=term.end)) or (f"{term.months:f} months" if term.months else "")


def _suits(record: TenderRecord) -> str:
    said = {True: "yes", False: "no"}
    small, social = record.suits_small, record.suits_social
    if small is None or social is None:
        return ""
    return f"Small enterprises: {said[small]}. Value-driven non-governmental organisations: {said[social]}."


# Headings as the tables of the regimes engine write them.
WRITERS: Mapping[str, Callable[[TenderRecord], str]] = MappingProxyType(
    {
        "Method of assessment": lambda record: method_words(record.tender),
        "What disqualifies": lambda record: disqualifying_words(record.tender),
        "Relative importance of the award criteria": lambda record: importance_words(record.tender),
        "Confirmation of the conflicts assessment": _conflicts,
        "Whether it suits small enterprises or non-governmental organisations that are value-driven": _suits,
    }
)
# Headings that our tables only name: their content is written by a person, or stands in a schedule not held here.
WRITTEN_BY_PEOPLE = frozenset({"Reasons by reference to the key criteria"})


def _at_hand(record: TenderRecord, kind: NoticeKind) -> Iterator[tuple[str, str | None]]:
    tender = record.tender
    yield "Reference", record.tender_id
    yield "Buyer", body_words(record.buyer)
    yield "Title", tender.subject.title
    yield "Description", tender.subject.description
    yield "What is bought (CPV)", "; ".join(f"{code} {name_of(code) or ''}".strip() for code in tender.subject.cpv)
    yield "Where", "; ".join(tender.subject.areas)
    yield "Value", sum_words(Sum(net=tender.value.total_net, gross=tender.value.total_gross)) if tender.value else None
    term = tender.term
    yield "Length of the contract", _length_words(term) if term else None
    section = FORMS[kind].section
    if section in (Section.PLANNING, Section.TENDER):
        yield from _of_the_tender(record)
    if section in (Section.AWARDS, Section.CONTRACTS):
        yield from _of_the_awards(record)
    if record.reason:
        yield "Why", record.reason


def _of_the_tender(record: TenderRecord) -> Iterator[tuple[str, str | None]]:
    tender = record.tender
    if tender.lots:
        yield (
            "Lots",
            " ".join(
                f"{part.id}: {part.title}, {sum_words(part.value) or 'no value given'}." for part in parts_of(tender)
            ),
        )
    else:
        yield "Why there are no lots", tender.lots_reasons
    yield "Conditions of participation", condition_words(tender)
    yield "Bids until", _moment_words(record.deadline) if record.deadline else None
    yield "Questions until", _moment_words(record.questions_until) if record.questions_until else None
    for change in record.changes:
        yield f"Changed on {day_text(change.at.astimezone(LONDON).date())}", f"{change.what} {change.reason}"


def _of_the_awards(record: TenderRecord) -> Iterator[tuple[str, str | None]]:
    if record.bids is not None:
        yield "Bids", str(record.bids)
    for award in record.awards:
        yield f"Award of {' and '.join(award.lots)}" if award.lots else "Award", award_words(award)
    yield "Everybody was told on", day_text(record.told_at.astimezone(LONDON).date()) if record.told_at else None
    yield "Standstill ends on", day_text(record.standstill_ends_on) if record.standstill_ends_on else None
    for contract in record.contracts:
        yield "Signed contract", contract_words(contract)


def _lot_words(part: Part) -> str:
    return f"{part.id}: {part.title}, {sum_words(part.value) or 'no value given'}."


def body_words(body: Body) -> str:
    """An organisation with its numbers."""
    return " ".join([body.name, *(f"({scheme} {number})" for scheme, number in body.identifiers)])


def sum_words(amount: Sum) -> str:
    """Pounds without and with VAT; empty where neither is stated."""
    said: tuple[tuple[Decimal | None, str], ...] = ((amount.net, "without VAT"), (amount.gross, "with VAT"))
    return ", ".join(f"{price_text(pounds)} {how}" for pounds, how in said if pounds is not None)


def runs_words(runs: Runs) -> str:
    """From when to when; empty where no day is stated."""
    said = (("from", runs.start), ("to", runs.end), ("at most to", runs.end_at_most))
    return " ".join(f"{word} {day_text(day)}" for word, day in said if day is not None)


def award_words(award: Awarded) -> str:
    """Who won, for how much, from when to when, and what was promised."""
    promised = f"promised: {', '.join(one.name for one in award.outcomes)}" if award.outcomes else ""
    suppliers = " together with ".join(body_words(one) for one in award.suppliers)
    return "; ".join(filter(None, (suppliers, sum_words(award.value), runs_words(award.runs), promised)))


def contract_words(contract: Signed) -> str:
    """When it was signed, for how much, and from when to when."""
    signed = f"signed on {day_text(contract.signed_on)}"
    return "; ".join(filter(None, (signed, sum_words(contract.value), runs_words(contract.runs))))


def _moment_words(at: datetime) -> str:
    london = at.astimezone(LONDON)
    return f"{day_text(london.date())}, {london:%H:%M} UK time"
