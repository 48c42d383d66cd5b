"""Working days of each nation, from a library that ships the bank holidays of the United Kingdom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from holidays import HolidayBase, country_holidays

from worthwhile.engines.regimes.clocks import Calendar

CODE = "REG-19"
MONDAY, SATURDAY, MAY, CHRISTMAS = 0, 5, 5, (12, 25)
FIRST_WEEK = 7
NATIONS: Mapping[str, str] = MappingProxyType(
    {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
)


@dataclass(frozen=True)
class NationDays:
    """Working days of one nation: neither Saturday, Sunday nor bank holiday there.

    Christmas Day and the first Monday in May never are, as SI 2023/1348, regulation 12(12) names them beside the bank
    holidays; Good Friday stands among the bank holidays of every nation.
    """

    nation: str

    def is_working_day(self, day: date) -> bool:
        if day.weekday() >= SATURDAY or (day.month, day.day) == CHRISTMAS:
            return False
        if day.month == MAY and day.weekday() == MONDAY and day.day <= FIRST_WEEK:
            return False
        return day not in _holidays(NATIONS[self.nation])


@dataclass(frozen=True)
class DaysEverywhere:
    """Days on which people work in every nation: a bank holiday anywhere in the United Kingdom is none."""

    def is_working_day(self, day: date) -> bool:
        return all(NationDays(nation).is_working_day(day) for nation in NATIONS)


@dataclass(frozen=True)
class UnitedKingdomDays:
    """The calendars that deciding about a procurement counts by. A holiday proclaimed later is not in them yet."""

    def of(self, nation: str) -> Calendar:
        """The calendar of a nation. Raises KeyError for a word that is none."""
        if nation not in NATIONS:
            raise KeyError(nation)
        return NationDays(str(nation))

    def anywhere(self) -> Calendar:
        """The calendar in which only a day that is a working day everywhere counts."""
        return DaysEverywhere()


@cache
def _holidays(part: str) -> HolidayBase:
    return country_holidays("GB", subdiv=part)
