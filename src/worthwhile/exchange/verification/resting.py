"""How much of a result's value rests on figures that were verified."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.result import ValuationResult
from worthwhile.exchange.verification.claim import ZERO, Claim, ClaimKind

MUST_HOLD = (ClaimKind.CHANGE, ClaimKind.QUANTITY, ClaimKind.WORTH)
ABOUT_VALUE = (
    *MUST_HOLD,
    ClaimKind.DEADWEIGHT,
    ClaimKind.DISPLACEMENT,
    ClaimKind.ATTRIBUTION,
    ClaimKind.LASTING,
    ClaimKind.OVERLAP,
)
EXPLAINED = (
    "An outcome counts here only once its change, quantity and worth are verified, and each deduction, how long it "
    "lasts and any overlap are verified or do not apply; gains and losses count by their size."
)


@dataclass(frozen=True, kw_only=True)
class Resting:
    """``share`` of the present value rests on ``outcomes`` that are verified in every figure; None without value."""

    share: Decimal | None
    outcomes: tuple[str, ...]


def value_resting_on(
    *, result: ValuationResult, claims: Iterable[Claim], verified: Collection[str], not_applicable: Collection[str]
) -> Resting:
    """The share of the counted present value whose every figure was verified; verdicts are sets of claim keys."""
    claims = tuple(claims)
    counted = [found for found in result.outcomes if found.counted]
    sound = [found for found in counted if _is_sound(found.id, claims, verified, not_applicable)]
    whole = sum((abs(found.present_value) for found in counted), ZERO)
    held = sum((abs(found.present_value) for found in sound), ZERO)
    return Resting(share=held / whole if whole else None, outcomes=tuple(found.id for found in sound))


def _is_sound(id: str, claims: tuple[Claim, ...], verified: Collection[str], not_applicable: Collection[str]) -> bool:
    own = [claim for claim in claims if claim.outcome == id and claim.kind in ABOUT_VALUE]
    held = [claim for claim in own if claim.key in verified or _does_not_apply(claim, not_applicable)]
    return bool(own) and len(held) == len(own)


def _does_not_apply(claim: Claim, not_applicable: Collection[str]) -> bool:
    return claim.kind not in MUST_HOLD and claim.key in not_applicable
