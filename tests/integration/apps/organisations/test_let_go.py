"""Closing an account lets go of its organisations, unless others would be left without an owner."""

from __future__ import annotations

import pytest

from tests.organisation_builders import NOW, World, add_member, make_organisation, make_person
from worthwhile.apps.accounts.models import AuditEntry, User
from worthwhile.apps.accounts.services.close_account import AccountStillNeeded, close_account
from worthwhile.apps.organisations.models import Membership, Role

pytestmark = pytest.mark.django_db


def test_the_only_owner_of_others_cannot_close_and_nothing_changes(world: World) -> None:
    acts = AuditEntry.objects.count()
    with pytest.raises(AccountStillNeeded, match="Make another member an owner first, of: Lunch Club CIC"):
        close_account(world.owner.person, at=NOW)
    assert User.objects.get(pk=world.owner.person.pk).email == "owner@example.org"
    assert Membership.objects.filter(pk=world.owner.pk).exists()
    assert AuditEntry.objects.count() == acts


def test_an_owner_beside_another_and_a_viewer_may_close(world: World) -> None:
    add_member(world.organisation, "second@example.org", Role.OWNER)
    close_account(world.owner.person, at=NOW)
    close_account(world.viewer.person, at=NOW)
    assert not Membership.objects.filter(pk__in=[world.owner.pk, world.viewer.pk]).exists()


def test_somebody_alone_in_an_organisation_may_close() -> None:
    person = make_person("alone@example.org")
    make_organisation(person)
    close_account(person, at=NOW)
    assert not person.memberships.exists()
    assert not User.objects.get(pk=person.pk).is_active
