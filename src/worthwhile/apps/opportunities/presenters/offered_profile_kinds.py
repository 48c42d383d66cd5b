"""The kinds of service to choose from, under headings that open, so that fifty of them are bearable."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from worthwhile.reference import cpv


@dataclass(frozen=True, slots=True, kw_only=True)
class KindsUnder:
    """Boxes under one heading. It stands open where one is ticked or was just found."""

    heading: str
    boxes: tuple[Any, ...]
    ticked: int
    is_open: bool


def kinds_under_headings(field: BoundField, found: Container[str]) -> list[KindsUnder]:
    """The boxes of a field of kinds in the order of their headings; ``found`` are keys to show at once."""
    headings = {group.key: group.heading for group in cpv.groups()}
    boxes: dict[str, list[Any]] = {}
    for box in field:
        boxes.setdefault(headings[box.data["value"]], []).append(box)
    return [
        KindsUnder(
            heading=heading,
            boxes=tuple(under),
            ticked=sum(bool(box.data["selected"]) for box in under),
            is_open=any(box.data["selected"] or box.data["value"] in found for box in under),
        )
        for heading, under in boxes.items()
    ]
