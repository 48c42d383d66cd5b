"""What the addresses of the market take: the names that the pages take, read by what reads them for the pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from worthwhile.api.problems import NothingThere
from worthwhile.apps.opportunities.forms.market_scope import MarketScopeForm
from worthwhile.apps.opportunities.selectors.day_answered import DayAnswered, day_answered
from worthwhile.apps.opportunities.selectors.market import OpenMarket, open_market
from worthwhile.apps.opportunities.selectors.market_asked import Asked
from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean
from worthwhile.kernel.records import Record, described

ON = "The day to answer for, such as 2026-04-01; now, if left out"
SERVICE = "The key of a kind of service, such as home-care"


class NoMarket(NothingThere):
    """Nothing was compiled on this installation."""

    def __init__(self) -> None:
        super().__init__(
            "No notices have been compiled on this installation yet. Whoever runs it brings them in with “worthwhile "
            "market fetch find-a-tender” and then runs “worthwhile market compile”"
        )


@dataclass(frozen=True, kw_only=True)
class DayQuery(Record):
    """For which day."""

    on: date | None = described(ON, default=None)


@dataclass(frozen=True, kw_only=True)
class SearchQuery(DayQuery):
    """What is searched for, with the names of the search page."""

    q: str = described("Words or a sentence", default="")
    area: str = described("Names, codes or postcodes of areas, with commas between them", default="")
    within: str = described("Also places so near to the area: a number", default="")
    unit: str = described("Of that number: miles or km", default="")
    when: str = described("open, soon, planned or all", default="")
    days: str = described("With when=soon: closing within so many days", default="")
    service: str = described(f"{SERVICE}; may stand several times", default="")
    cpv: str = described("CPV codes or their beginnings, with commas between them", default="")
    min: str = described("Worth at least so many pounds", default="")
    max: str = described("Its smallest part is worth at most so many pounds", default="")
    strict: str = described("yes: leave out what does not state a value or a place that is asked for", default="")
    loosely: str = described("yes: also what has only some of the words", default="")
    suits: str = described("vcse or sme: stated as suitable; may stand several times", default="")
    reserved: str = described("yes: reserved for some kinds of organisation", default="")
    lots: str = described("yes: divided into lots", default="")
    light_touch: str = described("yes: a light-touch regime is stated", default="")
    regime: str = described("Such as procurement-act-2023; may stand several times", default="")
    type: str = described("UK1 to UK17; may stand several times", default="")
    publisher: str = described("Such as find-a-tender; may stand several times", default="")
    buyer: str = described("Words of the buyer's name", default="")
    buyer_key: str = described("The buyer by register and number, such as GB-COH:01234567", default="")
    sort: str = described("best, deadline, published or value", default="")
    page: str = described("The page of the list, 20 notices each: what “next” of the page before says", default="")


@dataclass(frozen=True, kw_only=True)
class ExpiringQuery(DayQuery):
    """Which contracts, and how far ahead."""

    area: str = described("Names, codes or postcodes of areas, with commas between them", default="")
    service: str = described(f"{SERVICE}; may stand several times", default="")
    buyer: str = described("Words of the buyer's name", default="")
    months: str = described("How many months ahead: 1 to 60; 12, if left out", default="")


@dataclass(frozen=True, kw_only=True)
class MarketQuery(DayQuery):
    """Which part of the market. The years are called from and to."""

    area: str = described("The name, code or postcode of an area, with all below it", default="")
    service: str = described(SERVICE, default="")
    cpv: str = described("A CPV code or its beginning, such as 853", default="")
    buyer: str = described("Words of the buyer's name, or its register and number", default="")
    network: str = described("Providers, packed as the page of a network packs them", default="")


@dataclass(frozen=True, kw_only=True)
class MatchQuery(DayQuery):
    """How many matches."""

    limit: int = described("How many to send at most", default=50, minimum=1, maximum=100)


def market_now() -> OpenMarket:
    """The market as last compiled. Raises NoMarket."""
    found = open_market()
    if found is None:
        raise NoMarket
    return found


def known_names(
    request: HttpRequest, kind: type[Record], *, more: Sequence[str] = (), many: Sequence[str] = ()
) -> list[Problem]:
    """What is wrong with the names of an address: those that are not known, and those given twice."""
    names = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]
    names += more
    unknown = [
        Problem(name, f"There is no {name!r} here.{did_you_mean(name, names)} Names: {', '.join(names)}.")
        for name in request.GET
        if name not in names
    ]
    twice = [
        Problem(name, f"This stands {len(given)} times. Give it once.")
        for name, given in request.GET.lists()
        if len(given) > 1 and name in names and name not in many
    ]
    return [*unknown, *twice]


def day_of(request: HttpRequest, problems: list[Problem]) -> DayAnswered:
    """The moment to answer for; a day that is none is added to the problems."""
    given = request.GET.get("on")
    found = day_answered(given, now=timezone.now())
    if given and found.asked is None and given != found.day.isoformat():
        problems.append(Problem("on", f"Enter a date such as 2026-04-01. You gave {given!r}."))
    return found


def told(problems: Mapping[str, str | Sequence[str]]) -> list[Problem]:
    """Problems by field as the pages tell them."""
    return [
        Problem(name, message)
        for name, messages in problems.items()
        for message in ([messages] if isinstance(messages, str) else messages)
    ]


def market_asked(request: HttpRequest) -> Asked:
    """The part of the market and the day. Raises InvalidInput with every problem."""
    problems = known_names(request, MarketQuery, more=("from", "to"))
    form = MarketScopeForm(request.GET.dict(), today=timezone.localdate())
    asked = form.asked()
    wrong = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
    problems += told({"" if name == "__all__" else name: messages for name, messages in wrong.items()})
    if asked is None or problems:
        raise InvalidInput(problems)
    return asked
