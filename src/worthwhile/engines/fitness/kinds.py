"""What kind of thing a fact is, and how a fact is declared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the value of a fact is, as Python holds it."""

    MONEY = "money"
    """Decimal pounds, without VAT where the documents say."""
    NUMBER = "number"
    """Decimal count or ratio, 0 or more."""
    SHARE = "share"
    """Decimal fraction: 0.10 for 10%, 1.25 for 125%."""
    DAYS = "days"
    """Decimal calendar days, unless the name says working days."""
    MONTHS = "months"
    """Decimal months."""
    DATE = "date"
    """datetime.date."""
    TIME = "time"
    """datetime.time on the clock of the United Kingdom."""
    FLAG = "flag"
    """True or False; a fact that nobody stated is not in the facts at all."""
    TEXT = "text"
    """Words, for a list of things found."""
    CHOICE = "choice"
    """One of the values that the declaration lists."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """One fact that checks may need.

    ``means`` completes "This fact is ..."; ``checks`` are the codes that read it; ``choices`` the values of a choice.
    ``many`` marks a fact that stands once for each thing found (each insurance, each certificate): several values are
    then a list and no contradiction. ``about`` says what the ``about`` of such a fact names, empty where it names
    a lot or nothing.
    """

    name: str
    kind: Kind
    means: str
    checks: tuple[str, ...]
    choices: tuple[str, ...] = ()
    many: bool = False
    about: str = ""


def known(
    name: str, kind: Kind, means: str, checks: str, choices: str = "", *, many: bool = False, about: str = ""
) -> Known:
    """A declaration on one line: ``checks`` as "01 35" for FIT-01 and FIT-35, ``choices`` parted by spaces."""
    codes = tuple(f"FIT-{number}" for number in checks.split())
    return Known(
        name=name, kind=kind, means=means, checks=codes, choices=tuple(choices.split()), many=many, about=about
    )
