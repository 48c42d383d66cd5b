"""A buyer's year in words and rows: the summary to publish, and what to put right before it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.tenders.selectors.buyer_words import PROCEDURES, STAGES
from worthwhile.apps.tenders.selectors.buyer_year import BuyerYear
from worthwhile.apps.tenders.selectors.compliance import Point, points_of
from worthwhile.engines.tendering import Procedure, Stage
from worthwhile.exchange.report.wording import day_text
from worthwhile.kernel.money import money_text

HEADINGS = ("Tender", "How", "Stage", "What should hold", "Found", "In words")
_FOUND = {True: "Holds", False: "Does not hold", None: "Not due, or not asked"}


@dataclass(frozen=True, kw_only=True)
class TenderLine:
    """One tender of the year: what does not hold, and how many points do."""

    number: int
    title: str
    stage: str
    holds: int
    failing: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class YearPage:
    """The year as its page shows it."""

    span: str
    figures: tuple[tuple[str, str], ...]
    tenders: tuple[TenderLine, ...]
    in_order: int


def present_year(year: BuyerYear) -> YearPage:
    """Figures first, then every tender with what does not hold."""
    lines = tuple(_lines(year))
    return YearPage(
        span=f"{day_text(year.first)} to {day_text(year.last)}",
        figures=tuple(_figures(year)),
        tenders=lines,
        in_order=sum(not line.failing for line in lines),
    )


def summary_rows(year: BuyerYear) -> list[tuple[str, str]]:
    """The figures as rows under a heading."""
    return [("What", f"{year.first.isoformat()} to {year.last.isoformat()}"), *_figures(year)]


def compliance_rows(year: BuyerYear) -> list[tuple[str, ...]]:
    """Every point of every tender under a heading."""
    rows = [
        (tender.title, PROCEDURES[Procedure(tender.procedure)], STAGES[Stage(tender.stage)][0], point.name,
         _FOUND[point.holds], point.words)
        for tender in year.tenders
        for point in points_of(tender)
    ]  # fmt: skip
    return [HEADINGS, *rows]


def _figures(year: BuyerYear) -> Iterable[tuple[str, str]]:
    for count in year.processes:
        value = money_text(count.value) if count.valued else "not recorded"
        known = "" if count.valued == count.awards else f" (known of {count.valued} of {count.awards})"
        said = f"{count.awards}, worth {value}{known}" if count.awards else "0"
        yield f"Awards: {PROCEDURES[count.procedure].lower()}", said
    yield "Providers awarded something", _named(year.providers)
    yield "Of these new: nothing was awarded to them here before", _named(year.new)
    yield "No longer: a contract ran on the first day and none runs after the last", _named(year.lost)
    yield "Given up without award", _named(tuple(tender.title for tender in year.given_up))
    yield "Objections (representations) received", str(year.representations)
    yield "Objections upheld", str(year.upheld)
    yield "Objections that wait for a decision", str(year.waiting)


def _named(names: tuple[str, ...]) -> str:
    return f"{len(names)}: {'; '.join(names)}" if names else "0"


def _lines(year: BuyerYear) -> Iterable[TenderLine]:
    for tender in year.tenders:
        points = points_of(tender)
        yield TenderLine(
            number=tender.pk,
            title=tender.title,
            stage=STAGES[Stage(tender.stage)][0],
            holds=sum(point.holds is True for point in points),
            failing=tuple(point for point in points if point.holds is False),
        )
