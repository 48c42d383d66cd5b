"""What the pages about the market show of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from worthwhile.apps.opportunities.presenters.market_cells import MOST_ROWS, answer_table
from worthwhile.apps.opportunities.presenters.market_chart import (
    answer_chart,
    areas_chart,
    parts_table,
    years_chart,
)
from worthwhile.apps.opportunities.selectors.market_asked import Asked
from worthwhile.exchange.charts.chart import Chart
from worthwhile.exchange.charts.table import Table
from worthwhile.market.queries.answers import Answer, PartAnswer
from worthwhile.market.queries.completeness import completeness_words
from worthwhile.market.queries.latest_notices import has_enough, least_of
from worthwhile.market.queries.shape import QUESTIONS, Question
from worthwhile.market.queries.shape.headlines import HEADLINES
from worthwhile.market.queries.shape.words import FEWEST_FOR_A_SHARE, percent_text
from worthwhile.reference.areas import GridKind

ADDRESSES = ("https://", "http://")
SHOWS = (("", "All together"), ("areas", "By area"), ("years", "By year"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question with its answer in a line. ``line`` is empty where it has to be worked out first."""

    title: str
    asks: str
    address: str
    line: str
    line_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to look at an answer, and whether it is the one that is shown."""

    name: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line of what an answer rests on."""

    count: str
    words: str
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of the table; ``address`` where it leads to a notice as published."""

    text: str
    numeric: bool
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """Everything a page says of an answer. ``more_rows``: how many stand only in the CSV file."""

    code: str
    title: str
    asks: str
    said: Sequence[str]
    chart_title: str
    drawing: SafeString
    table: Table
    lines: Sequence[Sequence[Cell]]
    more_rows: int
    behind: Sequence[Part]
    ways: Sequence[Way]
    method: str
    csv: str
    json: str


def cards(asked: Asked, answers: dict[str, Answer | None]) -> list[Card]:
    """A card for each question; those whose answer is known already have their line."""
    return [
        Card(
            title=question.title,
            asks=question.asks,
            address=address_of("market_question", asked, question),
            line=line_of(found) if (found := answers.get(question.slug)) else "",
            line_address=address_of("market_line", asked, question),
        )
        for question in QUESTIONS
    ]


def cards_with_enough(
    asked: Asked, answers: dict[str, Answer | None], counts: Mapping[str, Any] | None
) -> tuple[list[Card], list[Card]]:
    """The cards of questions that have enough to say something, and of those that have too few; ``counts`` as
    ``has_enough`` takes them, None where there is nothing at all."""
    enough: list[Card] = []
    too_few: list[Card] = []
    for question, card in zip(QUESTIONS, cards(asked, answers), strict=True):
        found = answers.get(question.slug)
        few = counts is None or not has_enough(question.slug, counts)
        few = few or (found is not None and found.behind.used < least_of(question.slug))
        (too_few if few else enough).append(card)
    return enough, too_few


def line_of(answer: Answer) -> str:
    """The answer in a sentence: the first that says something of the pattern, which is the second where it is long."""
    said = list(answer.said)
    return said[1] if answer.question.slug in SECOND_SAYS_IT and answer.behind.used and len(said) > 1 else said[0]


# Their first sentence only counts what was looked at.
SECOND_SAYS_IT = {"contract-sizes", "bids-received", "contract-lengths", "top-suppliers"}


def present_answer(
    answer: Answer, asked: Asked, *, show: str = "", parts: Sequence[PartAnswer] = (), grid: GridKind | None = None
) -> AnswerPage:
    """The page of an answer, all together or by area or year."""
    question = answer.question
    table, chart = _drawn(answer, show, parts, grid)
    shown = {"show": show} if show else {}
    return AnswerPage(
        code=question.code,
        title=question.title,
        asks=question.asks,
        said=answer.said,
        chart_title=chart.title if chart else "",
        drawing=mark_safe(chart.svg if chart else ""),  # noqa: S308 - drawn by us, every text escaped
        table=table,
        lines=_lines(table),
        more_rows=0 if show else max(0, len(answer.rows) - MOST_ROWS),
        behind=_behind(answer),
        ways=_ways(question, asked, show),
        method=reverse("library:method", args=[question.code]),
        csv=address_of("market_csv", asked, question, **shown),
        json=address_of("market_json", asked, question, **shown),
    )


def address_of(name: str, asked: Asked, question: Question, **more: str) -> str:
    """An address about a question that keeps what is asked."""
    query = "&".join(filter(None, [asked.query, urlencode(more)]))
    return reverse(f"opportunities:{name}", args=[question.slug]) + (f"?{query}" if query else "")


def _drawn(answer: Answer, show: str, parts: Sequence[PartAnswer], grid: GridKind | None) -> tuple[Table, Chart | None]:
    question = answer.question
    if not show:
        table = answer_table(question, answer.rows, used=answer.behind.used)
        return table, answer_chart(answer, table)
    told = HEADLINES[question.slug]
    by, heading = ("year", "Year") if show == "years" else ("area", "Area")
    title = f"{told.things[0].upper()}{told.things[1:]} {told.says}, by {by}"
    table = parts_table(question.slug, parts, heading=heading, caption=title)
    if show == "years":
        return table, years_chart(question.slug, parts, table, title=title)
    assert grid is not None
    return table, areas_chart(question.slug, parts, grid, table, title=title)


def _lines(table: Table) -> list[list[Cell]]:
    return [
        [
            Cell(text=text, numeric=column.numeric, address=text if text.startswith(ADDRESSES) else "")
            for text, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows
    ]


def _ways(question: Question, asked: Asked, show: str) -> list[Way]:
    if question.slug not in HEADLINES:
        return []
    return [
        Way(
            name=name,
            address=address_of("market_question", asked, question, **({"show": key} if key else {})),
            chosen=key == show,
        )
        for key, name in SHOWS
    ]


def _behind(answer: Answer) -> list[Part]:
    """What the answer rests on; parts that are 0 are left out, but for those that always count."""
    always = ("processes", "looked-at", "used")
    few = answer.behind.looked_at < FEWEST_FOR_A_SHARE
    return [
        Part(
            count=f"{row['count']:,}",
            words=f"{row['things']} {completeness_words(row['part'])}"
            if row["part"] == "looked-at"
            else completeness_words(row["part"]),
            share="" if few or row["share"] is None or row["part"] == "looked-at" else percent_text(row["share"]),
        )
        for row in answer.parts
        if row["count"] or row["part"] in always
    ]
