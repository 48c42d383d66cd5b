"""Whatever people do to an organisation, and in whatever order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.organisation_builders import make_organisation, make_person
from worthwhile.apps.organisations.models import Fact, Membership, Organisation, Role
from worthwhile.apps.organisations.selectors.facts import find_fact, list_history
from worthwhile.apps.organisations.selectors.invitations import find_invitation_by_token
from worthwhile.apps.organisations.services.accept_invitation import accept_invitation
from worthwhile.apps.organisations.services.invite import invite
from worthwhile.apps.organisations.services.members import LastOwner, change_role, end_membership
from worthwhile.apps.organisations.services.record_fact import record_fact
from worthwhile.kernel.problems import WorthwhileError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 1, tzinfo=UTC)
PEOPLE = 4
ACTS = st.lists(
    st.tuples(st.sampled_from(["join", "change", "end"]), st.integers(0, PEOPLE - 1), st.sampled_from(list(Role))),
    max_size=15,
)
FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda days: FIRST + timedelta(days=days))
ENTRIES = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 20)), min_size=1, max_size=8)


@contextmanager
def undone() -> Iterator[None]:
    """Takes back what one example wrote, so that the next begins with nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def join(organisation: Organisation, email: str, role: Role) -> None:
    """Invite somebody who then accepts."""
    tokens: list[str] = []
    inviter = organisation.memberships.filter(role=Role.OWNER)[0].person
    invite(
        organisation=organisation, email=email, role=role, invited_by=inviter, now=NOW,
        make_link=lambda token: tokens.append(token) or token,  # type: ignore[func-returns-value]
    )  # fmt: skip
    invitation = find_invitation_by_token(tokens[0], now=NOW)
    assert invitation is not None
    person = type(inviter).objects.get(email=email)
    accept_invitation(person=person, invitation=invitation, now=NOW)


def do(organisation: Organisation, act: str, email: str, role: Role) -> None:
    """One act, refused or not. A refusal changes nothing."""
    before = list(organisation.memberships.order_by("pk").values())
    member = Membership.objects.filter(organisation=organisation, person__email=email).first()
    try:
        if act == "join":
            join(organisation, email, role)
        elif member is not None and act == "change":
            change_role(membership=member, role=role, by=member.person, now=NOW)
        elif member is not None:
            end_membership(membership=member, by=member.person, now=NOW)
    except WorthwhileError as refused:
        if isinstance(refused, LastOwner):
            assert member is not None
            assert member.is_owner
        assert list(organisation.memberships.order_by("pk").values()) == before


@settings(max_examples=40)
@given(acts=ACTS)
def test_an_organisation_is_never_without_an_owner(acts: list[tuple[str, int, Role]]) -> None:
    with undone():
        emails = [f"{number}@example.org" for number in range(PEOPLE)]
        organisation = make_organisation(make_person(emails[0]))
        for email in emails[1:]:
            make_person(email)
        for act, number, role in acts:
            do(organisation, act, emails[number], role)
            assert organisation.memberships.filter(role=Role.OWNER).exists()


def record(organisation: Organisation, entry: tuple[date, int | None], value: str) -> Fact:
    """Record a value that runs out after so many days."""
    valid_from, lasts = entry
    return record_fact(
        organisation=organisation,
        key="accounts",
        value=value,
        evidence="seen",
        valid_from=valid_from,
        expires_on=None if lasts is None else valid_from + timedelta(days=lasts),
        recorded_by=organisation.memberships.get().person,
        now=NOW,
    )


def plainly(entries: list[tuple[date, int | None]], on: date) -> str | None:
    """What was true on a day, worked out a second way: the last to begin, unless it ran out."""
    begun = [(first, number, lasts) for number, (first, lasts) in enumerate(entries) if first <= on]
    if not begun:
        return None
    first, number, lasts = max(begun, key=lambda entry: entry[:2])
    return None if lasts is not None and on > first + timedelta(days=lasts) else str(number)


@settings(max_examples=40)
@given(entries=ENTRIES)
def test_every_day_has_the_last_value_that_began_and_no_row_is_touched(
    entries: list[tuple[date, int | None]],
) -> None:
    with undone():
        organisation = make_organisation(make_person("owner@example.org"))
        kept: dict[int, dict[str, object]] = {}
        for number, entry in enumerate(entries):
            fact = record(organisation, entry, str(number))
            kept[fact.pk] = Fact.objects.filter(pk=fact.pk).values().get()
        assert {row["id"]: row for row in Fact.objects.values()} == kept
        history = list_history(organisation, "accounts")
        assert len(history) == len(entries)
        for day in (FIRST + timedelta(days=days) for days in range(-1, 65, 3)):
            fact_then = find_fact(organisation, "accounts", on=day)
            assert (fact_then.value if fact_then else None) == plainly(entries, day)
            assert sum(standing.is_in_force(day) for standing in history) <= 1
