"""What is asked of a search: words and filters, checked together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean
from worthwhile.market.queries.notice_words import NOTICE_TYPES, REGIMES, STAGES
from worthwhile.market.store.publishers import BY_KEY

Sort = Literal["best", "deadline", "published", "value"]
SORTS: tuple[Sort, ...] = get_args(Sort)

LONGEST_TEXT = 20_000
MOST_ON_A_PAGE = 500
DEEPEST = 10_000
KNOWN: Final[Mapping[str, Iterable[str]]] = {
    "regimes": REGIMES, "notice_types": NOTICE_TYPES, "stages": STAGES, "publishers": BY_KEY,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Words and filters; every filter that is left out lets everything through.

    text            words or a sentence; empty: everything that passes the filters
    loosely         also what is only loosely related to the text
    typing          the last word is still being typed: its beginning is enough
    areas           area codes; a notice fits that is for one, for a place inside, or for a larger area around it
    within_km       also places whose middle lies so near to that of an asked area
    cpv             CPV codes or their beginnings (``85``, ``85320000``); a notice fits with any code at or below one
    services        kinds of service in everyday words (keys of reference.cpv.groups); any of them fits
    minimum         pounds: the whole is worth at least this
    maximum         pounds: the smallest part that one may bid for (a lot, else the whole) is worth at most this
    strict          keep out notices that do not state a value or a place where one is asked for; else they are kept,
                    after the others, and marked
    open_only       can be answered at the moment the search is for
    closing_within_days   has its deadline between that moment and so many days later
    regimes, notice_types, stages, publishers   any of the given, each one of KNOWN
    suits_sme, suits_vcse   True: stated as suitable. Most notices say nothing; those are not shown then
    reserved        True: reserved for some kind of organisation; False: not stated as reserved
    has_lots        True: in two lots or more; False: in one, or none stated
    light_touch     True: a light-touch regime is stated; False: it is not
    buyer_key       the buyer by its organisation key
    buyer           words of the buyer's name, all of them; of the last its beginning is enough
    sort            best (or, without text: soonest deadline where open_only, else newest), deadline, published, value
    page            from 1, with ``per_page`` hits each

    Raises InvalidInput with every problem at once.
    """

    text: str = ""
    loosely: bool = False
    typing: bool = False
    areas: tuple[str, ...] = ()
    within_km: float | None = None
    cpv: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    strict: bool = False
    open_only: bool = False
    closing_within_days: int | None = None
    regimes: tuple[str, ...] = ()
    notice_types: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    suits_sme: bool = False
    suits_vcse: bool = False
    reserved: bool | None = None
    has_lots: bool | None = None
    light_touch: bool | None = None
    buyer_key: str | None = None
    buyer: str = ""
    sort: Sort = "best"
    page: int = 1
    per_page: int = 20

    def __post_init__(self) -> None:
        problems = [*self._words_and_page(), *self._values(), *self._codes(), *self._names()]
        if problems:
            raise InvalidInput(problems)

    def _words_and_page(self) -> list[Problem]:
        problems = []
        if len(self.text) > LONGEST_TEXT:
            problems.append(Problem("text", f"Enter at most {LONGEST_TEXT:,} characters. You gave {len(self.text):,}."))
        if self.sort not in SORTS:
            problems.append(Problem("sort", f"Choose one of {', '.join(SORTS)}. You gave {self.sort!r}."))
        if not 1 <= self.per_page <= MOST_ON_A_PAGE:
            problems.append(Problem("per_page", f"Ask for 1 to {MOST_ON_A_PAGE} at a time. You gave {self.per_page}."))
        elif not 1 <= self.page <= DEEPEST // self.per_page + 1:
            problems.append(
                Problem("page", f"Only the first {DEEPEST:,} can be looked through: add a word or a filter instead.")
            )
        if self.closing_within_days is not None and not 0 <= self.closing_within_days <= 3_660:
            problems.append(
                Problem("closing_within_days", f"Enter 0 to 3660 days. You gave {self.closing_within_days}.")
            )
        return problems

    def _values(self) -> list[Problem]:
        problems = []
        for name, value in (("minimum", self.minimum), ("maximum", self.maximum)):
            if value is not None and not 0 <= value < float("inf"):
                problems.append(Problem(name, f"Enter an amount in pounds, 0 or more. You gave {value}."))
        if not problems and self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            problems.append(
                Problem(
                    "maximum",
                    f"Enter a maximum of at least the minimum, {self.minimum:,.0f}. You gave {self.maximum:,.0f}.",
                )
            )
        return problems

    def _codes(self) -> list[Problem]:
        problems = [
            Problem("cpv", f"Enter a CPV code of 2 to 8 figures, such as 85320000 or 85. You gave {code!r}.")
            for code in self.cpv
            if not (code.isascii() and code.isdigit() and 2 <= len(code) <= 8)
        ]
        if self.services:
            problems += _unknown_services(self.services)
        if self.within_km is not None:
            if not self.areas:
                problems.append(Problem("within_km", "Say an area to measure the distance from, such as E06000032."))
            if not 0 <= self.within_km <= 1_000:
                problems.append(Problem("within_km", f"Enter 0 to 1000 kilometres. You gave {self.within_km}."))
        return problems

    def _names(self) -> list[Problem]:
        """What can be found nowhere is refused, as “nothing was found” would read as news of the market."""
        return [
            Problem(field, f"Choose one of {', '.join(known)}.{did_you_mean(given, known)} You gave {given[:60]!r}.")
            for field, known in KNOWN.items()
            for given in getattr(self, field)
            if given not in known
        ]


def _unknown_services(services: tuple[str, ...]) -> list[Problem]:
    from worthwhile.reference import cpv

    known = {group.key for group in cpv.groups()}
    return [
        Problem("services", f"Choose a kind of service from the list, such as home-care. You gave {key!r}.")
        for key in services
        if key not in known
    ]
