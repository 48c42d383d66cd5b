"""MQ-08: how many days are bidders given to answer?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.faults import MOST_DAYS_TO_ANSWER
from worthwhile.market.queries.asking import (
    Band,
    Tables,
    at_percent,
    band_of,
    band_rows,
    how_many,
    is_true,
    ranked,
    share,
)
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import few_words, number_text, part_words

if TYPE_CHECKING:
    import ibis.expr.types as ir

# 10 days: the least after a planned procurement notice; 25 days: the least for a tender notice above threshold
# (Procurement Act 2023, by the help pages of Find a Tender). Other regimes have others.
BANDS = (
    Band("under 10 days", None, 10.0),
    Band("10 to 24 days", 10.0, 25.0),
    Band("25 to 34 days", 25.0, 35.0),
    Band("35 to 59 days", 35.0, 60.0),
    Band("60 days and more", 60.0, None),
)


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    found = processes_in(tables, scope, on)
    # A dynamic market is open for years: its last day says nothing about the time to answer.
    found = found.filter(~is_true(found.dynamic_market))
    why = ibis.cases(
        (found.twin, "twin"),
        (found.opened_at.isnull(), "never-open"),
        (found.notice_days.isnull(), "absent"),
        (is_true(found.notice_days < 0), "backwards"),
        (is_true(found.notice_days > MOST_DAYS_TO_ANSWER), "far-deadline"),
    )
    return found.mutate(left_out=why)


def _answer(used: ir.Table) -> ir.Table:
    used = ranked(used.mutate(position=band_of(used.notice_days, BANDS)), "notice_days", ties=["ocid"])
    found = used.group_by("position").aggregate(
        processes=used.count(), light_touch=how_many(used.light_touch), above_threshold=how_many(used.above_threshold)
    )
    middle = used.aggregate(median_days=at_percent(used, "notice_days", 50))
    rows = band_rows(BANDS).left_join(found, "position").cross_join(middle)
    rows = rows.mutate(**{name: rows[name].fill_null(0) for name in ("processes", "light_touch", "above_threshold")})
    rows = rows.select(
        "position", "band", "processes", "light_touch", "above_threshold", "median_days",
        share=share(rows.processes, rows.processes.sum().over()),
    )  # fmt: skip
    return rows.order_by("position").select(
        "band", "processes", "share", "light_touch", "above_threshold", "median_days"
    )


def _reading(rows: Rows) -> list[str]:
    counts = [int(row["processes"]) for row in rows]
    whole = sum(counts)
    short = counts[0] + counts[1]
    told = [
        f"Half of {whole:,} procurements gave {number_text(rows[0]['median_days'])} days or less from first notice to "
        "deadline.",
        f"{part_words(short, whole)} gave under 25 days; {part_words(counts[0], whole)} gave under 10.",
        "Short is not the same as unlawful: what the law asks depends on the regime, the value and earlier notices.",
    ]
    return [*told, *few_words(whole, "procurements")]


QUESTION = Question(
    code="MQ-08",
    slug="notice-periods",
    title="Days given to answer",
    asks="How many days are bidders given to answer?",
    things="procurements",
    columns=(
        AnswerColumn("band", "text", "days", "Days from the first notice to the deadline."),
        AnswerColumn("processes", "integer", "count", "Procurements that gave so many."),
        AnswerColumn("share", "number", "share", "Of those that tell both days."),
        AnswerColumn("light_touch", "integer", "count", "Of them under a light-touch regime, as far as told."),
        AnswerColumn("above_threshold", "integer", "count", "Of them stated as above threshold."),
        AnswerColumn("median_days", "number", "days", "Half of all procurements gave this many or less."),
    ),
    chart="bars",
    candidates=_candidates,
    reasons=("twin", "never-open", "absent", "backwards", "far-deadline"),
    answer=_answer,
    reading=_reading,
)
