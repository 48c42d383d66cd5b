"""What an address of the list of ending contracts asks for, and what in it cannot be understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import QueryDict

from worthwhile.market.queries.scope import Scope
from worthwhile.reference import areas, cpv
from worthwhile.reference.areas_given import read_areas

USUAL_MONTHS, MOST_MONTHS = 12, 60
MOST_WORDS = 200


@dataclass(slots=True)
class ExpiringAsked:
    """``problems``: by field of the page, sentences."""

    scope: Scope = field(default_factory=Scope)
    areas: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    within_months: int = USUAL_MONTHS
    problems: dict[str, str] = field(default_factory=dict)


def read_expiring_asked(given: QueryDict) -> ExpiringAsked:
    """The part of the market that is asked about, and how many months ahead."""
    asked = ExpiringAsked(within_months=USUAL_MONTHS)
    months = given.get("months", "").strip()
    if months.isascii() and months.isdigit() and len(months) < 9 and 1 <= int(months) <= MOST_MONTHS:
        asked.within_months = int(months)
    elif months:
        asked.problems["months"] = f"Enter 1 to {MOST_MONTHS} months. You gave “{months}”."
    named = read_areas(given.get("area", ""))
    for name, near in named.unknown:
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        asked.problems["area"] = f"We do not know the area “{name}”.{hint}"
    asked.areas = named.codes
    groups = {group.key: group for group in cpv.groups()}
    asked.services = tuple(key for key in given.getlist("service") if key in groups)
    inside = sorted({code for area in named.codes for code in areas.within(area)})
    asked.scope = Scope(
        areas=tuple(inside),
        cpv=tuple(dict.fromkeys(code for key in asked.services for code in groups[key].codes)),
        buyer_words=given.get("buyer", "").strip()[:MOST_WORDS],
    )
    return asked
