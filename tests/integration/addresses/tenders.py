"""The pages about tenders that need no account."""

from __future__ import annotations

from tests.integration.addresses.whom import For
from tests.organisation_builders import World

WHOM = {
    "tenders/": For.ANYBODY,
    "tenders/price/": For.ANYBODY,
    "tenders/score/": For.ANYBODY,
    "tenders/score/result.json": For.ANYBODY,
    "tenders/score/new-evaluation.yaml": For.ANYBODY,
    "tenders/score/demonstration.yaml": For.ANYBODY,
    "tenders/fitness/": For.ANYBODY,
    "tenders/fitness/again/": For.ANYBODY,
    "tenders/fitness/demonstration/": For.ANYBODY,
    "tenders/route/": For.ANYBODY,
    "tenders/route/answer/": For.ANYBODY,
    "tenders/route/decision-record.<slug:kind>": For.ANYBODY,
}
SECRETS: list[str] = []


def leave(world: World) -> dict[str, str]:
    """Nothing: what these pages show belongs to nobody."""
    return {"decision-record.<slug:kind>": "decision-record.html"}
