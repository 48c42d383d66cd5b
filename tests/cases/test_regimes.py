"""Every row of the tables of procurement law, and the published cases of clocks and changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.regime_builders import BASES, CALENDARS, PSR, decided, facts_of, state_of
from worthwhile.engines.regimes import Regime, Route, Truth, considerable_change, standstill
from worthwhile.engines.regimes.tables import DefinitionRow
from worthwhile.reference.regimes import regime_rules

FOLDER = Path(__file__).parent / "regimes"
Shared = Callable[[str], Path]


def _cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def _facts(case: dict[str, Any]) -> dict[str, Any]:
    return {**BASES[case["base"]], **case.get("facts", {})}


LAW, ROUTES, ROWS = _cases("law"), _cases("routes"), _cases("rows")


@pytest.mark.parametrize("case", [*LAW, *ROWS], ids=lambda case: f"{case['row']}-{case['is']}")
def test_a_row_comes_to_what_its_facts_make_it(case: dict[str, Any]) -> None:
    assert state_of(decided(_facts(case)), case["row"]) == case["is"]


@pytest.mark.parametrize("case", ROUTES, ids=lambda case: case["row"])
def test_a_row_about_routes_opens_and_closes_what_it_says(case: dict[str, Any]) -> None:
    decision = decided(_facts(case))
    states = {str(route.route): str(route.state) for route in decision.routes}
    assert {name: states[name] for name in case["routes"]} == case["routes"]
    told = {ground.code for route in decision.routes for ground in route.grounds}
    assert case["row"] in told


def test_every_row_that_is_no_definition_has_a_case() -> None:
    rows = {row.code for table in regime_rules().tables for row in table.rows if not isinstance(row, DefinitionRow)}
    assert rows - {case["row"] for case in (*LAW, *ROUTES, *ROWS)} == set()
    assert {case["row"] for case in (*LAW, *ROUTES, *ROWS)} - rows == set()


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({**BASES["light"], "nation": "wales", "value_inc_vat": 100000}, "read for England only"),
        ({**BASES["light"], "nation": "northern-ireland", "value_inc_vat": 10000}, "read for England only"),
        ({**BASES["full"], "buyer": "icb", "value_inc_vat": 150000}, "integrated care board"),
        ({**BASES["scotland"], "value_ex_vat": 600000, "value_inc_vat": 720000}, "with or without VAT"),
        ({**BASES["scotland"], "commenced_on": "2026-03-02"}, "We hold no sum for 2 March 2026"),
        ({**BASES["full"], "commenced_on": "2028-01-01"}, "We hold no sum for 1 January 2028"),
        ({**BASES["wales"], "mixed": True}, "not read for Wales"),
        ({**BASES["light"], "commenced_on": "2023-06-01"}, "None of the tables"),
    ],
)
def test_what_nobody_has_read_leaves_the_law_unknown_with_that_reason(facts: dict[str, Any], reason: str) -> None:
    regime = decided(facts).regime
    assert regime.regime is None
    assert any(reason in why for why in regime.unclear), regime.unclear


def test_the_three_standstill_clocks_end_on_the_published_days(shared: Shared) -> None:
    cases = json.loads(shared("cases/regimes/standstill.json").read_text(encoding="utf-8"))["cases"]
    assert len(cases) == 3
    for case in cases:
        assert (
            _last_day(Regime.PA_FULL, Route.COMPETITIVE_TENDERING, "england", case)
            == (case["procurement_act_s51_last_day"])
        )
        assert _last_day(Regime.PSR_ENGLAND, Route.COMPETITIVE, "england", case) == case["psr_england_reg12_last_day"]
        assert _last_day(Regime.PSR_WALES, Route.DIRECT_AWARD_1, "wales", case) == case["psr_wales_reg12_last_day"]


def _last_day(regime: Regime, route: Route, nation: str, case: dict[str, str]) -> str:
    given = {"commenced_on": "2026-01-05", "nation": nation, "intention_published_on": case["published"]}
    facts = facts_of({**given, "award_notice_on": case["published"]})
    found = standstill(regime=regime, route=route, facts=facts, rules=regime_rules(), calendar=CALENDARS)
    assert found.end is not None
    return found.end.isoformat()


def test_considerable_change_comes_out_as_published(shared: Shared) -> None:
    cases = json.loads(shared("cases/regimes/considerable_change.json").read_text(encoding="utf-8"))["cases"]
    assert len(cases) == 4
    for case in cases:
        given = {name: value for name, value in case.items() if name not in ("old", "new", "considerable")}
        facts = facts_of(
            {
                "commenced_on": "2026-03-02",
                **given,
                "old_lifetime_value": case["old"],
                "new_lifetime_value": case["new"],
            }
        )
        found = considerable_change(facts=facts, rules=regime_rules())
        assert found.holds is (Truth.TRUE if case["considerable"] else Truth.FALSE), case


def test_a_day_given_beside_the_facts_is_the_day_on_which_the_procurement_begins() -> None:
    without = {**PSR, "commenced_on": None}
    assert decided(without).regime.regime is None
    assert decided(without, on=date(2026, 3, 2)).regime.regime is Regime.PSR_ENGLAND
    assert decided({**PSR, "commenced_on": "2023-03-02"}, on=date(2026, 3, 2)).regime.regime is None
