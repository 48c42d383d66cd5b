"""Inviting, accepting and taking back."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone

from tests.organisation_builders import SignIn, World, make_organisation, make_person
from worthwhile.apps.organisations.models import Invitation, Organisation, Role
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.organisations.services.close_organisation import close_organisation
from worthwhile.apps.organisations.services.invite import MOST_IN_A_DAY, TooManyInvitations, invite

INVITED = {"email": "Colleague@Example.org", "role": "viewer"}


class NoServer(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, _: Any) -> int:
        raise SMTPServerDisconnected("away")


def invited(world: World, sign_in: SignIn) -> str:
    """The path of a new invitation's link."""
    page = sign_in(world.owner.person).post(f"{world.address}invite/", INVITED).content.decode()
    found = re.search(r'<code id="link">http://testserver(?P<path>[^<]+)</code>', page)
    assert found
    return found["path"]


def test_an_invitation_is_sent_with_the_link_that_is_shown(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    assert mail.outbox[0].to == ["colleague@example.org"]
    assert f"http://testserver{path}\n" in mail.outbox[0].body
    assert "Lunch Club CIC" in mail.outbox[0].body


def test_only_the_hash_of_the_token_is_kept(world: World, sign_in: SignIn) -> None:
    token = invited(world, sign_in).split("/")[2]
    row = Invitation.objects.values().get()
    assert row["token_hash"] == secret_hash(token)
    assert token not in str(row)
    assert len(token) >= 43


def test_without_a_mail_server_the_link_can_be_passed_on(world: World, sign_in: SignIn, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.NoServer"
    page = sign_in(world.owner.person).post(f"{world.address}invite/", INVITED).content.decode()
    assert "We could not send the e-mail" in page
    assert "/invitations/" in page


def test_the_invited_person_joins_in_the_role_given(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    colleague = make_person("colleague@example.org")
    browser = sign_in(colleague)
    assert "Join Lunch Club CIC" in browser.get(path).content.decode()
    assert browser.post(path)["Location"] == world.address
    assert world.organisation.memberships.get(person=colleague).role == Role.VIEWER


def test_opening_the_link_accepts_nothing(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    sign_in(make_person("colleague@example.org")).get(path)
    assert Invitation.objects.get().accepted_at is None


def test_a_link_works_once(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    colleague = make_person("colleague@example.org")
    sign_in(colleague).post(path)
    world.organisation.memberships.get(person=colleague).delete()
    answer = sign_in(colleague).post(path)
    assert answer.status_code == 404
    assert "This invitation no longer works" in answer.content.decode()
    assert not world.organisation.memberships.filter(person=colleague).exists()


@pytest.mark.parametrize("days", [14, 15])
def test_a_link_ends_after_14_days(world: World, sign_in: SignIn, days: int) -> None:
    path = invited(world, sign_in)
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=14 - days))
    assert sign_in(make_person("colleague@example.org")).post(path).status_code == 404


def test_an_invitation_stands_for_14_days(world: World, sign_in: SignIn) -> None:
    invited(world, sign_in)
    kept = Invitation.objects.get()
    assert kept.expires_at - kept.created_at == timedelta(days=14)


def test_an_invitation_taken_back_no_longer_works(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    sign_in(world.owner.person).post(f"{world.address}invitations/{Invitation.objects.get().pk}/revoke/")
    assert sign_in(make_person("colleague@example.org")).post(path).status_code == 404


def test_somebody_else_cannot_accept_and_learns_nothing(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    for method in ("get", "post"):
        answer = getattr(sign_in(world.stranger), method)(path)
        assert answer.status_code == 403
        assert "Lunch Club" not in answer.content.decode()
        assert "colleague@" not in answer.content.decode().lower()
    assert not world.organisation.memberships.filter(person=world.stranger).exists()


def test_an_address_that_is_not_confirmed_does_not_count(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    unconfirmed = make_person("colleague@example.org", verified=False)
    assert sign_in(unconfirmed).post(path).status_code == 403


def test_any_confirmed_address_of_a_person_counts(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    EmailAddress.objects.create(user=world.stranger, email="colleague@example.org", verified=True, primary=False)
    assert sign_in(world.stranger).post(path).status_code == 302


def test_whoever_is_signed_out_signs_in_first_and_comes_back(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    assert Client().post(path)["Location"].endswith(f"?next={path}")


def test_a_member_who_accepts_another_invitation_keeps_their_role(world: World, sign_in: SignIn) -> None:
    path = invited(world, sign_in)
    EmailAddress.objects.create(user=world.owner.person, email="colleague@example.org", verified=True, primary=False)
    sign_in(world.owner.person).post(path)
    assert world.organisation.memberships.get(person=world.owner.person).role == Role.OWNER


def test_the_same_address_is_not_invited_twice(world: World, sign_in: SignIn) -> None:
    invited(world, sign_in)
    page = sign_in(world.owner.person).post(f"{world.address}invite/", INVITED).content.decode()
    assert "An invitation to this address still stands" in page
    assert len(mail.outbox) == 1


def test_a_member_is_not_invited(world: World, sign_in: SignIn) -> None:
    answers = {"email": "VIEWER@example.org", "role": "editor"}
    page = sign_in(world.owner.person).post(f"{world.address}invite/", answers).content.decode()
    assert "already belongs" in page


def test_an_organisation_cannot_send_a_flood(world: World, sign_in: SignIn) -> None:
    now = timezone.now()
    for number in range(MOST_IN_A_DAY):
        Invitation.objects.create(
            organisation=world.organisation,
            email=f"{number}@example.org",
            role=Role.VIEWER,
            token_hash=str(number),
            created_at=now,
            expires_at=now + timedelta(days=1),
            revoked_at=now,
        )
    page = sign_in(world.owner.person).post(f"{world.address}invite/", INVITED).content.decode()
    assert "up to 50 invitations in a day" in page
    assert mail.outbox == []


def test_a_person_cannot_send_a_flood_through_organisations_made_for_it(world: World) -> None:
    """An account makes as many organisations as it likes, and a closed one takes its invitations with it."""
    person, now = world.owner.person, timezone.now()
    for number in range(MOST_IN_A_DAY):
        made = make_organisation(person, f"Made for it {number}")
        send_to(made, f"{number}@example.org", now)
        close_organisation(organisation=made, by=person, now=now)
    with pytest.raises(TooManyInvitations, match="up to 50 invitations in a day"):
        send_to(world.organisation, "colleague@example.org", now)
    send_to(world.organisation, "colleague@example.org", now + timedelta(days=1, minutes=1))


def send_to(organisation: Organisation, email: str, now: datetime) -> None:
    person = organisation.memberships.get(role=Role.OWNER).person
    invite(organisation=organisation, email=email, role=Role.VIEWER, invited_by=person, now=now, make_link=str)


@pytest.mark.parametrize("email", ["", "colleague", "a@b", "x@example.org\nBcc: y@example.org"])
def test_what_is_not_an_address_is_asked_for_again(world: World, sign_in: SignIn, email: str) -> None:
    page = sign_in(world.owner.person).post(f"{world.address}invite/", {"email": email, "role": "viewer"})
    assert "Enter " in page.content.decode()
    assert mail.outbox == []


def test_an_address_is_not_kept_past_the_time_of_its_invitation(world: World, sign_in: SignIn) -> None:
    invited(world, sign_in)
    Invitation.objects.update(expires_at=timezone.now())
    sign_in(world.owner.person).post(f"{world.address}invite/", {"email": "other@example.org", "role": "viewer"})
    assert [invitation.email for invitation in Invitation.objects.all()] == ["other@example.org"]
