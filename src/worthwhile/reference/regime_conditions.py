"""Conditions as the files of procurement law write them, read strictly.

``{nation: england, value_inc_vat: {at_least: procurement-thresholds/pa-light-touch}}`` asks for both. Several parts are
joined with ``all`` and ``any``, turned round with ``not``; ``defined`` names a condition that stands elsewhere,
``regime`` names regimes, and ``unclear`` gives the reason why nobody can tell yet.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args

from worthwhile.engines.regimes.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Comparator,
    Compare,
    Condition,
    Defined,
    Equals,
    InRegime,
    Not,
    Unclear,
)
from worthwhile.engines.regimes.facts import NAMES, Facts
from worthwhile.engines.regimes.quantities import QUANTITIES
from worthwhile.engines.regimes.vocabulary import Regime
from worthwhile.kernel.problems import did_you_mean
from worthwhile.kernel.records import shown

_TYPES = typing.get_type_hints(Facts)
_NUMBERS = (Decimal, int)
Fault = Callable[[str, str], None]


def fact_type(name: str) -> type[Any]:
    """The type of a fact where it is stated."""
    given = [option for option in get_args(_TYPES[name]) if option is not types.NoneType]
    found: type[Any] = given[0]
    return found


def is_number(name: str) -> bool:
    """Whether a name is of a quantity or of a fact that is a number."""
    return name in QUANTITIES or (name in NAMES and fact_type(name) in _NUMBERS)


@dataclass(frozen=True, kw_only=True)
class ConditionReader:
    """Reads conditions; every fault goes to ``fault`` with its path. ``figures`` and ``names`` are those that exist."""

    figures: frozenset[str]
    names: frozenset[str]

    def read(self, data: object, path: str, fault: Fault) -> Condition:
        """The condition that the data states; ``ALWAYS`` where there is none."""
        if not isinstance(data, Mapping):
            fault(path, f"Write a condition as names and values. You gave {shown(data)}.")
            return ALWAYS
        parts = tuple(self._part(str(key), value, f"{path}.{key}", fault) for key, value in data.items())
        return parts[0] if len(parts) == 1 else AllOf(parts=parts)

    def _part(self, key: str, value: object, path: str, fault: Fault) -> Condition:
        if key in ("all", "any"):
            return self._list(key, value, path, fault)
        if key == "not":
            return Not(part=self.read(value, path, fault))
        if key == "defined":
            return self._defined(value, path, fault)
        if key == "regime":
            return self._regimes(value, path, fault)
        if key == "unclear":
            return Unclear(reason=str(value))
        if isinstance(value, Mapping):
            return self._compare(key, value, path, fault)
        return self._equals(key, value, path, fault)

    def _list(self, key: str, value: object, path: str, fault: Fault) -> Condition:
        if not isinstance(value, list | tuple) or not value:
            fault(path, f"Give {key} a list of conditions. You gave {shown(value)}.")
            return ALWAYS
        parts = tuple(self.read(part, f"{path}[{place}]", fault) for place, part in enumerate(value))
        return AllOf(parts=parts) if key == "all" else AnyOf(parts=parts)

    def _defined(self, value: object, path: str, fault: Fault) -> Condition:
        if str(value) not in self.names:
            fault(path, f"No condition is named {shown(value)}.{did_you_mean(str(value), self.names)}")
        return Defined(name=str(value))

    def _regimes(self, value: object, path: str, fault: Fault) -> Condition:
        given = value if isinstance(value, list | tuple) else [value]
        known = [member.value for member in Regime]
        for name in given:
            if name not in known:
                fault(path, f"There is no regime {shown(name)}.{did_you_mean(str(name), known)}")
        return InRegime(regimes=tuple(Regime(name) for name in given if name in known))

    def _equals(self, key: str, value: object, path: str, fault: Fault) -> Condition:
        if key not in NAMES:
            fault(path, f"There is no fact {key!r}.{did_you_mean(key, NAMES)}")
            return ALWAYS
        kind = fact_type(key)
        given: list[Any] = list(value) if isinstance(value, list | tuple) else [value]
        for one in given:
            if issubclass(kind, StrEnum) and one not in [member.value for member in kind]:
                fault(path, f"{key} is never {shown(one)}. It is one of: {', '.join(kind)}.")
            elif not issubclass(kind, StrEnum) and not (kind is bool and isinstance(one, bool)):
                fault(path, f"{key} cannot be set beside {shown(one)}. Give true or false, or compare a number.")
        return Equals(fact=key, values=tuple(given))

    def _compare(self, key: str, value: Mapping[Any, Any], path: str, fault: Fault) -> Condition:
        if not is_number(key):
            known = [*QUANTITIES, *(name for name in NAMES if is_number(name))]
            fault(path, f"There is no number {key!r} to compare.{did_you_mean(key, known)}")
            return ALWAYS
        parts = tuple(self._bound(key, str(name), bound, f"{path}.{name}", fault) for name, bound in value.items())
        return parts[0] if len(parts) == 1 else AllOf(parts=parts)

    def _bound(self, key: str, name: str, bound: object, path: str, fault: Fault) -> Condition:
        known = [member.value for member in Comparator]
        if name not in known:
            fault(path, f"Compare with one of: {', '.join(known)}. You gave {name!r}.")
            return ALWAYS
        comparator = Comparator(name)
        if isinstance(bound, int | Decimal) and not isinstance(bound, bool):
            return Compare(quantity=key, comparator=comparator, number=Decimal(bound))
        if isinstance(bound, str) and "/" in bound:
            if bound not in self.figures:
                fault(path, f"There is no figure {bound!r}.{did_you_mean(bound, self.figures)}")
            return Compare(quantity=key, comparator=comparator, figure=bound)
        if not isinstance(bound, str) or not is_number(bound):
            fault(path, f"Give a number, a figure or another quantity. You gave {shown(bound)}.")
        return Compare(quantity=key, comparator=comparator, other=str(bound))
