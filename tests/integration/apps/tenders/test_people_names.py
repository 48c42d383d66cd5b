"""Pages call people by the name and post that they gave, and by an address only where there is no name."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.organisation_builders import add_member
from tests.route_builders import keep_lawful_route
from tests.tender_builders import BEGUN, Buying, competitive_draft
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import KeyHolder
from worthwhile.apps.tenders.presenters.buyer_bids import present_opening
from worthwhile.apps.tenders.selectors.buyer_tenders import list_people, standing_of
from worthwhile.apps.tenders.selectors.people_names import names_of_people
from worthwhile.apps.tenders.services.write_tender import name_person
from worthwhile.engines.tendering import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def buying() -> Buying:
    made = competitive_draft()
    made.tender.people.filter(person=made.author).update(known_as="Ann Lee, head of adult care")
    made.tender.people.filter(person=made.openers[0]).update(known_as="Bo Hill, registrar")
    return made


def page(buying: Buying, name: str) -> str:
    client = Client()
    client.force_login(buying.author)
    answer = client.get(reverse(f"tenders:{name}", args=[buying.tender.buyer_id, buying.tender.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_route_says_by_name_and_post_who_decided(buying):
    keep_lawful_route(buying.tender, buying.author, BEGUN)
    said = page(buying, "buyer_route")
    assert "Ann Lee, head of adult care (decision 2)" in said
    assert buying.author.email not in said.partition("<main")[2]


def test_the_bids_page_says_by_name_and_post_who_can_open_them(buying):
    standing = standing_of(buying.tender, buying.author, BEGUN)
    opening = present_opening(buying.tender, standing, list_people(buying.tender))
    assert opening.can == ("Bo Hill, registrar", buying.openers[1].email, buying.openers[2].email)
    KeyHolder.objects.filter(person=buying.openers[0]).update(opened_at=BEGUN)
    opening = present_opening(buying.tender, standing, list_people(buying.tender))
    assert opening.acted == ("Bo Hill, registrar",)


def test_the_task_list_says_by_name_who_has_yet_to_declare(buying):
    cy = add_member(buying.tender.buyer, "cy@buyer.example", Membership.VIEWER).person
    name_person(
        tender=buying.tender, person=cy, role=Role.ASSESSOR, by=buying.author, now=BEGUN, known_as="Cy Dale, carer"
    )
    assert "Conflicts of interest not declared: Cy Dale, carer" in page(buying, "buyer_tender")


def test_a_name_given_in_one_role_serves_in_every_other(buying):
    name_person(tender=buying.tender, person=buying.author, role=Role.MODERATOR, by=buying.author, now=BEGUN)
    assert names_of_people(buying.tender)[buying.author.pk] == "Ann Lee, head of adult care"
