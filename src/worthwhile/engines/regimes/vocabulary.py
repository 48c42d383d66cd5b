"""The words in which a procurement is asked about and answered."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Nation(StrEnum):
    """The nation of the buyer."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class Buyer(StrEnum):
    """What kind of body buys."""

    NHS_ENGLAND = "nhs-england"
    ICB = "icb"
    NHS_TRUST = "nhs-trust"
    LOCAL_AUTHORITY = "local-authority"
    COMBINED_AUTHORITY = "combined-authority"
    PARISH_COUNCIL = "parish-council"
    HEALTH_BOARD = "health-board"
    SPECIAL_HEALTH_AUTHORITY = "special-health-authority"
    CENTRAL_GOVERNMENT = "central-government"
    UTILITY = "utility"
    OTHER = "other-authority"


class Subject(StrEnum):
    """What is mainly bought."""

    HEALTH_CARE = "health-care"
    SOCIAL_CARE = "social-care"
    PUBLIC_HEALTH = "public-health"
    OTHER_LIGHT_TOUCH = "other-light-touch"
    OTHER_SERVICES = "other-services"
    SUPPLIES = "supplies"
    WORKS = "works"
    LIGHT_TOUCH_CONCESSION = "light-touch-concession"
    CONCESSION = "concession"


class DirectAwardGround(StrEnum):
    """The ground on which a buyer under the Procurement Act would award without competition."""

    NONE = "none"
    USER_CHOICE = "user-choice"
    SCHEDULE_5 = "schedule-5"
    NO_SUITABLE_TENDERS = "no-suitable-tenders"


class Regime(StrEnum):
    """The law under which a contract is bought."""

    PSR_ENGLAND = "psr-england"
    PSR_WALES = "psr-wales"
    PA_LIGHT_TOUCH = "pa-light-touch"
    PA_FULL = "pa-full"
    PA_BELOW_THRESHOLD = "pa-below-threshold"
    PA_OWN_RULES = "pa-own-rules"
    SCOTLAND_UNREGULATED = "scotland-unregulated"
    SCOTLAND_2014_ACT = "scotland-2014-act"
    SCOTLAND_2015_REGULATIONS = "scotland-2015-regulations"


class Route(StrEnum):
    """A way to choose a provider."""

    DIRECT_AWARD_A = "direct-award-a"
    DIRECT_AWARD_B = "direct-award-b"
    DIRECT_AWARD_C = "direct-award-c"
    MOST_SUITABLE_PROVIDER = "most-suitable-provider"
    COMPETITIVE = "competitive"
    URGENT_AWARD = "urgent-award"
    FRAMEWORK_CALL_OFF = "framework-call-off"
    FRAMEWORK_MINI_COMPETITION = "framework-mini-competition"
    DIRECT_AWARD_1 = "direct-award-1"
    DIRECT_AWARD_2 = "direct-award-2"
    COMPETITIVE_TENDERING = "competitive-tendering"
    DIRECT_AWARD = "direct-award"
    USER_CHOICE_AWARD = "user-choice-award"
    ADVERTISED = "advertised"
    INVITED_SUPPLIERS = "invited-suppliers"
    OWN_PROCEDURE = "own-procedure"
    QUICK_QUOTE = "quick-quote"
    REGULATED_COMPETITION = "regulated-competition"
    WITHOUT_COMPETITION = "without-competition"
    PROCEDURE_2015 = "procedure-2015"


class Holder(StrEnum):
    """Whose duty it is."""

    AUTHORITY = "authority"
    SUPPLIER = "supplier"


class Mark(StrEnum):
    """What a rule rests on."""

    STATUTE = "S"
    GUIDANCE = "G"
    LAW_FIRM = "L"
    RECALLED = "R"
    THIRD_PARTY = "T"


LABELS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.STATUTE: "statute",
        Mark.GUIDANCE: "official guidance",
        Mark.LAW_FIRM: "reported, to confirm",
        Mark.RECALLED: "to confirm",
        Mark.THIRD_PARTY: "to confirm",
    }
)
STRENGTH: tuple[Mark, ...] = (Mark.STATUTE, Mark.GUIDANCE, Mark.LAW_FIRM, Mark.THIRD_PARTY, Mark.RECALLED)
DECIDING = frozenset({Mark.STATUTE, Mark.GUIDANCE, Mark.LAW_FIRM})

REGIME_NAMES: Mapping[Regime, str] = MappingProxyType(
    {
        Regime.PSR_ENGLAND: "Provider Selection Regime (England)",
        Regime.PSR_WALES: "Provider Selection Regime (Wales)",
        Regime.PA_LIGHT_TOUCH: "Procurement Act 2023, light touch",
        Regime.PA_FULL: "Procurement Act 2023, in full",
        Regime.PA_BELOW_THRESHOLD: "Procurement Act 2023, notifiable below-threshold contract",
        Regime.PA_OWN_RULES: "The buyer’s own standing orders (below every threshold of the Procurement Act 2023)",
        Regime.SCOTLAND_UNREGULATED: "Scotland, below the regulated threshold",
        Regime.SCOTLAND_2014_ACT: "Procurement Reform (Scotland) Act 2014",
        Regime.SCOTLAND_2015_REGULATIONS: "Public Contracts (Scotland) Regulations 2015",
    }
)

ROUTE_NAMES: Mapping[Route, str] = MappingProxyType(
    {
        Route.DIRECT_AWARD_A: "Direct award process A",
        Route.DIRECT_AWARD_B: "Direct award process B",
        Route.DIRECT_AWARD_C: "Direct award process C",
        Route.MOST_SUITABLE_PROVIDER: "Most suitable provider process",
        Route.COMPETITIVE: "Competitive process",
        Route.URGENT_AWARD: "Urgent award",
        Route.FRAMEWORK_CALL_OFF: "Call-off from a framework without competition",
        Route.FRAMEWORK_MINI_COMPETITION: "Mini-competition under a framework",
        Route.DIRECT_AWARD_1: "Direct award process 1",
        Route.DIRECT_AWARD_2: "Direct award process 2",
        Route.COMPETITIVE_TENDERING: "Competitive tendering procedure",
        Route.DIRECT_AWARD: "Direct award",
        Route.USER_CHOICE_AWARD: "Direct award by the choice of the person who uses the service",
        Route.ADVERTISED: "Advertised below-threshold procurement",
        Route.INVITED_SUPPLIERS: "Inviting particular suppliers only",
        Route.OWN_PROCEDURE: "Procedure of the buyer’s own standing orders",
        Route.QUICK_QUOTE: "Quick Quote",
        Route.REGULATED_COMPETITION: "Regulated competition",
        Route.WITHOUT_COMPETITION: "Award without competition (section 12)",
        Route.PROCEDURE_2015: "Procedure under the 2015 Regulations",
    }
)


def weakest(marks: tuple[Mark, ...]) -> Mark:
    """The mark that a result of several rests on: no stronger than the weakest of them."""
    return max(marks, key=STRENGTH.index)
