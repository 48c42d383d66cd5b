"""A visitor signs up and takes along what they made."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.organisation_builders import make_person
from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.services.keep_visit import VisitIsOver, keep_visit
from worthwhile.apps.demonstration.services.visit import STAY
from worthwhile.apps.organisations.models import Organisation, Role

pytestmark = pytest.mark.django_db
PASSWORD = "three quiet lunch tables"


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    cache.clear()


def _sign_up(browser: Client) -> None:
    """From the page of the visit to a confirmed address, as the links lead."""
    leads = browser.post("/demonstration/keep/")
    assert leads.headers["Location"] == "/account/signup/?next=%2Fdemonstration%2Fkeep%2F"
    form = {"email": "new@example.org", "password1": PASSWORD, "next": "/demonstration/keep/"}
    browser.post(leads.headers["Location"], form)
    [letter] = mail.outbox
    code = re.search(r"\b[A-Z0-9]{3,4}-[A-Z0-9]{3,4}\b", letter.body)
    assert code is not None, letter.body
    browser.post("/account/confirm-email/", {"code": code.group()})


def test_who_signs_up_is_asked_for_a_name_and_owns_it(visiting: Client, visitor: User) -> None:
    own = visitor.memberships.get().organisation
    _sign_up(visiting)
    assert "Name your organisation" in visiting.get("/demonstration/keep/").content.decode()
    answer = visiting.post("/demonstration/keep/", {"name": "Tuesday  Lunch CIC"})
    assert answer.headers["Location"] == f"/organisations/{own.pk}/"
    own.refresh_from_db()
    person = User.objects.get(email="new@example.org")
    assert (own.name, own.is_demonstration) == ("Tuesday Lunch CIC", False)
    assert [(one.person, one.role) for one in own.memberships.all()] == [(person, Role.OWNER)]
    assert own.cases.filter(is_demonstration=True).count() == 3
    assert not User.objects.filter(pk=visitor.pk).exists()


def test_a_name_is_needed(visiting: Client) -> None:
    _sign_up(visiting)
    page = visiting.post("/demonstration/keep/", {"name": " "}).content.decode()
    assert "Enter the name of your organisation" in page


def test_what_was_taken_along_is_not_erased_later(visiting: Client, visitor: User) -> None:
    own, now = visitor.memberships.get().organisation, timezone.now()
    keep_visit(visitor_id=visitor.pk, person=make_person("new@example.org"), name="Kept", now=now)
    from worthwhile.apps.demonstration.services.erase_visits import erase_due_visits

    erase_due_visits(now=now + STAY)
    assert Organisation.objects.filter(pk=own.pk, name="Kept").exists()


def test_a_visit_is_kept_once(visitor: User) -> None:
    person, now = make_person("new@example.org"), timezone.now()
    keep_visit(visitor_id=visitor.pk, person=person, name="Kept", now=now)
    with pytest.raises(VisitIsOver):
        keep_visit(visitor_id=visitor.pk, person=person, name="Kept again", now=now)


def test_a_visit_that_is_over_is_not_kept(visitor: User) -> None:
    with pytest.raises(VisitIsOver):
        keep_visit(
            visitor_id=visitor.pk,
            person=make_person("new@example.org"),
            name="Too late",
            now=timezone.now() + STAY + timedelta(minutes=1),
        )


def test_nobody_keeps_the_account_of_a_person(space: None) -> None:
    with pytest.raises(VisitIsOver):
        keep_visit(
            visitor_id=make_person("owner@example.org").pk,
            person=make_person("new@example.org"),
            name="Not theirs",
            now=timezone.now(),
        )


def test_without_a_visit_there_is_nothing_to_keep(space: None) -> None:
    browser = Client()
    browser.force_login(make_person("new@example.org"))
    assert "There is nothing to keep" in browser.get("/demonstration/keep/").content.decode()


def test_signed_out_one_is_led_to_sign_up(space: None, client: Client) -> None:
    assert client.get("/demonstration/keep/").headers["Location"].startswith("/account/signup/?next=")
