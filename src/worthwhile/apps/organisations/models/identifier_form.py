"""The form a number of a register has, as far as we know it.

Companies House: eight characters, padded with noughts; prefixes as found in published notices.
Charity Commission: six or seven digits. Scottish Charity Register: SC and six digits, as its examples.
For the others no form is published in our sources, so they are kept as they are given.
"""

from __future__ import annotations

import re

from worthwhile.apps.organisations.models.identifier import Scheme
from worthwhile.kernel.problems import WorthwhileError

COMPANY_PREFIXES = ("SC", "NI", "OC", "SO", "NC", "LP", "SL", "NL", "FC", "RC", "AC")
COMPANY_LENGTH = 8
_COMPANY = re.compile(rf"(?:\d{{1,8}}|(?:{'|'.join(COMPANY_PREFIXES)})\d{{6}})", re.ASCII)
_ENGLISH_OR_WELSH_CHARITY = re.compile(r"\d{6,7}", re.ASCII)
_SCOTTISH_CHARITY = re.compile(r"SC\d{6}", re.ASCII)
_PLAIN = re.compile(r"[A-Z0-9](?:[A-Z0-9./-]{0,28}[A-Z0-9])?", re.ASCII)

CHECKED = frozenset({Scheme.COMPANY, Scheme.CHARITY_ENGLAND_AND_WALES, Scheme.CHARITY_SCOTLAND})
NOT_CHECKED_NOTE = "Kept as given: we hold no published form to check it against"


class NotAnIdentifier(WorthwhileError):
    """What was given does not have the form that the register uses."""


def read_identifier(scheme: Scheme, given: str) -> str:
    """The number in the form of its register. Raises NotAnIdentifier with what to enter instead."""
    compact = "".join(given.split()).upper()
    if scheme == Scheme.COMPANY:
        return _company(compact, given)
    if scheme == Scheme.CHARITY_ENGLAND_AND_WALES:
        return _charity(compact, given)
    if scheme == Scheme.CHARITY_SCOTLAND:
        return _scottish_charity(compact, given)
    if not _PLAIN.fullmatch(compact):
        raise NotAnIdentifier(
            f"Enter the number with letters, digits, dots, slashes and hyphens alone, up to 30. You gave “{given}”"
        )
    return compact


def _company(compact: str, given: str) -> str:
    if re.fullmatch(r"IP\d+[A-Z]?", compact):
        raise NotAnIdentifier(
            f"“{given}” is the number of a registered society: choose “{Scheme.MUTUAL.label}” for it instead"
        )
    number = compact.zfill(COMPANY_LENGTH) if compact.isdecimal() else compact
    if not _COMPANY.fullmatch(compact) or not number.strip("0"):
        raise NotAnIdentifier(
            "Enter the company number as 8 digits, or 2 letters and 6 digits, such as 09506232 or SC123456."
            f" You gave “{given}”"
        )
    return number


def _charity(compact: str, given: str) -> str:
    if _SCOTTISH_CHARITY.fullmatch(compact):
        raise NotAnIdentifier(
            f"“{given}” has the form of a Scottish charity: choose “{Scheme.CHARITY_SCOTLAND.label}” for it instead"
        )
    if not _ENGLISH_OR_WELSH_CHARITY.fullmatch(compact):
        raise NotAnIdentifier(f"Enter the charity number as 6 or 7 digits, such as 1090095. You gave “{given}”")
    return compact


def _scottish_charity(compact: str, given: str) -> str:
    number = f"SC{compact}" if re.fullmatch(r"\d{6}", compact, re.ASCII) else compact
    if not _SCOTTISH_CHARITY.fullmatch(number):
        raise NotAnIdentifier(f"Enter the charity number as SC and 6 digits, such as SC042386. You gave “{given}”")
    return number
