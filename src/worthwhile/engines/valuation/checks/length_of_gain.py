"""SV-030 and SV-040: a gain valued for longer than it was followed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from worthwhile.engines.valuation.checks.rule import Finding, Priced, Reading, Rule
from worthwhile.engines.valuation.checks.wording import plain
from worthwhile.engines.valuation.result import Severity
from worthwhile.engines.valuation.terms import Amount
from worthwhile.engines.valuation.vocabulary import Kind

MONTHS = 12


def _months_claimed(line: Priced) -> Decimal:
    return Decimal(MONTHS) if line.terms.amount is Amount.BY_YEAR else line.terms.duration * MONTHS


def _is_short_wellbeing(line: Priced) -> bool:
    followed = line.evidence.follow_up_months
    return (
        line.kind is Kind.WELLBEING and followed is not None and followed < MONTHS and _months_claimed(line) >= MONTHS
    )


def _year_for_less(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        followed = line.evidence.follow_up_months
        if followed is None or not _is_short_wellbeing(line):
            continue
        claimed = plain(_months_claimed(line))
        stated = (
            "" if line.outcome.duration_years is not None else " (a year is taken where duration_years is left out)"
        )
        yield Finding(
            outcome=line.id,
            message=(
                f"{line.title}: a wellbeing value is for a whole year, and the gain was seen for "
                f"{plain(followed)} months."
            ),
            evidence=f"Valued for {claimed} months{stated}; last measured after {plain(followed)} months.",
            suggestion=(
                f"Enter that it lasts {plain((followed / MONTHS).quantize(Decimal('0.01')))} years, for what was seen, "
                "or measure "
                "again at 12 months."
            ),
        )


def _past_the_evidence(reading: Reading) -> Iterator[Finding]:
    for line in reading.priced:
        followed, claimed = line.evidence.follow_up_months, _months_claimed(line)
        if _is_short_wellbeing(line):
            continue
        if followed is None and not line.lasts_over_a_year:
            continue
        if followed is not None and claimed <= followed:
            continue
        seen = f"last measured after {plain(followed)} months" if followed is not None else "no follow-up is recorded"
        yield Finding(
            outcome=line.id,
            message=f"{line.title} is valued for longer than it was followed.",
            evidence=f"Valued for {plain(claimed)} months; {seen}.",
            suggestion=(
                "Shorten how long it lasts to what was seen, or keep it, raise drop-off, and give how long it lasts a "
                "range whose "
                "low end is what was seen. Record with the evidence how long people were followed."
            ),
        )


RULES = (
    Rule(code="SV-030", title="A year's value for a shorter gain", severity=Severity.WARNING, find=_year_for_less),
    Rule(code="SV-040", title="Valued past the evidence", severity=Severity.WARNING, find=_past_the_evidence),
)
