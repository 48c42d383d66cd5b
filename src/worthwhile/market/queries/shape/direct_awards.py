"""MQ-12: how often are contracts awarded without an open competition?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, how_many, is_true, one_row_each, share
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import few_words, part_words

if TYPE_CHECKING:
    import ibis.expr.types as ir

METHODS = {
    "open": "open: anybody may bid",
    "selective": "selective: some are chosen to bid",
    "limited": "limited: only those who are asked",
    "direct": "direct: one supplier, without competition",
}
TRANSPARENCY = "UK5"


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """Procurements that came to an award; a transparency notice (UK5) announces a direct award."""
    found = processes_in(tables, scope, on)
    found = found.filter(is_true(found.suppliers > 0) | is_true(found.method == "direct"))
    papers = tables["document"]
    announced = papers.filter(is_true(papers.notice_type == TRANSPARENCY)).select(uk5_ocid_="ocid").distinct()
    rows = found.left_join(announced, found.ocid == announced.uk5_ocid_)
    told = is_true(rows.uk5_ocid_.notnull()) | is_true(rows.notice_type == TRANSPARENCY)
    rows = rows.mutate(announced=told)
    how = ibis.cases((rows.announced, "direct"), else_=rows.method)
    rows = rows.mutate(how=how)
    why = ibis.cases((rows.twin, "twin"), (~is_true(rows.how.isin(list(METHODS))), "absent"))
    return rows.mutate(left_out=why).drop("uk5_ocid_")


def _answer(used: ir.Table) -> ir.Table:
    found = used.group_by("how").aggregate(
        processes=used.count(),
        announced=how_many(used.announced),
        reasoned=how_many(used.method_rationale.notnull()),
    )
    rows = one_row_each([{"method": code, "about": words} for code, words in METHODS.items()])
    rows = rows.left_join(found, rows.method == found.how)
    names = ("processes", "announced", "reasoned")
    rows = rows.select("position", "method", "about", **{name: rows[name].fill_null(0) for name in names})
    rows = rows.mutate(share=share(rows.processes, rows.processes.sum().over()))
    return rows.order_by("position").select("method", "about", "processes", "share", "announced", "reasoned")


def _reading(rows: Rows) -> list[str]:
    counts = {row["method"]: int(row["processes"]) for row in rows}
    whole = sum(counts.values())
    without = [row for row in rows if row["method"] in ("limited", "direct")]
    closed = sum(int(row["processes"]) for row in without)
    told = [f"{part_words(closed, whole, 'awarded procurements')} were limited or direct: without an open competition."]
    if closed:
        reasoned = sum(int(row["reasoned"]) for row in without)
        told.append(f"{part_words(reasoned, closed)} of those give a reason.")
        told.append("A direct award may be lawful and right; the notice says on which ground.")
    return [*told, *few_words(whole, "procurements")]


QUESTION = Question(
    code="MQ-12",
    slug="direct-awards",
    title="Direct awards",
    asks="How often are contracts awarded without an open competition?",
    things="awarded procurements",
    columns=(
        AnswerColumn(
            "method", "text", "text", "open, selective, limited or direct, as stated or told by a UK5 notice."
        ),
        AnswerColumn("about", "text", "text", "In words."),
        AnswerColumn("processes", "integer", "count", "Awarded procurements."),
        AnswerColumn("share", "number", "share", "Of those that tell how."),
        AnswerColumn("announced", "integer", "count", "Of them with a transparency notice (UK5)."),
        AnswerColumn("reasoned", "integer", "count", "Of them that give a reason for the method."),
    ),
    chart="share",
    candidates=_candidates,
    reasons=("twin", "absent"),
    answer=_answer,
    reading=_reading,
)
