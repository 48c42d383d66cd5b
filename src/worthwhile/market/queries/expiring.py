"""MQ-20: which contracts come near their end or the end of their extension, and who holds them?"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import ibis

from worthwhile.market.queries.asking import Tables, is_true, pounds
from worthwhile.market.queries.completeness import completeness_of, read_completeness
from worthwhile.market.queries.contracts_won import WON_REASONS, contracts_won
from worthwhile.market.queries.notice_words import day_text
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.words import demonstration_words, nothing_words, part_words
from worthwhile.market.queries.suppliers_won import named_suppliers

if TYPE_CHECKING:
    import ibis.expr.types as ir

CODE = "MQ-20"
THINGS = "contracts"
REASONS = (*WON_REASONS, "terminated", "no-end")
# A notice that is to follow a contract seldom comes earlier than this before the contract's end.
MONTHS_BEFORE = 24
# Kinds of extension that lengthen a contract; a change to it need not.
LENGTHENING = ("renewal", "option", "max-extent")
DAYS_A_MONTH = 365.25 / 12

COLUMNS: tuple[tuple[str, str], ...] = (
    ("ocid", "The process."),
    ("award_id", "The award inside it."),
    ("title", "As published."),
    ("buyer_name", "Who bought, as published."),
    ("holder", "Who holds it; one of them where several do."),
    ("holders", "How many hold it."),
    ("area", "ONS code of a place of delivery; one of them where there are several."),
    ("areas", "How many places of delivery."),
    ("service", "Main CPV code."),
    ("value", "Pounds without VAT, of the contract where it states its own, else of the award; empty: not to be told."),
    ("start_on", "First day."),
    ("end_on", "Last day without extension."),
    ("end_from", "Where the end was found: contract, award or lot."),
    ("months", "Length without extension."),
    ("extension", "possible, or not stated; never that there is none."),
    ("until_on", "Last day with every extension, where stated."),
    ("next_on", "The day that comes near: of the end, or of the end of the extension once the end is past."),
    ("point", "end or end-of-extension."),
    ("framework", "Whether it is a framework agreement."),
    ("followed_by", "A later notice of the same buyer for the same class of service; it may be its successor."),
    ("followers", "How many such notices."),
    ("notice_url", "Address of the latest notice."),
)


def last_day(on: date, within_months: int) -> date:
    """The day so many months later; the last of its month where that month is shorter.

    >>> last_day(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(on.month - 1 + within_months, 12)
    year, month = on.year + years, month + 1
    return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))


def expiring_contracts(tables: Tables, scope: Scope, on: date, *, within_months: int = 12) -> ir.Table:
    """Contracts whose end, or whose end of extension once the end is past, lies from ``on`` to so many months later.

    Columns as in ``COLUMNS``, the nearest first. The span of the scope is of the day of the award.
    """
    found = _candidates(tables, scope, on)
    found = found.filter(found.left_out.isnull())
    found = _with_extensions(found, tables)
    today, last = ibis.literal(on), ibis.literal(last_day(on, within_months))
    running = is_true(found.end_on >= today)
    found = found.mutate(
        next_on=ibis.cases((running, found.end_on), else_=found.until_on),
        point=ibis.cases((running, "end"), else_="end-of-extension"),
    )
    found = found.filter(is_true((found.next_on >= today) & (found.next_on <= last)))
    found = _with_process(found, tables)
    found = _with_holders(found, tables)
    found = _with_places(found, tables, scope)
    found = _with_followers(found, tables, on)
    days = found.end_on.delta(found.start_on, unit="day").cast("float64")
    found = found.mutate(
        value=pounds(ibis.coalesce(found.signed_pence, found.value_pence)),
        months=ibis.cases((is_true(days > 0), (days * 10.0 / DAYS_A_MONTH).round().cast("float64") / 10.0)),
        framework=is_true(found.framework),
    )
    return found.order_by("next_on", "ocid", "award_id", "end_on", "value").select(*(name for name, _ in COLUMNS))


