"""The processes that a question is about, the same procurement published twice told apart."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, is_true
from worthwhile.market.queries.scope import Scope

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Which portal tells most of a procurement that stands on two; the others give way to it.
FULLEST_FIRST = ("find-a-tender", "public-contracts-scotland", "sell2wales", "contracts-finder")

# Contracts Finder gives one notice several ocids, which differ before the number of the notice alone:
# ocds-b5fd17-, ocds-b5fd17raw-, ocds-b5fd17bodsmatch- and ocds-b5fd17suppliermatch- with the same GUID.
ENDS_IN_GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
LENGTH_OF_PREFIX, LENGTH_OF_GUID = 11, 36
LONG_AGO = datetime.fromisoformat("1900-01-01T00:00:00")

OF_THE_OPPORTUNITY = ("twin_key", "demonstration", "areas_from", "opened_at")


def processes_in(tables: Tables, scope: Scope, on: date, *, dated: bool = True) -> ir.Table:
    """The processes of a scope that were published by ``on``, one row each.

    Every column of ``process`` with ``buyer_key`` as the crosswalk has it, and: ``published_on`` (day), ``twin_key``,
    ``demonstration``, ``areas_from`` and ``opened_at`` of the opportunity, and ``twin`` (True: the same procurement
    stands in the scope on a portal that tells more, or on the same one under another ocid of the same notice).
    ``dated`` False leaves the span of days to the caller.
    """
    found = _with_opportunity(tables)
    found = found.mutate(published_on=ibis.coalesce(found.published_at, found.first_at).date())
    found = found.filter(is_true(found.published_on <= ibis.literal(on)))
    if dated:
        found = within_days(found, "published_on", scope)
    found = _of_buyers(found, tables, scope)
    if scope.suppliers:
        found = found.semi_join(_won_by(tables, scope.suppliers), "ocid")
    if scope.areas:
        places = tables["area"]
        found = found.semi_join(places.filter(is_true(places.code.isin(scope.areas))).select("ocid"), "ocid")
    if scope.cpv:
        codes = tables["cpv"]
        begins = [codes.code.startswith(prefix) for prefix in scope.cpv_prefixes]
        found = found.semi_join(codes.filter(is_true(ibis.or_(*begins))).select("ocid"), "ocid")
    return _with_twins_marked(found)


def within_days(table: ir.Table, day: str, scope: Scope) -> ir.Table:
    """The rows of a table whose day lies in the span of the scope; rows without a day only where no span is asked."""
    if scope.since is not None:
        table = table.filter(is_true(table[day] >= ibis.literal(scope.since)))
    if scope.until is not None:
        table = table.filter(is_true(table[day] <= ibis.literal(scope.until)))
    return table


def canonical_keys(table: ir.Table, column: str, tables: Tables) -> ir.Table:
    """The table with keys of organisations in ``column`` replaced by the one that stands for them in the crosswalk."""
    crosswalk = tables["organisation"].select(known_key_="organisation_key", canonical_key_="canonical_key")
    joined = table.left_join(crosswalk, table[column] == crosswalk.known_key_)
    joined = joined.mutate(**{column: ibis.coalesce(joined.canonical_key_, joined[column])})
    return joined.drop("known_key_", "canonical_key_")


def asked_keys(keys: tuple[str, ...], column: str, tables: Tables) -> ir.Table:
    """The organisations that these keys stand for, in one column of that name."""
    asked = ibis.array(list(keys)).unnest().name(column).as_table()
    return canonical_keys(asked, column, tables).distinct()


def _with_opportunity(tables: Tables) -> ir.Table:
    opportunity = tables["opportunity"]
    told = opportunity.select(opportunity_ocid_=opportunity.ocid, **{n: opportunity[n] for n in OF_THE_OPPORTUNITY})
    found = tables["process"].left_join(told, tables["process"].ocid == told.opportunity_ocid_)
    return found.drop("opportunity_ocid_")


def _of_buyers(found: ir.Table, tables: Tables, scope: Scope) -> ir.Table:
    found = canonical_keys(found, "buyer_key", tables)
    if scope.buyers and scope.buyer_names:
        asked = asked_keys(scope.buyers, "asked_buyer_", tables)
        found = found.left_join(asked, found.buyer_key == asked.asked_buyer_)
        named = is_true(found.buyer_name_key.isin(scope.buyer_names))
        found = found.filter(found.asked_buyer_.notnull() | named).drop("asked_buyer_")
    elif scope.buyers:
        found = found.semi_join(asked_keys(scope.buyers, "buyer_key", tables), "buyer_key")
    elif scope.buyer_names:
        found = found.filter(is_true(found.buyer_name_key.isin(scope.buyer_names)))
    for word in scope.words:
        found = found.filter(is_true(found.buyer_name.lower().contains(word)))
    return found


def _won_by(tables: Tables, suppliers: tuple[str, ...]) -> ir.Table:
    won = canonical_keys(tables["award_supplier"].select("ocid", "organisation_key"), "organisation_key", tables)
    return won.semi_join(asked_keys(suppliers, "organisation_key", tables), "organisation_key").select("ocid")


def _with_twins_marked(found: ir.Table) -> ir.Table:
    """Twins are marked on the portals that give way: one with awards comes first, then the portal that tells most.

    Of the ocids of one notice on one portal one stays: one with awards, then the one with the latest release.
    """
    portal = ibis.cases(
        *((found.publisher == name, place) for place, name in enumerate(FULLEST_FIRST)), else_=len(FULLEST_FIRST)
    )
    awarded = is_true(found.suppliers > 0).ifelse(0, len(FULLEST_FIRST) + 1)
    found = found.mutate(portal_=portal, place_=awarded + portal)
    best = found.place_.min().over(group_by=found.twin_key)
    latest = ibis.coalesce(found.latest_at, found.first_at, ibis.literal(LONG_AGO))
    found = found.mutate(best_=best, notice_=_notice(found), latest_=latest)
    order = [found.place_, ibis.desc(found.latest_), found.ocid]
    found = found.mutate(again_=ibis.row_number().over(group_by=found.notice_, order_by=order))
    elsewhere = found.twin_key.notnull() & (found.portal_ != found.best_ % (len(FULLEST_FIRST) + 1))
    found = found.mutate(twin=is_true(elsewhere) | is_true(found.again_ > 0))
    return found.drop("portal_", "place_", "best_", "notice_", "latest_", "again_")


def _notice(found: ir.Table) -> ir.StringValue:
    """What ocids of the same notice on the same portal have in common; the whole ocid where it ends in no GUID."""
    common = found.ocid.substr(0, LENGTH_OF_PREFIX) + found.ocid.right(LENGTH_OF_GUID)
    return ibis.cases((is_true(found.ocid.re_search(ENDS_IN_GUID)), common), else_=found.ocid)
