"""Whoever proposed an award does not choose who approves it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.award_builders import PRICED, awarding, propose
from tests.organisation_builders import add_member
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.services.write_tender import CannotName, name_person
from worthwhile.engines.tendering import Role

pytestmark = pytest.mark.django_db


def test_before_a_proposal_the_author_names_who_approves() -> None:
    made = awarding()
    friend = add_member(made.tender.buyer, "friend@buyer.example", Membership.VIEWER).person
    named = name_person(tender=made.tender, person=friend, role=Role.APPROVER, by=made.author, now=PRICED)
    assert named.role == Role.APPROVER


def test_after_it_an_owner_does_and_whoever_proposed_does_not() -> None:
    made = awarding()
    friend = add_member(made.tender.buyer, "friend@buyer.example", Membership.VIEWER).person
    owner = add_member(made.tender.buyer, "chief@buyer.example", Membership.OWNER).person
    viewer = add_member(made.tender.buyer, "viewer@buyer.example", Membership.VIEWER).person
    propose(made)
    with pytest.raises(CannotName, match="so you do not choose who approves it"):
        name_person(tender=made.tender, person=friend, role=Role.APPROVER, by=made.author, now=PRICED)
    with pytest.raises(CannotName, match="Only the author names"):
        name_person(tender=made.tender, person=friend, role=Role.APPROVER, by=viewer, now=PRICED)
    with pytest.raises(CannotName, match="Only the author names"):
        name_person(tender=made.tender, person=friend, role=Role.MODERATOR, by=owner, now=PRICED)
    name_person(tender=made.tender, person=friend, role=Role.APPROVER, by=owner, now=PRICED)


def test_the_page_offers_an_owner_that_role_alone_and_whoever_proposed_every_other() -> None:
    made = awarding()
    owner = add_member(made.tender.buyer, "chief@buyer.example", Membership.OWNER).person
    propose(made)
    address = f"/organisations/{made.tender.buyer_id}/tenders/{made.tender.pk}/people/"
    offered = {}
    for person in (owner, made.author):
        client = Client()
        client.force_login(person)
        shown = client.get(address).content.decode()
        offered[person] = [role.value for role in Role if f'name="role" value="{role.value}"' in shown]
    assert offered[owner] == ["approver"]
    assert "approver" not in offered[made.author]
    assert "moderator" in offered[made.author]
