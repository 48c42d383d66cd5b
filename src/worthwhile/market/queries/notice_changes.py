"""What changed between two states of a notice, in sentences for whoever watches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from worthwhile.market.queries.notice_words import (
    NOT_STATED,
    STAGES,
    amount_text,
    day_text,
    length_text,
    moment_text,
)

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

_MOMENTS = (
    ("deadline_at", "The deadline for tenders"),
    ("interest_at", "The day by which to tell of interest"),
    ("enquiries_at", "The last moment for questions"),
)
_DAYS = (
    ("contract_start_on", "The start of the contract"),
    ("contract_end_on", "The end of the contract"),
    ("contract_max_end_on", "The last possible end with extensions"),
    ("awards_expected_on", "The day on which awards are expected"),
)
MOST_NAMED = 3


def changes_between(before: Rows, after: Rows) -> tuple[str, ...]:
    """Sentences, what matters most first; empty where nothing changed that a reader would see.

    Both are the rows of every table of one process by column, as ``notice_history.named_rows`` gives them.
    """
    old, new = before["process"][0], after["process"][0]
    return (
        *_stage(old, new),
        *_moments(old, new),
        *_value(old, new),
        *_days(old, new),
        *_texts(old, new),
        *_added("lot", "lot", "lot_id", before, after),
        *_awards(before, after),
        *_criteria(before, after),
        *_added("document", "document", "document_id", before, after),
        *_amendments(before, after),
    )


def _stage(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["stage"] != new["stage"]:
        yield f"Stage: from “{STAGES.get(old['stage'], old['stage'])}” to “{STAGES.get(new['stage'], new['stage'])}”."


def _moments(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name, said in _MOMENTS:
        was, now = old[name], new[name]
        if was != now:
            yield _moved(said, was, now, moment_text)


def _days(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name, said in _DAYS:
        if old[name] != new[name]:
            yield _moved(said, old[name], new[name], day_text)


def _moved(said: str, was: date | datetime | None, now: date | datetime | None, text: Any) -> str:
    if was is None:
        return f"{said} is now stated: {text(now)}."
    if now is None:
        return f"{said} is no longer stated; it was {text(was)}."
    days = (now - was).days
    apart = f", {abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}" if days else ""
    return f"{said} moved from {text(was)} to {text(now)}{apart}."


def _value(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name, kind in (("value_net", "without VAT"), ("value_gross", "with VAT")):
        if (old[name], old["value_currency"]) != (new[name], new["value_currency"]):
            yield f"The value {kind}: from {_money(old, name)} to {_money(new, name)}."
            return


def _money(row: Mapping[str, Any], name: str) -> str:
    return NOT_STATED.lower() if row[name] is None else amount_text(row[name], row["value_currency"])


def _texts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["title"] != new["title"]:
        yield f"The title is now “{new['title'] or NOT_STATED}”; it was “{old['title'] or NOT_STATED}”."
    if old["description"] != new["description"]:
        yield "The description was changed."
    if old["buyer_name"] != new["buyer_name"]:
        yield f"The buyer is now named {new['buyer_name'] or NOT_STATED}; before, {old['buyer_name'] or NOT_STATED}."
    if old["contract_months"] != new["contract_months"] and new["contract_months"]:
        yield f"The length is now {length_text(new['contract_months'])}."


def _added(table: str, thing: str, key: str, before: Rows, after: Rows) -> Iterator[str]:
    was = {row[key]: row for row in before[table]}
    now = {row[key]: row for row in after[table]}
    for said, found in (
        ("added", [now[one] for one in now if one not in was]),
        ("taken away", [was[one] for one in was if one not in now]),
    ):
        if found:
            names = [row["title"] for row in found if row["title"]][:MOST_NAMED]
            more = f": {', '.join(names)}" if names else ""
            rest = " and others" if names and len(found) > len(names) else ""
            yield f"{len(found)} {thing}{'' if len(found) == 1 else 's'} {said}{more}{rest}."


def _awards(before: Rows, after: Rows) -> Iterator[str]:
    held = {(row["award_id"], row["name_key"] or row["name"]) for row in before["award_supplier"]}
    names = [
        row["name"] or "a supplier that is not named"
        for row in after["award_supplier"]
        if (row["award_id"], row["name_key"] or row["name"]) not in held
    ]
    named = list(dict.fromkeys(names))
    if named:
        rest = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        yield f"Awarded to {', '.join(named[:MOST_NAMED])}{rest}."


def _criteria(before: Rows, after: Rows) -> Iterator[str]:
    def told(rows: Rows) -> list[tuple[Any, ...]]:
        return [(row["lot_id"], row["name"], row["type"], row["weight_given"]) for row in rows["criterion"]]

    if told(before) != told(after):
        yield "How bids are compared was changed." if before["criterion"] else "How bids are compared is now stated."


def _amendments(before: Rows, after: Rows) -> Iterator[str]:
    held = {(row["section_id"], row["amendment_id"]) for row in before["amendment"]}
    for row in after["amendment"]:
        if (row["section_id"], row["amendment_id"]) not in held and (row["description"] or row["rationale"]):
            yield f"The buyer says of the change: {row['description'] or row['rationale']}"
