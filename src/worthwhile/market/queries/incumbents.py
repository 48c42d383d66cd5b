"""Who probably holds now what a notice asks for, and how many bid for such contracts before.

Nobody publishes who holds a contract that is tendered again. It is told from earlier awards: the notice names the
earlier process, or the same buyer has a contract of the same CPV class that ends about when this one begins. Probable,
never certain. The expressions run on any engine; what has to be judged one by one is done on their few rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import ibis

from worthwhile.engines.matching import BidsBefore, BidsOf, HeldBy, Holder
from worthwhile.market.index.words import is_common, stem_of, words_of
from worthwhile.market.queries.asking import Tables, is_true

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from worthwhile.market.store.reading import Market

CLASS_DIGITS = 4
WINDOW = timedelta(days=366)
FOLLOWS_ON = "prior"
# The same procurement published twice is no contract before: that began at least so much earlier.
LEAST_APART_DAYS = 90
ASKED = "asked"
Question = Callable[[Tables], "ir.Table"]
MOST_BIDS = 1_000
# Words of titles that tell nothing of the service.
_EMPTY_WORDS = frozenset(
    stem_of(word)
    for word in (
        *("service", "services", "provision", "contract", "framework", "supply", "tender", "agreement", "delivery"),
        *("council", "borough", "county", "city", "nhs", "trust", "lot", "procurement", "opportunity", "provider"),
    )
)


def who_holds(tables: Tables) -> ir.Table:
    """Contracts that may be held now, for each of the notices in the table ``asked`` (see ASKED).

    Columns: notice; stated (True: the notice names the process of the contract); held_ocid, title and areas of the
    earlier process; notice_title, notice_areas; supplier, organisation_key, name_key; ends_on, starts_on of the notice.
    """
    asked = _asked(tables)
    earlier = _awarded(tables)
    same = _of_same_buyer(asked, earlier)
    columns = [
        "notice", "stated", "held_ocid", "title", "areas", "notice_title", "notice_areas", "supplier",
        "organisation_key", "name_key", "ends_on", "starts_on",
    ]  # fmt: skip
    return same.select(*columns).union(_stated(tables, asked, earlier).select(*columns))


def bids_of_buyer(tables: Tables) -> ir.Table:
    """How many bid for earlier contracts of the same buyer and class: notice, bids, processes (that state so many)."""
    asked, told = _asked(tables), _told(tables)
    by_key = asked.inner_join(told, (asked.buyer_key == told.told_key) & (asked.cpv_class == told.told_class))
    by_name = asked.inner_join(told, (asked.buyer_name_key == told.told_name) & (asked.cpv_class == told.told_class))
    found = by_key.select("notice", "bids", "told_ocid").union(by_name.select("notice", "bids", "told_ocid"))
    return _counted(found)


def bids_of_service(tables: Tables) -> ir.Table:
    """The same for any buyer. What stands in a class is counted once, then given to each notice of it."""
    asked, told = _asked(tables), _told(tables)
    by_class = told.group_by("told_class", "bids").aggregate(processes=told.told_ocid.nunique())
    return asked.inner_join(by_class, asked.cpv_class == by_class.told_class).select("notice", "bids", "processes")


def find_holders(market: Market, ocids: Sequence[str], *, on: datetime) -> Mapping[str, Holder]:
    """The probable holder for each notice that has one: the surest, then the one that ends nearest to its start."""
    if not ocids:
        return {}
    held: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in _answer(market, who_holds, ocids, on):
        if row["stated"] or _is_alike(row):
            held[row["notice"], row["held_ocid"]].append(row)
    best: dict[str, list[dict[str, Any]]] = {}
    for (notice, _), rows in sorted(held.items()):
        if notice not in best or min(map(_order, rows)) < min(map(_order, best[notice])):
            best[notice] = rows
    return {notice: _holder(rows) for notice, rows in best.items()}


def find_bids_before(market: Market, ocids: Sequence[str], *, on: datetime, least: int) -> Mapping[str, BidsBefore]:
    """Bids before for each notice: of its own buyer where ``least`` processes tell, else of the service."""
    if not ocids:
        return {}
    own = _by_notice(_answer(market, bids_of_buyer, ocids, on))
    every = _by_notice(_answer(market, bids_of_service, ocids, on))
    found = {}
    for notice, counted in every.items():
        of_buyer = sum(processes for _, processes in own[notice]) >= least
        chosen = own[notice] if of_buyer else counted
        known = sum(processes for _, processes in chosen)
        of = BidsOf.BUYER if of_buyer else BidsOf.SERVICE
        found[notice] = BidsBefore(median=median_of(chosen), known=known, of=of)
    return found


def write_incumbents() -> None:
    """Write the SQL of who holds what and how many bid, so that the first to ask does not wait for that."""
    for question in (who_holds, bids_of_buyer, bids_of_service):
        _sql(question)


def _by_notice(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        found[row["notice"]].append((int(row["bids"]), int(row["processes"])))
    return found


def median_of(counted: Iterable[tuple[int, int]]) -> float:
    """The middle of values given as (value, how often); between the two middle ones where their number is even."""
    ordered = sorted(counted)
    total = sum(often for _, often in ordered)

    def at(position: int) -> int:
        reached = 0
        for value, often in ordered:
            reached += often
            if position < reached:
                return value
        raise ValueError("there is no value")

    return (at((total - 1) // 2) + at(total // 2)) / 2


def _answer(market: Market, question: Question, ocids: Sequence[str], on: datetime) -> list[dict[str, Any]]:
    """The rows of a question about some notices at a moment (UTC)."""
    return market.sql(_sql(question), {"ocids": list(ocids), "asked_at": on})


@cache
def _sql(question: Question) -> str:
    """The question as DuckDB reads it. Made once: writing it takes longer than answering it."""
    from worthwhile.market.store.reading import ibis_tables

    told = ibis.to_sql(question({**ibis_tables(), ASKED: asked_table()}), dialect="duckdb")
    asked = "select unnest($ocids) as ocid, $asked_at::timestamp as asked_at"
    return f"with {ASKED} as ({asked}) select * from ({told})"  # noqa: S608 - the words are ours


def asked_table() -> ir.Table:
    """The notices that are asked about, and the moment of the answer, as whoever asks has to provide them."""
    return ibis.table({"ocid": "string", "asked_at": "timestamp(6)"}, name=ASKED)


def _asked(tables: Tables) -> ir.Table:
    process, opportunity = tables["process"], tables["opportunity"]
    named = tables[ASKED].select("asked_at", asked_ocid="ocid")
    process = process.inner_join(named, process.ocid == named.asked_ocid)
    asked = process.select(
        "buyer_key", "buyer_name_key", "first_at",
        notice="ocid", notice_title="title", cpv_class=process.main_cpv.substr(0, CLASS_DIGITS),
        starts_on=ibis.coalesce(
            process.contract_start_on, process.deadline_at.date(), process.published_at.date(), process.first_at.date()
        ),
    )  # fmt: skip
    places = opportunity.select(
        places_ocid=opportunity.ocid, notice_areas=opportunity.areas, notice_twin=opportunity.twin_key
    )
    return asked.left_join(places, asked.notice == places.places_ocid).drop("places_ocid")


def _told(tables: Tables) -> ir.Table:
    """Processes published before a moment that state how many bid."""
    process = tables["process"]
    at = tables[ASKED].aggregate(told_before=tables[ASKED].asked_at.max())
    process = process.cross_join(at)
    told = process.filter(
        is_true((process.bids > 0) & (process.bids <= MOST_BIDS) & (process.first_at < process.told_before))
    )
    return told.select(
        "bids", told_ocid="ocid", told_key="buyer_key", told_name="buyer_name_key",
        told_class=told.main_cpv.substr(0, CLASS_DIGITS),
    )  # fmt: skip


def _counted(found: ir.Table) -> ir.Table:
    return found.group_by("notice", "bids").aggregate(processes=found.told_ocid.nunique())


def _awarded(tables: Tables) -> ir.Table:
    """Every supplier of every award, with the end of its contract and what and where it was."""
    award, supplier, process = tables["award"], tables["award_supplier"], tables["process"]
    opportunity = tables["opportunity"]
    awards = award.filter(~is_true(award.delta)).select(
        "award_id", award_ocid="ocid", award_end="end_on", award_title=award.title
    )
    suppliers = supplier.select(
        "organisation_key", "name_key", supplier_ocid="ocid", supplier_award="award_id", supplier="name"
    )
    won = awards.inner_join(
        suppliers, (awards.award_ocid == suppliers.supplier_ocid) & (awards.award_id == suppliers.supplier_award)
    )
    about = process.select(
        held_ocid="ocid", held_key="buyer_key", held_name="buyer_name_key", process_end="contract_end_on",
        held_first="first_at",
        held_class=process.main_cpv.substr(0, CLASS_DIGITS), title=process.title,
    )  # fmt: skip
    won = won.inner_join(about, won.award_ocid == about.held_ocid)
    places = opportunity.select(held_places="ocid", areas=opportunity.areas, held_twin=opportunity.twin_key)
    won = won.left_join(places, won.award_ocid == places.held_places)
    return won.select(
        "held_ocid", "held_key", "held_name", "held_class", "held_first", "held_twin", "title", "areas", "supplier",
        "organisation_key", "name_key", ends_on=ibis.coalesce(won.award_end, won.process_end),
    )  # fmt: skip


def _of_same_buyer(asked: ir.Table, earlier: ir.Table) -> ir.Table:
    """Contracts of the same buyer and class that end within a year before or after the start of the notice."""
    by_key = asked.inner_join(earlier, (asked.buyer_key == earlier.held_key) & (asked.cpv_class == earlier.held_class))
    by_name = asked.inner_join(
        earlier, (asked.buyer_name_key == earlier.held_name) & (asked.cpv_class == earlier.held_class)
    )
    found = by_key.union(by_name)
    year = ibis.interval(days=WINDOW.days)
    found = found.filter(
        is_true(found.held_ocid != found.notice)
        & ~is_true(found.held_twin == found.notice_twin)
        & is_true(found.held_first < found.first_at - ibis.interval(days=LEAST_APART_DAYS))
        & is_true(found.ends_on >= found.starts_on - year)
        & is_true(found.ends_on <= found.starts_on + year)
    )
    return found.mutate(stated=ibis.literal(False))


def _stated(tables: Tables, asked: ir.Table, earlier: ir.Table) -> ir.Table:
    """Contracts of a process that the notice names as the one before."""
    related = tables["related"]
    named = related.filter(related.relationship.contains(FOLLOWS_ON)).select(
        related_ocid="ocid", named_ocid=related.identifier
    )
    found = asked.inner_join(named, asked.notice == named.related_ocid)
    found = found.inner_join(earlier, found.named_ocid == earlier.held_ocid)
    return found.filter(is_true(found.held_ocid != found.notice)).mutate(stated=ibis.literal(True))


def _is_alike(row: Mapping[str, Any]) -> bool:
    """Whether two contracts are in a common place, or share a word of their titles that tells what they are."""
    here, there = set(row["notice_areas"] or ()), set(row["areas"] or ())
    if here and there and not here & there:
        return False
    return bool(here & there) or bool(_telling(row["notice_title"]) & _telling(row["title"]))


def _telling(title: str | None) -> set[str]:
    stems = {stem_of(word) for word in words_of(title or "") if not is_common(word) and word.isalpha()}
    return stems - _EMPTY_WORDS


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    shared = len(_telling(row["notice_title"]) & _telling(row["title"]))
    ends, starts = _day(row["ends_on"]), _day(row["starts_on"])
    apart = abs((ends - starts).days) if ends and starts else WINDOW.days * 10
    return (not row["stated"], -shared, apart, row["held_ocid"], row["supplier"] or "")


def _holder(rows: Sequence[Mapping[str, Any]]) -> Holder:
    first = min(rows, key=_order)
    names = sorted({row["supplier"] for row in rows if row["supplier"]})
    name = names[0] if names else "A supplier that is not named"
    if len(names) > 1:
        name = f"{name} and {len(names) - 1} more"
    return Holder(
        name=name,
        how=HeldBy.STATED if first["stated"] else HeldBy.SAME_SERVICE,
        ends_on=_day(first["ends_on"]),
        ocid=first["held_ocid"],
        keys=tuple(sorted({row["organisation_key"] for row in rows if row["organisation_key"]})),
        name_keys=tuple(sorted({row["name_key"] for row in rows if row["name_key"]})),
    )


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value
