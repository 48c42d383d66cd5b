"""An organisation with one member in each role, a stranger, and browsers in which they are signed in."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.organisation_builders import SignIn, World, make_world
from worthwhile.apps.accounts.models import User


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which a person is signed in."""

    def sign_in(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
