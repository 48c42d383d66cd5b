"""MQ-04: how long are contracts, and is that changing?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, at_percent, how_many, is_true, ranked, share
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import FEWEST_FOR_A_SHARE, number_text

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST_MONTHS = 1200
A_YEAR = 12


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    found = processes_in(tables, scope, on)
    why = ibis.cases(
        (found.twin, "twin"),
        (is_true(found.framework), "framework"),
        (found.contract_months.isnull(), "absent"),
        (is_true(found.contract_months <= 0), "backwards"),
        (is_true(found.contract_months > MOST_MONTHS), "too-long"),
    )
    return found.mutate(left_out=why, year=found.published_on.year().cast("int64"))


def _answer(used: ir.Table) -> ir.Table:
    lengths = ranked(used, "contract_months", ["year"], ["ocid"])
    found = lengths.group_by("year").aggregate(
        contracts=lengths.count(),
        quarter_months=at_percent(lengths, "contract_months", 25),
        median_months=at_percent(lengths, "contract_months", 50),
        three_quarters_months=at_percent(lengths, "contract_months", 75),
        short=how_many(lengths.contract_months <= A_YEAR),
    )
    found = found.mutate(short_share=share(found.short, found.contracts))
    return found.select(
        "year", "contracts", "quarter_months", "median_months", "three_quarters_months", "short", "short_share"
    ).order_by("year")


def _reading(rows: Rows) -> list[str]:
    whole = sum(int(row["contracts"]) for row in rows)
    told = [f"{whole:,} contracts say how long they run, without extension."]
    enough = [row for row in rows if row["contracts"] >= FEWEST_FOR_A_SHARE]
    if not enough:
        return [*told, f"No year has {FEWEST_FOR_A_SHARE} of them: too few to tell what is usual."]
    last = enough[-1]
    told.append(
        f"In {last['year']} half of {last['contracts']:,} contracts ran {number_text(last['median_months'])} months or "
        f"less; the middle half ran {number_text(last['quarter_months'])} to "
        f"{number_text(last['three_quarters_months'])} months."
    )
    if len(enough) > 1:
        first = enough[0]
        told.append(
            f"In {first['year']} the middle length was {number_text(first['median_months'])} months "
            f"({first['contracts']:,} contracts)."
        )
    if len(enough) < len(rows):
        told.append(f"Years with fewer than {FEWEST_FOR_A_SHARE} contracts are in the table but not compared.")
    return told


QUESTION = Question(
    code="MQ-04",
    slug="contract-lengths",
    title="Lengths of contracts",
    asks="How long are contracts, and is that changing?",
    things="processes",
    columns=(
        AnswerColumn("year", "integer", "year", "Year of the first notice."),
        AnswerColumn("contracts", "integer", "contracts", "Contracts that say how long they run."),
        AnswerColumn("quarter_months", "number", "months", "A quarter of them run this long or less."),
        AnswerColumn("median_months", "number", "months", "Half of them run this long or less."),
        AnswerColumn("three_quarters_months", "number", "months", "Three quarters run this long or less."),
        AnswerColumn("short", "integer", "contracts", "Contracts of a year or less."),
        AnswerColumn("short_share", "number", "share", "Their share of the year."),
    ),
    chart="trend",
    candidates=_candidates,
    reasons=("twin", "framework", "absent", "backwards", "too-long"),
    answer=_answer,
    reading=_reading,
)
