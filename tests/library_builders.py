"""Values of an organisation's own, and a network that reviews them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.organisation_builders import NOW, make_person
from worthwhile.apps.accounts.models import User
from worthwhile.apps.library.models import OwnValue
from worthwhile.apps.library.services.own_values import ValueEntry, keep_own_value
from worthwhile.apps.organisations.models import Organisation, OrganisationKind
from worthwhile.apps.organisations.services.create_organisation import create_organisation

ENTRY = ValueEntry(
    label="A lunch in company",
    description="One person eats in company once a week for a year.",
    unit="per person per year",
    amount=Decimal("412.50"),
    low=Decimal("300"),
    high=Decimal("500"),
    price_year="2023/24",
    kind="wellbeing",
    agency="people",
    source_title="The worth of lunch",
    source_publisher="Institute of Lunch",
    source_published="March 2025",
    source_locator="Table 3",
    source_address="https://example.org/lunch",
    licence="Open Government Licence v3.0",
    sharing="yes",
    checked_on=date(2026, 3, 1),
    confidence="high",
)


def make_entry(**changed: Any) -> ValueEntry:
    """What a person enters, with some of it changed."""
    return replace(ENTRY, **changed)


def make_own_value(organisation: Organisation, by: User, *, now: datetime = NOW, **changed: Any) -> OwnValue:
    """A value that is kept."""
    return keep_own_value(organisation=organisation, entry=make_entry(**changed), by=by, now=now)


def make_network(name: str = "Lunch Clubs United", email: str = "network@example.org") -> Organisation:
    """A network with its owner."""
    return create_organisation(
        founder=make_person(email), kind=OrganisationKind.NETWORK, name=name, legal_form="", now=NOW
    )


def answers(**changed: Any) -> dict[str, str]:
    """The entry as a browser sends it."""
    sent = {name: "" if value is None else str(value) for name, value in vars(make_entry()).items()}
    return {**sent, "checked_on": "1 March 2026", **changed}
