"""Signing up and in, and getting back in, through Django's own client."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client

from worthwhile.apps.accounts.models import Act, AuditEntry, User

pytestmark = pytest.mark.django_db
PASSWORD = "lamp-orchard-violin"
NEW_PASSWORD = "harbour-onion-tractor"
Code = Callable[[], str]
Visit = Callable[..., Client]


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_an_account_can_be_used_once_its_address_is_confirmed(client: Client, code: Code) -> None:
    client.post("/account/signup/", {"email": "New@Example.org", "password1": PASSWORD})
    assert not is_signed_in(client)
    answer = client.post("/account/confirm-email/", {"code": code()}, follow=True)
    assert answer.request["PATH_INFO"] == "/organisations/"
    assert "new@example.org" in answer.content.decode()


def test_an_account_created_is_in_the_audit_log(client: Client) -> None:
    client.post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD})
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor) == (Act.ACCOUNT_CREATED, User.objects.get().pk)


def test_a_wrong_code_does_not_confirm_an_address(client: Client) -> None:
    client.post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD})
    page = client.post("/account/confirm-email/", {"code": "WRNG-WRNG"}).content.decode()
    assert "Check the code: it is not the one we sent last" in page
    assert not EmailAddress.objects.get().verified


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("", "Enter a password"),
        ("short", "at least 12 characters"),
        (PASSWORD, ""),
        ("new@example.org", "too similar"),
        ("1qaz2wsx3edc", "too common"),
    ],
)
def test_a_password_is_refused_in_plain_words(client: Client, password: str, told: str) -> None:
    answer = client.post("/account/signup/", {"email": "new@example.org", "password1": password})
    assert User.objects.exists() is (told == "")
    if told:
        assert told in answer.content.decode()


def test_a_code_by_email_signs_in(client: Client, person: User, code: Code) -> None:
    client.post("/account/login/code/", {"email": person.email})
    client.post("/account/login/code/confirm/", {"code": code()})
    assert is_signed_in(client)


def test_a_forgotten_password_is_replaced_with_a_code(client: Client, person: User, code: Code, sign_in: Visit) -> None:
    client.post("/account/password/reset/", {"email": person.email})
    client.post("/account/password/reset/confirm/", {"code": code()})
    new = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post("/account/password/reset/complete/", new)
    assert not is_signed_in(sign_in(PASSWORD))
    assert is_signed_in(sign_in(NEW_PASSWORD))


def test_a_new_address_counts_once_its_code_is_entered(person: User, sign_in: Visit, code: Code) -> None:
    browser = sign_in(sure=True)
    browser.post("/account/email/", {"email": "ada@example.com", "action_add": ""})
    person.refresh_from_db()
    assert person.email == "ada@example.org"
    browser.post("/account/confirm-email/", {"code": code()})
    person.refresh_from_db()
    assert person.email == "ada@example.com"
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["ada@example.com"]


def test_the_old_address_is_told_of_a_new_one(sign_in: Visit, code: Code) -> None:
    browser = sign_in(sure=True)
    browser.post("/account/email/", {"email": "ada@example.com", "action_add": ""})
    browser.post("/account/confirm-email/", {"code": code()})
    assert "Worthwhile: Your e-mail address was changed" in [
        message.subject for message in mail.outbox if "ada@example.org" in message.to
    ]


def test_a_password_alone_is_not_enough_beside_an_app(person: User, sign_in: Visit) -> None:
    TOTP.activate(person, generate_totp_secret())
    browser = sign_in()
    assert not is_signed_in(browser)
    assert "One more step" in browser.get("/account/2fa/authenticate/").content.decode()


def test_a_recovery_code_lets_in_once(person: User, sign_in: Visit) -> None:
    TOTP.activate(person, generate_totp_secret())
    spare = RecoveryCodes.activate(person).get_unused_codes()[0]
    first, second = sign_in(), sign_in()
    first.post("/account/2fa/authenticate/", {"code": spare})
    second.post("/account/2fa/authenticate/", {"code": spare})
    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_somebody_who_could_be_shut_out_is_warned(person: User, sign_in: Visit) -> None:
    browser = sign_in()
    assert "you cannot get in" not in browser.get("/account/").content.decode()
    TOTP.activate(person, generate_totp_secret())
    assert "If you lose your device you cannot get in" in browser.get("/account/").content.decode()
