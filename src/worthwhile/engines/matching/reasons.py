"""What matching answers: eligibility, reasons with their figures, and what would make an opportunity fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """How a provider stands to one thing that an opportunity asks. Unknown never counts as good."""

    MET = "met"
    WATCH = "watch"
    UNKNOWN = "unknown"
    NOT_MET = "not met"


class Eligibility(StrEnum):
    """Whether a provider may and can bid, as far as notice and profile tell."""

    YES = "yes"
    UNKNOWN = "unknown"
    NO = "no"


class About(StrEnum):
    """What a reason is about."""

    SERVICE = "service"
    AREA = "area"
    SIZE = "size"
    RESERVED = "reserved"
    ACCREDITATION = "accreditation"
    TIME = "time"
    STEP_UP = "step-up"
    WORTH_A_BID = "worth-a-bid"
    LENGTH = "length"
    LOTS = "lots"
    COMPETITION = "competition"
    HOLDER = "holder"
    ROUTE = "route"
    PRICE_WEIGHT = "price-weight"
    SUITABILITY = "suitability"


CODES: Mapping[About, str] = MappingProxyType(
    {
        About.SERVICE: "MA-01",
        About.AREA: "MA-02",
        About.SIZE: "MA-03",
        About.RESERVED: "MA-04",
        About.ACCREDITATION: "MA-05",
        About.TIME: "MA-06",
        About.STEP_UP: "MA-07",
        About.WORTH_A_BID: "MA-08",
        About.LENGTH: "MA-09",
        About.LOTS: "MA-10",
        About.COMPETITION: "MA-11",
        About.HOLDER: "MA-12",
        About.ROUTE: "MA-13",
        About.PRICE_WEIGHT: "MA-14",
        About.SUITABILITY: "MA-15",
    }
)
"""The permanent code of each reason: its page of methods bears it."""

GATES = (About.AREA, About.SIZE, About.RESERVED, About.ACCREDITATION)
"""What eligibility rests on: while one of them is unknown, so is the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason, in one plain sentence with its figure.

    ``source`` says where the figure comes from. ``points`` (0 to 1) times ``weight`` is its part of the fit; both are
    None for a reason that decides eligibility alone. ``decides`` marks that a state of *not met* makes it a no.
    ``is_silence``: unknown since the notice says nothing of it, as nearly every notice does.
    """

    about: About
    state: State
    sentence: str
    source: str
    points: float | None = None
    weight: float | None = None
    decides: bool = False
    is_silence: bool = False

    @property
    def code(self) -> str:
        return CODES[self.about]


class RemedyKind(StrEnum):
    """A way to make an opportunity fit."""

    LOT = "lot"
    PARTNER = "partner"
    SUB_CONTRACT = "sub-contract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What would make it fit. ``lacking`` says what a partner would have to bring."""

    kind: RemedyKind
    sentence: str
    lacking: tuple[About, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An opportunity set beside a provider. ``score`` = 100 x ``relevance`` x ``fit``, fit = sum of weight x points."""

    ocid: str
    eligibility: Eligibility
    score: float
    relevance: float
    fit: float
    reasons: tuple[Reason, ...]
    remedies: tuple[Remedy, ...]

    @property
    def is_free_of_objections(self) -> bool:
        """Whether nothing that is stated keeps the provider from bidding, though the notice may be silent."""
        return self.eligibility is not Eligibility.NO and not any(
            reason.state in (State.UNKNOWN, State.NOT_MET) and not reason.is_silence
            for reason in self.reasons
            if reason.about in GATES
        )

    def reason(self, about: About) -> Reason:
        """The reason about one thing; raises KeyError where there is none."""
        for found in self.reasons:
            if found.about is about:
                return found
        raise KeyError(about)
