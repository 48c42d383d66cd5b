"""What is to be known of a version beside its content."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.impact.models import Case, Version
from worthwhile.engines.valuation.vocabulary import CaseKind
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.plain_data import InvalidFile


def is_intact(version: Version) -> bool:
    """Whether the version still says what it said when it was kept: its content has the hash it had then."""
    try:
        data = version.data
    except (InvalidFile, ValueError):
        return False
    return isinstance(data, dict) and case_hash(data) == version.case_hash


def is_forecast(version: Version) -> bool:
    """Whether the version says what should happen, and so makes a promise."""
    return bool(version.summary.get("kind") == CaseKind.FORECAST)


def has_signed(version: Version, person: User) -> bool:
    """Whether this person put their name to the version."""
    return version.sign_offs.filter(person=person).exists()


def version_before(version: Version) -> Version | None:
    """The version that was kept before this one, None for the first."""
    return version.case.versions.filter(number__lt=version.number).order_by("-number").first()


def list_evaluations(version: Version) -> QuerySet[Case]:
    """The evaluative cases that are held against a version, the oldest first."""
    return version.evaluations.order_by("pk")
