"""Roles change, people go, and somebody always owns the organisation."""

from __future__ import annotations

import pytest
from django.db.models import ProtectedError

from tests.api_program import make_token
from tests.organisation_builders import NOW, SignIn, World, add_member
from worthwhile.apps.organisations.models import Role
from worthwhile.apps.organisations.services.members import LastOwner, NoLongerAMember, change_role, end_membership

NEEDED = "An organisation needs an owner"


def test_an_owner_gives_another_role(world: World, sign_in: SignIn) -> None:
    sign_in(world.owner.person).post(f"{world.address}members/{world.viewer.pk}/role/", {"role": "editor"})
    world.viewer.refresh_from_db()
    assert world.viewer.role == Role.EDITOR


def test_the_last_owner_cannot_become_anything_else(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.owner.person).post(f"{world.address}members/{world.owner.pk}/role/", {"role": "viewer"})
    assert NEEDED in answer.content.decode()
    world.owner.refresh_from_db()
    assert world.owner.role == Role.OWNER


def test_the_last_owner_cannot_leave(world: World, sign_in: SignIn) -> None:
    assert NEEDED in sign_in(world.owner.person).post(f"{world.address}leave/").content.decode()
    assert world.organisation.memberships.filter(pk=world.owner.pk).exists()


def test_an_owner_may_leave_once_there_is_another(world: World, sign_in: SignIn) -> None:
    change_role(membership=world.editor, role=Role.OWNER, by=world.owner.person, now=NOW)
    assert sign_in(world.owner.person).post(f"{world.address}leave/")["Location"] == "/organisations/"
    assert sign_in(world.owner.person).get(world.address).status_code == 404


def test_an_owner_whose_account_is_closed_does_not_count(world: World) -> None:
    change_role(membership=world.editor, role=Role.OWNER, by=world.owner.person, now=NOW)
    world.editor.person.is_active = False
    world.editor.person.save()
    with pytest.raises(LastOwner):
        end_membership(membership=world.owner, by=world.owner.person, now=NOW)


def test_an_owner_lets_a_member_go(world: World, sign_in: SignIn) -> None:
    sign_in(world.owner.person).post(f"{world.address}members/{world.viewer.pk}/remove/")
    assert sign_in(world.viewer.person).get(world.address).status_code == 404


def test_asking_to_remove_oneself_is_leaving(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.owner.person).post(f"{world.address}members/{world.owner.pk}/remove/")
    assert answer["Location"] == f"{world.address}leave/"


def test_a_member_of_another_organisation_is_not_found(world: World, sign_in: SignIn) -> None:
    elsewhere = world.stranger.memberships.get()
    for what in ("role", "remove"):
        answer = sign_in(world.owner.person).post(f"{world.address}members/{elsewhere.pk}/{what}/", {"role": "viewer"})
        assert answer.status_code == 404
    assert world.stranger.memberships.get().role == Role.OWNER


def test_a_role_that_does_not_exist_is_not_given(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.owner.person).post(f"{world.address}members/{world.viewer.pk}/role/", {"role": "king"})
    assert answer.status_code == 200
    world.viewer.refresh_from_db()
    assert world.viewer.role == Role.VIEWER


def test_who_went_meanwhile_is_told_as_gone(world: World) -> None:
    end_membership(membership=world.viewer, by=world.owner.person, now=NOW)
    world.viewer.pk = world.assessor.pk + 1000
    with pytest.raises(NoLongerAMember):
        change_role(membership=world.viewer, role=Role.EDITOR, by=world.owner.person, now=NOW)


def test_a_person_who_belongs_cannot_be_deleted_behind_the_organisations_back(world: World) -> None:
    with pytest.raises(ProtectedError):
        world.owner.person.delete()


def test_whoever_removes_a_member_is_told_of_the_tokens_that_go_on_working(world: World, sign_in: SignIn) -> None:
    made = add_member(world.organisation, "second@example.org", Role.OWNER)
    make_token(made)
    page = sign_in(world.owner.person).get(f"{world.address}members/{made.pk}/remove/").content.decode()
    assert "may still know them: Test program" in page
    page = sign_in(world.owner.person).get(f"{world.address}members/{world.viewer.pk}/remove/").content.decode()
    assert "may still know them" not in page
