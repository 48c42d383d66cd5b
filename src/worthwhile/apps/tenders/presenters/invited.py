"""Whom a quick quote is sent to, so that two suppliers of one name are never taken for each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worthwhile.apps.tenders.models import Invited
from worthwhile.apps.tenders.selectors.supplier_meant import identity_of, told_apart


@dataclass(frozen=True, kw_only=True)
class InvitedLine:
    """One supplier that is invited. ``number`` is that of the invitation."""

    number: int
    called: str
    identity: str
    reason: str


def present_invited(invited: Iterable[Invited]) -> tuple[InvitedLine, ...]:
    """Every invitation, in its order."""
    rows = list(invited)
    called = told_apart({one.supplier_id: one.supplier.name for one in rows})
    return tuple(
        InvitedLine(
            number=one.pk, called=called[one.supplier_id], identity=identity_of(one.supplier), reason=one.reason
        )
        for one in rows
    )
