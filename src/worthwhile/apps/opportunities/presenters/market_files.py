"""An answer as CSV and as JSON, the same as ``worthwhile market shape`` gives."""

from __future__ import annotations

from datetime import date
from typing import Any

from defusedcsv import csv  # type: ignore[import-untyped]
from django.http import HttpResponse

from worthwhile.market.queries.answers import Answer

FORMAT = "worthwhile/shape/1"


def answer_csv(answer: Answer) -> HttpResponse:
    """Every row under the names of its columns; nothing in it runs in a spreadsheet."""
    name = f"{answer.question.code}-{answer.question.slug}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    names = [column.name for column in answer.question.columns]
    writer = csv.writer(response)
    writer.writerow(names)
    writer.writerows(["" if row[name] is None else row[name] for name in names] for row in answer.rows)
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
