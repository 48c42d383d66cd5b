"""A demonstration that is set up, and a visitor who looks around in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.services.set_up import set_up_demonstration

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def space(db: None) -> None:
    set_up_demonstration(now=NOW)


@pytest.fixture
def visiting(space: None) -> Client:
    """The browser of somebody who has pressed the button."""
    browser = Client()
    assert browser.post("/demonstration/enter/").status_code == 302
    return browser


@pytest.fixture
def visitor(visiting: Client) -> User:
    return User.objects.get(pk=visiting.session["_auth_user_id"])
