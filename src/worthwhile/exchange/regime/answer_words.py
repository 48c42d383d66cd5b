"""Answers to questions about a procurement as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from worthwhile.engines.regimes import ROUTE_NAMES, Buyer, DirectAwardGround, Facts, Nation, Route, Subject
from worthwhile.engines.regimes.grounds import fact_text

_WORDS: Mapping[StrEnum, str] = MappingProxyType(
    {
        Nation.ENGLAND: "England",
        Nation.WALES: "Wales",
        Nation.SCOTLAND: "Scotland",
        Nation.NORTHERN_IRELAND: "Northern Ireland",
        Buyer.NHS_ENGLAND: "NHS England",
        Buyer.ICB: "Integrated care board",
        Buyer.NHS_TRUST: "NHS trust or foundation trust",
        Buyer.LOCAL_AUTHORITY: "Council: county, borough, district or unitary",
        Buyer.COMBINED_AUTHORITY: "Combined authority",
        Buyer.PARISH_COUNCIL: "Parish council",
        Buyer.HEALTH_BOARD: "Health board",
        Buyer.SPECIAL_HEALTH_AUTHORITY: "Special health authority",
        Buyer.CENTRAL_GOVERNMENT: "Central government",
        Buyer.UTILITY: "Utility",
        Buyer.OTHER: "Another contracting authority",
        Subject.HEALTH_CARE: "Health care for people",
        Subject.SOCIAL_CARE: "Social care or community support",
        Subject.PUBLIC_HEALTH: "Public health",
        Subject.OTHER_LIGHT_TOUCH: "Another service of the light touch kind",
        Subject.OTHER_SERVICES: "Other services",
        Subject.SUPPLIES: "Supplies",
        Subject.WORKS: "Works",
        Subject.LIGHT_TOUCH_CONCESSION: "A concession of the light touch kind",
        Subject.CONCESSION: "Another concession",
        DirectAwardGround.NONE: "None: the contract is competed for",
        DirectAwardGround.USER_CHOICE: "The person who uses the service chooses the provider",
        DirectAwardGround.SCHEDULE_5: "A ground of Schedule 5",
        DirectAwardGround.NO_SUITABLE_TENDERS: "There were no suitable tenders",
    }
)


def choice_words(choice: StrEnum) -> str:
    """One of several answers, in words."""
    return ROUTE_NAMES[choice] if isinstance(choice, Route) else _WORDS[choice]


def answer_words(facts: Facts, name: str) -> str:
    """A fact that is stated, in words."""
    given = getattr(facts, name)
    return choice_words(given) if isinstance(given, StrEnum) else fact_text(facts, name)
