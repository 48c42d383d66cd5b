"""Answers to questions with choices, in words that a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from worthwhile.engines.regimes.vocabulary import (
    ROUTE_NAMES,
    Buyer,
    DirectAwardGround,
    Nation,
    Subject,
)

_NAMES: dict[StrEnum, str] = {
    Nation.ENGLAND: "England",
    Nation.WALES: "Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
    Buyer.NHS_ENGLAND: "NHS England",
    Buyer.ICB: "Integrated care board",
    Buyer.NHS_TRUST: "NHS trust or foundation trust",
    Buyer.LOCAL_AUTHORITY: "Council (county, borough, district or unitary)",
    Buyer.COMBINED_AUTHORITY: "Combined authority",
    Buyer.PARISH_COUNCIL: "Parish or town council",
    Buyer.HEALTH_BOARD: "Health board",
    Buyer.SPECIAL_HEALTH_AUTHORITY: "Special health authority",
    Buyer.CENTRAL_GOVERNMENT: "Central government department or agency",
    Buyer.UTILITY: "Utility",
    Buyer.OTHER: "Another public body, such as a university or housing association",
    Subject.HEALTH_CARE: "Health care",
    Subject.SOCIAL_CARE: "Social care or community support",
    Subject.PUBLIC_HEALTH: "Public health",
    Subject.OTHER_LIGHT_TOUCH: "Other services that are bought with a light touch",
    Subject.OTHER_SERVICES: "Other services",
    Subject.SUPPLIES: "Supplies (goods)",
    Subject.WORKS: "Works",
    Subject.LIGHT_TOUCH_CONCESSION: "A concession for light touch services",
    Subject.CONCESSION: "Another concession",
    DirectAwardGround.NONE: "None: we mean to compete",
    DirectAwardGround.USER_CHOICE: "The choice of the person who uses the service",
    DirectAwardGround.SCHEDULE_5: "Another ground of Schedule 5",
    DirectAwardGround.NO_SUITABLE_TENDERS: "A competition brought no suitable tender",
}
ANSWER_NAMES: Mapping[StrEnum, str] = MappingProxyType(_NAMES | dict(ROUTE_NAMES.items()))
"""Every choice that a fact may have."""
