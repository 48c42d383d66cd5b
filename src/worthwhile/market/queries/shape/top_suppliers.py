"""MQ-13: who wins most?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import how_many, pounds, share
from worthwhile.market.queries.contracts_won import WON_REASONS
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import FEWEST_FOR_A_SHARE, few_words, part_words
from worthwhile.market.queries.suppliers_won import suppliers_won

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST_SHOWN = 100


def _answer(used: ir.Table) -> ir.Table:
    used = used.mutate(
        counted_pence=ibis.cases((used.money_out.isnull(), used.share_pence)),
        bought_by=ibis.coalesce(used.buyer_key, ibis.literal("name:") + used.buyer_name_key),
    )
    found = used.group_by("supplier").aggregate(
        name=used.supplier_name.min(),
        wins=used.count(),
        buyers=used.bought_by.nunique(),
        valued=how_many(used.counted_pence.notnull()),
        pence=used.counted_pence.sum().fill_null(0).cast("int64"),
        last_won_on=used.day.max(),
    )
    found = found.mutate(
        all_wins=found.wins.sum().over(), all_pence=found.pence.sum().over(), suppliers=found.count().over()
    )
    rows = found.select(
        "supplier", "name", "wins",
        share=share(found.wins, found.all_wins),
        buyers="buyers",
        valued="valued",
        value=pounds(found.pence),
        value_share=share(found.pence, found.all_pence),
        last_won_on="last_won_on",
        all_wins=found.all_wins.cast("int64"),
        all_suppliers=found.suppliers.cast("int64"),
    )  # fmt: skip
    return rows.order_by(ibis.desc("wins"), ibis.desc("value"), "supplier").limit(MOST_SHOWN)


def _reading(rows: Rows) -> list[str]:
    whole, suppliers = int(rows[0]["all_wins"]), int(rows[0]["all_suppliers"])
    told = [f"{suppliers:,} different suppliers have {whole:,} wins."]
    if whole >= FEWEST_FOR_A_SHARE:
        told.append(f"{rows[0]['name']} has most: {part_words(int(rows[0]['wins']), whole)}.")
        first = sum(int(row["wins"]) for row in rows[:5])
        if suppliers > 5:
            told.append(f"The first five together have {part_words(first, whole)}.")
    told.append("A supplier without a number is told by its name alone, so one may stand here under two names.")
    return [*told, *few_words(whole, "wins")]


QUESTION = Question(
    code="MQ-13",
    slug="top-suppliers",
    title="Who wins",
    asks="Who wins most?",
    things="wins",
    columns=(
        AnswerColumn("supplier", "text", "text", "Key of the organisation, or name: and its name as compared."),
        AnswerColumn("name", "text", "text", "A name as published."),
        AnswerColumn("wins", "integer", "count", "Awards won, alone or with others."),
        AnswerColumn("share", "number", "share", "Of all wins."),
        AnswerColumn("buyers", "integer", "count", "Different buyers."),
        AnswerColumn("valued", "integer", "count", "Wins whose value is stated."),
        AnswerColumn("value", "number", "pounds", "Their value without VAT, a shared award in equal parts."),
        AnswerColumn("value_share", "number", "share", "Of the stated value of all wins."),
        AnswerColumn("last_won_on", "day", "day", "Day of the latest win."),
        AnswerColumn("all_wins", "integer", "count", "Wins of all suppliers."),
        AnswerColumn("all_suppliers", "integer", "count", "How many suppliers there are."),
    ),
    chart="bars",
    candidates=suppliers_won,
    reasons=(*WON_REASONS, "no-supplier"),
    answer=_answer,
    reading=_reading,
)
