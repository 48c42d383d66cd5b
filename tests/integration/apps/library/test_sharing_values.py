"""A value is shared with everybody only after a network that is no part of it has reviewed it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.library_builders import make_entry, make_network, make_own_value
from tests.organisation_builders import NOW, SignIn, World, add_member
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.library.models import Offer, OfferState
from worthwhile.apps.library.selectors.offers import list_shared
from worthwhile.apps.library.selectors.usable_values import find_usable_value, list_usable_values
from worthwhile.apps.library.services.offers import (
    AlreadyOffered,
    AlreadyReviewed,
    NotANetwork,
    OwnWork,
    SharingIsOff,
    offer_value,
    review_offer,
    withdraw_offer,
)
from worthwhile.apps.library.services.own_values import ValueStillNeeded, add_version, remove, retire
from worthwhile.apps.organisations.models import Membership, Organisation, OrganisationKind, Role, Scheme
from worthwhile.apps.organisations.services.close_organisation import close_organisation
from worthwhile.apps.organisations.services.identifiers import add_identifier
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db

TODAY = NOW.date()


@pytest.fixture
def network(world: World) -> Organisation:
    return make_network()


@pytest.fixture
def offer(world: World, network: Organisation) -> Offer:
    kept = make_own_value(world.organisation, world.owner.person)
    return offer_value(own_value=kept, network=network, by=world.owner.person, now=NOW)


def _accept(offer: Offer, network: Organisation) -> None:
    by = network.memberships.get(role=Role.OWNER).person
    review_offer(offer=offer, network=network, accepts=True, note="Compared with table 3", by=by, now=NOW)


def test_a_value_is_offered_to_a_network_by_its_name(world: World, network: Organisation, sign_in: SignIn) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    address = reverse("library:offer", args=[world.organisation.pk, kept.pk])
    sign_in(world.editor.person).post(address, {"network": "lunch clubs united"})
    assert Offer.objects.get().network == network
    queue = sign_in(network.memberships.get().person).get(reverse("library:queue", args=[network.pk]))
    assert "A lunch in company" in queue.content.decode()
    assert "Lunch Club CIC" in queue.content.decode()


@pytest.mark.parametrize("name", ["Nobody's Network", "Elsewhere Ltd", "Lunch Club CIC"])
def test_only_a_network_can_be_chosen(world: World, network: Organisation, sign_in: SignIn, name: str) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    address = reverse("library:offer", args=[world.organisation.pk, kept.pk])
    page = sign_in(world.owner.person).post(address, {"network": name}).content.decode()
    assert "There is no network called" in page
    assert Offer.objects.count() == 0


def test_networks_of_one_name_are_told_apart_by_a_registered_number(
    world: World, network: Organisation, sign_in: SignIn
) -> None:
    other = make_network(email="other@example.org")
    person = other.memberships.get().person
    add_identifier(organisation=other, scheme=Scheme.COMPANY, value="07444723", by=person, now=NOW)
    kept = make_own_value(world.organisation, world.owner.person)
    address = reverse("library:offer", args=[world.organisation.pk, kept.pk])
    browser = sign_in(world.owner.person)
    assert "More than one network" in browser.post(address, {"network": network.name}).content.decode()
    browser.post(address, {"network": "07444723"})
    assert Offer.objects.get().network == other


def test_a_network_does_not_review_its_own_value(network: Organisation) -> None:
    person = network.memberships.get().person
    kept = make_own_value(network, person)
    with pytest.raises(SharingIsOff):
        offer_value(own_value=kept, network=network, by=person, now=NOW)


def test_an_accepted_value_is_public_and_apart_from_what_ships(
    world: World, network: Organisation, offer: Offer, sign_in: SignIn
) -> None:
    address = reverse("library:review", args=[network.pk, offer.pk])
    assert "Nothing is shared yet" in Client().get("/library/shared/").content.decode()
    sign_in(network.memberships.get().person).post(address, {"decision": "accept", "note": "Compared with table 3"})
    listed = Client().get("/library/shared/").content.decode()
    assert "Shared by a member, reviewed by Lunch Clubs United, on" in listed
    page = Client().get(f"/library/shared/{offer.pk}/").content.decode()
    for said in ("A lunch in company", "The worth of lunch", "Compared with table 3", "we have not checked it"):
        assert said in page
    assert "Lunch Club CIC" not in page, "who shares a value is not told"
    found = Client().get("/library/", {"q": "lunch in company"}).content.decode()
    assert found.index("Shared by members") < found.index(f"/library/shared/{offer.pk}/")
    assert Client().get("/library/values/", {"kind": "wellbeing"}).content.decode().count("A lunch in company") == 0


def test_a_declined_value_stays_private_with_the_note(
    world: World, network: Organisation, offer: Offer, sign_in: SignIn
) -> None:
    address = reverse("library:review", args=[network.pk, offer.pk])
    browser = sign_in(network.memberships.get().person)
    assert "Say what you checked" in browser.post(address, {"decision": "decline", "note": ""}).content.decode()
    browser.post(address, {"decision": "decline", "note": "Table 3 says 421"})
    assert Client().get(f"/library/shared/{offer.pk}/").status_code == 404
    own = reverse("library:own_value", args=[world.organisation.pk, offer.own_value_id])
    page = sign_in(world.viewer.person).get(own).content.decode()
    assert "Table 3 says 421" in page
    assert "Declined" in page


def test_one_who_belongs_to_both_does_not_review(world: World, network: Organisation, offer: Offer) -> None:
    both = Membership.objects.create(organisation=network, person=world.viewer.person, role=Role.EDITOR, joined_at=NOW)
    with pytest.raises(OwnWork):
        review_offer(offer=offer, network=network, accepts=True, note="Fine", by=both.person, now=NOW)
    offer.refresh_from_db()
    assert offer.state == OfferState.OFFERED


def test_a_viewer_of_the_network_sees_the_queue_and_decides_nothing(
    network: Organisation, offer: Offer, sign_in: SignIn
) -> None:
    viewer = add_member(network, "looker@example.org", Role.VIEWER)
    browser = sign_in(viewer.person)
    assert browser.get(reverse("library:offered", args=[network.pk, offer.pk])).status_code == 200
    sent = {"decision": "accept", "note": "Fine"}
    assert browser.post(reverse("library:review", args=[network.pk, offer.pk]), sent).status_code == 403


def test_another_network_does_not_see_the_offer(offer: Offer, sign_in: SignIn) -> None:
    other = make_network("Other Network", "other@example.org")
    browser = sign_in(other.memberships.get().person)
    for name in ("offered", "review"):
        assert browser.get(reverse(f"library:{name}", args=[other.pk, offer.pk])).status_code == 404


def test_a_review_needs_a_note_and_is_given_once(network: Organisation, offer: Offer) -> None:
    by = network.memberships.get().person
    with pytest.raises(InvalidInput):
        review_offer(offer=offer, network=network, accepts=True, note=" ", by=by, now=NOW)
    _accept(offer, network)
    with pytest.raises(AlreadyReviewed):
        review_offer(offer=offer, network=network, accepts=False, note="Changed my mind", by=by, now=NOW)


def test_an_offer_that_was_withdrawn_is_not_reviewed(world: World, network: Organisation, offer: Offer) -> None:
    withdraw_offer(offer=offer, by=world.owner.person, now=NOW)
    with pytest.raises(AlreadyReviewed):
        _accept(offer, network)


def test_what_is_withdrawn_is_public_no_more_and_its_history_stays(
    world: World, network: Organisation, offer: Offer, sign_in: SignIn
) -> None:
    _accept(offer, network)
    address = reverse("library:withdraw", args=[world.organisation.pk, offer.own_value_id])
    sign_in(world.editor.person).post(address)
    assert Client().get(f"/library/shared/{offer.pk}/").status_code == 404
    kept = Offer.objects.get()
    assert (kept.state, kept.note) == (OfferState.WITHDRAWN, "Compared with table 3")
    assert kept.reviewed_at is not None


def test_a_value_is_offered_once_at_a_time(world: World, network: Organisation, offer: Offer) -> None:
    with pytest.raises(AlreadyOffered):
        offer_value(own_value=offer.own_value, network=network, by=world.owner.person, now=NOW)
    withdraw_offer(offer=offer, by=world.owner.person, now=NOW)
    offer_value(own_value=offer.own_value, network=network, by=world.owner.person, now=NOW)
    assert Offer.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"licence": "CC BY-NC-ND 4.0"}, "says “NC”"),
        ({"licence": "For non-commercial use"}, "says “non-commercial”"),
        ({"licence": "All rights reserved"}, "says “All rights reserved”"),
        ({"sharing": "no"}, "it is for your own use"),
        ({"sharing": "unsure"}, "until you know that the terms allow it"),
    ],
)
def test_terms_that_forbid_sharing_switch_it_off(
    world: World, network: Organisation, sign_in: SignIn, changed: dict[str, str], words: str
) -> None:
    kept = make_own_value(world.organisation, world.owner.person, **changed)
    browser = sign_in(world.owner.person)
    page = browser.get(reverse("library:own_value", args=[world.organisation.pk, kept.pk])).content.decode()
    assert words in page
    assert "Offer it to a network" not in page
    browser.post(reverse("library:offer", args=[world.organisation.pk, kept.pk]), {"network": network.name})
    assert Offer.objects.count() == 0


def test_a_licence_is_not_taken_for_a_forbidding_one_by_letters_within_a_word(
    world: World, network: Organisation
) -> None:
    kept = make_own_value(world.organisation, world.owner.person, licence="Permission by Bank of England, once")
    assert offer_value(own_value=kept, network=network, by=world.owner.person, now=NOW).is_waiting


def test_a_retired_value_is_shared_no_more_and_cannot_be_offered(
    world: World, network: Organisation, offer: Offer
) -> None:
    _accept(offer, network)
    retire(own_value=offer.own_value, by=world.owner.person, now=NOW)
    assert Client().get(f"/library/shared/{offer.pk}/").status_code == 404
    with pytest.raises(SharingIsOff):
        offer_value(own_value=offer.own_value, network=network, by=world.owner.person, now=NOW)


def test_a_value_that_was_offered_is_not_removed(world: World, offer: Offer) -> None:
    withdraw_offer(offer=offer, by=world.owner.person, now=NOW)
    with pytest.raises(ValueStillNeeded):
        remove(own_value=offer.own_value, by=world.owner.person, now=NOW)


def test_what_a_reviewer_writes_is_shown_as_text(network: Organisation, offer: Offer) -> None:
    by = network.memberships.get().person
    review_offer(offer=offer, network=network, accepts=True, note="<img src=x onerror=alert(1)>", by=by, now=NOW)
    page = Client().get(f"/library/shared/{offer.pk}/").content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_offering_and_reviewing_are_recorded(world: World, network: Organisation, offer: Offer) -> None:
    _accept(offer, network)
    withdraw_offer(offer=offer, by=world.owner.person, now=NOW)
    acts = AuditEntry.objects.filter(act__in=[Act.VALUE_OFFERED, Act.VALUE_REVIEWED])
    assert [(entry.act, entry.organisation) for entry in acts] == [
        (Act.VALUE_OFFERED, world.organisation.pk),
        (Act.VALUE_REVIEWED, network.pk),
        (Act.VALUE_OFFERED, world.organisation.pk),
    ]


def test_a_case_gets_exactly_what_an_outcome_needs(world: World) -> None:
    kept = make_own_value(world.organisation, world.owner.person)
    found = find_usable_value(world.organisation, kept.pk, on=TODAY)
    assert found is not None
    assert (found.value, found.low, found.high) == (Decimal("412.5"), Decimal(300), Decimal(500))
    assert (found.value_year, found.kind, found.agency, found.unit) == (
        PriceYear(2023, financial=True), "wellbeing", "people", "per person per year",
    )  # fmt: skip
    assert found.source_text == (
        "The worth of lunch, Institute of Lunch, March 2025, Table 3, https://example.org/lunch"
    )
    assert (found.reference, found.version, found.is_shared) == (f"own:{kept.pk}", 1, False)
    assert list_usable_values(world.organisation, on=TODAY) == (found,)


def test_others_may_use_what_is_shared_in_the_version_that_was_reviewed(
    world: World, network: Organisation, offer: Offer
) -> None:
    elsewhere = world.stranger.memberships.get().organisation
    assert list_usable_values(elsewhere, on=TODAY) == ()
    assert find_usable_value(elsewhere, offer.own_value_id, on=TODAY) is None
    _accept(offer, network)
    add_version(own_value=offer.own_value, entry=make_entry(amount=Decimal(499)), by=world.owner.person, now=NOW)
    (shared,) = list_usable_values(elsewhere, on=TODAY)
    assert shared == find_usable_value(elsewhere, offer.own_value_id, on=TODAY)
    assert (shared.value, shared.version, shared.reviewed_by) == (Decimal("412.5"), 1, "Lunch Clubs United")
    assert "reviewed by Lunch Clubs United" in shared.source_text
    (own,) = list_usable_values(world.organisation, on=TODAY)
    assert (own.value, own.version, own.is_shared) == (Decimal(499), 2, False)


def test_nothing_is_usable_before_it_was_there_or_after_it_ended(
    world: World, network: Organisation, offer: Offer
) -> None:
    _accept(offer, network)
    elsewhere = world.stranger.memberships.get().organisation
    before = TODAY - timedelta(days=1)
    assert list_usable_values(elsewhere, on=before) == list_usable_values(world.organisation, on=before) == ()
    retire(own_value=offer.own_value, by=world.owner.person, now=NOW)
    assert list_usable_values(elsewhere, on=TODAY) == list_usable_values(world.organisation, on=TODAY) == ()


def test_a_network_that_closes_lets_go_of_what_waits_and_keeps_its_name_on_what_it_reviewed(
    world: World, network: Organisation, offer: Offer
) -> None:
    _accept(offer, network)
    other = make_own_value(world.organisation, world.owner.person, label="Another")
    waiting = offer_value(own_value=other, network=network, by=world.owner.person, now=NOW)
    close_organisation(organisation=network, by=network.memberships.get().person, now=NOW)
    waiting.refresh_from_db()
    assert waiting.state == OfferState.WITHDRAWN
    assert "reviewed by Lunch Clubs United" in Client().get(f"/library/shared/{offer.pk}/").content.decode()


def test_an_organisation_that_closes_takes_its_values_with_it(
    world: World, network: Organisation, offer: Offer
) -> None:
    _accept(offer, network)
    close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    assert Offer.objects.count() == 0
    assert Client().get(f"/library/shared/{offer.pk}/").status_code == 404


def test_an_organisation_that_is_no_network_any_more_reviews_nothing(network: Organisation, offer: Offer) -> None:
    network.kind = OrganisationKind.FUNDER
    network.save()
    with pytest.raises(NotANetwork):
        _accept(offer, network)


def test_the_page_of_an_organisation_leads_to_its_values_and_a_network_to_its_queue(
    world: World, network: Organisation, sign_in: SignIn
) -> None:
    own = sign_in(world.viewer.person).get(world.address).content.decode()
    assert f'href="{reverse("library:own_values", args=[world.organisation.pk])}"' in own
    assert "Values offered for review" not in own
    theirs = sign_in(network.memberships.get().person).get(f"/organisations/{network.pk}/").content.decode()
    assert f'href="{reverse("library:queue", args=[network.pk])}"' in theirs


def test_nobody_speaks_for_a_network_that_whoever_runs_the_service_does_not_know(
    world: World, network: Organisation, settings: Any, sign_in: SignIn
) -> None:
    """Anybody can make an organisation, call it a network and give it the name of one that people trust."""
    kept = make_own_value(world.organisation, world.owner.person)
    waiting = offer_value(own_value=kept, network=network, by=world.owner.person, now=NOW)
    settings.REVIEWING_NETWORKS = []
    with pytest.raises(NotANetwork):
        _accept(waiting, network)
    address = reverse("library:offer", args=[world.organisation.pk, kept.pk])
    page = sign_in(world.owner.person).post(address, {"network": network.name}).content.decode()
    assert "There is no network called" in page
    settings.REVIEWING_NETWORKS = [network.pk]
    _accept(waiting, network)
    assert [offer.pk for offer in list_shared()] == [waiting.pk]
    settings.REVIEWING_NETWORKS = [network.pk + 1]
    assert not list_shared().exists()
