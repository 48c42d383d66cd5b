"""A decision as plain data, for programs: names, text, numbers, days as ISO text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from worthwhile.engines.regimes import (
    REGIME_NAMES,
    ROUTE_NAMES,
    Deadline,
    Decision,
    Finding,
    Ground,
    LifetimeValue,
    RouteDecision,
    Standstill,
    UnknownInput,
)

NOT_ADVICE = "This is not legal advice."


def decision_data(decision: Decision) -> dict[str, Any]:
    """The whole decision. ``regime`` is None while it is unknown; every rule comes with code, citation and mark."""
    regime = decision.regime
    return {
        "regime": regime.regime,
        "regime_name": REGIME_NAMES[regime.regime] if regime.regime else None,
        "regime_because": _ground(regime.ground) if regime.ground else None,
        "regime_may_be": [
            {"regime": one.regime, "name": REGIME_NAMES[one.regime], "routes": list(one.routes), **_ground(one.ground)}
            for one in regime.may_be
        ],
        "commenced_on": _day(decision.commenced_on),
        "law_read_on": _day(decision.read_on),
        "notice": NOT_ADVICE,
        "permitted_routes": _routes(decision.permitted_routes),
        "mandatory_route": decision.mandatory_route.route if decision.mandatory_route else None,
        "forbidden_routes": _routes(decision.forbidden_routes),
        "undetermined_routes": _routes(decision.undetermined_routes),
        "chosen_route": decision.chosen_route,
        "chosen_route_is_closed": decision.chosen_is_closed,
        "notices": _notices(decision),
        "gates": _gates(decision),
        "standstill": _standstill(decision.standstill),
        "periods": _periods(decision),
        "duties": _duties(decision),
        "records_required": [{"record": one.record, **_ground(one.ground)} for one in decision.records_required],
        "modifications": _findings(decision.modifications),
        "reservations": _findings(decision.reservations),
        "lifetime_value": _lifetime_value(decision.lifetime_value),
        "to_confirm": [{"advice": one.advice, **_ground(one.ground)} for one in decision.to_confirm],
        "unknown_inputs": [_unknown(one) for one in decision.unknown_inputs],
        "unclear": list(decision.unclear),
        "next_question": _unknown(decision.next_question) if decision.next_question else None,
        "steps": _steps(decision),
    }


def _ground(ground: Ground) -> dict[str, Any]:
    return {
        "code": ground.code,
        "reason": ground.reason,
        "citation": f"{ground.citation.title}, {ground.citation.locator}",
        "mark": ground.mark,
        "label": ground.label,
        "holder": ground.holder,
        "figures": [
            {"id": one.id, "value": float(one.value), "source": one.citation, "mark": one.mark}
            for one in ground.figures
        ],
    }


def _routes(routes: Iterable[RouteDecision]) -> list[dict[str, Any]]:
    return [
        {
            "route": one.route,
            "name": ROUTE_NAMES[one.route],
            "state": one.state,
            **_ground(one.grounds[0]),
            "only_route": one.only_route,
            "also_because": [_ground(ground) for ground in one.grounds[1:]],
            "waits_for": list(one.waits_for),
            "unclear": list(one.unclear),
        }
        for one in routes
    ]


def _notices(decision: Decision) -> list[dict[str, Any]]:
    return [
        {
            "type": one.notice,
            "due": one.due,
            "routes": list(one.routes),
            "trigger": one.trigger,
            "contains": list(one.contains),
            **_deadline(one.deadline),
            **_ground(one.ground),
            "waits_for": list(one.waits_for),
        }
        for one in decision.notices
    ]


def _gates(decision: Decision) -> list[dict[str, Any]]:
    return [
        {
            "gate": one.gate,
            "state": one.state,
            "remedy": one.remedy,
            "routes": list(one.routes),
            **_ground(one.ground),
            "waits_for": list(one.waits_for),
            "unclear": list(one.unclear),
        }
        for one in decision.gates
    ]


def _duties(decision: Decision) -> list[dict[str, Any]]:
    return [
        {
            "duty": one.duty,
            "due": one.due,
            **_deadline(one.deadline),
            **_ground(one.ground),
            "waits_for": list(one.waits_for),
        }
        for one in decision.duties
    ]


def _deadline(deadline: Deadline | None) -> dict[str, Any]:
    if deadline is None:
        return {"deadline": None, "clock": None, "counts_from": None}
    return {"deadline": _day(deadline.on), "clock": deadline.clock, "counts_from": deadline.after}


def _standstill(one: Standstill) -> dict[str, Any]:
    return {
        "required": one.required,
        "voluntary": one.voluntary,
        "start": _day(one.start),
        "end": _day(one.end),
        "earliest_award_on": _day(one.earliest_award_on),
        "further_end": _day(one.further_end),
        "end_if_all_holidays": _day(one.end_if_all_holidays),
        "clock": one.clock,
        "if_challenged": one.if_challenged,
        "because": _ground(one.ground) if one.ground else None,
        "waits_for": list(one.waits_for),
    }


def _periods(decision: Decision) -> list[dict[str, Any]]:
    return [
        {
            "period": one.name,
            "known": one.known,
            "days": one.days,
            "earliest_end": _day(one.earliest_end),
            "because": _ground(one.ground) if one.ground else None,
            "waits_for": list(one.waits_for),
            "unclear": list(one.unclear),
        }
        for one in decision.periods
    ]


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "holds": one.holds,
            "consequence": one.consequence,
            **_ground(one.ground),
            "waits_for": list(one.waits_for),
            "unclear": list(one.unclear),
        }
        for one in findings
    ]


def _lifetime_value(found: LifetimeValue | None) -> dict[str, Any] | None:
    if found is None:
        return None
    steps = [{"label": step.label, "formula": step.formula, "result": step.result} for step in found.steps]
    return {"value": found.value, "steps": steps, "waits_for": list(found.waits_for)}


def _unknown(one: UnknownInput) -> dict[str, Any]:
    return {
        "fact": one.fact,
        "question": one.question,
        "why": one.why,
        "help": one.help,
        "hint": one.hint,
        "rules": list(one.codes),
        "later": one.later,
        "leads": one.leads,
    }


def _steps(decision: Decision) -> list[dict[str, Any]]:
    return [
        {
            "code": step.code,
            "rule": step.says,
            "holds": step.truth,
            "facts": dict(step.facts),
            "figures": {name: float(value) for name, value in step.figures},
            "citation": f"{step.citation.title}, {step.citation.locator}",
            "mark": step.citation.mark,
        }
        for step in decision.steps
    ]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
