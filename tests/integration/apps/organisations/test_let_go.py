"""Closing an account lets go of its organisations, unless others would be left without an owner."""

from __future__ import annotations

import pytest

from tests.case_builders import make_case, make_version
from tests.organisation_builders import NOW, World, add_member, make_organisation, make_person
from tests.shared_link_builders import make_link
from worthwhile.apps.accounts.models import Act, AuditEntry, User
from worthwhile.apps.accounts.services.close_account import AccountStillNeeded, close_account
from worthwhile.apps.impact.selectors.shared_links import find_link_by_token
from worthwhile.apps.organisations.models import Membership, Role
from worthwhile.apps.organisations.services.accept_invitation import InvitationSpent, accept_invitation
from worthwhile.apps.organisations.services.invite import invite

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


def test_no_invitation_leads_into_an_organisation_that_nobody_belongs_to() -> None:
    person, invited = make_person("alone@example.org"), make_person("friend@example.org")
    organisation = make_organisation(person)
    sent = invite(
        organisation=organisation,
        email=invited.email,
        role=Role.OWNER,
        invited_by=person,
        now=NOW,
        make_link=str,
    )
    close_account(person, at=NOW)
    with pytest.raises(InvitationSpent):
        accept_invitation(person=invited, invitation=sent.invitation, now=NOW)


def test_no_shared_link_outlives_the_last_who_could_revoke_it() -> None:
    person = make_person("alone@example.org")
    given = make_link(make_version(make_case(make_organisation(person), person), person), person, now=NOW)
    other = make_person("other@example.org")
    kept = make_link(make_version(make_case(make_organisation(other), other), other), other, now=NOW)
    close_account(person, at=NOW)
    assert find_link_by_token(given.token, now=NOW) is None
    assert find_link_by_token(kept.token, now=NOW) is not None
    assert AuditEntry.objects.filter(act=Act.SHARE_REVOKED, actor=person.pk).count() == 1
