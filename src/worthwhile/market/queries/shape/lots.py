"""MQ-05: how often are contracts divided into lots, and into how many?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Band, Tables, band_of, band_rows, share
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import few_words, part_words

if TYPE_CHECKING:
    import ibis.expr.types as ir

BANDS = (
    Band("no lots stated", None, 1.0),
    Band("1 lot", 1.0, 2.0),
    Band("2 to 3 lots", 2.0, 4.0),
    Band("4 to 10 lots", 4.0, 11.0),
    Band("more than 10 lots", 11.0, None),
)
DIVIDED = slice(2, 5)


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    found = processes_in(tables, scope, on)
    return found.mutate(left_out=ibis.cases((found.twin, "twin"), (found.lots.isnull(), "absent")))


def _answer(used: ir.Table) -> ir.Table:
    used = used.mutate(position=band_of(used.lots, BANDS))
    found = used.group_by("position").aggregate(processes=used.count(), lots=used.lots.sum().cast("int64"))
    rows = band_rows(BANDS).left_join(found, "position")
    rows = rows.mutate(processes=rows.processes.fill_null(0), lots=rows.lots.fill_null(0))
    rows = rows.select(
        "position", "band", "processes", "lots", share=share(rows.processes, rows.processes.sum().over())
    )
    return rows.order_by("position").select("band", "processes", "share", "lots")


def _reading(rows: Rows) -> list[str]:
    whole = sum(int(row["processes"]) for row in rows)
    divided = sum(int(row["processes"]) for row in rows[DIVIDED])
    told = [f"{part_words(divided, whole, 'procurements')} are divided into two lots or more."]
    if divided:
        lots = sum(int(row["lots"]) for row in rows[DIVIDED])
        told.append(f"Those have {lots / divided:.1f} lots each on average.")
    silent = int(rows[0]["processes"])
    if silent:
        told.append(
            f"{part_words(silent, whole)} state no lots at all; some portals never do, so that need not mean one "
            "contract."
        )
    return [*told, *few_words(whole, "procurements")]


QUESTION = Question(
    code="MQ-05",
    slug="lots",
    title="Contracts divided into lots",
    asks="How often are contracts divided into lots, and into how many?",
    things="procurements",
    columns=(
        AnswerColumn("band", "text", "lots", "How many lots are stated."),
        AnswerColumn("processes", "integer", "count", "Procurements with so many."),
        AnswerColumn("share", "number", "share", "Of all procurements looked at."),
        AnswerColumn("lots", "integer", "lots", "Lots they have together."),
    ),
    chart="bars",
    candidates=_candidates,
    reasons=("twin", "absent"),
    answer=_answer,
    reading=_reading,
)
