"""How change comes about, read from a case that may still lack much of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.vocabulary import Level, Status

NOBODY = "For whom is not yet said"
NO_NAME = "An outcome without a name"
# What a drawing cannot hold, and marks that would turn round the letters after them.
_UNDRAWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change for somebody; ``level`` is None where the case names none that we know."""

    name: str
    level: Level | None
    status: Status
    is_worse: bool


@dataclass(frozen=True, kw_only=True)
class Gainer:
    """Somebody with the changes for them."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True)
class Theory:
    """A theory of change; what the case does not say is empty."""

    need: str
    inputs: tuple[str, ...]
    activities: tuple[str, ...]
    outputs: tuple[str, ...]
    gainers: tuple[Gainer, ...]
    assumptions: tuple[str, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, by who has it."""
        return tuple(change for gainer in self.gainers for change in gainer.changes)


def is_theory_told(data: Mapping[str, Any] | None) -> bool:
    """Whether a case says anything of its theory beyond inputs and outcomes, which every case has."""
    theory = read_theory(data or {})
    return bool(theory.need or theory.activities or theory.outputs or theory.assumptions)


def read_theory(data: Mapping[str, Any]) -> Theory:
    """The theory in a case of the format impact-case, whole or a draft.

    Inputs and outcomes are the case's own; the rest stands under ``x-worthwhile: {theory: {need, activities,
    outputs, assumptions}}``. Whatever is missing, empty or of another shape is left out.
    """
    told = _part(_part(data, "x-worthwhile"), "theory")
    return Theory(
        need=_text(told.get("need")),
        inputs=tuple(name for line in _lines(data, "inputs") if (name := _text(line.get("name")))),
        activities=_texts(told.get("activities")),
        outputs=_texts(told.get("outputs")),
        gainers=_gainers(data),
        assumptions=_texts(told.get("assumptions")),
    )


def _gainers(data: Mapping[str, Any]) -> tuple[Gainer, ...]:
    """By stakeholder, in the order in which the case first names them."""
    found: dict[str, list[Change]] = {}
    for row in _lines(data, "outcomes"):
        found.setdefault(_text(row.get("stakeholder")) or NOBODY, []).append(_change(row))
    return tuple(Gainer(name=name, changes=tuple(changes)) for name, changes in found.items())


def _change(row: Mapping[str, Any]) -> Change:
    level, status, value = row.get("level"), row.get("status"), row.get("value")
    return Change(
        name=_text(row.get("name")) or _text(row.get("id")) or NO_NAME,
        level=Level(level) if level in [known.value for known in Level] else None,
        status=Status(status) if status in [known.value for known in Status] else Status.PRICED,
        is_worse=isinstance(value, int | float | Decimal) and not isinstance(value, bool) and value < 0,
    )


def _part(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def _lines(data: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    found = data.get(name)
    return (line for line in found if isinstance(line, Mapping)) if isinstance(found, list | tuple) else iter(())


def _texts(given: object) -> tuple[str, ...]:
    """The lines of a list, or of a text that stands in place of one."""
    parts = given.splitlines() if isinstance(given, str) else given
    return tuple(text for part in parts if (text := _text(part))) if isinstance(parts, list | tuple) else ()


def _text(given: object) -> str:
    is_text = isinstance(given, str | int | float | Decimal) and not isinstance(given, bool)
    return " ".join(_UNDRAWABLE.sub(" ", str(given)).split()) if is_text else ""
