"""How far a process has come, after its latest release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_CANCELLED = frozenset({"cancelled", "unsuccessful", "withdrawn"})
_PLANNED = frozenset({"planning", "planned"})


def is_called_off(status: str | None) -> bool:
    """Whether a status says that nothing came of it."""
    return status in _CANCELLED


def stage_of(
    *,
    tags: Sequence[str],
    tender_status: str | None,
    has_tender: bool,
    has_planning: bool,
    awards: Sequence[str | None],
    contracts: Sequence[Mapping[str, Any]],
) -> str:
    """planning, tender, award, contract, implementation, ended, cancelled or unknown.

    ``awards`` are the statuses of awards that are more than a change, ``contracts`` such contracts, and ``tags`` those
    of the latest release.
    """
    standing = [status for status in awards if not is_called_off(status)]
    if "contractTermination" in tags or (contracts and all(one.get("status") == "terminated" for one in contracts)):
        return "ended"
    if "tenderCancellation" in tags or (awards and not standing):
        return "cancelled"
    if is_called_off(tender_status) and not standing and not contracts:
        return "cancelled"
    if "implementation" in tags or any(one.get("implementation") for one in contracts):
        return "implementation"
    if contracts or "contractAmendment" in tags:
        return "contract"
    if standing or "award" in tags:
        return "award"
    if tender_status in _PLANNED or (has_planning and ("planning" in tags or not has_tender)):
        return "planning"
    if has_tender or any(tag.startswith("tender") for tag in tags):
        return "tender"
    return "planning" if any(tag.startswith("planning") for tag in tags) else "unknown"
