"""Who comes, what the tender makes of them, and what an address is declared to give and to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from tests.tender_road import Road, Stop
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import name_in_log
from worthwhile.engines.tendering import ENDS, Act, Actor, Conflict, Procedure, Role, Situation, Stage, may
from worthwhile.engines.tendering.rules import TABLE

ROLES: Mapping[str, frozenset[Role]] = {
    "author": frozenset({Role.AUTHOR}),
    "approver": frozenset({Role.APPROVER}),
    "opener": frozenset({Role.OPENER}),
    "first judge": frozenset({Role.ASSESSOR}),
    "third judge": frozenset({Role.ASSESSOR}),
    "moderator": frozenset({Role.MODERATOR}),
    "approver in a conflict": frozenset({Role.APPROVER}),
    "judge in a conflict": frozenset({Role.ASSESSOR}),
    "member without a role": frozenset(),
}
"""The people of the buyer. The third judge stood back from the first bid."""
INSIDERS = tuple(ROLES)
IN_CONFLICT = frozenset({"approver in a conflict", "judge in a conflict"})
LEAD, PARTNER, RIVAL, ONLOOKER = "Ash Visits", "Dogwood Partners", "Birch Company", "Elm Onlookers"
OF_LEAD = tuple(f"{kind} of {LEAD}" for kind in ("owner", "editor", "viewer"))
SUPPLIERS = (*OF_LEAD, f"owner of {PARTNER}", f"owner of {RIVAL}", f"owner of {ONLOOKER}")
OUTSIDERS = ("assessor from outside", f"checker of {LEAD}", "author elsewhere", "signed out")
EVERYBODY = (*INSIDERS, *SUPPLIERS, *OUTSIDERS)
HAVE_BID = (LEAD, RIVAL)
STOPS = tuple(Stop)


STAGE_OF: Mapping[Stop, Stage] = {
    stop: Stage.TOLD if stop in (Stop.TOLD, Stop.UPHELD, Stop.KEPT, Stop.SETTLED)
    else Stage.PRICED if stop in (Stop.ASKED, Stop.RANKED) else Stage(stop.value)
    for stop in STOPS
}  # fmt: skip


ONE_A_STAGE = tuple(stop for stop in STOPS if stop not in (Stop.ASKED, Stop.UPHELD, Stop.KEPT, Stop.SETTLED))
"""The stops at which nothing of what is walked at another is under way."""


def _stages_of(act: Act | None) -> frozenset[Stage]:
    rows = (rule.stages for rule in TABLE if rule.act is act and Procedure.COMPETITIVE in rule.procedures)
    return frozenset[Stage]().union(*rows)


class Whose(Enum):
    """Whose door an address has: whoever may not pass it is told nothing there at any time."""

    BUYER = auto()  # members of the buyer, but for assessors from outside
    BUYER_WRITERS = auto()
    SUPPLIER = auto()  # members of the organisation in the address, likewise
    SUPPLIER_WRITERS = auto()
    SIGNED_IN = auto()
    ANYBODY = auto()


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Somebody, and the tender as they find it. ``situation`` is asked of the product, ``who`` is what we named."""

    road: Road
    who: str
    situation: Situation

    @property
    def person(self) -> User | None:
        """None for somebody who is signed out."""
        return self.road.people.get(self.who)

    @property
    def stop(self) -> Stop:
        return self.road.stop

    @property
    def roles(self) -> frozenset[Role]:
        return ROLES.get(self.who, frozenset())

    @property
    def supplier(self) -> str:
        """The organisation that somebody bids for, empty where they do not."""
        return self.who.partition(" of ")[2]

    @property
    def is_clear(self) -> bool:
        return self.who not in IN_CONFLICT

    def is_from(self, first: Stop) -> bool:
        """Whether the tender is at a stop or after it."""
        return STOPS.index(self.stop) >= STOPS.index(first)

    def may(self, act: Act) -> bool:
        """What the table of rules says, of somebody in the roles that we gave them."""
        conflict = Conflict.DECLARED if not self.is_clear else Conflict.UNSAID
        actor = Actor(
            id=name_in_log(self.person.pk if self.person else None), roles=self.roles, declared=bool(self.roles),
            conflicted=not self.is_clear, conflict=conflict,
        )  # fmt: skip
        return may(act=act, situation=self.situation, actor=actor).is_allowed

    def may_as_bidder(self, act: Act) -> bool:
        """What the table says of an organisation that bids, to those of its people who may write."""
        actor = Actor(id=self.supplier, roles=frozenset({Role.BIDDER}), declared=True)
        return self.writes and may(act=act, situation=self.situation, actor=actor).is_allowed

    @property
    def writes(self) -> bool:
        return self.who.startswith(("owner of ", "editor of "))

    @property
    def stage(self) -> Stage:
        return self.situation.stage

    @property
    def has_ended(self) -> bool:
        return self.stage in ENDS


Asks = Callable[[Visit], bool]


def never(_: Visit) -> bool:
    """Nobody may, at any time."""
    return False


def always(_: Visit) -> bool:
    """Whoever passes the door may."""
    return True


@dataclass(frozen=True, kw_only=True)
class Address:
    """What is declared of one address.

    ``opens``: to whom of those who pass the door, and when, reading brings the page (200); otherwise they are told that
    there is nothing, or led away, and learn nothing. ``act``: what sending does by the table of rules; ``may``: whom it
    lets act where the table has no line for it. ``sends``: a form that does it wherever somebody may. ``at``: where
    everybody tries it; where they do not, somebody does in turn. ``parts``: what stands for the parts of the route;
    ``query`` is put behind it. ``of_bids``: it is about single bids, so that it matters who stood back from one.
    """

    whose: Whose
    opens: Asks = always
    act: Act | None = None
    may: Asks | None = None
    sends: Callable[[Visit], Mapping[str, Any]] | None = None
    at: tuple[Stop, ...] = ()
    parts: Callable[[Visit], Mapping[str, object]] = lambda _: {}
    of_bids: bool = False
    query: Callable[[Visit], str] = lambda _: ""

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Where everybody tries it: as declared, else wherever a line of the table is about what is done there."""
        return self.at or tuple(stop for stop in ONE_A_STAGE if STAGE_OF[stop] in _stages_of(self.act))

    @property
    def takes(self) -> bool:
        """Whether anything can be sent there."""
        return self.act is not None or self.may is not None

    def lets(self, visit: Visit) -> bool:
        """Whether somebody who passes the door may do what is done there."""
        if self.may is not None:
            return self.may(visit)
        if self.act is None:
            return False
        return visit.may_as_bidder(self.act) if visit.supplier else visit.may(self.act)
