"""Contracts that were won: one row an award, with its value where it can be told, and why it cannot be counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, how_many, is_true, pence
from worthwhile.market.queries.processes import processes_in, within_days
from worthwhile.market.queries.scope import Scope

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Beyond any contract there is; a number above it is a slip of the keyboard, and would decide every sum.
MOST_POUNDS = 100_000_000_000.0
NOT_AWARDED = ("cancelled", "unsuccessful", "withdrawn")

WON_REASONS = ("twin", "delta", "collided", "not-awarded")
MONEY_REASONS = ("framework", "mixed", "zero", "gross-only", "currency", "too-large", "absent")

OF_THE_PROCESS = (
    "ocid", "publisher", "buyer_key", "buyer_name", "buyer_name_key", "published_on", "framework", "main_cpv",
    "method", "twin", "demonstration", "areas_from",
)  # fmt: skip

# The period that lots or the tender state, where neither contract nor award states its own.
OF_THE_LOTS = ("contract_start_on", "contract_end_on", "contract_max_end_on")
ENDED_EARLY = ("terminated", "cancelled")


def contracts_won(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """The awards of a scope, one row each, by the day of the award.

    Columns: those of the process in ``OF_THE_PROCESS``; award_id; day (of the award, else of signature, else of the
    process's first notice); value_pence (net, in whole pence; null: not to be told); signed_pence (the same of the
    contracts alone, where all of them state it); left_out (why it is no contract
    won; null: it is one) and money_out (why its value cannot be used; null: it can); start_on, end_on, max_end_on;
    end_from (``contract``, ``award`` or ``lot``: where the end was found); terminated (all its contracts ended early).

    An award without a value takes that of its contracts. The value of a framework agreement is a ceiling, not spending,
    and the same award may be published twice: both are left out, with the reason. So is the value of an award that
    merging made of several with the same id (MK-021), where these cannot be told apart.
    """
    awards = _awards_with_contracts(tables)
    processes = processes_in(tables, scope, on, dated=False).select(*OF_THE_PROCESS, *OF_THE_LOTS)
    won = awards.inner_join(processes, awards.award_ocid_ == processes.ocid).drop("award_ocid_")
    won = won.mutate(day=ibis.coalesce(won.awarded_on, won.signed_on, won.published_on))
    won = won.filter(is_true(won.day <= ibis.literal(on)))
    won = within_days(won, "day", scope)
    won = won.mutate(left_out=_why_not_won(won), money_out=_why_no_value(won))
    own = ibis.cases((is_true(won.value_net.notnull()), pence(_bounded(won.value_net))), else_=won.contract_pence)
    won = won.mutate(value_pence=ibis.cases((won.money_out.isnull(), own)))
    told = is_true(won.contracts_valued == won.contracts) & ~is_true(won.framework) & ~won.mixed
    won = won.mutate(signed_pence=ibis.cases((told, won.contract_pence)))
    columns = ("award_id", "day", "value_pence", "signed_pence", "left_out", "money_out")
    return won.select(*OF_THE_PROCESS, *columns, **_period(won))


def money_only(won: ir.Table) -> ir.Table:
    """The same candidates for a question about money: what has no usable value is left out as well."""
    return won.mutate(left_out=ibis.coalesce(won.left_out, won.money_out))


def _awards_with_contracts(tables: Tables) -> ir.Table:
    award = tables["award"]
    awards = award.select(
        "award_id", "status", "awarded_on", "value_net", "value_gross", "value_currency", "value_state", "delta",
        "collided", "start_on", "end_on", "max_end_on", award_ocid_="ocid",
    )  # fmt: skip
    contracts = _contracts_by_award(tables)
    joined = awards.left_join(
        contracts,
        (awards.award_ocid_ == contracts.contract_ocid_) & (awards.award_id == contracts.contract_award_),
    ).drop("contract_ocid_", "contract_award_")
    lost = award.filter(is_true(award.collided)).select(lost_ocid_=award.ocid, lost_award_=award.award_id).distinct()
    joined = joined.left_join(lost, (joined.award_ocid_ == lost.lost_ocid_) & (joined.award_id == lost.lost_award_))
    return joined.mutate(mixed=joined.lost_ocid_.notnull()).drop("lost_ocid_", "lost_award_")


def _contracts_by_award(tables: Tables) -> ir.Table:
    """What the contracts of an award say together; changes and mixed-up ones say nothing."""
    contract = tables["contract"]
    whole = contract.filter(~is_true(contract.delta) & ~is_true(contract.collided))
    usable = is_true((whole.value_currency == "GBP") & (whole.value_net <= MOST_POUNDS))
    summed = whole.group_by(contract_ocid_=whole.ocid, contract_award_=whole.award_id).aggregate(
        contract_pence=pence(_bounded(whole.value_net)).sum(where=usable),
        contracts_valued=how_many(usable),
        contracts_zero=how_many(whole.value_state == "zero"),
        contracts_gross=how_many(whole.value_net.isnull() & whole.value_gross.notnull()),
        contracts_foreign=how_many(whole.value_net.notnull() & ~is_true(whole.value_currency == "GBP")),
        contracts_huge=how_many(whole.value_net > MOST_POUNDS),
        signed_on=whole.signed_on.min(),
        signed_start_on=whole.start_on.min(),
        signed_end_on=whole.end_on.max(),
        signed_max_end_on=whole.max_end_on.max(),
        contracts=whole.count(),
        contracts_over=how_many(whole.status.lower().isin(ENDED_EARLY)),
    )
    return summed.mutate(contract_pence=summed.contract_pence.cast("int64"))


def _bounded(amount: ir.FloatingValue) -> ir.FloatingValue:
    """The amount where it can be counted in pence, else null; an engine may try the sum before it drops the row."""
    return ibis.cases((is_true(amount <= MOST_POUNDS), amount))


def _period(won: ir.Table) -> dict[str, ir.Value]:
    """The contract's own period, else the award's, else that of the lots."""
    return {
        "start_on": ibis.coalesce(won.signed_start_on, won.start_on, won.contract_start_on),
        "end_on": ibis.coalesce(won.signed_end_on, won.end_on, won.contract_end_on),
        "max_end_on": ibis.coalesce(won.signed_max_end_on, won.max_end_on, won.contract_max_end_on),
        "end_from": ibis.cases(
            (won.signed_end_on.notnull(), "contract"),
            (won.end_on.notnull(), "award"),
            (won.contract_end_on.notnull(), "lot"),
        ),
        "terminated": is_true(won.contracts > 0) & is_true(won.contracts == won.contracts_over),
    }


def _why_not_won(won: ir.Table) -> ir.StringValue:
    return ibis.cases(
        (is_true(won.twin), "twin"),
        (is_true(won.delta), "delta"),
        (is_true(won.collided), "collided"),
        (is_true(won.status.lower().isin(NOT_AWARDED)), "not-awarded"),
    )


def _why_no_value(won: ir.Table) -> ir.StringValue:
    stated = won.value_net.notnull()
    no_own = won.value_net.isnull()
    return ibis.cases(
        (is_true(won.framework), "framework"),
        (won.mixed, "mixed"),
        (stated & ~is_true(won.value_currency == "GBP"), "currency"),
        (stated & is_true(won.value_net > MOST_POUNDS), "too-large"),
        (no_own & ~is_true(won.contracts_valued > 0) & is_true(won.contracts_huge > 0), "too-large"),
        (no_own & ~is_true(won.contracts_valued > 0) & is_true(won.contracts_foreign > 0), "currency"),
        (no_own & ~is_true(won.contracts_valued > 0)
         & (is_true(won.value_gross.notnull()) | is_true(won.contracts_gross > 0)), "gross-only"),
        (no_own & ~is_true(won.contracts_valued > 0)
         & (is_true(won.value_state == "zero") | is_true(won.contracts_zero > 0)), "zero"),
        (no_own & ~is_true(won.contracts_valued > 0), "absent"),
    )  # fmt: skip
