"""The latest contracts of a scope, each with who won it: what a buyer's page lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, is_true, pounds
from worthwhile.market.queries.contracts_won import contracts_won
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.suppliers_won import named_suppliers

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOST = 10


def latest_contracts(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """The last MOST contracts won, newest first.

    Columns: ocid, award_id, title, buyer_name, holder (one of them), holders, day, value (pounds without VAT; null: not
    to be told), start_on, end_on, framework, demonstration; ``all``: how many contracts there are in the scope.
    """
    won = contracts_won(tables, scope, on)
    won = won.filter(won.left_out.isnull())
    won = won.mutate(all=won.count().over())
    won = won.order_by(ibis.desc("day"), "ocid", "award_id").limit(MOST)
    named = named_suppliers(tables)
    named = named.group_by("supplier_ocid_", "supplier_award_").aggregate(
        holder=named.supplier_name.min(), holders=named.count()
    )
    won = won.left_join(named, (won.ocid == named.supplier_ocid_) & (won.award_id == named.supplier_award_))
    process = tables["process"]
    told = process.select("title", process_ocid_="ocid")
    won = won.left_join(told, won.ocid == told.process_ocid_)
    won = won.mutate(holders=won.holders.fill_null(0), value=pounds(won.value_pence), framework=is_true(won.framework))
    return won.order_by(ibis.desc("day"), "ocid", "award_id").select(
        "ocid", "award_id", "title", "buyer_name", "holder", "holders", "day", "value", "start_on", "end_on",
        "framework", "demonstration", "all",
    )  # fmt: skip
