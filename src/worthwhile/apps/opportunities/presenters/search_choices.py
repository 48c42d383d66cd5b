"""Boxes to tick beside a search, each with how many notices it would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from worthwhile.market.queries.notice_words import NOTICE_TYPES, REGIMES, publisher_name
from worthwhile.reference import cpv


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One box. ``count`` None: not counted."""

    name: str
    value: str
    label: str
    is_chosen: bool
    count: int | None

    @property
    def id(self) -> str:
        return f"choice-{self.name}-{self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """Boxes that belong together; ``folded`` stand closed until somebody opens them or one is chosen."""

    legend: str
    choices: Sequence[Choice]
    folded: bool = False

    @property
    def is_open(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


Facets = Mapping[str, Mapping[str, int]]


def choice_groups(given: QueryDict, offered: Mapping[str, tuple[str, ...]], facets: Facets) -> list[ChoiceGroup]:
    """Every group that has a choice."""

    def boxes(name: str, values: Sequence[tuple[str, str]], counts: Mapping[str, int] | None) -> list[Choice]:
        chosen = given.getlist(name)
        return [
            Choice(
                name=name,
                value=value,
                label=label,
                is_chosen=value in chosen,
                count=None if counts is None else counts.get(value, 0),
            )
            for value, label in values
        ]

    def of(name: str, words: Mapping[str, str] | None) -> list[tuple[str, str]]:
        held = [*offered.get(name, ()), *given.getlist(name)]
        return [(value, words.get(value, value) if words else publisher_name(value)) for value in dict.fromkeys(held)]

    counted = bool(facets)
    suits = facets.get("suits", {}) if counted else None
    light = {"yes": facets.get("light_touch", {}).get("yes", 0)} if counted else None
    groups = [
        ChoiceGroup(
            legend="Kind of service",
            choices=boxes(
                "service",
                [(group.key, group.name) for group in cpv.groups()],
                facets.get("services", {}) if counted else None,
            ),
            folded=True,
        ),
        ChoiceGroup(
            legend="Who it is for",
            choices=[
                *boxes(
                    "suits",
                    [("vcse", "Suits charities and social enterprises"), ("sme", "Suits small and medium enterprises")],
                    suits,
                ),
                *boxes("reserved", [("yes", "Reserved for some kinds of organisation")], None),
                *boxes("lots", [("yes", "Split into lots")], None),
                *boxes("light_touch", [("yes", "Light-touch rules")], light),
                *boxes("strict", [("yes", "Leave out what states no value or place")], None),
            ],
        ),
        ChoiceGroup(
            legend="Kind of notice",
            choices=boxes("type", of("type", NOTICE_TYPES), facets.get("notice_types", {}) if counted else None),
            folded=True,
        ),
        ChoiceGroup(
            legend="Law",
            choices=boxes("regime", of("regime", REGIMES), facets.get("regimes", {}) if counted else None),
            folded=True,
        ),
        ChoiceGroup(
            legend="Published by",
            choices=boxes("publisher", of("publisher", None), facets.get("publishers", {}) if counted else None),
            folded=True,
        ),
    ]
    return [group for group in groups if group.choices]
