"""The words an impact case is written in."""

from __future__ import annotations

from enum import StrEnum


class CaseKind(StrEnum):
    """Whether a case looks forward or back."""

    FORECAST = "forecast"
    EVALUATIVE = "evaluative"


class Level(StrEnum):
    """Where a change happens."""

    INDIVIDUAL = "individual"
    SOCIAL = "social"
    ENVIRONMENTAL = "environmental"


class Agency(StrEnum):
    """Who gains from an outcome, or pays an input."""

    PEOPLE = "people"
    BUSINESS = "business"
    ENVIRONMENT = "environment"
    NHS = "nhs"
    LOCAL_AUTHORITY = "local-authority"
    CENTRAL_GOVERNMENT = "central-government"
    DWP = "dwp"
    CRIMINAL_JUSTICE = "criminal-justice"
    EDUCATION = "education"
    HOUSING = "housing"
    OTHER_PUBLIC = "other-public"
    SOCIETY = "society"

    @property
    def is_public(self) -> bool:
        """Whether this is a public budget, which can pay for a service and save by it."""
        return self not in {Agency.PEOPLE, Agency.BUSINESS, Agency.ENVIRONMENT, Agency.SOCIETY}


class Kind(StrEnum):
    """What sort of worth an outcome has. The views by kind are never added to each other."""

    WELLBEING = "wellbeing"
    ECONOMIC = "economic"
    FISCAL = "fiscal"
    CARBON = "carbon"


class Status(StrEnum):
    """The fence: what is priced, what is real but never priced, what is not yet evidenced."""

    PRICED = "priced"
    HELD = "held"
    PENDING = "pending"


class Timing(StrEnum):
    """When in a case year value falls: undiscounted in year 1, half a year on, or a year on."""

    START = "start"
    MID = "mid"
    END = "end"


class ScheduleName(StrEnum):
    """Published discount schedules by year from now."""

    STANDARD = "green-book-standard"
    HEALTH = "green-book-health"
    LOW = "green-book-low"


class Uprating(StrEnum):
    """Whether values are carried to the case's price year."""

    NONE = "none"
    GDP_DEFLATOR = "gdp-deflator"


class UpratingBeyond(StrEnum):
    """What to do past the last published year of a series."""

    LAST_KNOWN_GROWTH = "last-known-growth"


class Deductions(StrEnum):
    """How deadweight, displacement and attribution combine."""

    MULTIPLICATIVE = "multiplicative"
    SUBTRACTIVE = "subtractive"


class DropOffRule(StrEnum):
    """How an outcome fades."""

    FROM_YEAR_2 = "from-year-2"
    COMPOUNDING = "compounding"
    LINEAR = "linear"
    IN_YEAR = "in-year"


class PastYears(StrEnum):
    """Whether past years of an evaluative case are carried forward to its end."""

    NONE = "none"
    COMPOUND = "compound"


class Rounding(StrEnum):
    """Whether printed steps are rounded before they are used again."""

    NONE = "none"
    CHAINED = "chained"


class Deduction(StrEnum):
    """A deduction that the quantity of an outcome may already be net of."""

    DEADWEIGHT = "deadweight"
    DISPLACEMENT = "displacement"
    ATTRIBUTION = "attribution"


class Distribution(StrEnum):
    """The shape of a range."""

    TRIANGULAR = "triangular"
    PERT = "pert"
    UNIFORM = "uniform"
    NORMAL = "normal"
    LOGNORMAL = "lognormal"
    BETA = "beta"


class FromBank(StrEnum):
    """Stands in a value's range: use the low and high published with ``value_ref``."""

    BANK = "bank"


RATE_PARAMETERS = ("deadweight", "displacement", "attribution", "drop_off")
RANGED_PARAMETERS = ("quantity", "intake", "value", *RATE_PARAMETERS, "duration_years")
