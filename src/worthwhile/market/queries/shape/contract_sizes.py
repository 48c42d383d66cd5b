"""MQ-01: how large are the contracts, and is there a missing middle?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from worthwhile.market.queries.asking import Band, Tables, band_of, band_rows, pounds, share
from worthwhile.market.queries.contracts_won import MONEY_REASONS, WON_REASONS, contracts_won, money_only
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import FEWEST_FOR_A_PATTERN, few_words, part_words, percent_text, pounds_text

if TYPE_CHECKING:
    import ibis.expr.types as ir

BANDS = (
    Band("under £10,000", None, 10_000.0),
    Band("£10,000 to £25,000", 10_000.0, 25_000.0),
    Band("£25,000 to £50,000", 25_000.0, 50_000.0),
    Band("£50,000 to £100,000", 50_000.0, 100_000.0),
    Band("£100,000 to £250,000", 100_000.0, 250_000.0),
    Band("£250,000 to £500,000", 250_000.0, 500_000.0),
    Band("£500,000 to £1 million", 500_000.0, 1_000_000.0),
    Band("£1 million to £5 million", 1_000_000.0, 5_000_000.0),
    Band("£5 million and more", 5_000_000.0, None),
)
# The middle is £50,000 to £500,000: too large to be bought without a procurement, small enough for a local provider.
MIDDLE = slice(3, 6)
BELOW = slice(0, 3)
ABOVE = slice(6, 9)


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    return money_only(contracts_won(tables, scope, on))


def _answer(used: ir.Table) -> ir.Table:
    used = used.mutate(position=band_of(pounds(used.value_pence), BANDS))
    found = used.group_by("position").aggregate(contracts=used.count(), pence=used.value_pence.sum().cast("int64"))
    rows = band_rows(BANDS).left_join(found, "position")
    rows = rows.mutate(contracts=rows.contracts.fill_null(0), pence=rows.pence.fill_null(0))
    return rows.select(
        "band",
        "low",
        "high",
        "contracts",
        share=share(rows.contracts, rows.contracts.sum().over()),
        value=pounds(rows.pence),
        value_share=share(rows.pence, rows.pence.sum().over()),
        position="position",
    ).order_by("position").drop("position")  # fmt: skip


def _reading(rows: Rows) -> list[str]:
    whole = sum(row["contracts"] for row in rows)
    worth = sum(row["value"] for row in rows)
    middle = _counted(rows[MIDDLE])
    told = [
        f"{whole:,} contracts with a stated value come to {pounds_text(worth)} in all, without VAT.",
        f"{part_words(_counted(rows[BELOW]), whole)} are under £50,000, {part_words(middle, whole)} are between "
        f"£50,000 and £500,000, and {part_words(_counted(rows[ABOVE]), whole)} are larger.",
    ]
    if whole < FEWEST_FOR_A_PATTERN:
        return [*told, *few_words(whole, "contracts")]
    if worth:
        value = sum(row["value"] for row in rows[ABOVE])
        told.append(f"Contracts of £500,000 and more carry {percent_text(value / worth)} of the value.")
    if middle < _counted(rows[BELOW]) and middle < _counted(rows[ABOVE]):
        told.append("There are fewer contracts in the middle than on either side: a missing middle.")
    else:
        told.append("The middle is not the smallest of the three: these contracts show no missing middle.")
    return told


def _counted(rows: list[Mapping[str, Any]] | Rows) -> int:
    return sum(int(row["contracts"]) for row in rows)


QUESTION = Question(
    code="MQ-01",
    slug="contract-sizes",
    title="Sizes of contracts",
    asks="How large are the contracts, and is there a missing middle?",
    things="contracts",
    columns=(
        AnswerColumn("band", "text", "text", "Band of value without VAT."),
        AnswerColumn("low", "number", "pounds", "From, included; empty: no lower end."),
        AnswerColumn("high", "number", "pounds", "To, not included; empty: no upper end."),
        AnswerColumn("contracts", "integer", "contracts", "Contracts in the band."),
        AnswerColumn("share", "number", "share", "Of all contracts with a stated value."),
        AnswerColumn("value", "number", "pounds", "What they come to without VAT."),
        AnswerColumn("value_share", "number", "share", "Of the value of all of them."),
    ),
    chart="bars",
    candidates=_candidates,
    reasons=(*WON_REASONS, *MONEY_REASONS),
    answer=_answer,
    reading=_reading,
)
