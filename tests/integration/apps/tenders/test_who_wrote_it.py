"""Who wrote a tender is what they did to it, not what they are to it today."""

from __future__ import annotations

import pytest

from tests.organisation_builders import add_member
from tests.tender_builders import BEGUN, CONTENT, competitive_draft
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.write_content import save_content, set_times
from worthwhile.apps.tenders.services.write_tender import approve, declare_interest, name_person, take_role_away
from worthwhile.engines.tendering import Role, Stage
from worthwhile.exchange.tender import tender_from_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def buying():
    return competitive_draft()


@pytest.fixture
def second(buying) -> User:
    """Another author, beside the one who began the tender."""
    person = add_member(buying.tender.buyer, "second@buyer.example", Membership.EDITOR).person
    name_person(tender=buying.tender, person=person, role=Role.AUTHOR, by=buying.author, now=BEGUN)
    declare_interest(tender=buying.tender, person=person, conflicted=False, words="", now=BEGUN)
    return person


def make_an_approver_instead(buying, person: User, role: Role = Role.AUTHOR) -> None:
    take_role_away(tender=buying.tender, person=person, role=role, by=buying.author, now=BEGUN)
    name_person(tender=buying.tender, person=person, role=Role.APPROVER, by=buying.author, now=BEGUN)


@pytest.mark.parametrize("what", ["content", "times"])
def test_a_former_author_cannot_approve_what_they_wrote(buying, second, what):
    if what == "content":
        save_content(tender=buying.tender, loaded=tender_from_data(CONTENT), by=second, now=BEGUN)
    else:
        until = buying.tender.deadline_at
        set_times(tender=buying.tender, deadline=until, questions_until=None, by=second, now=BEGUN)
    make_an_approver_instead(buying, second)
    with pytest.raises(NotAllowed, match="You wrote a part of this tender"):
        approve(tender=buying.tender, by=second, now=BEGUN)
    approve(tender=buying.tender, by=buying.approver, now=BEGUN)


def test_whoever_began_it_cannot_approve_it_once_another_is_its_author(buying, second):
    take_role_away(tender=buying.tender, person=buying.author, role=Role.AUTHOR, by=second, now=BEGUN)
    name_person(tender=buying.tender, person=buying.author, role=Role.APPROVER, by=second, now=BEGUN)
    type(buying.tender).objects.filter(pk=buying.tender.pk).update(author=second)
    with pytest.raises(NotAllowed, match="You wrote a part of this tender"):
        approve(tender=buying.tender, by=buying.author, now=BEGUN)


def test_somebody_who_was_named_an_author_and_wrote_nothing_can_approve_once_they_are_none(buying, second):
    with pytest.raises(NotAllowed, match="Only the approver"):
        approve(tender=buying.tender, by=second, now=BEGUN)
    make_an_approver_instead(buying, second)
    approve(tender=buying.tender, by=second, now=BEGUN)
    buying.tender.refresh_from_db()
    assert buying.tender.stage == Stage.READY
