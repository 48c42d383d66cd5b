"""Sharing a version by a link: made, shown once, listed and revoked by those who may."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests.case_builders import NOW, make_case, make_version
from tests.organisation_builders import SignIn, World
from tests.shared_link_builders import make_link, shared_address
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.impact.models import Case, SharedLink, Version
from worthwhile.apps.impact.models.shared_link import LONGEST_LIFE, SHORTEST_LIFE
from worthwhile.apps.impact.selectors.removal import goes_with
from worthwhile.apps.impact.selectors.shared_links import find_link_by_token
from worthwhile.apps.impact.services import share_case
from worthwhile.apps.impact.services.keep_version import VersionIsDamaged
from worthwhile.apps.impact.services.share_case import LinkLivesTooLong, TooManyLinks, revoke_link
from worthwhile.apps.organisations.services.close_organisation import close_organisation

pytestmark = pytest.mark.django_db
WHO = "Council of Ilford, bid for the day centre"
FILLED = {"version": "1", "for_whom": WHO, "life": "90", "may_try": "on"}


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


@pytest.fixture
def version(case: Case, world: World) -> Version:
    return make_version(case, world.owner.person)


def address(case: Case, rest: str = "") -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/shares/{rest}"


def link_on(page: str) -> str:
    found = re.search(r'id="shared-link">http://testserver(/shared/[^<]+)</code>', page)
    assert found is not None, page
    return found[1]


def page_of(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("role", ["owner", "editor"])
def test_a_writer_makes_a_link_that_a_stranger_opens(
    world: World, version: Version, sign_in: SignIn, role: str
) -> None:
    browser = sign_in(getattr(world, role).person)
    page = browser.post(address(version.case, "new/"), FILLED).content.decode()
    assert "Copy it now" in page
    assert "data:image/svg+xml" in page
    assert "Visits in Ilford" in page_of(Client(), link_on(page))


def test_a_link_is_shown_once(world: World, version: Version, sign_in: SignIn) -> None:
    browser = sign_in(world.owner.person)
    token = link_on(browser.post(address(version.case, "new/"), FILLED).content.decode()).split("/")[2]
    assert WHO in page_of(browser, address(version.case))
    for path in (address(version.case), address(version.case, "new/"), "/account/"):
        assert token not in browser.get(path).content.decode()


def test_the_token_is_kept_nowhere(world: World, version: Version, sign_in: SignIn) -> None:
    browser = sign_in(world.owner.person)
    token = link_on(browser.post(address(version.case, "new/"), FILLED).content.decode()).split("/")[2]
    Client().get(f"/shared/{token}/")
    dump = StringIO()
    rows = (row for model in apps.get_models() for row in model._default_manager.all())
    serializers.serialize("json", rows, stream=dump)
    assert WHO in dump.getvalue()
    assert token[:6] in dump.getvalue()
    assert token not in dump.getvalue()
    assert token[6:] not in dump.getvalue()


def test_viewers_see_that_a_link_exists_and_cannot_make_or_revoke_one(
    world: World, version: Version, sign_in: SignIn
) -> None:
    given = make_link(version, world.owner.person, for_whom=WHO)
    for member in (world.viewer, world.assessor):
        browser = sign_in(member.person)
        page = page_of(browser, address(version.case))
        assert WHO in page
        assert given.link.shown_part not in page
        assert "Revoke" not in page
        assert browser.post(address(version.case, "new/"), FILLED).status_code == 403
        assert browser.post(address(version.case, f"{given.link.pk}/revoke/")).status_code == 403
    assert find_link_by_token(given.token, now=timezone.now()) == given.link


def test_another_organisation_finds_nothing(world: World, version: Version, sign_in: SignIn) -> None:
    given = make_link(version, world.owner.person)
    browser = sign_in(world.stranger)
    for rest in ("", "new/", f"{given.link.pk}/revoke/"):
        assert browser.get(address(version.case, rest)).status_code == 404
        assert browser.post(address(version.case, rest)).status_code in (404, 405)


def test_a_link_is_revoked_only_on_its_own_case(world: World, version: Version, sign_in: SignIn) -> None:
    given = make_link(version, world.owner.person)
    other = make_case(world.organisation, world.owner.person, title="Lunches")
    assert sign_in(world.owner.person).post(address(other, f"{given.link.pk}/revoke/")).status_code == 404


def test_without_a_version_the_page_leads_to_keeping_one(world: World, case: Case, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    for path in (address(case), address(case, "new/")):
        assert f"/cases/{case.pk}/versions/new/" in page_of(browser, path)
    browser.post(address(case, "new/"), FILLED)
    assert not SharedLink.objects.exists()


def test_every_problem_is_said_at_once_and_what_was_entered_stays(
    world: World, version: Version, sign_in: SignIn
) -> None:
    browser = sign_in(world.owner.person)
    answer = browser.post(address(version.case, "new/"), {"version": "7", "for_whom": " ", "life": ""})
    page = answer.content.decode()
    for problem in ("Choose one of the versions", "Enter who the link is for", "Choose how long"):
        assert problem in page
    page = browser.post(address(version.case, "new/"), {**FILLED, "life": ""}).content.decode()
    assert WHO in page
    assert not SharedLink.objects.exists()


def test_the_version_that_was_asked_for_is_chosen(world: World, version: Version, sign_in: SignIn) -> None:
    make_version(version.case, world.owner.person, "Later")
    page = page_of(sign_in(world.owner.person), address(version.case, "new/?version=1"))
    assert re.search(r'value="1"[^>]*checked', page)
    assert not re.search(r'name="version" value="2"[^>]*checked', page)


def test_making_a_link_again_begins_with_what_the_lost_one_was_for(
    world: World, version: Version, sign_in: SignIn
) -> None:
    lost = make_link(version, world.owner.person, for_whom=WHO, may_try=False)
    page = page_of(sign_in(world.owner.person), address(version.case, f"new/?again={lost.link.pk}"))
    assert WHO in page
    assert not re.search(r'name="may_try"[^>]*checked', page)


@pytest.mark.parametrize("query", ["version=x", "version=²", "version=99999999999", "again=0", "again=99", "version=7"])
def test_a_query_that_leads_nowhere_is_passed_over(world: World, version: Version, sign_in: SignIn, query: str) -> None:
    assert "Share a version" in page_of(sign_in(world.owner.person), address(version.case, f"new/?{query}"))


def test_revoking_asks_first_and_is_recorded_once(world: World, version: Version, sign_in: SignIn) -> None:
    given = make_link(version, world.owner.person, for_whom=WHO)
    browser = sign_in(world.editor.person)
    path = address(version.case, f"{given.link.pk}/revoke/")
    assert "It cannot be undone" in page_of(browser, path)
    assert Client().get(shared_address(given)).status_code == 200
    for _ in range(2):
        browser.post(path)
    assert Client().get(shared_address(given)).status_code == 404
    page = page_of(browser, address(version.case))
    assert re.search(r"Revoked</strong> on \d", page)
    assert "already" in page_of(browser, path)
    entry = AuditEntry.objects.get(act=Act.SHARE_REVOKED)
    assert (entry.object_id, entry.actor, entry.organisation) == (
        str(given.link.pk),
        world.editor.person.pk,
        world.organisation.pk,
    )


def test_sharing_is_recorded_without_a_word_of_for_whom(world: World, version: Version) -> None:
    given = make_link(version, world.owner.person, for_whom=WHO)
    entry = AuditEntry.objects.get(act=Act.CASE_SHARED)
    assert (entry.object_kind, entry.object_id) == ("sharedlink", str(given.link.pk))
    assert WHO not in str(vars(entry))
    assert given.token not in str(vars(entry))


@pytest.mark.parametrize("life", [timedelta(0), SHORTEST_LIFE - timedelta(seconds=1), LONGEST_LIFE + timedelta(days=1)])
def test_a_link_lives_for_a_day_to_a_year(world: World, version: Version, life: timedelta) -> None:
    with pytest.raises(LinkLivesTooLong):
        make_link(version, world.owner.person, life=life)
    assert not AuditEntry.objects.filter(act=Act.CASE_SHARED).exists()


def test_the_database_refuses_a_link_that_ends_before_it_is_made(world: World, version: Version) -> None:
    given = make_link(version, world.owner.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        SharedLink.objects.filter(pk=given.link.pk).update(expires_at=given.link.made_at)


def test_a_damaged_version_is_not_shared(world: World, version: Version) -> None:
    version.content = version.content.replace("Visits", "Wishes")
    with pytest.raises(VersionIsDamaged):
        make_link(version, world.owner.person)


def test_links_that_ended_do_not_count_towards_the_most(
    world: World, version: Version, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share_case, "MOST_LINKS", 2)
    make_link(version, world.owner.person, now=timezone.now() - timedelta(days=200))
    first = make_link(version, world.owner.person)
    make_link(version, world.owner.person)
    with pytest.raises(TooManyLinks):
        make_link(version, world.owner.person)
    page = sign_in(world.owner.person).post(address(version.case, "new/"), FILLED).content.decode()
    assert "up to 2 links that work" in page
    revoke_link(link=first.link, by=world.owner.person, now=timezone.now())
    make_link(version, world.owner.person)


def test_the_list_says_how_each_link_stands(world: World, version: Version, sign_in: SignIn) -> None:
    make_link(version, world.owner.person, for_whom="Gone by", now=NOW, life=timedelta(days=1))
    works = make_link(version, world.owner.person, for_whom="Still good")
    page = page_of(sign_in(world.viewer.person), address(version.case))
    assert "Expired</strong> on 2 April 2026" in page
    assert "There is a problem" not in page
    assert "<title>Shared links" in page
    assert "Not yet" in page
    for _ in range(2):
        Client().get(shared_address(works))
    assert "2 times, last on" in page_of(sign_in(world.viewer.person), address(version.case))


def test_links_go_with_the_case_and_with_the_organisation(world: World, version: Version) -> None:
    given = make_link(version, world.owner.person)
    assert "1 shared link" in goes_with(version.case)
    close_organisation(organisation=world.organisation, by=world.owner.person, now=timezone.now())
    assert not SharedLink.objects.exists()
    assert Client().get(shared_address(given)).status_code == 404


def test_what_somebody_types_is_shown_as_text(world: World, version: Version, sign_in: SignIn) -> None:
    make_link(version, world.owner.person, for_whom="<script>alert(1)</script>")
    page = page_of(sign_in(world.owner.person), address(version.case))
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
