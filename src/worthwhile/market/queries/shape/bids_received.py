"""MQ-03: how many bids does a procurement receive?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Band, Tables, band_of, band_rows, is_true, share
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import few_words, part_words

if TYPE_CHECKING:
    import ibis.expr.types as ir

BANDS = (
    Band("none", None, 1.0),
    Band("1", 1.0, 2.0),
    Band("2", 2.0, 3.0),
    Band("3", 3.0, 4.0),
    Band("4 to 5", 4.0, 6.0),
    Band("6 to 10", 6.0, 11.0),
    Band("more than 10", 11.0, None),
)


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """Processes that have come to an award, or that say how many bids they had."""
    found = processes_in(tables, scope, on)
    found = found.filter(is_true(found.suppliers > 0) | found.bids.notnull())
    why = ibis.cases((found.twin, "twin"), (is_true(found.bids < 0) | found.bids.isnull(), "absent"))
    return found.mutate(left_out=why)


def _answer(used: ir.Table) -> ir.Table:
    used = used.mutate(position=band_of(used.bids, BANDS))
    found = used.group_by("position").aggregate(processes=used.count())
    rows = band_rows(BANDS).left_join(found, "position")
    rows = rows.mutate(processes=rows.processes.fill_null(0))
    rows = rows.select("position", "band", "processes", share=share(rows.processes, rows.processes.sum().over()))
    return rows.order_by("position").drop("position")


def _reading(rows: Rows) -> list[str]:
    counts = [int(row["processes"]) for row in rows]
    whole = sum(counts)
    answered = whole - counts[0]
    told = [f"{whole:,} awarded procurements say how many bids they received."]
    if answered:
        told.append(f"Of those with a bid at all, {part_words(counts[1], answered)} received a single one.")
    if counts[0]:
        told.append(f"{part_words(counts[0], whole)} received none.")
    return [*told, *few_words(whole, "procurements")]


QUESTION = Question(
    code="MQ-03",
    slug="bids-received",
    title="Bids received",
    asks="How many bids does a procurement receive, and how many receive only one?",
    things="procurements",
    columns=(
        AnswerColumn("band", "text", "bids", "Bids received, as stated."),
        AnswerColumn("processes", "integer", "count", "Procurements that received so many."),
        AnswerColumn("share", "number", "share", "Of those that say how many."),
    ),
    chart="bars",
    candidates=_candidates,
    reasons=("twin", "absent"),
    answer=_answer,
    reading=_reading,
)
