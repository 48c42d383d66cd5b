"""What later releases changed of a process, in plain sentences for somebody who waits for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from worthwhile.kernel.clock import clock_words
from worthwhile.market.build.compiling import compile_process
from worthwhile.market.build.held import held_release
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.process import Process
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger
from worthwhile.market.store.raw import Entry
from worthwhile.market.store.tables import BY_NAME

UNITED_KINGDOM = ZoneInfo("Europe/London")
NOTHING_COMPARED = (
    "The notice was published again. Its dates, value, lots, stage and awards are the same; its wording may not be."
)
_MOMENTS = (
    ("deadline_at", "deadline for bids"),
    ("interest_at", "day by which to show interest"),
    ("enquiries_at", "last day for questions"),
)
_DAYS = (
    ("contract_start_on", "start of the contract"),
    ("contract_end_on", "end of the contract"),
    ("contract_max_end_on", "end of the contract with every extension"),
    ("awards_expected_on", "day when the award is expected"),
)
_STAGES = {
    "planning": "being planned",
    "tender": "open for bids or about to be",
    "award": "awarded",
    "contract": "under contract",
    "implementation": "being delivered",
    "ended": "at its end",
}
_STANDING_AWARDS = ("active", "pending")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One release of a process: ``seq`` is its number in order of arrival in the ledger; None: not known.

    Publishers use an id again for another release of the same process: the id alone does not say which was meant.
    """

    seq: int | None
    release_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What changed since a release: ``sentences``, never empty, up to the release ``until``."""

    until: Arrived
    sentences: tuple[str, ...]


def latest_arrived(home: MarketHome, ocid: str, *, last_seq: int | None = None) -> Arrived | None:
    """The release of a process that arrived last, up to ``last_seq``; None where none is held."""
    with Ledger.open(home) as ledger:
        held = _held_up_to(ledger, ocid, last_seq)
    return _arrived(held[-1]) if held else None


def changed_since(home: MarketHome, ocid: str, seen: Arrived, *, last_seq: int | None = None) -> Changed | None:
    """What the releases that arrived after ``seen`` changed; None where there are none.

    Also None where ``seen`` is not held (any more): what came before it cannot be told then. Raises CannotMerge.
    """
    with Ledger.open(home) as ledger:
        entries = _held_up_to(ledger, ocid, last_seq)
        place = _place_of(seen, entries)
        if place is None or place == len(entries) - 1:
            return None
        releases = [held_release(entry, ledger.read(entry)) for entry in entries]
    rules = shipped_rules()
    before = compile_process(releases[: place + 1], rules)
    after = compile_process(releases, rules)
    return Changed(until=_arrived(entries[-1]), sentences=changes_between(before, after) or (NOTHING_COMPARED,))


def _held_up_to(ledger: Ledger, ocid: str, last_seq: int | None) -> list[Entry]:
    """The releases to merge of a process, in order of arrival."""
    entries = ledger.entries_of(ocid)
    return [entry for entry in entries if entry.mergeable and (last_seq is None or entry.seq <= last_seq)]


def _arrived(entry: Entry) -> Arrived:
    return Arrived(seq=entry.seq, release_id=entry.release_id)


def _place_of(seen: Arrived, entries: Sequence[Entry]) -> int | None:
    """Where a release stands.

    Where its number is not known, or the ledger was made anew and gives it to another, the first with its id: to tell
    a change twice harms less than not to tell it.
    """
    exact = next((at for at, entry in enumerate(entries) if _arrived(entry) == seen), None)
    if exact is not None:
        return exact
    return next((at for at, entry in enumerate(entries) if entry.release_id == seen.release_id), None)


def changes_between(before: Process, after: Process) -> tuple[str, ...]:
    """The changes from one state of a process to another, what matters most first; empty where nothing compared did."""
    old, new = _Read.of(before), _Read.of(after)
    return (
        *_stage(old, new),
        *_awards(old, new),
        *_moments(old.process, new.process),
        *_value(old.process, new.process),
        *_lots(old, new),
        *_days(old.process, new.process),
        *_title(old.process, new.process),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """The rows of a process that are compared."""

    process: Mapping[str, Any]
    lots: Sequence[Mapping[str, Any]]
    awards: Sequence[Mapping[str, Any]]
    suppliers: Sequence[Mapping[str, Any]]

    @classmethod
    def of(cls, process: Process) -> _Read:
        rows = rows_of(process)

        def named(table: str) -> list[dict[str, Any]]:
            columns = [column.name for column in BY_NAME[table].columns]
            return [dict(zip(columns, row, strict=True)) for row in rows[table]]

        return cls(
            process=named("process")[0],
            lots=named("lot"),
            awards=[row for row in named("award") if row["status"] in (*_STANDING_AWARDS, None)],
            suppliers=named("award_supplier"),
        )


def _stage(old: _Read, new: _Read) -> Iterator[str]:
    was, now = old.process["stage"], new.process["stage"]
    if was == now:
        return
    if now == "cancelled":
        yield "It was cancelled."
    elif was == "cancelled":
        yield "It is no longer cancelled."
    elif now in _STAGES and not (now == "award" and new.suppliers):
        yield f"It is now {_STAGES[now]}."


def _awards(old: _Read, new: _Read) -> Iterator[str]:
    held = {row["award_id"] for row in old.awards}
    for award in new.awards:
        if award["award_id"] in held:
            continue
        names = [row["name"] for row in new.suppliers if row["award_id"] == award["award_id"] and row["name"]]
        whom = _listed(list(dict.fromkeys(names))) if names else "a supplier that the notice does not name"
        worth = _money(award["value_net"], award["value_currency"])
        yield f"Awarded to {whom}{f' for {worth}' if worth else ''}."


def _moments(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name, words in _MOMENTS:
        if old[name] != new[name]:
            yield _moved(words, _moment(old[name]), _moment(new[name]))


def _days(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name, words in _DAYS:
        if old[name] != new[name]:
            yield _moved(words, _day(old[name]), _day(new[name]))


def _moved(words: str, was: str | None, now: str | None) -> str:
    if now is None:
        return f"The {words} is no longer stated; it was {was}."
    if was is None:
        return f"The {words} is now stated: {now}."
    return f"The {words} moved from {was} to {now}."


def _value(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    which = "value_net" if new["value_net"] is not None and old["value_net"] is not None else None
    both_gross = old["value_gross"] is not None and new["value_gross"] is not None
    if which is None and both_gross:
        which = "value_gross"
    if which is not None:
        was, now = (_money(row[which], row["value_currency"]) for row in (old, new))
        if was != now:
            tax = "without" if which == "value_net" else "with"
            yield f"The value ({tax} VAT) changed from {was} to {now}."
        return
    was, now = _any_value(old), _any_value(new)
    if was == now:
        return
    if now is None:
        yield f"The value is no longer stated; it was {was}."
    elif was is None:
        yield f"The value is now stated: {now}."
    else:
        yield f"The value was {was} and is now {now}."


def _any_value(row: Mapping[str, Any]) -> str | None:
    net, gross = (_money(row[name], row["value_currency"]) for name in ("value_net", "value_gross"))
    if net:
        return f"{net} without VAT"
    return f"{gross} with VAT" if gross else None


def _lots(old: _Read, new: _Read) -> Iterator[str]:
    was = {row["lot_id"]: row for row in old.lots}
    now = {row["lot_id"]: row for row in new.lots}
    if len(was) != len(now):
        were, are = ("was" if len(was) == 1 else "were"), ("is" if len(now) == 1 else "are")
        yield f"There {were} {_counted(len(was))}, now there {are} {_counted(len(now))}."
    for lot_id, lot in now.items():
        before = was.get(lot_id)
        if before is None:
            continue
        name = f"Lot {lot['title'] or lot_id}"
        if lot["status"] != before["status"] and lot["status"] == "cancelled":
            yield f"{name} was cancelled."
        values = [_money(row["value_net"], row["value_currency"]) for row in (before, lot)]
        if values[0] != values[1] and all(values) and len(now) > 1:
            yield f"{name}: the value changed from {values[0]} to {values[1]}."


def _title(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if new["title"] and old["title"] != new["title"]:
        yield f"It is now called “{new['title']}”."


def _counted(lots: int) -> str:
    return "1 lot" if lots == 1 else f"{lots or 'no'} lots"


def _money(amount: float | None, currency: str | None) -> str | None:
    if amount is None:
        return None
    places = 0 if float(amount).is_integer() else 2
    return f"£{amount:,.{places}f}" if currency in ("GBP", None) else f"{currency} {amount:,.{places}f}"


def _moment(at: datetime | None) -> str | None:
    """``3 October 2026, 4:59pm`` on clocks in the United Kingdom."""
    if at is None:
        return None
    there = at.replace(tzinfo=UTC).astimezone(UNITED_KINGDOM)
    return f"{_day(there.date())}, {clock_words(there)}"


def _day(on: date | None) -> str | None:
    return None if on is None else f"{on.day} {on:%B %Y}"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
