"""The routes of the English Provider Selection Regime and its clocks once more, written plainly and on their own.

Everything is known here: unknown facts are tried out by filling them in every way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

ALL = (
    "framework-call-off", "framework-mini-competition", "competitive", "direct-award-a", "direct-award-b",
    "direct-award-c", "most-suitable-provider", "urgent-award",
)  # fmt: skip
# Bank holidays of England by hand, from the published list of 2026 and 2027.
BANK_HOLIDAYS = {
    "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
    "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
}  # fmt: skip


def change_is_considerable(f: Mapping[str, Any]) -> bool:
    """SI 2023/1348, regulation 6(10) to (12)."""
    grew = Fraction(f["new_lifetime_value"]) - Fraction(f["old_lifetime_value"])
    different = f["materially_different"]
    by_authority = f["authority_attributable"] and grew >= 500_000 and grew * 4 >= Fraction(f["old_lifetime_value"])
    if not different and not by_authority:
        return False
    if different and not by_authority and f["succession_only"] and f["successor_meets_basic_criteria"]:
        return False
    return different or not f["external_factors"]


def routes_of(f: Mapping[str, Any]) -> dict[str, str]:
    """State of every route where every fact is known (regulation 6(3) to (8), 14(2))."""
    urgent = f["urgent"] and f["urgency_unforeseeable"] and f["delay_risks_safety"]
    states = dict.fromkeys(ALL, "forbidden") | {"urgent-award": "permitted" if urgent else "forbidden"}
    if f["calling_off"]:
        return states | {"framework-call-off": "permitted", "framework-mini-competition": "permitted"}
    if f["concluding_framework"]:
        return states | {"competitive": "mandatory"}
    if f["existing_provider"] and f["only_capable_provider"]:
        return states | {"direct-award-a": "mandatory"}
    if (
        f["patient_choice_offered"]
        and not f["provider_numbers_restricted"]
        and f["all_qualified_get_contract"]
        and f["expression_of_interest_route"]
    ):
        return states | {"direct-award-b": "mandatory"}
    if (
        f["replacing_expiring_contract"]
        and not change_is_considerable(f)
        and f["provider_satisfying"]
        and f["provider_likely_to_satisfy"]
    ):
        return states | dict.fromkeys(("direct-award-c", "most-suitable-provider", "competitive"), "permitted")
    if f["can_identify_most_suitable"]:
        return states | dict.fromkeys(("most-suitable-provider", "competitive"), "permitted")
    return states | {"competitive": "mandatory"}


def is_working_day(day: date) -> bool:
    """Monday to Friday, and not one of the bank holidays above."""
    return day.weekday() < 5 and day.isoformat() not in BANK_HOLIDAYS


def last_standstill_day(notice_on: date, *, first_counted_day_after: int, working_days: int) -> date:
    """Every day from the first that counts is looked at in turn until enough of them were working days."""
    counted, ahead = 0, first_counted_day_after
    while True:
        day = notice_on + timedelta(days=ahead)
        if is_working_day(day):
            counted += 1
            if counted == working_days:
                return day
        ahead += 1
