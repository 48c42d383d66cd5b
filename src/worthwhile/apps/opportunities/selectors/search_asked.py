"""What an address of the search page asks for, and what in it cannot be understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from worthwhile.apps.opportunities.selectors.amount_given import read_amount
from worthwhile.kernel.problems import InvalidInput
from worthwhile.market.queries.search_asked import SORTS, Search
from worthwhile.reference import cpv
from worthwhile.reference.areas_given import read_areas

KILOMETRES_A_MILE = 1.609344
MOST_LETTERS = 2_000
FEWEST, MOST_DAYS, USUAL_DAYS, MOST_DISTANCE = 0, 3_660, 14, 600
# The name of a field of the page for each field of Search whose problem is told beside it.
FIELDS = {
    "text": "q", "areas": "area", "within_km": "within", "minimum": "min", "maximum": "max", "cpv": "cpv",
    "closing_within_days": "days", "services": "service", "page": "page", "sort": "sort",
    "regimes": "regime", "notice_types": "type", "publishers": "publisher",
}  # fmt: skip


@dataclass(slots=True)
class Reading:
    """``problems``: by field of the page, sentences. ``near``: by area that is not known, names near it."""

    search: Search = field(default_factory=Search)
    problems: dict[str, list[str]] = field(default_factory=dict)
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def tell(self, name: str, message: str) -> None:
        self.problems.setdefault(name, []).append(message)


def read_search(given: QueryDict, *, typing: bool = False) -> Reading:
    """The search that an address asks for, without what cannot be understood, which is told field by field."""
    reading = Reading()
    asked: dict[str, Any] = {
        "text": _text(given, reading),
        "typing": typing,
        **_areas(given, reading),
        **_kinds(given, reading),
        **_amounts(given, reading),
        **_when(given, reading),
        "regimes": tuple(given.getlist("regime")),
        "notice_types": tuple(given.getlist("type")),
        "publishers": tuple(given.getlist("publisher")),
        "suits_sme": "sme" in given.getlist("suits"),
        "suits_vcse": "vcse" in given.getlist("suits"),
        "reserved": True if given.get("reserved") == "yes" else None,
        "has_lots": True if given.get("lots") == "yes" else None,
        "light_touch": True if given.get("light_touch") == "yes" else None,
        "strict": given.get("strict") == "yes",
        "loosely": given.get("loosely") == "yes",
        "buyer": given.get("buyer", "").strip()[:200],
        "buyer_key": given.get("buyer_key", "").strip()[:200] or None,
        "sort": given.get("sort", "best") if given.get("sort") in SORTS else "best",
        "page": _whole(given.get("page", "")) or 1,
    }
    reading.search = _checked(asked, reading)
    return reading


def _checked(asked: dict[str, Any], reading: Reading) -> Search:
    """The search; what its own rules refuse is told and left out."""
    try:
        return Search(**asked)
    except InvalidInput as refused:
        for problem in refused.problems:
            reading.tell(FIELDS.get(problem.path, "q"), problem.message)
            asked[problem.path] = getattr(Search(), problem.path)
        return Search(**asked)


def _text(given: QueryDict, reading: Reading) -> str:
    text = given.get("q", "").strip() if not given.get("q", "").endswith(" ") else given.get("q", "").lstrip()
    if len(text) > MOST_LETTERS:
        reading.tell("q", f"Shorten your search to {MOST_LETTERS:,} characters. You gave {len(text):,}.")
        return text[:MOST_LETTERS]
    return text


def _areas(given: QueryDict, reading: Reading) -> dict[str, Any]:
    found = read_areas(";".join(given.getlist("area")))
    for name, near in found.unknown:
        reading.near[name] = near
        hint = f" Did you mean {_or(near)}?" if near else " Enter a council, county, region, postcode or area code."
        reading.tell("area", f"We do not know the area “{name}”.{hint}")
    distance = given.get("within", "").strip()
    if not distance:
        return {"areas": found.codes}
    number = read_amount(distance)
    if number is None or number > MOST_DISTANCE:
        reading.tell("within", f"Enter a distance from 0 to {MOST_DISTANCE}, such as 20. You gave “{distance}”.")
        return {"areas": found.codes}
    if not found.codes:
        if not found.unknown:
            reading.tell("area", "Enter an area to measure the distance from, or take the distance out.")
        return {}
    return {"areas": found.codes, "within_km": number * (1 if given.get("unit") == "km" else KILOMETRES_A_MILE)}


def _kinds(given: QueryDict, reading: Reading) -> dict[str, Any]:
    known = {group.key for group in cpv.groups()}
    codes = []
    for text in given.get("cpv", "").replace(";", ",").split(","):
        code = cpv.stem(text) if text.strip() else None
        if code:
            codes.append(code)
        elif text.strip():
            reading.tell(
                "cpv", f"Enter a CPV code of 2 to 8 figures, such as 85320000 or 853. You gave “{text.strip()}”."
            )
    return {"services": tuple(key for key in given.getlist("service") if key in known), "cpv": tuple(codes)}


def _amounts(given: QueryDict, reading: Reading) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, field_name in (("min", "minimum"), ("max", "maximum")):
        text = given.get(name, "").strip()
        if text:
            amount = read_amount(text)
            if amount is None:
                reading.tell(name, f"Enter an amount in pounds, such as 50,000 or 50k. You gave “{text}”.")
            else:
                made[field_name] = amount
    if len(made) == 2 and made["minimum"] > made["maximum"]:
        reading.tell(
            "max",
            f"Enter a most of at least £{made['minimum']:,.0f}, which you gave as the least, "
            f"or lower the least. You gave £{made['maximum']:,.0f}.",
        )
        return {}
    return made


def _when(given: QueryDict, reading: Reading) -> dict[str, Any]:
    chosen = given.get("when", "open")
    makers: dict[str, Callable[[], dict[str, Any]]] = {
        "soon": lambda: _soon(given, reading),
        "planned": lambda: {"stages": ("planning",)},
        "all": dict,
    }
    return makers.get(chosen, lambda: {"open_only": True})()


def _soon(given: QueryDict, reading: Reading) -> dict[str, Any]:
    text = given.get("days", "").strip() or str(USUAL_DAYS)
    days = _whole(text)
    if days is None or days > MOST_DAYS:
        reading.tell("days", f"Enter a number of days from 0 to {MOST_DAYS}. You gave “{text}”.")
        return {"open_only": True}
    return {"open_only": True, "closing_within_days": days}


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None


def _or(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
