"""Two people act on one organisation at the same moment, each through a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.organisation_builders import NOW, add_member, make_organisation, make_person
from worthwhile.apps.organisations.models import Membership, Role, Scope
from worthwhile.apps.organisations.services.access_tokens import give_access
from worthwhile.apps.organisations.services.close_organisation import AlreadyClosed, close_organisation
from worthwhile.apps.organisations.services.members import LastOwner, NoLongerAMember, change_role, end_membership
from worthwhile.apps.organisations.services.use_access import MOST_IN_A_MINUTE, AskedTooOften, use_access
from worthwhile.kernel.problems import WorthwhileError

pytestmark = pytest.mark.django_db(transaction=True)


def _together(*acts: Callable[[], object]) -> list[WorthwhileError | None]:
    """Do each in a thread of its own, all let go at once; what each of them raised."""
    begin, raised = Barrier(len(acts)), dict[int, WorthwhileError | None]()

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            begin.wait()
            act()
            raised[number] = None
        except WorthwhileError as error:
            raised[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [raised[number] for number in range(len(acts))]


@pytest.mark.parametrize("attempt", range(5))
def test_of_two_owners_who_leave_at_once_one_remains(attempt: int) -> None:
    organisation = make_organisation(make_person("first@example.org"))
    first = organisation.memberships.get()
    second = add_member(organisation, "second@example.org", Role.OWNER)
    raised = _together(
        lambda: end_membership(membership=first, by=first.person, now=NOW),
        lambda: end_membership(membership=second, by=second.person, now=NOW),
    )
    assert sorted(type(error).__name__ for error in raised) == ["LastOwner", "NoneType"]
    assert Membership.objects.filter(organisation=organisation, role=Role.OWNER).count() == 1


def test_of_two_owners_who_step_down_and_leave_at_once_one_remains() -> None:
    organisation = make_organisation(make_person("first@example.org"))
    first = organisation.memberships.get()
    second = add_member(organisation, "second@example.org", Role.OWNER)
    raised = _together(
        lambda: change_role(membership=first, role=Role.VIEWER, by=first.person, now=NOW),
        lambda: end_membership(membership=second, by=second.person, now=NOW),
    )
    assert [type(error) for error in raised].count(LastOwner) == 1
    assert Membership.objects.filter(organisation=organisation, role=Role.OWNER).count() == 1


def test_two_owners_who_remove_each_other_do_not_both_succeed() -> None:
    organisation = make_organisation(make_person("first@example.org"))
    first = organisation.memberships.get()
    second = add_member(organisation, "second@example.org", Role.OWNER)
    raised = _together(
        lambda: end_membership(membership=second, by=first.person, now=NOW),
        lambda: end_membership(membership=first, by=second.person, now=NOW),
    )
    assert raised.count(None) == 1
    assert isinstance(next(error for error in raised if error), LastOwner | NoLongerAMember)


def test_an_organisation_that_two_owners_close_at_once_is_closed_once() -> None:
    organisation = make_organisation(make_person("first@example.org"))
    first = organisation.memberships.get()
    second = add_member(organisation, "second@example.org", Role.OWNER)
    raised = _together(
        lambda: close_organisation(organisation=organisation, by=first.person, now=NOW),
        lambda: close_organisation(organisation=organisation, by=second.person, now=NOW),
    )
    assert sorted(type(error).__name__ for error in raised) == [AlreadyClosed.__name__, "NoneType"]


def test_requests_at_the_same_moment_are_each_counted() -> None:
    person = make_person("first@example.org")
    given = give_access(
        organisation=make_organisation(person), label="x", scopes=[Scope.CASES_READ], life=timedelta(days=1),
        by=person, now=NOW,
    )  # fmt: skip
    for _ in range(MOST_IN_A_MINUTE - 3):
        use_access(secret=given.secret, scope=None, now=NOW)
    raised = _together(*[lambda: use_access(secret=given.secret, scope=None, now=NOW)] * 8)
    assert raised.count(None) == 3
    assert {type(error) for error in raised} == {type(None), AskedTooOften}
