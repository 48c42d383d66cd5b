"""What the market holds, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def stats_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Lines of text for the answer of ``holdings``."""
    yield f"Held: {found['releases']:,} releases of {found['ocids']:,} processes, {found['mebibytes']:,} MiB packed."
    if found["compiled"] is None:
        yield "Nothing is compiled yet: run `worthwhile market compile`."
    else:
        yield from _compiled(found["compiled"], found["waiting"])
    if found["set_aside"]:
        yield ""
        yield "Could not be read, and set aside (see the folder quarantine):"
        for row in found["set_aside"]:
            yield f"  {row['code']} {row['count']:>9,}  {row['title']}"


def _compiled(compiled: Mapping[str, Any], waiting: int) -> Iterator[str]:
    yield f"Compiled on {compiled['made_at']:%d %B %Y at %H:%M} UTC: {compiled['processes']:,} processes."
    if compiled["not_merged"]:
        yield (
            f"  {compiled['not_merged']:,} processes could not be joined (MK-020): see "
            "`worthwhile market stats --set-aside`."
        )
    if waiting:
        yield f"  {waiting:,} releases came in since: run `worthwhile market compile`."
    yield ""
    yield "Freshness, by publisher:"
    for row in compiled["freshness"]:
        latest = f"{row['latest_at']:%d %B %Y %H:%M} UTC" if row["latest_at"] else "no date that can be read"
        yield f"  {row['publisher']:<26} {row['processes']:>9,} processes, the latest of {latest}"
    yield ""
    yield "Rows of tables:"
    for row in compiled["rows"]:
        yield f"  {row['table']:<26} {row['rows']:>9,}"
    if compiled["faults"]:
        yield ""
        yield "Faults of the data (in processes):"
        for row in compiled["faults"]:
            yield f"  {row['code']} {row['processes']:>9,}  {row['title']}"
