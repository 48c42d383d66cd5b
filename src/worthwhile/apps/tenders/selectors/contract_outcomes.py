"""The outcomes of a contract: what was promised in the bid that was awarded, as measurable targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.apps.tenders.models import AwardMade


@dataclass(frozen=True, kw_only=True)
class ContractOutcome:
    """A change that the contract is to bring about. ``outcome`` is its id in the tender, or the bidder's own.

    ``baseline`` and ``target`` are in ``unit``; ``by`` is the day by which the target is reached. ``is_promised``: the
    bid promised it; else it is what the tender asked for, as nobody bid or nothing was promised.
    """

    outcome: str
    name: str
    who_for: str
    baseline: Decimal | None
    target: Decimal | None
    unit: str
    by: date | None
    measured_by: str
    is_promised: bool


def outcomes_of(award: AwardMade) -> tuple[ContractOutcome, ...]:
    """Every outcome of the contract that an award leads to, in the order of the bid."""
    data = award.data
    return tuple(_outcome(one, is_promised=data["promised"]) for one in data["outcomes"])


def _outcome(data: dict[str, Any], *, is_promised: bool) -> ContractOutcome:
    by = data["by"]
    return ContractOutcome(
        outcome=data["outcome"],
        name=data["name"],
        who_for=data["who_for"] or "",
        baseline=_number(data["baseline"]),
        target=_number(data["target"]),
        unit=data["unit"] or "",
        by=by if isinstance(by, date) or by is None else date.fromisoformat(by),
        measured_by=data["measured_by"] or "",
        is_promised=is_promised,
    )


def _number(given: Any) -> Decimal | None:
    return None if given is None else Decimal(given)
