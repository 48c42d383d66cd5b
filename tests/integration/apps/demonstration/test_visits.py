"""Who may look around, how many, for how long, and what they may not do."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from django.utils import timezone

from tests.organisation_builders import make_world
from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.services import visit
from worthwhile.apps.demonstration.services.erase_visits import erase_due_visits
from worthwhile.apps.demonstration.services.visit import STAY, TooManyVisitors, enter_demonstration
from worthwhile.apps.impact.models import Case
from worthwhile.apps.organisations.models import (
    AccessToken,
    Demonstration,
    Invitation,
    Membership,
    Organisation,
    OrganisationKind,
    Role,
    Scope,
)
from worthwhile.apps.organisations.services.access_tokens import NoProgramsHere, give_access
from worthwhile.apps.organisations.services.create_organisation import create_organisation
from worthwhile.apps.organisations.services.invite import NobodyIsInvited, invite

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    cache.clear()


def _own(visitor: User) -> Organisation:
    return visitor.memberships.get().organisation


def _example() -> Organisation:
    return Organisation.objects.get(name="Demonstration Befriending")


def test_the_first_page_has_a_button_that_lets_anybody_in(space: None, client: Client) -> None:
    assert 'action="/demonstration/enter/"' in client.get("/").content.decode()
    assert client.post("/demonstration/enter/", follow=True).status_code == 200


def test_a_visitor_has_no_password_and_an_address_that_cannot_exist(visitor: User) -> None:
    assert not visitor.has_usable_password()
    assert visitor.email.endswith("@visitor.invalid")
    assert visitor.visiting_until is not None


def test_a_visitor_owns_an_organisation_with_copies_of_the_cases(visitor: User) -> None:
    own = _own(visitor)
    assert (own.name, own.demonstration) == ("Your demonstration organisation", Demonstration.VISITOR)
    assert own.cases.filter(is_demonstration=True).count() == 3


def test_a_visitor_may_look_at_the_examples_and_is_no_member_of_them(visiting: Client, visitor: User) -> None:
    example = _example()
    page = visiting.get(f"/organisations/{example.pk}/").content.decode()
    assert "Your role is <strong>viewer</strong>" in page
    assert not example.memberships.filter(person=visitor).exists()


def test_a_visitor_changes_nothing_in_what_all_look_at(visiting: Client) -> None:
    example, case = _example(), _example().cases.get()
    before = list(Organisation.objects.order_by("pk").values())
    for address in ("facts/new/", f"cases/{case.pk}/comments/new/", f"cases/{case.pk}/about/", "leave/"):
        answer = visiting.post(f"/organisations/{example.pk}/{address}", {"text": "Look at me", "place": "title"})
        assert answer.status_code == 403, address
    assert list(Organisation.objects.order_by("pk").values()) == before
    assert not case.comments.filter(text__contains="Look at me").exists()


def test_a_visitor_may_try_other_figures_in_an_example(visiting: Client) -> None:
    example = _example()
    address = f"/organisations/{example.pk}/cases/{example.cases.get().pk}/result/try/"
    assert visiting.get(address).status_code == 200
    assert visiting.post(address, {}).status_code == 200


def test_a_visitor_changes_a_copy_freely(visiting: Client, visitor: User) -> None:
    case = _own(visitor).cases.get(title__contains="befriending")
    assert visiting.get(f"/organisations/{case.organisation_id}/cases/{case.pk}/about/").status_code == 200


@pytest.mark.parametrize("address", ["invite/", "access/", "access/new/"])
def test_nothing_leaves_the_demonstration(visiting: Client, visitor: User, address: str) -> None:
    own = _own(visitor)
    sent = {"email": "someone@example.org", "role": "viewer", "label": "x", "scopes": ["cases:read"], "life": "30"}
    for answer in (
        visiting.get(f"/organisations/{own.pk}/{address}"),
        visiting.post(f"/organisations/{own.pk}/{address}", sent),
    ):
        assert answer.status_code == 403
        assert "Not in the demonstration" in answer.content.decode()
    assert not Invitation.objects.exists()
    assert not AccessToken.objects.exists()
    assert mail.outbox == []


def test_the_services_refuse_what_the_pages_refuse(visitor: User) -> None:
    own, now = _own(visitor), timezone.now()
    with pytest.raises(NobodyIsInvited):
        invite(organisation=own, email="a@b.org", role=Role.VIEWER, invited_by=visitor, now=now, make_link=str)
    with pytest.raises(NoProgramsHere):
        give_access(organisation=own, label="x", scopes=[Scope.CASES_READ], life=timedelta(days=1), by=visitor, now=now)


def test_an_organisation_that_a_visitor_makes_is_of_the_demonstration_too(visitor: User) -> None:
    made = create_organisation(
        founder=visitor, kind=OrganisationKind.NETWORK, name="Network", legal_form="", now=timezone.now()
    )
    assert made.demonstration == Demonstration.VISITOR


@pytest.mark.parametrize("address", ["", "email/", "password/set/", "2fa/totp/activate/", "name/", "close/"])
def test_a_visitor_has_no_account_to_change(visiting: Client, address: str) -> None:
    answer = visiting.get(f"/account/{address}")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/demonstration/")


def test_a_visitor_sees_nothing_of_other_organisations(visiting: Client) -> None:
    world = make_world()
    for address in ("", "facts/", "cases/", "evidence/", "values/"):
        assert visiting.get(f"{world.address}{address}").status_code == 404


def test_one_visitor_sees_nothing_of_another(visiting: Client, space: None) -> None:
    other = enter_demonstration(now=timezone.now())
    assert visiting.get(f"/organisations/{_own(other).pk}/").status_code == 404


def test_members_of_real_organisations_see_nothing_of_the_demonstration(space: None) -> None:
    world = make_world()
    browser = Client()
    browser.force_login(world.owner.person)
    assert browser.get(f"/organisations/{_example().pk}/").status_code == 404
    assert "Sign out first" in browser.post("/demonstration/enter/", follow=True).content.decode()


def test_there_is_room_for_so_many(space: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit, "MOST_VISITORS", 1)
    first = enter_demonstration(now=timezone.now())
    with pytest.raises(TooManyVisitors):
        enter_demonstration(now=timezone.now())
    full = client.post("/demonstration/enter/")
    assert (full.status_code, "as many as can" in full.content.decode()) == (503, True)
    assert enter_demonstration(now=timezone.now() + STAY) != first


def test_from_one_address_only_so_many_come_in_a_minute(space: None) -> None:
    came = [Client().post("/demonstration/enter/").status_code for _ in range(11)]
    assert came == [302] * 10 + [429]


def test_pressing_the_button_again_makes_no_second_visitor(visiting: Client) -> None:
    visiting.post("/demonstration/enter/")
    assert User.objects.filter(visiting_until__isnull=False).count() == 1


def test_after_a_day_everything_of_a_visitor_is_erased(visiting: Client, visitor: User) -> None:
    visiting.get("/demonstration/")
    own, number = _own(visitor).pk, visitor.pk
    assert erase_due_visits(now=timezone.now() + STAY) == 1
    assert not User.objects.filter(pk=number).exists()
    assert not Organisation.objects.filter(pk=own).exists()
    assert not Case.objects.filter(organisation_id=own).exists()
    assert not UserSession.objects.filter(user_id=number).exists()
    assert not any(one.get_decoded().get("_auth_user_id") == str(number) for one in Session.objects.all())
    assert mail.outbox == []


def test_before_the_day_is_over_nothing_is_erased(visitor: User) -> None:
    assert erase_due_visits(now=timezone.now() + STAY - timedelta(minutes=1)) == 0


def test_erasing_leaves_what_all_look_at(visitor: User) -> None:
    before = Membership.objects.exclude(person=visitor).count()
    erase_due_visits(now=timezone.now() + STAY)
    assert Organisation.objects.count() == 15
    assert Membership.objects.count() == before


def test_the_command_erases_who_is_due(visitor: User) -> None:
    User.objects.filter(pk=visitor.pk).update(visiting_until=timezone.now() - timedelta(minutes=1))
    said = StringIO()
    call_command("erase_demonstration_visitors", stdout=said)
    assert said.getvalue().strip() == "Visits erased: 1"


def test_coming_in_erases_who_is_due(visitor: User, space: None) -> None:
    enter_demonstration(now=timezone.now() + STAY)
    assert not User.objects.filter(pk=visitor.pk).exists()


def test_whose_time_is_over_is_signed_out_and_told(visiting: Client, visitor: User) -> None:
    User.objects.filter(pk=visitor.pk).update(visiting_until=timezone.now())
    page = visiting.get("/demonstration/", follow=True).content.decode()
    assert "Your visit to the demonstration is over" in page
    assert not User.objects.filter(pk=visitor.pk).exists()


def test_switching_it_off_ends_every_visit(visiting: Client, visitor: User) -> None:
    with override_settings(DEMONSTRATION=False):
        page = visiting.get(f"/organisations/{_own(visitor).pk}/", follow=True).content.decode()
    assert "Your visit to the demonstration is over" in page


def test_leaving_erases_at_once(visiting: Client, visitor: User) -> None:
    page = visiting.post("/demonstration/leave/", follow=True).content.decode()
    assert "What you made in it is erased" in page
    assert not User.objects.filter(pk=visitor.pk).exists()


def test_leaving_does_nothing_to_anybody_else(space: None) -> None:
    world, browser = make_world(), Client()
    browser.force_login(world.owner.person)
    browser.post("/demonstration/leave/")
    assert User.objects.filter(pk=world.owner.person_id).exists()
