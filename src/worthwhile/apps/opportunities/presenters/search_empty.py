"""Where to begin, and what may have been meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from worthwhile.apps.opportunities.presenters.search_address import address_with

EXAMPLES = (
    "company for older people who live alone",
    "help at home with washing and meals",
    "nursery places",
    "counselling for young people",
    "support for unpaid carers",
    "minibus to a day centre",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """Something to ask instead of what was asked, and the query string that asks it."""

    given: str
    instead: str
    query: str


def present_spelling(given: QueryDict, text: str, unknown: Mapping[str, tuple[str, ...]]) -> list[Instead]:
    """Words that no notice uses, with near ones."""
    lower = text.lower()
    return [
        Instead(given=word, instead=near, query=address_with(given, q=[_exchanged(lower, word, near)]))
        for word, nearest in unknown.items()
        for near in nearest
    ]


def present_suggested_areas(given: QueryDict, near: Mapping[str, tuple[str, ...]]) -> list[Instead]:
    """Areas that may have been meant, each put in the place of what was typed."""
    typed = ";".join(given.getlist("area"))
    return [
        Instead(given=name, instead=one, query=address_with(given, area=[typed.replace(name, one)]))
        for name, suggested in near.items()
        for one in suggested
    ]


def _exchanged(text: str, word: str, near: str) -> str:
    return " ".join(near if piece.strip(".,;:!?") == word else piece for piece in text.split())
