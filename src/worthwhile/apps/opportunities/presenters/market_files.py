"""An answer as CSV and as JSON, the same as ``worthwhile market shape`` gives; and its share by area or year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from defusedcsv import csv  # type: ignore[import-untyped]
from django.http import HttpResponse

from worthwhile.apps.opportunities.presenters.market_chart import part_name
from worthwhile.market.queries.answers import Answer, By, PartAnswer
from worthwhile.market.queries.shape import Question
from worthwhile.market.queries.shape.headlines import HEADLINES

FORMAT = "worthwhile/shape/1"
PART_COLUMNS = ("name", "share", "counted", "of")


def answer_csv(answer: Answer) -> HttpResponse:
    """Every row under the names of its columns; nothing in it runs in a spreadsheet."""
    names = [column.name for column in answer.question.columns]
    return _csv(f"{answer.question.code}-{answer.question.slug}", names, answer.rows)


def parts_csv(question: Question, parts: Sequence[PartAnswer], by: By) -> HttpResponse:
    """The table of a question by area or year: its share of each, empty where too few for one, and the counts."""
    rows = [part_row(question, part, by) for part in parts]
    return _csv(f"{question.code}-{question.slug}-by-{by}", [by, *PART_COLUMNS], rows)


def part_row(question: Question, part: PartAnswer, by: By) -> dict[str, Any]:
    """One area (its ONS code) or year, its name, and the share with the counts that it is made of."""
    share = HEADLINES[question.slug].of(part.rows)
    row = {by: part.key, "name": part_name(part.key), "share": share.value}
    return {**row, "counted": share.part, "of": share.whole}


def parts_data(question: Question, parts: Sequence[PartAnswer], by: By, *, on: date) -> dict[str, Any]:
    """The same as plain data, with what the share is of."""
    told = HEADLINES[question.slug]
    return {
        "format": FORMAT,
        "on": on.isoformat(),
        "code": question.code,
        "slug": question.slug,
        "asks": question.asks,
        "by": by,
        "share_of": f"{told.things} {told.says}",
        "rows": [part_row(question, part, by) for part in parts],
    }


def _csv(name: str, names: Sequence[str], rows: Sequence[dict[str, Any]]) -> HttpResponse:
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}.csv"'}
    )
    writer = csv.writer(response)
    writer.writerow(names)
    writer.writerows(["" if row[name] is None else row[name] for name in names] for row in rows)
    return response


def answer_data(answer: Answer, *, on: date) -> dict[str, Any]:
    """The answer as plain data: its sentences, columns and rows, and what it rests on."""
    question = answer.question
    return {
        "format": FORMAT,
        "on": on.isoformat(),
        "code": question.code,
        "slug": question.slug,
        "asks": question.asks,
        "chart": question.chart,
        "reading": list(answer.said),
        "columns": [
            {"name": column.name, "type": column.type, "unit": column.unit, "about": column.about}
            for column in question.columns
        ],
        "rows": [plain_row(row) for row in answer.rows],
        "completeness": [plain_row(row) for row in answer.parts],
    }


def plain_row(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its days as text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
