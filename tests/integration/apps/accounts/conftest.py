"""People with addresses, and what reaches them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from worthwhile.apps.accounts.models import User

PASSWORD = "lamp-orchard-violin"
Visit = Callable[..., Client]


@pytest.fixture(autouse=True)
def fresh_counts(db: None) -> None:
    """No test inherits the failed tries of another."""
    cache.clear()


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def person() -> User:
    """Somebody with a password and an address that is confirmed."""
    user = User.objects.create_user("ada@example.org", PASSWORD, name="Ada")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def sign_in(person: User) -> Visit:
    """Sign the person in with the password, in a browser of their own; sure: the password was asked for again."""

    def visit(password: str = PASSWORD, *, sure: bool = False) -> Client:
        browser = Client()
        browser.post("/account/login/", {"login": person.email, "password": password})
        if sure:
            browser.post("/account/reauthenticate/", {"password": password})
        return browser

    return visit


@pytest.fixture
def code() -> Callable[[], str]:
    """The code in the e-mail sent last."""

    def read() -> str:
        found = re.search(r"^([A-Z0-9]{3,4}-[A-Z0-9]{3,4})$", str(mail.outbox[-1].body), re.MULTILINE)
        assert found, mail.outbox[-1].body
        return found.group(1)

    return read
