"""What may be wrong with published data, each with a permanent code (MK-), what it means and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass

FAR_DEADLINE = "MK-042"
# Nobody is given more than two years, a leap year among them, to answer; a dynamic market is open for longer.
MOST_DAYS_TO_ANSWER = 731.0


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One kind of fault; ``done`` says what the product does when it meets one."""

    code: str
    title: str
    done: str


KINDS: tuple[FaultKind, ...] = (
    FaultKind("MK-001", "Text that is not JSON", "Set aside with its file, line and reason; counted."),
    FaultKind("MK-002", "JSON that had to be repaired", "Repaired, read and counted; the text is kept as published."),
    FaultKind("MK-003", "Text in another encoding than UTF-8", "Read as Windows-1252 and counted; kept as published."),
    FaultKind(
        "MK-004",
        "A file or answer that ends too early",
        "What is whole is kept; the rest is set aside or asked for again.",
    ),
    FaultKind(
        "MK-005",
        "Not a release, a package of releases or a package of records",
        "Set aside with its file, line and reason.",
    ),
    FaultKind("MK-006", "A release without an ocid", "Set aside: it belongs to no process."),
    FaultKind("MK-007", "A release without a date", "Set aside: it has no place in the order of releases."),
    FaultKind("MK-008", "A release without an id", "An id is made from its ocid, date and content."),
    FaultKind(
        "MK-009", "A release that is already compiled", "Kept, not merged: merging starts from what was published."
    ),
    FaultKind("MK-010", "A package without releases", "Counted; nothing is read from it."),
    FaultKind(
        "MK-011",
        "Two releases of a process with the same id and different content",
        "Both are kept and merged in order of date.",
    ),
    FaultKind(
        "MK-020",
        "Releases that the rules of merging cannot join",
        "The process is left out of the tables, counted and listed.",
    ),
    FaultKind(
        "MK-021",
        "The same id twice in one list of a release",
        "Merged as the rules ask; awards are in the tables as published where they can be told apart; whatever else "
        "is lost by it is kept there, marked.",
    ),
    FaultKind(
        "MK-022",
        "One party id for different organisations",
        "Both are kept in the tables; neither is joined to the other.",
    ),
    FaultKind(
        "MK-023", "An award or contract known only by a change to it", "Kept, marked as a change, left out of counts."
    ),
    FaultKind("MK-030", "A date without a time zone", "Read as time in the United Kingdom."),
    FaultKind("MK-031", "A date that cannot be read", "Left empty; shown as published."),
    FaultKind("MK-032", "A period that ends before it starts", "Kept as published, left out of lengths."),
    FaultKind("MK-033", "A value of 0", "Kept apart from absent and from given; never averaged."),
    FaultKind("MK-034", "An amount that is not a number, or below 0", "Left empty; shown as published."),
    FaultKind("MK-035", "A currency that is missing or not pounds", "Kept; left out of totals in pounds."),
    FaultKind("MK-036", "A code that is not a CPV code", "Kept as published in the release; not in the tables."),
    FaultKind("MK-037", "A place that is not recognised", "Kept as published, without an area code."),
    FaultKind(
        "MK-038",
        "An identifier that does not have the form its scheme asks for",
        "Kept, never used to join organisations.",
    ),
    FaultKind("MK-039", "A party that is named but not described", "Kept with its name alone."),
    FaultKind("MK-040", "Weights that do not add up to 100", "Kept as published; not rescaled."),
    FaultKind(
        "MK-041",
        "A field with another type than the standard gives it",
        "Left empty in the tables; kept in the release.",
    ),
    FaultKind(
        FAR_DEADLINE,
        "A deadline more than two years after publication",
        "Kept as published; left out of the days given to answer. Often it is the end of the contract.",
    ),
    FaultKind("MK-050", "A gap in the sequence of notices", "Listed, so that it can be asked for again."),
    FaultKind("MK-051", "A full page in the smallest window of time", "Told: notices may be missing there."),
)

BY_CODE: dict[str, FaultKind] = {kind.code: kind for kind in KINDS}
