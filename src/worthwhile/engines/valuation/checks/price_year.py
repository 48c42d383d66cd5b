"""SV-031, SV-032, SV-035 and SV-036: in which year's prices a value is, and how it was carried."""

from __future__ import annotations

from collections.abc import Iterator

from worthwhile.engines.valuation.checks.rule import Finding, Reading, Rule
from worthwhile.engines.valuation.checks.wording import listed
from worthwhile.engines.valuation.result import Severity

MOST_YEARS = 5


def _stale(reading: Reading) -> Iterator[Finding]:
    wanted = reading.case.price_year
    if wanted is None:
        return
    for line in reading.priced:
        given = line.prepared.unit_value.year
        if given is None or wanted.begins - given.begins <= MOST_YEARS:
            continue
        carried = "carried to the price year" if reading.case.is_uprated else "not carried to the price year"
        yield Finding(
            outcome=line.id,
            message=(
                f"{line.title}: the value is in prices of {given}, {wanted.begins - given.begins} years before "
                f"{wanted}."
            ),
            evidence=f"Value of {given}, {carried} {wanted}. More than {MOST_YEARS} years is our own line.",
            suggestion="Look for a newer edition of the value: services and their costs change, not only prices.",
        )


def _no_year(reading: Reading) -> Iterator[Finding]:
    if not reading.case.is_uprated:
        return
    for line in reading.priced:
        if line.prepared.unit_value.year is None:
            yield Finding(
                outcome=line.id,
                message=(
                    f"{line.title}: the price year of the value is not stated, so it is taken as "
                    f"{reading.case.price_year}."
                ),
                evidence=(
                    f"{reading.money(line.prepared.unit_value.numbers[0])} for one unit, value_year left out, not "
                    "uprated."
                ),
                suggestion="Enter the year whose prices the value was published in.",
            )


def _extrapolated(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        if line.prepared.uprating.extrapolated:
            yield Finding(
                outcome=line.id,
                message=f"{line.title}: the value was carried past the last published year on assumed growth.",
                evidence=f"{line.prepared.uprating.words} = {line.prepared.uprating.factor:.6f}.",
                suggestion="Use a price year that is published, and uprate again when the next figures come out.",
            )


def _notes(reading: Reading) -> Iterator[Finding]:
    """Notes on part-published years, one for each note and not for each outcome."""
    by_note: dict[str, list[str]] = {}
    for line in reading.priced:
        if not line.prepared.uprating.extrapolated:
            for note in line.prepared.uprating.notes:
                by_note.setdefault(note, []).append(line.id)
    for note, ids in by_note.items():
        yield Finding(
            message="A financial price year is only part published.",
            evidence=f"{note} Used by {listed(ids)}.",
            suggestion="Nothing to do now; value the case again when the next year is published.",
        )


def _mixed(reading: Reading) -> Iterator[Finding]:
    """Values that stand in prices of different years, with nothing carried."""
    if reading.case.is_uprated:
        return
    wanted = reading.case.price_year
    years = {line.id: line.prepared.unit_value.year for line in reading.counted}
    stated = {name: year for name, year in years.items() if year is not None}
    if not set(stated.values()) - {wanted} or (wanted is None and len(set(stated.values())) < 2):
        return
    called = f"the result is called prices of {wanted}" if wanted is not None else "the case names no price_year"
    carry = (
        "Give the case a price_year and uprating: gdp-deflator, or enter" if reading.case.currency == "GBP" else "Enter"
    )
    yield Finding(
        message="Values in prices of different years are added up as they stand.",
        evidence=f"{listed(f'{name} {year}' for name, year in stated.items())}; {called}, and nothing is uprated.",
        suggestion=f"{carry} every value in prices of one year.",
    )


RULES = (
    Rule(code="SV-031", title="Old price year", severity=Severity.WARNING, find=_stale),
    Rule(code="SV-032", title="Price year of a value not stated", severity=Severity.WARNING, find=_no_year),
    Rule(code="SV-035", title="Uprated past the last published year", severity=Severity.WARNING, find=_extrapolated),
    Rule(code="SV-036", title="Price year part published", severity=Severity.NOTE, find=_notes),
    Rule(code="SV-045", title="Prices of different years added up", severity=Severity.WARNING, find=_mixed),
)
