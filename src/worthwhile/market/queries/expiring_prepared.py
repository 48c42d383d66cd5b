"""The list of ending contracts with its SQL written once: how far it looks ahead is a parameter too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from worthwhile.market.queries.expiring import expiring_completeness, expiring_contracts
from worthwhile.market.queries.prepared import answer_prepared, form_of, prepared, sql_of
from worthwhile.market.queries.scope import Scope

if TYPE_CHECKING:
    from worthwhile.market.store.reading import Market

# How SQL that is written once says the usual span of a year; DuckDB ends months as ``last_day`` does.
_A_YEAR = "INTERVAL 12 MONTH"
_SO_MANY_MONTHS = "TO_MONTHS(CAST($months AS INTEGER))"


def answer_expiring(market: Market, scope: Scope, on: date, *, within_months: int) -> list[dict[str, Any]]:
    """The rows of ``expiring_contracts``."""
    asked = prepared(expiring_contracts, scope, on)
    text = asked.text.replace(_A_YEAR, _SO_MANY_MONTHS)
    return market.sql(text, {**asked.values, "months": within_months})


def answer_completeness(market: Market, scope: Scope, on: date) -> list[dict[str, Any]]:
    """The rows of ``expiring_completeness``."""
    return answer_prepared(market, expiring_completeness, scope, on)


def write_expiring() -> None:
    """Write the SQL of both for no scope, so that the first to ask does not wait for that."""
    for written in (expiring_contracts, expiring_completeness):
        sql_of(written, form_of(Scope()))
