"""The worked examples on the pages of procurement law, worked out by the tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.regime_builders import CALENDARS, FULL, LIGHT, PSR, PSR_COMPETITIVE, WALES, decided, facts_of
from worthwhile.engines.regimes import (
    Regime,
    Route,
    Truth,
    considerable_change,
    lifetime_value,
    nth_working_day,
    standstill,
)
from worthwhile.exchange.report.wording import day_text
from worthwhile.kernel.money import money_text
from worthwhile.reference.regimes import regime_rules

RULES = regime_rules()


@pytest.fixture
def says(root: Path):
    """Fails where the page of a code does not hold a text, wherever its lines are broken."""

    def check(code: str, text: str) -> None:
        (page,) = (root / "docs/methods").glob(f"{code}-*.md")
        assert text in " ".join(page.read_text(encoding="utf-8").split()), (code, text)

    return check


def test_the_last_days_of_the_three_standstills(says) -> None:
    def last(regime: Regime, route: Route, nation: str) -> str:
        given = {"commenced_on": "2026-01-05", "nation": nation}
        facts = facts_of({**given, "intention_published_on": "2026-03-02", "award_notice_on": "2026-03-02"})
        end = standstill(regime=regime, route=route, facts=facts, rules=RULES, calendar=CALENDARS).end
        assert end is not None
        return f"{end:%A} {end.day} March"

    act = last(Regime.PA_FULL, Route.COMPETITIVE_TENDERING, "england")
    wales = last(Regime.PSR_WALES, Route.COMPETITIVE, "wales")
    england = last(Regime.PSR_ENGLAND, Route.COMPETITIVE, "england")
    says("REG-07", f"the last day is {act} under the Act, {wales} in Wales, and {england} in England.")


@pytest.mark.parametrize(
    ("code", "given", "notice", "text"),
    [
        ("REG-04", {**PSR_COMPETITIVE, "awarded_on": "2026-03-16"}, "REG-04/competitive-award", "is due by {}."),
        ("REG-11", {**LIGHT, "awarded_on": "2026-06-01"}, "REG-11/details-light", "contract details notice by {}."),
    ],
)
def test_the_days_of_notices(says, code: str, given: dict[str, object], notice: str, text: str) -> None:
    deadline = {one.ground.code: one.deadline for one in decided(given).notices}[notice]
    assert deadline is not None
    assert deadline.on is not None
    says(code, text.format(day_text(deadline.on)))


def test_the_days_for_bidders(says) -> None:
    given = {
        **FULL, "tender_notice_on": "2026-03-02", "urgent": False, "electronic_tenders": True,
        "documents_with_notice": False, "preselected_non_central": False, "dynamic_market": False,
        "planned_notice_on": "2026-03-01",
    }  # fmt: skip
    period = {one.name: one for one in decided(given).periods}["To tender"]
    assert period.earliest_end is not None
    says(
        "REG-10",
        f"{period.days} days, so for a tender notice of 2 March 2026 not before {day_text(period.earliest_end)}.",
    )


@pytest.mark.parametrize(
    ("old", "new", "by_others", "text"),
    [
        (2_000_000, 2_500_000, False, "From £2,000,000 to £2,500,000 by decision of the authority: considerable."),
        (2_000_000, 2_499_999, False, "To £2,499,999: not."),
        (4_000_000, 4_600_000, False, "From £4,000,000 to £4,600,000: not, as it is 15%."),
        (1_000_000, 2_000_000, True, "From £1,000,000 to £2,000,000 through external factors: not."),
    ],
)
def test_considerable_change(says, old: int, new: int, by_others: bool, text: str) -> None:
    facts = {"materially_different": False, "authority_attributable": True, "external_factors": by_others}
    found = considerable_change(
        facts=facts_of({**PSR, **facts, "old_lifetime_value": old, "new_lifetime_value": new}), rules=RULES
    )
    assert (found.holds is Truth.TRUE) == text.endswith(": considerable.")
    says("REG-03", text)


def test_working_days_around_easter(says) -> None:
    england, scotland = (
        nth_working_day(after=date(2026, 4, 2), days=1, calendar=CALENDARS.of(nation))
        for nation in ("england", "scotland")
    )
    text = f"in England is {england:%A} {england.day} April, after Good Friday and Easter Monday; "
    says("REG-19", f"{text}in Scotland it is {scotland:%A} {scotland.day} April.")


def test_lifetime_value_in_wales(says) -> None:
    facts = facts_of({**WALES, "open_ended": True, "monthly_value": 1000})
    value = lifetime_value(facts=facts, rules=RULES).value
    assert value is not None
    says("REG-20", f"£1,000 a month without an end, in Wales: {money_text(value, places=0)}.")
