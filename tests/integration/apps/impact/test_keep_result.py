"""A result without an account, and a demonstration, are kept in an organisation."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.organisation_builders import SignIn, World, make_person
from worthwhile.apps.impact.models import KEPT_FOR, Case, KeptCase
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.keep_case import keep_case
from worthwhile.exchange.case_file import case_hash

pytestmark = pytest.mark.django_db

DEMONSTRATION = "/demonstrations/befriending/keep/"


@pytest.fixture
def kept(case_text: str) -> KeptCase:
    return keep_case(text=case_text, suffix=".yaml", name="case", now=timezone.now(), template="befriending")


def test_the_result_leads_to_keeping_it(client: Client, kept: KeptCase) -> None:
    assert f'href="/cases/{kept.token}/keep/"' in client.get(f"/cases/{kept.token}/").content.decode()
    assert f'href="{DEMONSTRATION}"' in client.get("/demonstrations/befriending/").content.decode()


def test_whoever_is_signed_out_signs_in_and_comes_back(client: Client, kept: KeptCase) -> None:
    for address in (f"/cases/{kept.token}/keep/", DEMONSTRATION):
        assert client.get(address)["Location"] == f"/account/login/?next={address}"


def test_a_result_is_kept_in_the_organisation_that_was_chosen(world: World, sign_in: SignIn, kept: KeptCase) -> None:
    browser, address = sign_in(world.editor.person), f"/cases/{kept.token}/keep/"
    assert str(world.organisation) in browser.get(address).content.decode()
    answer = browser.post(address, {"organisation": world.organisation.pk})
    case = Case.objects.get()
    assert answer["Location"] == f"/organisations/{world.organisation.pk}/cases/{case.pk}/"
    assert (case.created_by, case.template, case.is_demonstration) == (world.editor.person, "befriending", False)
    assert case_hash(latest_revision(case).data) == kept.case_hash
    assert KeptCase.objects.filter(pk=kept.pk).exists()


def test_a_demonstration_is_kept_as_one(world: World, sign_in: SignIn) -> None:
    assert "will go on saying so" in sign_in(world.owner.person).get(DEMONSTRATION).content.decode()
    sign_in(world.owner.person).post(DEMONSTRATION, {"organisation": world.organisation.pk})
    assert Case.objects.get().is_demonstration


def test_it_is_kept_only_where_one_may_write(world: World, sign_in: SignIn, kept: KeptCase) -> None:
    own = world.stranger.memberships.get().organisation
    address = f"/cases/{kept.token}/keep/"
    page = sign_in(world.stranger).post(address, {"organisation": world.organisation.pk}).content.decode()
    assert "Choose one of the organisations in which you may write" in page
    assert str(own) in page
    viewer = sign_in(world.viewer.person)
    assert "There is no organisation yet" in viewer.get(address).content.decode()
    viewer.post(address, {"organisation": world.organisation.pk})
    assert not Case.objects.exists()


def test_whoever_has_no_organisation_is_led_to_set_one_up(sign_in: SignIn, kept: KeptCase) -> None:
    page = sign_in(make_person("new@example.org")).get(f"/cases/{kept.token}/keep/").content.decode()
    assert 'href="/organisations/new/"' in page


@pytest.mark.parametrize("address", ["/cases/no-such-token/keep/", "/demonstrations/nothing/keep/"])
def test_there_is_nothing_to_keep_where_there_is_no_result(world: World, sign_in: SignIn, address: str) -> None:
    assert sign_in(world.owner.person).get(address).status_code == 404


def test_a_result_whose_time_is_over_is_not_kept(world: World, sign_in: SignIn, kept: KeptCase) -> None:
    KeptCase.objects.filter(pk=kept.pk).update(created_at=timezone.now() - KEPT_FOR - timedelta(days=1))
    answer = sign_in(world.owner.person).post(f"/cases/{kept.token}/keep/", {"organisation": world.organisation.pk})
    assert answer.status_code == 404
    assert not Case.objects.exists()
