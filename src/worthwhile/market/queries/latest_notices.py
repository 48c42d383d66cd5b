"""The latest notices of a scope, and how much each question about it would have to go on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import ibis

from worthwhile.market.queries.asking import Tables, is_true, pounds
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.concentration import FEWEST_WINS
from worthwhile.market.queries.shape.payment_performance import NOTICES
from worthwhile.market.queries.shape.words import FEWEST_FOR_A_SHARE

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST = 10
# What a question counts, by its slug: a column of ``latest_notices``. A question looks closer and may use fewer.
COUNTED: Mapping[str, str] = MappingProxyType(
    {
        "contract-sizes": "awards",
        "kinds-of-winner": "wins",
        "bids-received": "with_bids",
        "contract-lengths": "with_length",
        "lots": "with_lots",
        "lot-sizes": "lots_of_divided",
        "concentration": "wins",
        "notice-periods": "with_days",
        "payment-performance": "with_payment",
        "social-value-weights": "with_criteria",
        "reserved-contracts": "all",
        "direct-awards": "awarded",
        "top-suppliers": "wins",
    }
)
# A list says something of one, and concentration needs more than a share does.
LEAST: Mapping[str, int] = MappingProxyType({"payment-performance": 1, "concentration": FEWEST_WINS})


def latest_notices(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """The last MOST procurements of a scope, the latest first, each procurement once.

    Columns: ocid, title, buyer_name, stage, published_on, value (pounds without VAT; null: not to be told),
    demonstration; and of the whole scope on every row ``all`` and the columns that COUNTED names.
    """
    found = processes_in(tables, scope, on)
    found = found.filter(~is_true(found.twin))
    found = _marked(found, tables["criterion"], "criteria_")
    papers = tables["document"]
    found = _marked(found, papers.filter(is_true(papers.notice_type.isin(list(NOTICES)))), "payment_")
    awards = tables["award"]
    awards = awards.filter(~is_true(awards.delta)).select(award_ocid_="ocid")
    counted = awards.group_by("award_ocid_").aggregate(awards_=awards.count())
    found = found.left_join(counted, found.ocid == counted.award_ocid_).drop("award_ocid_")
    wins = found.suppliers.fill_null(0)
    found = found.mutate(
        all=found.count().over(),
        awarded=_sum(is_true(found.suppliers > 0).ifelse(1, 0)),
        awards=_sum(found.awards_.fill_null(0)),
        wins=_sum(wins),
        with_bids=_sum(found.bids.notnull().ifelse(1, 0)),
        with_length=_sum(found.contract_months.notnull().ifelse(1, 0)),
        with_lots=_sum(found.lots.notnull().ifelse(1, 0)),
        lots_of_divided=_sum(is_true(found.lots > 1).ifelse(found.lots, 0)),
        with_days=_sum(found.notice_days.notnull().ifelse(1, 0)),
        with_payment=_sum(found.payment_.ifelse(1, 0)),
        with_criteria=_sum(found.criteria_.ifelse(1, 0)),
    )
    value = ibis.cases((is_true(found.value_currency == "GBP"), (found.value_net * 100).round().cast("int64")))
    found = found.mutate(value=pounds(value), demonstration=is_true(found.demonstration))
    found = found.order_by(ibis.desc("published_on"), "ocid").limit(MOST)
    columns = dict.fromkeys(["all", *COUNTED.values()])
    return found.select(
        "ocid", "title", "buyer_name", "stage", "published_on", "value", "demonstration", *columns
    ).order_by(ibis.desc("published_on"), "ocid")  # fmt: skip


def has_enough(slug: str, counts: Mapping[str, Any]) -> bool:
    """Whether a question may have enough to say something; ``counts`` is any row of ``latest_notices``."""
    return int(counts[COUNTED[slug]]) >= least_of(slug)


def least_of(slug: str) -> int:
    """Of how many things a question has to know for its answer to say something."""
    return LEAST.get(slug, FEWEST_FOR_A_SHARE)


def _marked(found: ir.Table, rows: ir.Table, name: str) -> ir.Table:
    """The processes with a column that says whether any of the rows is of them."""
    marks = rows.select(marked_ocid_="ocid").distinct()
    joined = found.left_join(marks, found.ocid == marks.marked_ocid_)
    return joined.mutate(**{name: joined.marked_ocid_.notnull()}).drop("marked_ocid_")


def _sum(numbers: ir.IntegerValue) -> ir.IntegerValue:
    return numbers.sum().over().cast("int64")
