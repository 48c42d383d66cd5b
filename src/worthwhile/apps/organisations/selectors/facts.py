"""What is, was and will be true of an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from worthwhile.apps.organisations.models import Fact, Organisation
from worthwhile.apps.organisations.models.fact_catalogue import FACT_KINDS

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """A value with the days it was in force. ``until`` is the last of them; none means it still runs.

    ``replaced`` says that a later value ended it; ``corrected`` that another value was given for the same
    first day, so that this one was never in force.
    """

    fact: Fact
    until: date | None
    replaced: bool
    corrected: bool

    def is_in_force(self, on: date) -> bool:
        """Whether this value was true on a day."""
        return self.has_begun(on) and (self.until is None or on <= self.until)

    def has_begun(self, on: date) -> bool:
        """Whether this value was in force by a day, even if it has ended since."""
        return not self.corrected and self.fact.valid_from <= on


def list_history(organisation: Organisation, key: str) -> list[Standing]:
    """Every value ever given for one fact, the latest first."""
    rows = organisation.facts.filter(key=key).select_related("recorded_by").order_by("valid_from", "pk")
    return _standings(list(rows))[::-1]


def find_fact(organisation: Organisation, key: str, *, on: date) -> Fact | None:
    """The value of one fact that was true on a day; None where there was none or it had expired."""
    return next((standing.fact for standing in list_history(organisation, key) if standing.is_in_force(on)), None)


def list_facts(organisation: Organisation, *, on: date) -> list[Standing]:
    """For every fact the last value that had begun by a day, in force or expired; in the catalogue's order."""
    by_key: dict[str, list[Fact]] = {}
    for fact in organisation.facts.order_by("valid_from", "pk"):
        by_key.setdefault(fact.key, []).append(fact)
    begun = ([row for row in _standings(by_key[key]) if row.has_begun(on)] for key in FACT_KINDS if key in by_key)
    return [standings[-1] for standings in begun if standings]


def list_every_fact(organisation: Organisation) -> list[Fact]:
    """Every value ever given, in the catalogue's order and then the oldest first."""
    places = {key: place for place, key in enumerate(FACT_KINDS)}
    return sorted(organisation.facts.order_by("valid_from", "pk"), key=lambda fact: places[fact.key])


def _standings(rows: list[Fact]) -> list[Standing]:
    """The days of each row, from rows in the order of their first day and then of their entry."""
    return [_standing(fact, rows[place + 1 :]) for place, fact in enumerate(rows)]


def _standing(fact: Fact, later: list[Fact]) -> Standing:
    if later and later[0].valid_from == fact.valid_from:
        return Standing(fact, until=fact.valid_from - DAY, replaced=False, corrected=True)
    replaced_on = later[0].valid_from - DAY if later else None
    ends = [day for day in (replaced_on, fact.expires_on) if day is not None]
    until = min(ends) if ends else None
    return Standing(fact, until=until, replaced=until is not None and until == replaced_on, corrected=False)
