"""People leave and organisations close while tenders they took part in go on."""

from __future__ import annotations

import pytest

from tests.organisation_builders import add_member
from tests.tender_builders import BEGUN, make_supplier, open_tender
from worthwhile.apps.accounts.services.close_account import close_account
from worthwhile.apps.organisations.models import Membership, Organisation
from worthwhile.apps.organisations.models import Role as InOrganisation
from worthwhile.apps.organisations.services.close_organisation import OrganisationStillNeeded, close_organisation
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.questions import answer_question, ask
from worthwhile.apps.tenders.services.write_tender import CannotName, name_person
from worthwhile.engines.tendering import Role

pytestmark = pytest.mark.django_db


def test_an_owner_names_an_author_once_every_author_has_left():
    """Otherwise nobody could answer what was asked, and the deadline would wait for ever."""
    buying = open_tender()
    owner, new = buying.approver, add_member(buying.tender.buyer, "new@buyer.example", InOrganisation.EDITOR).person
    question = ask(tender=buying.tender, asker=make_supplier("Lunch Club")[0], words="May we?", now=BEGUN)
    with pytest.raises(CannotName, match="Only the author"):
        name_person(tender=buying.tender, person=new, role=Role.AUTHOR, by=owner, now=BEGUN)
    close_account(buying.author, at=BEGUN)
    for person, role in ((new, Role.AUTHOR), (owner, Role.ASSESSOR)):
        with pytest.raises(CannotName, match="Only the author"):
            name_person(tender=buying.tender, person=new, role=role, by=person, now=BEGUN)
    name_person(tender=buying.tender, person=new, role=Role.AUTHOR, by=owner, now=BEGUN)
    answer_question(question=question, words="Yes.", by=new, now=BEGUN)
    assert not Membership.objects.filter(person=buying.author).exists()


def test_an_organisation_in_the_record_of_a_tender_is_told_why_it_cannot_be_closed():
    buying = open_tender()
    supplier, person = make_supplier("Lunch Club")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    with pytest.raises(OrganisationStillNeeded, match="runs or ran a tender"):
        close_organisation(organisation=buying.tender.buyer, by=buying.author, now=BEGUN)
    with pytest.raises(OrganisationStillNeeded, match="bid or was invited"):
        close_organisation(organisation=supplier, by=person, now=BEGUN)
    other, founder = make_supplier("No Bidder")
    close_organisation(organisation=other, by=founder, now=BEGUN)
    assert set(Organisation.objects.values_list("pk", flat=True)) == {buying.tender.buyer_id, supplier.pk}


def test_whoever_handed_a_bid_in_can_close_their_account():
    buying = open_tender()
    supplier, person = make_supplier("Lunch Club")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    close_account(person, at=BEGUN)
    assert buying.tender.bids.get().received.get().handed_in_by_id == person.pk
