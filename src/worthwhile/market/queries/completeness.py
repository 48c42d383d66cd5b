"""How complete the data behind an answer is: what was looked at, what was used, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis

from worthwhile.market.queries.asking import how_many, is_true, one_row_each, share

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Why a row is left out, in the words that stand behind "left out:" on a page.
REASONS: dict[str, str] = {
    "twin": "the same procurement published again, on another portal or under another number, and counted once",
    "delta": "only a change to it is known (MK-023)",
    "collided": "another one of the same notice has the same id, so its parts cannot be told apart (MK-021)",
    "not-awarded": "cancelled or unsuccessful",
    "framework": "framework agreements, whose value is a ceiling and not what is spent",
    "mixed": "made of several awards with the same id, which cannot be told apart (MK-021)",
    "zero": "a value of 0 was published, which means unknown as often as not (MK-033)",
    "gross-only": "only a value with VAT was published",
    "currency": "the currency is missing or not pounds (MK-035)",
    "too-large": "the value is above 100 billion pounds, which cannot be meant",
    "absent": "not stated",
    "backwards": "it ends before it begins (MK-032)",
    "too-long": "longer than 100 years, which cannot be meant",
    "far-deadline": "its deadline lies more than two years after publication, which is no time to answer (MK-042)",
    "terminated": "terminated or cancelled early",
    "no-end": "no end is stated, so nobody can tell when it comes up again",
    "never-open": "published only when it was planned or awarded, so nobody could answer it",
    "no-supplier": "no supplier is named",
    "no-criteria": "no award criteria are published",
}

PARTS: dict[str, str] = {
    "processes": "procurements in this part of the market",
    "demonstration": "of them made for the demonstration, not real",
    "area-from-buyer": "of them placed only by the buyer's own address",
    "looked-at": "looked at",
    "used": "used in the answer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """The rows of completeness as a reader needs them. ``left_out`` names only reasons that occur, in order."""

    things: str
    processes: int
    demonstration: int
    looked_at: int
    used: int
    left_out: Mapping[str, int]


def completeness_of(candidates: ir.Table, things: str, reasons: Sequence[str]) -> ir.Table:
    """What became of every candidate of a question.

    ``candidates`` has ocid, left_out (why it is not used; null: it is used), demonstration and areas_from. The answer
    has one row a part, in order: position, part (``processes``, ``demonstration``, ``area-from-buyer``, ``looked-at``,
    ``used``, then each reason), things (what is counted), count, share (of those looked at; null for processes).
    """
    per_process = candidates.group_by("ocid").aggregate(
        demonstration=is_true(candidates.demonstration).ifelse(1, 0).max(),
        by_buyer=is_true(candidates.areas_from == "buyer").ifelse(1, 0).max(),
    )
    processes = per_process.aggregate(
        processes=per_process.count(),
        demonstration=how_many(per_process.demonstration > 0),
        by_buyer=how_many(per_process.by_buyer > 0),
    )
    counted = candidates.aggregate(
        looked_at=candidates.count(),
        used=how_many(candidates.left_out.isnull()),
        **{_column(reason): how_many(candidates.left_out == reason) for reason in reasons},
    )
    wide = processes.cross_join(counted)
    columns = ["processes", "demonstration", "by_buyer", "looked_at", "used", *map(_column, reasons)]
    parts = one_row_each(
        [
            {"part": part, "things": "processes" if position < 3 else things}
            for position, part in enumerate([*PARTS, *reasons])
        ]
    )
    long = parts.cross_join(wide)
    count = ibis.cases(*((long.position == place, long[name]) for place, name in enumerate(columns)))
    long = long.mutate(count=count.fill_null(0).cast("int64"))
    long = long.mutate(share=ibis.cases((long.position >= 3, share(long["count"], long.looked_at))))
    return long.select("position", "part", "things", "count", "share").order_by("position")


def read_completeness(rows: Sequence[Mapping[str, Any]]) -> Completeness:
    """The rows of ``completeness_of`` as one value."""
    counts = {row["part"]: int(row["count"]) for row in rows}
    return Completeness(
        things=next(row["things"] for row in rows if row["part"] == "looked-at"),
        processes=counts["processes"],
        demonstration=counts["demonstration"],
        looked_at=counts["looked-at"],
        used=counts["used"],
        left_out={part: count for part, count in counts.items() if part not in PARTS and count},
    )


def completeness_words(part: str) -> str:
    """What a part of completeness means, as it follows its number."""
    return PARTS.get(part) or f"left out: {REASONS[part]}"


def _column(reason: str) -> str:
    return "out_" + reason.replace("-", "_")
