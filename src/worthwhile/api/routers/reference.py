"""The sourced figures that valuations use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from worthwhile.api.answers import ref
from worthwhile.api.describe import described as operation
from worthwhile.api.pages import PageQuery, page_of, page_schema
from worthwhile.api.problems import json_answer
from worthwhile.api.query import read_query
from worthwhile.engines.valuation.parameters import WithheldValue
from worthwhile.exchange.reference_json import figure_entry, topic_entries
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean
from worthwhile.kernel.records import Record, described
from worthwhile.reference import library

router = Router(tags=["Reference figures"])


@dataclass(frozen=True, kw_only=True)
class FiguresQuery(PageQuery):
    """Which figures."""

    topic: str | None = described("Only this topic, such as value-bank", default=None)


@dataclass(frozen=True, kw_only=True)
class FigureQuery(Record):
    """For which day."""

    on: date | None = described("The day to answer for, such as 2024-04-01; today, if left out", default=None)


@router.get(
    "reference",
    **operation(
        id="list_figures",
        summary="Every figure and table that is held",
        about="Also names the published figures that may not be shipped, with where to find them.",
        query=FiguresQuery,
        answer=("A page of figures, by topic", page_schema(ref("Figure"))),
    ),
)
def list_figures(request: HttpRequest) -> HttpResponse:
    """List the figures."""
    query, held = read_query(FiguresQuery, request), library()
    if query.topic is not None and query.topic not in held.topics:
        hint = did_you_mean(query.topic, held.topics)
        message = f"There is no topic {query.topic!r}.{hint} Topics: {', '.join(held.topics)}."
        raise InvalidInput([Problem("topic", message)])
    topics = [query.topic] if query.topic else list(held.topics)
    return json_answer(page_of([entry for topic in topics for entry in topic_entries(held, topic)], query))


@router.get(
    "reference/{path:id}",
    **operation(
        id="show_figure",
        summary="One figure with its source, range and history",
        about="The last part of an id alone will do where only one figure has it.",
        query=FigureQuery,
        answer=("The figure as it holds on the day", ref("Figure")),
        refusals=(404,),
    ),
)
def show_figure(request: HttpRequest, id: str) -> HttpResponse:
    """Show a figure. For a day that was asked for its absence is a problem; today's is only said."""
    query, held = read_query(FigureQuery, request), library()
    found = held.find(id)
    if query.on and not isinstance(found, WithheldValue):
        found.in_force(on=query.on)
    return json_answer(figure_entry(held, found, on=query.on or timezone.localdate()))
