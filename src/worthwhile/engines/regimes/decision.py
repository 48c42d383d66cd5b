"""What deciding answers: every part with its reason, its citation, and what it still waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from worthwhile.engines.regimes.judging import FigureUsed
from worthwhile.engines.regimes.lifetime import LifetimeValue
from worthwhile.engines.regimes.tables import Citation
from worthwhile.engines.regimes.truth import Truth
from worthwhile.engines.regimes.vocabulary import LABELS, Holder, Mark, Regime, Route, weakest


class GateState(StrEnum):
    """Whether something that must be in order is."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"


class RouteState(StrEnum):
    """Whether a route may be taken. A mandatory route is permitted too, and no other is."""

    MANDATORY = "mandatory"
    PERMITTED = "permitted"
    UNDETERMINED = "undetermined"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why: the rule in a sentence, its code and citation, and the dated figures that took part.

    ``mark`` is that of the weakest of rule and figures, ``label`` what a reader is told of it.
    """

    code: str
    reason: str
    citation: Citation
    holder: Holder
    figures: tuple[FigureUsed, ...] = ()

    @property
    def mark(self) -> Mark:
        return weakest((self.citation.mark, *(figure.mark for figure in self.figures)))

    @property
    def label(self) -> str:
        return LABELS[self.mark]


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleLaw:
    """A law that may hold, why, and the routes that it does not forbid."""

    regime: Regime
    ground: Ground
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeDecision:
    """The law, or None with the facts that it waits for and what nobody has read yet.

    ``may_be`` are the laws of which one holds, where it is not known which.
    """

    regime: Regime | None
    ground: Ground | None = None
    waits_for: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    may_be: tuple[PossibleLaw, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteDecision:
    """One route of the regime. ``only_route`` is unknown where it may be used and might be the only one."""

    route: Route
    state: RouteState
    grounds: tuple[Ground, ...]
    only_route: Truth = Truth.FALSE
    waits_for: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day on which something is due or before which it may not be; ``on`` is None until ``after`` is known."""

    on: date | None
    clock: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice. ``due`` is unknown where facts decide whether it is; ``routes`` empty where any route needs it."""

    notice: str
    due: Truth
    trigger: str
    contains: tuple[str, ...]
    routes: tuple[Route, ...]
    ground: Ground
    deadline: Deadline | None = None
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Something that must be in order. ``applies`` is unknown where facts decide whether it is asked at all."""

    gate: str
    state: GateState
    ground: Ground
    remedy: str
    routes: tuple[Route, ...] = ()
    applies: Truth = Truth.TRUE
    waits_for: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that must be done."""

    duty: str
    due: Truth
    ground: Ground
    deadline: Deadline | None = None
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """The days in which a contract may not be entered into.

    ``required`` is unknown until the route is chosen, where routes differ. ``start`` and ``end`` (last day for
    representations) do not move where somebody challenges: ``further_end`` is then the last day of the further wait.
    ``end_if_all_holidays`` is given where the end is later if bank holidays of every part of the UK count.
    """

    required: Truth
    ground: Ground | None = None
    voluntary: bool = False
    start: date | None = None
    end: date | None = None
    earliest_award_on: date | None = None
    further_end: date | None = None
    end_if_all_holidays: date | None = None
    clock: str = ""
    if_challenged: str = ""
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """Something that must be kept."""

    record: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A power, such as a change without a new procurement: open (true), not open (false) or unknown."""

    name: str
    holds: Truth
    consequence: str
    ground: Ground
    waits_for: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The minimum number of days for bidders. ``days`` is None where the law sets none, or is not ``known`` yet."""

    name: str
    known: bool
    days: int | None
    ground: Ground | None = None
    earliest_end: date | None = None
    waits_for: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Something to confirm: recalled, or reported by others. It blocks nothing."""

    advice: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownInput:
    """A fact that is missing. ``codes`` are the rules that wait for it; ``later`` marks what only time can tell.

    ``leads`` marks a question on which rules hang that are told only once it is answered with yes.
    """

    fact: str
    question: str
    why: str
    codes: tuple[str, ...]
    later: bool
    leads: bool = False
    help: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStep:
    """One rule that was looked at: what it came to, and the facts and figures that it rests on."""

    code: str
    says: str
    truth: Truth
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, Fraction], ...]
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The whole answer for one procurement. It is not legal advice.

    ``commenced_on`` is the day by which the law was chosen; ``read_on`` the day on which the law was read;
    ``lifetime_value`` is given where the law reckons one, as in Wales.
    """

    commenced_on: date | None
    read_on: date
    regime: RegimeDecision
    chosen_route: Route | None
    routes: tuple[RouteDecision, ...]
    notices: tuple[Notice, ...]
    gates: tuple[Gate, ...]
    duties: tuple[Duty, ...]
    standstill: Standstill
    periods: tuple[Period, ...]
    records_required: tuple[KeptRecord, ...]
    modifications: tuple[Finding, ...]
    reservations: tuple[Finding, ...]
    lifetime_value: LifetimeValue | None
    to_confirm: tuple[Advice, ...]
    unknown_inputs: tuple[UnknownInput, ...]
    unclear: tuple[str, ...]
    next_question: UnknownInput | None
    steps: tuple[RuleStep, ...]

    def routes_that_are(self, *states: RouteState) -> tuple[RouteDecision, ...]:
        """The routes in one of these states."""
        return tuple(route for route in self.routes if route.state in states)

    @property
    def chosen_is_closed(self) -> bool:
        """Whether the buyer chose a route that may not be used, or that no law knows that may hold."""
        if self.chosen_route is None:
            return False
        if self.regime.regime is None:
            return bool(self.regime.may_be) and all(self.chosen_route not in law.routes for law in self.regime.may_be)
        usable = self.routes_that_are(RouteState.PERMITTED, RouteState.MANDATORY, RouteState.UNDETERMINED)
        return self.chosen_route not in [route.route for route in usable]

    @property
    def permitted_routes(self) -> tuple[RouteDecision, ...]:
        """Routes that may be used, a mandatory one among them."""
        return self.routes_that_are(RouteState.PERMITTED, RouteState.MANDATORY)

    @property
    def mandatory_route(self) -> RouteDecision | None:
        """The one route that must be used, where there is one."""
        return next(iter(self.routes_that_are(RouteState.MANDATORY)), None)

    @property
    def forbidden_routes(self) -> tuple[RouteDecision, ...]:
        """Routes that may not be used."""
        return self.routes_that_are(RouteState.FORBIDDEN)

    @property
    def undetermined_routes(self) -> tuple[RouteDecision, ...]:
        """Routes that missing facts decide."""
        return self.routes_that_are(RouteState.UNDETERMINED)
