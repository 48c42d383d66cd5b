"""Keep a valid case at an address nobody can guess, and remove the cases whose time is over."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from worthwhile.apps.impact.models import KEPT_FOR, UPLOADS_KEPT_FOR, KeptCase, KeptUpload
from worthwhile.apps.impact.selectors.valued import value_text
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.exchange.case_file import parse_case_text
from worthwhile.kernel.problems import WorthwhileError

MOST_PRICED = 40
MOST_LINES = 200
MOST_YEARS = 60
# Names stand in every table and drawing of a report: setting one of half a megabyte would take minutes.
LONGEST_NAME = 1_000
# Whoever sends them needs no account, so that all of them together have an end: 5 GB of cases and 2 GB of sheets.
MOST_KEPT_CASES, MOST_KEPT_UPLOADS = 10_000, 400


class CaseTooLarge(WorthwhileError):
    """A case is more work than a page answers while somebody waits."""


class NoRoom(WorthwhileError):
    """As much is kept for people without an account as there is room for."""

    def __init__(self) -> None:
        super().__init__(
            "So much is kept here for people without an account that there is no room for more today. Sign in and "
            "bring the file into an organisation, or use the command line"
        )


def keep_case(
    *,
    text: str,
    suffix: str,
    name: str,
    now: datetime,
    template: str = "",
    entered: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
) -> KeptCase:
    """Keep a case that can be valued, and nothing otherwise.

    Raises CaseTooLarge, NoRoom, or WorthwhileError with every problem of the case.
    """
    refuse_too_large(parse_case_text(text, suffix=suffix, name=name).case)
    valued = value_text(text, suffix=suffix, name=name, draws=0)
    with transaction.atomic():
        remove_old(now=now)
        if KeptCase.objects.count() >= MOST_KEPT_CASES:
            raise NoRoom
        return KeptCase.objects.create(
            text=text,
            suffix=suffix,
            case_hash=valued.loaded.case_hash,
            template=template,
            entered=dict(entered or {}),
            notes=list(notes),
        )


def refuse_too_large(case: ImpactCase) -> None:
    """Raise CaseTooLarge where a page would keep its reader waiting."""
    refuse_too_many(priced=len(case.priced), lines=len(case.outcomes) + len(case.inputs))
    longest = max(map(len, _names(case)))
    if longest > LONGEST_NAME:
        raise CaseTooLarge(_too_large(f"a name of {longest:,} characters", f"names of {LONGEST_NAME:,} characters"))
    last = max(_last_years(case), default=0)
    if last > MOST_YEARS:
        raise CaseTooLarge(_too_large(f"{last} years", f"{MOST_YEARS} years"))


def refuse_too_many(*, priced: int, lines: int) -> None:
    """The same by the number of priced outcomes, and of outcomes and costs together."""
    if priced > MOST_PRICED:
        raise CaseTooLarge(_too_large(f"{priced} priced outcomes", f"{MOST_PRICED} priced outcomes"))
    if lines > MOST_LINES:
        raise CaseTooLarge(_too_large(f"{lines} outcomes and costs", f"{MOST_LINES} outcomes and costs together"))


def _names(case: ImpactCase) -> list[str]:
    """Whatever a report prints in one line or in a narrow column."""
    of_outcomes = (name for one in case.outcomes for name in (one.id, one.name, one.stakeholder))
    of_costs = (name for line in case.inputs for name in (line.name, line.stakeholder))
    return [case.title, case.organisation, *of_outcomes, *of_costs]


def _last_years(case: ImpactCase) -> list[int]:
    """The last year of every cost and outcome, as listed or as long as it lasts."""
    last = [len(line.values) for line in case.inputs]
    for outcome in case.outcomes:
        before = outcome.starts_in_year - 1
        listed = [len(amount) for amount in (outcome.quantity, outcome.intake) if isinstance(amount, tuple)]
        last.append(before + max([*listed, math.ceil(outcome.duration_years or 1)]))
    return last


def _too_large(given: str, most: str) -> str:
    return (
        f"This case has {given}; a page can value up to {most}. Use the command: worthwhile impact value my-case.yaml"
    )


def remove_old(*, now: datetime) -> None:
    """Remove the cases and uploads whose time is over."""
    KeptCase.objects.filter(created_at__lte=now - KEPT_FOR).delete()
    KeptUpload.objects.filter(created_at__lte=now - UPLOADS_KEPT_FOR).delete()
