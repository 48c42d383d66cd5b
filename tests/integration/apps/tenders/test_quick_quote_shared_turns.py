"""Organisations that one person runs take one turn of quick quotes together, and nobody is accused of anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from tests.quick_quote_builders import offer, quick_draft, sent_quick_quote
from tests.tender_builders import make_buyer
from worthwhile.apps.organisations.models import Role, Scheme
from worthwhile.apps.tenders.models import SupplierChoice, Tender
from worthwhile.apps.tenders.selectors.invitations import supplier_id
from worthwhile.apps.tenders.selectors.quick_quote_asked import kept_data, sought_of
from worthwhile.apps.tenders.selectors.quick_quote_turns import find_turns

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def invited_to(tender: Tender) -> set[str]:
    return set(tender.invited.values_list("supplier__name", flat=True))


def test_organisations_with_an_owner_in_common_take_one_turn_together():
    buyer, author = make_buyer()
    found = {name: offer(name, now=NOW) for name in ("Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir")}
    (ash, owner), (birch, _), (cedar, _), (_, viewer) = (found[name] for name in ("Ash", "Birch", "Cedar", "Dogwood"))
    birch.memberships.create(person=owner, role=Role.OWNER, joined_at=NOW)
    for one in (birch, cedar):
        one.identifiers.create(scheme=Scheme.COMPANY, value="01234567", added_at=NOW)
    found["Elm"][0].memberships.create(person=viewer, role=Role.VIEWER, joined_at=NOW)
    shared, past = {"Ash", "Birch", "Cedar"}, []
    for day in range(4):
        tender, _ = sent_quick_quote(buyer, author, NOW + timedelta(days=day))
        past.append(invited_to(tender) & shared)
        assert len(invited_to(tender)) == 3
    assert all(len(one) <= 1 for one in past)
    assert len([one for one in past if one]) in (2, 3)
    kept = SupplierChoice.objects.get(tender=tender).data
    assert kept["together"] == [
        {"ids": sorted([supplier_id(ash), supplier_id(birch)]), "because": "share an owner here"},
        {"ids": sorted([supplier_id(birch), supplier_id(cedar)]), "because": "give the same company number"},
    ]
    assert len(kept["beside"]) == 2
    assert all("takes one turn together" in one["why"] for one in kept["beside"])
    assert owner.email not in str(kept)


def test_an_invitation_of_an_organisation_that_is_on_the_list_no_more_counts_for_the_other_of_its_owner():
    buyer, author = make_buyer()
    gone, owner = offer("Gone", now=NOW)
    sent_quick_quote(buyer, author, NOW)
    gone.offered_profile.delete()
    heir, _ = offer("Heir", now=NOW)
    heir.memberships.create(person=owner, role=Role.OWNER, joined_at=NOW)
    for name in ("Ash", "Birch", "Cedar"):
        offer(name, now=NOW)
    tender = quick_draft(buyer, author, NOW + timedelta(days=1))
    rotation = find_turns(tender, sought_of(kept_data(tender)), None).rotation
    assert [one.supplier.name for one in rotation.waiting] == ["Heir"]
    assert "together with somebody you invited before, because they share an owner here" in rotation.waiting[0].why


def test_the_page_says_who_shares_a_turn_and_why_and_names_no_owner(client):
    buyer, author = make_buyer()
    _, owner = offer("Ash", now=NOW)
    birch, _ = offer("Birch", now=NOW)
    birch.memberships.create(person=owner, role=Role.OWNER, joined_at=NOW)
    tender = quick_draft(buyer, author, NOW)
    client.force_login(author)
    said = client.get(reverse("tenders:quick_suppliers", args=[buyer.pk, tender.pk])).content.decode()
    assert "Who fits and shares a turn with one of these (1)" in said
    assert "because they share an owner here" in said
    assert "says nothing against anybody" in said
    assert owner.email not in said
