"""Fields of a tender file that come again and again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from worthwhile.kernel.problems import Problem, did_you_mean
from worthwhile.kernel.records import described
from worthwhile.reference import cpv

MOST = 500
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def yes_no(text: str) -> Any:
    """A yes or no that may be left out."""
    return described(f"{text}: true or false", default=None)


def words(text: str) -> Any:
    """Text that may be left out."""
    return described(text, default=None)


def listed(text: str) -> Any:
    """A list that may be left out; an empty one says that there are none."""
    return described(f"{text}; [] where there are none", default=None, longest=MOST)


def blank_problems(values: Mapping[str, Any], *names: str) -> list[Problem]:
    """Texts that are there and say nothing."""
    return [
        Problem(name, "This is empty. Write it out, or leave the entry out.")
        for name in names
        if isinstance(values.get(name), str) and not values[name].strip()
    ]


def cpv_problems(codes: Iterable[str]) -> list[Problem]:
    """Codes that are no CPV codes."""
    return [
        Problem(f"cpv[{position}]", f"Enter a CPV code of eight digits, such as 85320000. You gave {given!r}.")
        for position, given in enumerate(codes)
        if cpv.read(given) is None
    ]


def clock_problems(values: Mapping[str, Any], name: str) -> list[Problem]:
    """A time of day that is none."""
    given = values.get(name)
    if given is None or _CLOCK.fullmatch(given):
        return []
    return [Problem(name, f"Enter a time of day in quotes, such as “14:00”. You gave {given!r}.")]


def repeated_problems(values: Mapping[str, Any], name: str) -> list[Problem]:
    """Ids in a list that stand twice."""
    seen: dict[str, int] = {}
    problems = []
    for position, one in enumerate(values.get(name) or ()):
        if one.id in seen:
            said = f"{one.id!r} is the id of {name}[{seen[one.id]}] too. Give each its own."
            problems.append(Problem(f"{name}[{position}].id", said))
        seen.setdefault(one.id, position)
    return problems


def reference_problems(path: str, given: str | None, allowed: Iterable[str], *, what: str) -> list[Problem]:
    """A name that points at nothing in the same file."""
    known = list(allowed)
    if given is None or given in known:
        return []
    told = f" They are: {', '.join(known[:20])}." if known else " There are none in this file."
    return [Problem(path, f"There is no {what} {given!r}.{did_you_mean(given, known) or told}")]
