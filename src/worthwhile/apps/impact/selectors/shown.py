"""What a case holds, as its author would type it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any


def typed_number(number: object) -> str:
    """A number without needless noughts; nothing where there is none."""
    if number is None or isinstance(number, bool):
        return ""
    return f"{_plain(number):f}" if isinstance(number, int | Decimal) else str(number)


def typed_share(share: object) -> str:
    """A fraction as per cent: 0.2 as 20."""
    return typed_number(share * 100) if isinstance(share, int | Decimal) else typed_number(share)


def typed_lines(lines: object) -> str:
    """A list of texts, one a line."""
    return "\n".join(map(str, lines)) if isinstance(lines, Sequence) and not isinstance(lines, str) else ""


def part_of(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part of a case that may not be there yet."""
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def _plain(number: int | Decimal) -> Decimal:
    exact = Decimal(number)
    return exact.normalize() if exact else Decimal(0)
