"""MQ-06: how large are the lots into which contracts are divided?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, band_of, band_rows, is_true, pence, pounds, share
from worthwhile.market.queries.contracts_won import MOST_POUNDS
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.contract_sizes import ABOVE, BANDS, BELOW, MIDDLE
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import few_words, part_words

if TYPE_CHECKING:
    import ibis.expr.types as ir


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """Lots of procurements that are divided, one row each."""
    found = processes_in(tables, scope, on)
    found = found.filter(is_true(found.lots > 1)).select("ocid", "twin", "framework", "demonstration", "areas_from")
    lots = tables["lot"].select(
        "value_net", "value_gross", "value_currency", "value_state", "collided", lot_ocid_="ocid"
    )
    rows = lots.inner_join(found, lots.lot_ocid_ == found.ocid).drop("lot_ocid_")
    stated = rows.value_net.notnull()
    why = ibis.cases(
        (rows.twin, "twin"),
        (is_true(rows.collided), "collided"),
        (is_true(rows.framework), "framework"),
        (stated & ~is_true(rows.value_currency == "GBP"), "currency"),
        (stated & is_true(rows.value_net > MOST_POUNDS), "too-large"),
        (~stated & is_true(rows.value_gross.notnull()), "gross-only"),
        (~stated & is_true(rows.value_state == "zero"), "zero"),
        (~stated, "absent"),
    )
    rows = rows.mutate(left_out=why)
    return rows.mutate(value_pence=ibis.cases((rows.left_out.isnull(), pence(rows.value_net))))


def _answer(used: ir.Table) -> ir.Table:
    used = used.mutate(position=band_of(pounds(used.value_pence), BANDS))
    found = used.group_by("position").aggregate(lots=used.count())
    rows = band_rows(BANDS).left_join(found, "position")
    rows = rows.mutate(lots=rows.lots.fill_null(0))
    rows = rows.select("position", "band", "low", "high", "lots", share=share(rows.lots, rows.lots.sum().over()))
    return rows.order_by("position").drop("position")


def _reading(rows: Rows) -> list[str]:
    counts = [int(row["lots"]) for row in rows]
    whole = sum(counts)
    return [
        f"Of {whole:,} lots with a stated value, {part_words(sum(counts[BELOW]), whole)} are under £50,000, "
        f"{part_words(sum(counts[MIDDLE]), whole)} between £50,000 and £500,000, and "
        f"{part_words(sum(counts[ABOVE]), whole)} larger, without VAT.",
        *few_words(whole, "lots"),
    ]


QUESTION = Question(
    code="MQ-06",
    slug="lot-sizes",
    title="Sizes of lots",
    asks="How large are the lots into which contracts are divided?",
    things="lots",
    columns=(
        AnswerColumn("band", "text", "text", "Band of value without VAT."),
        AnswerColumn("low", "number", "pounds", "From, included; empty: no lower end."),
        AnswerColumn("high", "number", "pounds", "To, not included; empty: no upper end."),
        AnswerColumn("lots", "integer", "lots", "Lots in the band."),
        AnswerColumn("share", "number", "share", "Of all lots with a stated value."),
    ),
    chart="bars",
    candidates=_candidates,
    reasons=("twin", "collided", "framework", "zero", "gross-only", "currency", "too-large", "absent"),
    answer=_answer,
    reading=_reading,
)
