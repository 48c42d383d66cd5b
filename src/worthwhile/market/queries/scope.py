"""Which part of the market a question is about: buyers, a network, areas, services and a span of days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from worthwhile.kernel.problems import InvalidInput, Problem

_CPV_GIVEN = re.compile(r"^(\d{2,8})(?:-\d)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The part of the market that is asked about; every field left empty lets everything through.

    buyers       organisation keys (``GB-COH:01234567``): one buyer, or all the buyers of a network
    buyer_names  names of buyers as compared (``name_key``), exactly; with ``buyers``: either is enough
    buyer_words  words that all stand in the buyer's name, for notices that give a buyer no number
    suppliers    organisation keys of a network of providers: processes in which any of them won
    areas        ONS codes of areas, each with every area below it, as the caller found them in the reference
    cpv          CPV codes or their beginnings; 85300000 takes in all that starts with 853
    since, until first and last day, both included

    Raises InvalidInput with every problem at once.
    """

    buyers: tuple[str, ...] = ()
    buyer_names: tuple[str, ...] = ()
    buyer_words: str = ""
    suppliers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise InvalidInput(problems)

    @property
    def cpv_prefixes(self) -> tuple[str, ...]:
        """The digits with which codes of these services begin, without repeats, in order."""
        return tuple(sorted({cpv_prefix(code) for code in self.cpv}))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the buyer's name, in lower case."""
        return tuple(self.buyer_words.lower().split())


def cpv_prefix(code: str) -> str:
    """The digits that every code below this one begins with: 85300000 and 853 give 853; 80000000 gives 80.

    Raises ValueError for anything but 2 to 8 digits, with or without a check digit.
    """
    found = _CPV_GIVEN.match(code.strip())
    if found is None:
        raise ValueError(f"Enter a CPV code of 2 to 8 digits, such as 85310000 or 853. You gave {code!r}.")
    digits = found[1]
    return digits[:2] + digits[2:].rstrip("0")


def _problems(scope: Scope) -> Iterator[Problem]:
    for position, code in enumerate(scope.cpv):
        try:
            cpv_prefix(code)
        except ValueError as problem:
            yield Problem(f"cpv[{position}]", str(problem))
    yield from _keys_without_scheme("buyers", scope.buyers)
    yield from _keys_without_scheme("suppliers", scope.suppliers)
    if scope.since is not None and scope.until is not None and scope.until < scope.since:
        message = f"Enter a last day on or after the first. You gave {scope.since} to {scope.until}."
        yield Problem("until", message)


def _keys_without_scheme(path: str, keys: Iterable[str]) -> Iterator[Problem]:
    for position, key in enumerate(keys):
        if ":" not in key.strip(":"):
            message = f"Enter the register and the number, such as GB-COH:01234567. You gave {key!r}."
            yield Problem(f"{path}[{position}]", message)
