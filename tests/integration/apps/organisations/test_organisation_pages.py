"""Making an organisation and reading its page."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.organisation_builders import SignIn, World, make_person
from worthwhile.apps.organisations.models import Organisation, Role

ANSWERS = {"name": "  Luton  Befriending ", "kind": "provider", "legal_form": "Charity"}


@pytest.mark.django_db
def test_whoever_sets_up_an_organisation_owns_it(sign_in: SignIn) -> None:
    person = make_person("new@example.org")
    answer = sign_in(person).post("/organisations/new/", ANSWERS)
    organisation = Organisation.objects.get()
    assert answer["Location"] == f"/organisations/{organisation.pk}/"
    assert organisation.name == "Luton Befriending"
    assert [(m.person, m.role) for m in organisation.memberships.all()] == [(person, Role.OWNER)]


@pytest.mark.django_db
def test_what_is_missing_is_asked_for_in_words(sign_in: SignIn) -> None:
    page = sign_in(make_person("new@example.org")).post("/organisations/new/", {}).content.decode()
    assert "Enter the name of the organisation" in page
    assert "Choose what the organisation is here to do" in page
    assert "<title>Error: " in page


def test_the_list_shows_my_organisations_alone(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.viewer.person).get("/organisations/").content.decode()
    assert "Lunch Club CIC" in page
    assert "Elsewhere Ltd" not in page


@pytest.mark.django_db
def test_somebody_without_an_organisation_is_told_what_to_do(sign_in: SignIn) -> None:
    page = sign_in(make_person("new@example.org")).get("/organisations/").content.decode()
    assert "ask them to invite new@example.org" in page
    assert "Set up an organisation" in page


@pytest.mark.parametrize("role", ["owner", "editor", "viewer", "assessor"])
def test_every_member_sees_the_page(world: World, sign_in: SignIn, role: str) -> None:
    page = sign_in(getattr(world, role).person).get(world.address)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]


def test_a_viewer_is_offered_nothing_to_change(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.viewer.person).get(world.address).content.decode()
    assert "Invite somebody" not in page
    assert "Add a fact" not in page
    assert "Remove" not in page


def test_a_viewer_who_tries_to_change_is_told_whom_to_ask(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.viewer.person).get(f"{world.address}invite/")
    assert answer.status_code == 403
    assert "Your role does not allow this" in answer.content.decode()
    assert "owner@example.org" in answer.content.decode()


def test_to_a_stranger_there_is_no_such_organisation(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.stranger).get(world.address).status_code == 404


def test_a_number_too_large_for_the_database_is_no_organisation(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.owner.person).get(f"/organisations/{10**30}/").status_code == 404


def test_whoever_is_signed_out_is_sent_to_sign_in_and_back(world: World) -> None:
    answer = Client().get(world.address)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={world.address}")


def test_a_name_that_is_markup_is_shown_as_text(world: World, sign_in: SignIn) -> None:
    Organisation.objects.filter(pk=world.organisation.pk).update(name="<script>x</script>")
    page = sign_in(world.owner.person).get(world.address).content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


@pytest.mark.parametrize(("role", "may_start"), [("owner", True), ("editor", True), ("viewer", False)])
def test_the_page_leads_to_everything_that_is_kept_there(
    world: World, sign_in: SignIn, role: str, may_start: bool
) -> None:
    page = sign_in(getattr(world, role).person).get(world.address).content.decode()
    for room in ("cases/", "evidence/", "values/"):
        assert f'href="{world.address}{room}"' in page
    assert ('href="#facts"' in page, 'href="#members"' in page) == (True, True)
    assert (f'href="{world.address}cases/new/"' in page) is may_start
