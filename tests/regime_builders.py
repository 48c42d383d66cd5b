"""Procurements for tests of the law: facts by name as files give them, and what the tables answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from worthwhile.engines.regimes import Decision, Facts, decide
from worthwhile.kernel.records import read
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

CALENDARS = UnitedKingdomDays()

PSR = {
    "commenced_on": "2026-03-02", "nation": "england", "buyer": "icb", "subject": "health-care",
    "psr_schedule_1": True, "mixed": False,
}  # fmt: skip
PSR_COMPETITIVE = {
    **PSR, "calling_off": False, "concluding_framework": False, "existing_provider": False,
    "patient_choice_offered": False, "replacing_expiring_contract": False, "can_identify_most_suitable": False,
    "urgent": False,
}  # fmt: skip
WALES = {**PSR, "nation": "wales", "buyer": "health-board"}
LIGHT = {
    "commenced_on": "2026-03-02", "nation": "england", "buyer": "local-authority", "subject": "social-care",
    "value_inc_vat": 663540,
}  # fmt: skip
LIGHT_COMPETITION = {**LIGHT, "direct_award_ground": "none"}
FULL = {**LIGHT, "subject": "other-services"}
FULL_COMPETITION = {**FULL, "direct_award_ground": "none"}
BELOW = {**LIGHT, "value_inc_vat": 30000}
OWN = {**LIGHT, "value_inc_vat": 29999}
SCOTLAND = {
    "commenced_on": "2025-03-03", "nation": "scotland", "buyer": "local-authority", "devolved_scottish": True,
    "subject": "social-care", "value_ex_vat": 50000, "value_inc_vat": 60000,
}  # fmt: skip
SCOTLAND_LARGE = {**SCOTLAND, "value_ex_vat": 700000, "value_inc_vat": 840000}
BASES = {
    "psr": PSR, "psr-competitive": PSR_COMPETITIVE, "wales": WALES, "light": LIGHT, "full": FULL, "below": BELOW,
    "light-competition": LIGHT_COMPETITION, "full-competition": FULL_COMPETITION, "own": OWN, "scotland": SCOTLAND,
    "scotland-large": SCOTLAND_LARGE, "nothing": {},
}  # fmt: skip


def facts_of(given: dict[str, Any]) -> Facts:
    """Facts as a file would give them; None takes one out."""
    return read(Facts, {name: value for name, value in given.items() if value is not None})


def decided(given: dict[str, Any], on: date | None = None) -> Decision:
    """What the shipped tables answer."""
    return decide(facts=facts_of(given), rules=regime_rules(), on=on, calendar=CALENDARS)


def state_of(decision: Decision, code: str) -> str:
    """What a row of a table came to in a decision; ``absent`` where it is not told."""
    standstill = decision.standstill
    if decision.regime.ground is not None and decision.regime.ground.code == code:
        return str(decision.regime.regime)
    if standstill.ground is not None and standstill.ground.code == code:
        return "voluntary" if standstill.voluntary else str(standstill.required)
    named: list[tuple[str, str]] = [
        *((gate.ground.code, str(gate.state)) for gate in decision.gates),
        *((notice.ground.code, str(notice.due)) for notice in decision.notices),
        *((duty.ground.code, str(duty.due)) for duty in decision.duties),
        *((kept.ground.code, "told") for kept in decision.records_required),
        *((advice.ground.code, "told") for advice in decision.to_confirm),
        *((power.ground.code, str(power.holds)) for power in (*decision.modifications, *decision.reservations)),
        *((period.ground.code, str(period.days)) for period in decision.periods if period.ground is not None),
    ]
    return dict(named).get(code, "absent")
