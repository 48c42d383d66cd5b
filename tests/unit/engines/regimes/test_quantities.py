"""Sums and spans are exact, and wait for what they need."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.regime_builders import facts_of
from worthwhile.engines.regimes.quantities import months_between, worked_out


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2023, 3, 2), date(2026, 3, 2), Fraction(36)),
        (date(2023, 3, 2), date(2026, 3, 1), Fraction(71, 2)),
        (date(2023, 3, 2), date(2026, 3, 3), Fraction(73, 2)),
        (date(2026, 3, 2), date(2026, 3, 2), Fraction(0)),
    ],
)
def test_a_part_of_a_month_more_counts_as_a_half(first: date, last: date, months: Fraction) -> None:
    assert months_between(first, last) == months


def test_a_share_is_a_fraction_and_not_a_rounded_number() -> None:
    facts = facts_of({"old_lifetime_value": 3, "new_lifetime_value": 4})
    assert worked_out(facts, "value-change-share") == (Fraction(1, 3), ())


def test_a_share_waits_for_every_part_that_is_missing() -> None:
    assert worked_out(facts_of({}), "value-change-share") == (None, ("old_lifetime_value", "new_lifetime_value"))
    assert worked_out(facts_of({"term_months": 40}), "term-change-share") == (None, ("term_change_months",))


def test_a_turnover_beside_no_value_is_not_known() -> None:
    facts = facts_of({"minimum_turnover": 10, "value_ex_vat": 0})
    assert worked_out(facts, "turnover-multiple") == (None, ("value_ex_vat",))


def test_whether_a_planned_notice_was_published_is_asked_before_its_day() -> None:
    assert worked_out(facts_of({}), "planned-notice-days") == (None, ("planned_notice",))
    assert worked_out(facts_of({"planned_notice": False}), "planned-notice-months") == (Fraction(0), ())
    told = facts_of({"planned_notice": True})
    assert worked_out(told, "planned-notice-days") == (None, ("planned_notice_on", "tender_notice_on"))
    days = {"planned_notice_on": "2026-03-01", "tender_notice_on": "2026-04-10"}
    assert worked_out(facts_of(days), "planned-notice-days") == (Fraction(40), ())


def test_a_word_is_no_quantity() -> None:
    with pytest.raises(KeyError):
        worked_out(facts_of({"nation": "england"}), "nation")
