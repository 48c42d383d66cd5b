"""Rules and figures that checks are held to: which law binds where, what practice says, and what is ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError


class Band(StrEnum):
    """What a rule rests on."""

    LAW = "law"
    PRACTICE = "practice"
    OURS = "ours"


class Mark(StrEnum):
    """How well the source of a rule was read."""

    STATUTE = "S"
    GUIDANCE = "G"
    REPORTED = "L"
    """Reported by others; to be confirmed."""
    RECALLED = "R"
    """Not read; to be confirmed, and never stated as law."""
    OWN = "H"
    """Our own judgement."""


LABELS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.STATUTE: "statute",
        Mark.GUIDANCE: "published guidance",
        Mark.REPORTED: "reported, to confirm",
        Mark.RECALLED: "to confirm",
        Mark.OWN: "our own line",
    }
)
"""What a reader is told of how well a rule was read."""
MAY_STATE_LAW = frozenset({Mark.STATUTE, Mark.GUIDANCE, Mark.REPORTED})


class NoFigure(WorthwhileError):
    """A check needs a figure that the book does not hold for the day."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Where and under what a tender is run; None is not known. ``care`` is yes or no."""

    nation: str | None = None
    regime: str | None = None
    buyer: str | None = None
    care: str | None = None


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a check is held to, where, and from when.

    ``regimes``, ``nations``, ``buyers`` and ``care`` (yes, no) name where it binds, empty for everywhere. ``says`` is
    the rule in words, ``citation`` where it stands, ``to_confirm`` what nobody has read yet and so is not stated.
    Raises InvalidInput where something that was not read would be stated as law.
    """

    code: str
    band: Band
    mark: Mark
    says: str
    citation: str
    source: str
    valid_from: date
    valid_to: date | None = None
    regimes: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    to_confirm: str = ""

    def __post_init__(self) -> None:
        if self.band is Band.LAW and self.mark not in MAY_STATE_LAW:
            said = f"A rule marked {self.mark.value} was not read and cannot be law. Give another band or mark."
            raise InvalidInput([Problem(self.code, said)])

    def is_in_force(self, on: date) -> bool:
        """Whether the rule holds on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def binds(self, setting: Setting) -> bool:
        """Whether the rule surely holds in a setting."""
        return all(not allowed or given in allowed for allowed, given in self._asked(setting))

    def may_bind(self, setting: Setting) -> bool:
        """Whether it holds, or would if what is not known turned out so."""
        return all(not allowed or given is None or given in allowed for allowed, given in self._asked(setting))

    def _asked(self, setting: Setting) -> tuple[tuple[tuple[str, ...], str | None], ...]:
        return (
            (self.regimes, setting.regime),
            (self.nations, setting.nation),
            (self.buyers, setting.buyer),
            (self.care, setting.care),
        )


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that a check compares with, from ``valid_from``; ``low`` and ``high`` where it is a range."""

    name: str
    value: Decimal
    unit: str
    valid_from: date
    source: str
    citation: str
    valid_to: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """Every rule and figure, as dated data."""

    rules: tuple[Rule, ...]
    figures: tuple[Figure, ...]

    def rules_of(self, code: str, *, on: date) -> tuple[Rule, ...]:
        """The rules of a check in force on a day, law first."""
        order = list(Band)
        found = [rule for rule in self.rules if rule.code == code and rule.is_in_force(on)]
        return tuple(sorted(found, key=lambda rule: order.index(rule.band)))

    def figure(self, name: str, *, on: date) -> Figure:
        """The figure in force on a day; the first one before the first day, for what is not law has no day.

        Raises NoFigure where there is none of this name.
        """
        named = sorted((one for one in self.figures if one.name == name), key=lambda one: one.valid_from)
        if not named:
            raise NoFigure(f"The book of fitness checks holds no figure {name!r}.")
        begun = [one for one in named if one.valid_from <= on]
        return begun[-1] if begun else named[0]
