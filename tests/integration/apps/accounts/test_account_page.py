"""What a person sees and changes of their own, and what is left of a closed account."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone

from tests.integration.apps.accounts.conftest import PASSWORD
from worthwhile.apps.accounts.models import Act, AuditEntry, User
from worthwhile.apps.accounts.services.close_account import close_account
from worthwhile.apps.accounts.templatetags.worthwhile_accounts import browser_name

pytestmark = pytest.mark.django_db
Visit = Callable[..., Client]
OWN_PAGES = [
    "/account/",
    "/account/name/",
    "/account/close/",
    "/account/email/",
    "/account/password/change/",
    "/account/sessions/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/totp/activate/",
    "/account/2fa/recovery-codes/",
]
PAGES_OF_ALL = ["/account/login/", "/account/signup/", "/account/signup/passkey/", "/account/login/code/"]


@pytest.mark.parametrize("address", OWN_PAGES)
def test_a_page_of_ones_own_asks_to_sign_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("address", [*OWN_PAGES[:-1], "/account/password/set/"])
def test_a_page_of_ones_own_is_in_the_design_system(sign_in: Visit, address: str) -> None:
    page = sign_in(sure=True).get(address, follow=True).content.decode()
    assert '<h1 class="govuk-heading-l">' in page
    assert 'style="' not in page


@pytest.mark.parametrize("address", [*PAGES_OF_ALL, "/account/password/reset/"])
def test_a_page_before_signing_in_is_in_the_design_system(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert '<h1 class="govuk-heading-l">' in page
    assert "placeholder" not in page


def test_the_header_leads_to_signing_in_or_to_the_account(client: Client, sign_in: Visit) -> None:
    assert 'href="/account/login/">Sign in</a>' in client.get("/about").content.decode()
    assert 'href="/account/">Your account</a>' in sign_in().get("/about").content.decode()


def test_a_name_can_be_given(person: User, sign_in: Visit) -> None:
    page = sign_in().post("/account/name/", {"name": "Ada L"}, follow=True).content.decode()
    assert "Your name is changed." in page
    person.refresh_from_db()
    assert person.name == "Ada L"


def test_a_session_is_told_by_browser_and_system() -> None:
    assert browser_name("Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0") == "Firefox on Windows"
    assert browser_name("curl/8.0") == "A browser"


def test_another_session_can_be_ended(person: User, sign_in: Visit) -> None:
    here, there = sign_in(), sign_in()
    other = UserSession.objects.get(session_key=there.session.session_key)
    here.post(f"/account/sessions/{other.pk}/end/")
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200


def test_every_other_session_can_be_ended_at_once(sign_in: Visit) -> None:
    here, there, elsewhere = sign_in(), sign_in(), sign_in()
    here.post("/account/sessions/")
    assert [browser.get("/account/").status_code for browser in (here, there, elsewhere)] == [200, 302, 302]


def test_nobody_ends_the_session_of_somebody_else(person: User, sign_in: Visit) -> None:
    mine = UserSession.objects.get(session_key=sign_in().session.session_key)
    stranger = Client()
    stranger.force_login(User.objects.create_user("eve@example.org"), settings.AUTHENTICATION_BACKENDS[0])
    assert stranger.post(f"/account/sessions/{mine.pk}/end/").status_code == 404
    assert UserSession.objects.filter(pk=mine.pk).exists()


def test_closing_is_asked_for_twice(person: User, sign_in: Visit) -> None:
    page = sign_in(sure=True).post("/account/close/").content.decode()
    assert "Tick the box if you want to close your account" in page
    person.refresh_from_db()
    assert person.is_active


@pytest.mark.parametrize("address", ["/account/close/", "/account/email/", "/account/2fa/webauthn/add/"])
def test_what_matters_asks_for_the_password_again(sign_in: Visit, address: str) -> None:
    answer = sign_in().post(address, {"sure": "on", "email": "ada@example.com", "action_add": ""})
    assert answer["Location"].startswith("/account/reauthenticate/")


def test_closing_signs_out_everywhere(sign_in: Visit) -> None:
    here, there = sign_in(sure=True), sign_in()
    answer = here.post("/account/close/", {"sure": "on"}, follow=True)
    assert "Your account is closed" in answer.content.decode()
    assert [browser.get("/account/").status_code for browser in (here, there)] == [302, 302]


def test_a_closed_account_keeps_its_number_and_nothing_personal(person: User, sign_in: Visit) -> None:
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    sign_in()  # half-way: the app's code is still awaited
    close_account(person, at=timezone.now())
    left = User.objects.get(pk=person.pk)
    assert (left.email, left.name, left.is_active) == (f"closed-{person.pk}@closed.invalid", "", False)
    assert left.last_login is None
    assert not left.has_usable_password()
    assert AuditEntry.objects.get().act == Act.ACCOUNT_ERASED
    for kind in (EmailAddress, Authenticator, UserSession):
        assert not kind.objects.filter(user=left).exists()
    print([x.get_decoded() for x in Session.objects.all()])
    assert not Session.objects.exists()


def test_a_closed_account_lets_nobody_in(person: User, sign_in: Visit) -> None:
    close_account(person, at=timezone.now())
    assert sign_in().get("/account/").status_code == 302


def test_the_address_of_a_closed_account_can_be_used_again(client: Client, person: User) -> None:
    close_account(person, at=timezone.now())
    client.post("/account/signup/", {"email": "ada@example.org", "password1": "lamp-orchard-violin"})
    assert User.objects.get(email="ada@example.org").pk != person.pk


def test_without_a_mail_server_the_page_says_where_the_code_is(client: Client, tmp_path: Path) -> None:
    files = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(tmp_path)}
    with override_settings(**files):
        sent = {"email": "new@example.org", "password1": "lamp-orchard-violin"}
        page = client.post("/account/signup/", sent, follow=True).content.decode()
        assert f"files in <code>{tmp_path}</code>" in page
        with override_settings(HTTPS=True):
            assert str(tmp_path) not in client.get("/account/confirm-email/").content.decode()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_changed_password_is_in_the_audit_log_and_nothing_of_it(sign_in: Visit, person: User) -> None:
    browser = sign_in(sure=True)
    new = "kettle-meadow-cello"
    browser.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    person.refresh_from_db()
    assert person.check_password(new)
    changed = AuditEntry.objects.filter(act=Act.ACCOUNT_CHANGED)
    assert [(entry.actor, entry.object_id) for entry in changed] == [(person.pk, str(person.pk))]


def test_a_second_step_that_is_taken_away_is_in_the_audit_log(sign_in: Visit, person: User) -> None:
    browser = sign_in(sure=True)
    TOTP.activate(person, generate_totp_secret())
    browser.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=person, type="totp").exists()
    assert AuditEntry.objects.filter(act=Act.ACCOUNT_CHANGED, actor=person.pk).count() == 1
