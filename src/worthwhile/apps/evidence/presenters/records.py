"""Licences and accesses as a page tells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from worthwhile.apps.accounts.models import Act
from worthwhile.apps.evidence.models import LicenceHeld
from worthwhile.apps.evidence.selectors.access_log import Access
from worthwhile.engines.measures.catalogue import MEASURES

_DONE = {
    Act.ANSWERS_READ: "Opened answers",
    Act.ANSWERS_EXPORTED: "Took answers out",
    Act.ANSWERS_ERASED: "Erased answers",
    Act.CONCERN_RAISED: "An answer raised a concern",
    Act.CONCERN_HANDLED: "Recorded what was done about a concern",
}
_KINDS = {"participant": "person", "collection": "collection", "concern": "concern", "questionnaire": "questionnaire"}


@dataclass(frozen=True)
class AccessLine:
    """An act in words."""

    at: datetime
    who: str
    what: str
    of: str


@dataclass(frozen=True)
class LicenceLine:
    """A licence with the name of its measure, and whether it is in force."""

    licence: LicenceHeld
    name: str
    is_in_force: bool


def present_accesses(accesses: Iterable[Access]) -> list[AccessLine]:
    """The acts in words, in the order given."""
    return [
        AccessLine(
            at=access.at,
            who=access.who or "Nobody signed in: the person at the link, or the passing of time",
            what=_DONE[Act(access.act)],
            of=f"{_KINDS.get(access.object_kind, access.object_kind)} {access.object_id}",
        )
        for access in accesses
    ]


def present_licences(licences: Iterable[LicenceHeld], *, on: date) -> list[LicenceLine]:
    """The licences in the order given."""
    return [
        LicenceLine(one, MEASURES[one.measure_id].name, one.as_record().is_in_force(on))
        for one in licences
        if one.measure_id in MEASURES
    ]