def expiring_completeness(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """How many contracts say when they end, and how many do not; see ``completeness_of``."""
    return completeness_of(_candidates(tables, scope, on), THINGS, REASONS)


def read_expiring(
    rows: Sequence[Mapping[str, Any]], completeness: Sequence[Mapping[str, Any]], *, on: date, within_months: int
) -> list[str]:
    """The list in sentences, beginning with what it cannot know."""
    behind = read_completeness(completeness)
    if not behind.used:
        return [nothing_words(behind), *demonstration_words(behind)]
    last = last_day(on, within_months)
    reach = "1 contract reaches its end" if len(rows) == 1 else f"{len(rows):,} contracts reach their end"
    told = [f"{reach}, or the end of an extension, from {day_text(on)} to {day_text(last)}."]
    silent = behind.left_out.get("no-end", 0)
    if silent:
        known = part_words(silent, behind.used + silent, "contracts")
        told.append(f"{known} that would be looked at state no end: some of them will end in this time too.")
    extended = sum(row["extension"] == "possible" for row in rows)
    if extended:
        told.append(f"{part_words(extended, len(rows))} of them may be extended; whether they are is not known.")
    followed = sum(row["followers"] > 0 for row in rows)
    if followed:
        told.append(
            f"For {part_words(followed, len(rows))} the same buyer has published a later notice for the same class of "
            "service, which may be the successor: look before you count on it."
        )
    return [*told, *demonstration_words(behind)]


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    won = contracts_won(tables, scope, on)
    why = ibis.cases(
        (won.left_out.notnull(), won.left_out), (won.terminated, "terminated"), (won.end_on.isnull(), "no-end")
    )
    return won.mutate(left_out=why)


def _with_extensions(found: ir.Table, tables: Tables) -> ir.Table:
    """Whether the process says that it may be extended, and until when."""
    stated = tables["extension"]
    stated = stated.filter(is_true(stated.kind.isin(LENGTHENING)))
    stated = stated.group_by(extended_ocid_=stated.ocid).aggregate(stated_until_=stated.until_on.max())
    lots = tables["lot"]
    lots = lots.filter(is_true(lots.has_renewal) | is_true(lots.has_options))
    lots = lots.select(renewed_ocid_="ocid").distinct()
    found = found.left_join(stated, found.ocid == stated.extended_ocid_)
    found = found.left_join(lots, found.ocid == lots.renewed_ocid_)
    until = ibis.coalesce(found.max_end_on, found.stated_until_)
    until = ibis.cases((is_true(until > found.end_on), until))
    possible = until.notnull() | found.extended_ocid_.notnull() | found.renewed_ocid_.notnull()
    found = found.mutate(until_on=until, extension=ibis.cases((possible, "possible"), else_="not stated"))
    return found.drop("extended_ocid_", "stated_until_", "renewed_ocid_")


def _with_process(found: ir.Table, tables: Tables) -> ir.Table:
    process = tables["process"]
    told = process.select("title", "notice_url", process_ocid_="ocid")
    return found.left_join(told, found.ocid == told.process_ocid_).drop("process_ocid_")


def _with_holders(found: ir.Table, tables: Tables) -> ir.Table:
    named = named_suppliers(tables)
    named = named.group_by("supplier_ocid_", "supplier_award_").aggregate(
        holder=named.supplier_name.min(), holders=named.count()
    )
    joined = found.left_join(named, (found.ocid == named.supplier_ocid_) & (found.award_id == named.supplier_award_))
    joined = joined.mutate(holders=joined.holders.fill_null(0))
    return joined.drop("supplier_ocid_", "supplier_award_")


def _with_places(found: ir.Table, tables: Tables, scope: Scope) -> ir.Table:
    places = tables["area"]
    places = places.filter(places.code.notnull())
    if scope.areas:
        places = places.filter(places.code.isin(scope.areas))
    places = places.group_by(place_ocid_=places.ocid).aggregate(area=places.code.min(), areas=places.code.nunique())
    joined = found.left_join(places, found.ocid == places.place_ocid_)
    joined = joined.mutate(areas=joined.areas.fill_null(0), service=joined.main_cpv)
    return joined.drop("place_ocid_")


def _with_followers(found: ir.Table, tables: Tables, on: date) -> ir.Table:
    """Later notices of the same buyer for the same class of service, published as the contract neared its end.

    That is in the last half of the contract and no earlier than MONTHS_BEFORE its end; cancelled ones follow nothing.
    """
    later = processes_in(tables, Scope(), on)
    later = later.filter(~later.twin & ~is_true(later.stage == "cancelled"))
    later = later.select(
        later_ocid_=later.ocid,
        later_on_=later.published_on,
        later_buyer_=_buyer(later),
        later_class_=_service_class(later),
    )
    found = found.mutate(began_=ibis.coalesce(found.start_on, found.day))
    contracts = found.select("ocid", "day", "began_", "end_on", buyer_=_buyer(found), class_=_service_class(found))
    contracts = contracts.distinct()
    pairs = contracts.inner_join(
        later, (contracts.buyer_ == later.later_buyer_) & (contracts.class_ == later.later_class_)
    )
    gap = pairs.end_on.delta(pairs.later_on_, unit="day").cast("float64")
    length = pairs.end_on.delta(pairs.began_, unit="day").cast("float64")
    pairs = pairs.filter(
        is_true(
            (pairs.later_ocid_ != pairs.ocid)
            & (pairs.later_on_ > pairs.day)
            & (gap <= MONTHS_BEFORE * DAYS_A_MONTH)
            & (gap * 2.0 <= length)
        )
    )
    followed = pairs.group_by(
        followed_ocid_=pairs.ocid, followed_day_=pairs.day, followed_began_=pairs.began_, followed_end_=pairs.end_on
    ).aggregate(followed_by=pairs.later_ocid_.max(), followers=pairs.later_ocid_.nunique())
    joined = found.left_join(
        followed,
        (found.ocid == followed.followed_ocid_)
        & (found.day == followed.followed_day_)
        & (found.began_ == followed.followed_began_)
        & (found.end_on == followed.followed_end_),
    )
    joined = joined.mutate(followers=joined.followers.fill_null(0))
    return joined.drop("followed_ocid_", "followed_day_", "followed_began_", "followed_end_", "began_")


def _buyer(table: ir.Table) -> ir.StringValue:
    return ibis.coalesce(table.buyer_key, ibis.literal("name:") + table.buyer_name_key)


def _service_class(table: ir.Table) -> ir.StringValue:
    return table.main_cpv.substr(0, 4)
