"""What a published tender says to bidders, in a few lines for the page of the buyer."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.apps.tenders.models import Tender, TenderSaving
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.exchange.report.wording import day_text
from worthwhile.exchange.tender import Tender as TenderContent
from worthwhile.exchange.tender import tender_from_data
from worthwhile.exchange.tender.setting import TenderTerm
from worthwhile.kernel.money import price_text

MOST_NAMED = 6
SummaryRow = tuple[str, tuple[str, ...]]


def summary_of(tender: Tender, saving: TenderSaving | None) -> tuple[SummaryRow, ...]:
    """Label and lines of what bidders read first; empty before publication and where nothing is kept."""
    if tender.published_at is None or saving is None:
        return ()
    content = tender_from_data(saving.data).tender
    rows = ((label, tuple(line for line in lines if line)) for label, lines in _rows(tender, saving, content))
    return tuple(row for row in rows if row[1])


def _rows(tender: Tender, saving: TenderSaving, content: TenderContent) -> Iterator[tuple[str, Iterator[str]]]:
    yield "Published", iter([_published(tender, saving)])
    yield "What is bought", iter([content.subject.title])
    yield "Value, without VAT", iter([_pounds(content)])
    yield "Length", iter([_length(content.term)])
    yield "Lots", _named([lot.title for lot in content.lots or ()])
    yield "Outcomes", _named([one.name for one in content.outcomes or ()])
    yield "Judged by", _criteria(content)
    yield "Questions to bidders", iter([str(len(content.questions)) if content.questions else ""])


def _published(tender: Tender, saving: TenderSaving) -> str:
    if tender.documents > 1:
        return f"Version {tender.documents}, {moment_words(saving.made_at)}"
    return moment_words(tender.published_at) if tender.published_at else ""


def _pounds(content: TenderContent) -> str:
    net = content.value.total_net if content.value else None
    return "" if net is None else f"{price_text(net)} over the whole length"


def _length(term: TenderTerm | None) -> str:
    if term is None:
        return ""
    said = " to ".join(day_text(day) for day in (term.start, term.end) if day)
    months = f"{term.months:f} months" if term.months else ""
    longer = term.extensions.months if term.extensions else 0
    more = f"at most {longer:f} months more" if longer else ""
    return ", ".join(filter(None, (said or months, more)))


def _named(names: list[str]) -> Iterator[str]:
    yield from names[:MOST_NAMED]
    if len(names) > MOST_NAMED:
        yield f"and {len(names) - MOST_NAMED} more"


def _criteria(content: TenderContent) -> Iterator[str]:
    for one in (content.award.criteria if content.award else None) or ():
        yield one.name if one.weight is None else f"{one.name}, {(one.weight * 100).normalize():f}%"
