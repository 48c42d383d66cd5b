"""MQ-10: how much do award criteria say that social value counts?"""

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

# The first two are no weights: positions 0 and 1 are given by hand.
BANDS = (
    Band("no criterion names it", None, None),
    Band("named without a weight", None, None),
    Band("under 5%", None, 5.0),
    Band("5% to under 10%", 5.0, 10.0),
    Band("10% to under 15%", 10.0, 15.0),
    Band("15% to under 20%", 15.0, 20.0),
    Band("20% and more", 20.0, None),
)
UNNAMED, UNWEIGHTED, WEIGHTED = 0, 1, 2
TEN_AND_MORE = slice(4, 7)


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """Processes, each with the weight of social value in the lot where it weighs most."""
    found = processes_in(tables, scope, on).select("ocid", "twin", "demonstration", "areas_from")
    by_process = _weights(tables)
    rows = found.left_join(by_process, found.ocid == by_process.criteria_ocid_)
    why = ibis.cases((rows.twin, "twin"), (rows.criteria_ocid_.isnull(), "no-criteria"))
    return rows.mutate(left_out=why).drop("criteria_ocid_")


def _weights(tables: Tables) -> ir.Table:
    criterion = tables["criterion"]
    criterion = criterion.mutate(
        named_=is_true(criterion.social_value).ifelse(1, 0),
        # Weights in millionths of a per cent, so that the order of adding changes nothing.
        weight_=ibis.cases(
            (is_true(criterion.social_value) & is_true(criterion.weight.between(0.0, 100.0)),
             (criterion.weight * 1_000_000.0).round().cast("int64"))
        ),
    )  # fmt: skip
    by_lot = criterion.group_by("ocid", "lot_id").aggregate(
        named_=criterion.named_.max(), weight_=criterion.weight_.sum().cast("int64")
    )
    return by_lot.group_by(criteria_ocid_=by_lot.ocid).aggregate(
        named=by_lot.named_.max(), weight=by_lot.weight_.max().cast("float64") / 1_000_000.0
    )


def _answer(used: ir.Table) -> ir.Table:
    weighed = band_of(used.weight, BANDS[WEIGHTED:]) + WEIGHTED
    position = ibis.cases(
        (is_true(used.weight.notnull()), weighed), (is_true(used.named > 0), UNWEIGHTED), else_=UNNAMED
    )
    used = used.mutate(position=position.cast("int64"))
    found = used.group_by("position").aggregate(processes=used.count())
    rows = band_rows(BANDS).left_join(found, "position")
    rows = rows.mutate(processes=rows.processes.fill_null(0))
    rows = rows.select("position", "band", "processes", share=share(rows.processes, rows.processes.sum().over()))
    return rows.order_by("position").drop("position")


def _reading(rows: Rows) -> list[str]:
    counts = [int(row["processes"]) for row in rows]
    whole = sum(counts)
    weighed = sum(counts[WEIGHTED:])
    told = [
        f"Of {whole:,} procurements that publish award criteria, {part_words(whole - counts[UNNAMED], whole)} name "
        f"social value in one of them, and {part_words(weighed, whole)} say what it weighs."
    ]
    if weighed:
        told.append(f"{part_words(sum(counts[TEN_AND_MORE]), weighed)} of those give it 10% or more.")
    told.append("Where no criterion names it, it may still stand in the tender documents, which are not read here.")
    return [*told, *few_words(whole, "procurements")]


QUESTION = Question(
    code="MQ-10",
    slug="social-value-weights",
    title="Weight of social value",
    asks="How much do award criteria say that social value counts?",
    things="procurements",
    columns=(
        AnswerColumn("band", "text", "percent", "Weight of criteria that name social value, in the lot with most."),
        AnswerColumn("processes", "integer", "count", "Procurements that publish criteria."),
        AnswerColumn("share", "number", "share", "Of all that publish criteria."),
    ),
    chart="bars",
    candidates=_candidates,
    reasons=("twin", "no-criteria"),
    answer=_answer,
    reading=_reading,
)
