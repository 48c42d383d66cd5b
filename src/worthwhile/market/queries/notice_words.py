"""What the codes, moments and amounts of notices are called when people read them.

Notice types and what each is for: the Procurement Act 2023 notices as the services that publish them describe them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from worthwhile.kernel.clock import clock_words
from worthwhile.kernel.money import price_text
from worthwhile.market.store.publishers import BY_KEY

REGIMES = {
    "procurement-act-2023": "Procurement Act 2023",
    "pcr-2015": "Public Contracts Regulations 2015",
    "psr-2023": "Provider Selection Regime (health care)",
    "scotland": "Scotland’s own procurement law",
    "ucr-2016": "Utilities Contracts Regulations 2016",
    "ccr-2016": "Concession Contracts Regulations 2016",
    "other": "Another law",
    "unknown": "Law not stated",
}
NOTICE_TYPES = {
    "UK1": "Pipeline of planned contracts",
    "UK2": "Talks with the market before buying",
    "UK3": "Planned procurement",
    "UK4": "Tender",
    "UK5": "Direct award coming",
    "UK6": "Contract award",
    "UK7": "Contract details",
    "UK8": "Payments under a contract",
    "UK9": "How a contract performs",
    "UK10": "Change of a contract",
    "UK11": "End of a contract",
    "UK12": "Procurement stopped",
    "UK13": "Dynamic market planned",
    "UK14": "Dynamic market set up",
    "UK15": "Dynamic market changed",
    "UK16": "Dynamic market closed",
    "UK17": "How promptly a buyer pays",
}
STAGES = {
    "planning": "Planned",
    "tender": "Out to tender",
    "award": "Awarded",
    "contract": "Contract signed",
    "implementation": "Contract running",
    "ended": "Ended",
    "cancelled": "Cancelled",
    "unknown": "Stage not stated",
}
METHODS = {
    "open": "Anyone may bid",
    "selective": "In steps: only those who pass the first may bid",
    "limited": "Only those who are asked",
    "direct": "Awarded directly, without a competition",
}
RESERVED = {
    "shelteredWorkshop": "supported employment providers",
    "publicServiceMissionOrganization": "public service mutuals",
    "smeVcse": "small and medium enterprises or voluntary, community and social enterprises",
}
NOT_STATED = "Not stated"
_UK = ZoneInfo("Europe/London")


def publisher_name(key: str | None) -> str:
    """The service that published a notice, as people know it."""
    found = BY_KEY.get(key or "")
    return found.name if found else key or NOT_STATED


def reserved_name(code: str) -> str:
    """Whom a contract is reserved for; a code that is not known as published."""
    return RESERVED.get(code, code)


def uk_time(moment: datetime) -> datetime:
    """A moment of the tables (UTC without a zone) as clocks in the United Kingdom show it."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_UK)


def day_text(day: date) -> str:
    """``3 October 2026``; of a moment of the tables the day in the United Kingdom.

    >>> day_text(date(2026, 10, 3))
    '3 October 2026'
    """
    shown = uk_time(day) if isinstance(day, datetime) else day
    return f"{shown.day} {shown:%B %Y}"


def moment_text(moment: datetime) -> str:
    """``3 October 2026, 4:59pm (UK time)``, from a moment of the tables.

    >>> moment_text(datetime(2026, 10, 3, 15, 59))
    '3 October 2026, 4:59pm (UK time)'
    """
    at = uk_time(moment)
    return f"{day_text(at.date())}, {clock_words(at)} (UK time)"


def amount_text(amount: float, currency: str | None = "GBP") -> str:
    """``£420,000``; with pence only where there are any."""
    return price_text(Decimal(repr(amount)).quantize(Decimal("0.01")), currency or "GBP")


def length_text(months: float) -> str:
    """A length as people say it: ``1 month``, ``18 months``, ``2 years``, ``3 years and 6 months``, ``10 days``.

    >>> length_text(42)
    '3 years and 6 months'
    """
    if months < 1:
        return _counted(max(1, round(months * 365.25 / 12)), "day")
    whole = round(months)
    years, rest = divmod(whole, 12)
    if whole < 24 and rest:
        return _counted(whole, "month")
    said = [_counted(years, "year")] if years else []
    return " and ".join([*said, *([_counted(rest, "month")] if rest else [])])


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
