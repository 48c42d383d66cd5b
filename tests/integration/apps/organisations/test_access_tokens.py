"""An owner gives programs access, sees which have it, and withdraws it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from hypothesis import given
from hypothesis import strategies as st

from tests.organisation_builders import NOW, SignIn, World, add_member, make_organisation, make_person
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.accounts.services.close_account import close_account
from worthwhile.apps.organisations.models import AccessToken, Role, Scope
from worthwhile.apps.organisations.models.access_token import new_secret, public_part
from worthwhile.apps.organisations.models.secret_hash import secret_hash
from worthwhile.apps.organisations.services.access_tokens import (
    MOST_TOKENS,
    GivenToken,
    LivesTooLong,
    TooManyTokens,
    give_access,
    withdraw_access,
)
from worthwhile.apps.organisations.services.members import end_membership
from worthwhile.apps.organisations.services.use_access import (
    MOST_IN_A_MINUTE,
    AskedTooOften,
    ScopeMissing,
    TokenRefused,
    use_access,
)

pytestmark = pytest.mark.django_db
ANSWERS = {"label": "Monthly  spreadsheet", "scopes": ["cases:read", "results:read"], "life": "30"}


def _give(world: World, *, life: timedelta = timedelta(days=30), at: datetime = NOW) -> GivenToken:
    return give_access(
        organisation=world.organisation, label="Dashboard", scopes=[Scope.CASES_READ], life=life,
        by=world.owner.person, now=at,
    )  # fmt: skip


def test_the_token_is_shown_once_and_kept_nowhere(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.owner.person)
    made = browser.post(f"{world.address}access/new/", ANSWERS)
    shown = re.search(r'<code id="token">(ww_[\w-]{43})</code>', made.content.decode())
    assert shown is not None
    secret = shown[1]
    assert made.status_code == 200  # in the answer itself, so that it is in no address
    assert "no-store" in made.headers["Cache-Control"]
    kept = AccessToken.objects.get()
    assert secret not in str(list(AccessToken.objects.values()))
    assert (kept.label, kept.scopes, kept.secret_hash) == (
        "Monthly spreadsheet",
        ["cases:read", "results:read"],
        secret_hash(secret),
    )
    assert kept.expires_at - kept.made_at == timedelta(days=30)
    assert secret not in str([session.get_decoded() for session in Session.objects.all()])
    assert secret not in browser.get(f"{world.address}access/").content.decode()


def test_the_list_says_what_each_may_who_made_it_and_how_it_stands(world: World, sign_in: SignIn) -> None:
    _give(world, life=timedelta(days=1), at=datetime.now(UTC) - timedelta(days=2))
    page = sign_in(world.owner.person).get(f"{world.address}access/").content.decode()
    for words in (
        "Dashboard",
        "Read cases, and work out what a case is worth",
        "by owner@example.org",
        "Expired",
        "Not yet",
    ):
        assert words in page


def test_what_is_missing_is_said_at_once_and_nothing_is_made(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.owner.person).post(f"{world.address}access/new/", {"scopes": ["all"], "life": "9999"})
    assert page.content.decode().count("govuk-error-message") >= 3
    assert not AccessToken.objects.exists()


def test_withdrawing_is_asked_twice_and_ends_it_at_once(world: World, sign_in: SignIn) -> None:
    given_token, browser = _give(world, at=datetime.now(UTC)), sign_in(world.owner.person)
    address = f"{world.address}access/{given_token.token.pk}/withdraw/"
    assert "Withdraw the token for Dashboard?" in browser.get(address).content.decode()
    assert use_access(secret=given_token.secret, scope=None, now=datetime.now(UTC))
    assert "no longer works" in browser.post(address, follow=True).content.decode()
    with pytest.raises(TokenRefused):
        use_access(secret=given_token.secret, scope=None, now=datetime.now(UTC))
    assert browser.post(address).status_code == 404
    assert [entry.act for entry in AuditEntry.objects.filter(act__startswith="access")] == [
        "access-given",
        "access-withdrawn",
    ]


def test_a_token_of_another_organisation_cannot_be_withdrawn(world: World, sign_in: SignIn) -> None:
    elsewhere = world.stranger.memberships.get().organisation
    token = _give(world).token
    answer = sign_in(world.stranger).post(f"/organisations/{elsewhere.pk}/access/{token.pk}/withdraw/")
    assert answer.status_code == 404
    assert AccessToken.objects.get().revoked_at is None


def test_a_token_works_to_its_last_moment(world: World) -> None:
    given_token = _give(world, life=timedelta(days=1))
    assert use_access(secret=given_token.secret, scope=None, now=NOW + timedelta(hours=23, minutes=59))
    with pytest.raises(TokenRefused):
        use_access(secret=given_token.secret, scope=None, now=NOW + timedelta(days=1))


@pytest.mark.parametrize("life", [timedelta(0), timedelta(days=-1), timedelta(days=365, seconds=1)])
def test_a_token_lasts_a_year_at_most(world: World, life: timedelta) -> None:
    with pytest.raises(LivesTooLong):
        _give(world, life=life)


def test_an_organisation_has_so_many_tokens_in_force_at_most(world: World) -> None:
    for _ in range(MOST_TOKENS):
        _give(world)
    with pytest.raises(TooManyTokens):
        _give(world)
    withdraw_access(token=AccessToken.objects.all()[0], by=world.owner.person, now=NOW)
    assert _give(world)


def test_a_token_may_be_used_for_what_it_allows_alone(world: World) -> None:
    secret = _give(world).secret
    assert use_access(secret=secret, scope=Scope.CASES_READ, now=NOW).organisation == world.organisation
    with pytest.raises(ScopeMissing, match="cases:write"):
        use_access(secret=secret, scope=Scope.CASES_WRITE, now=NOW)


def test_only_the_day_of_the_last_use_is_kept(world: World) -> None:
    secret = _give(world).secret
    use_access(secret=secret, scope=None, now=NOW)
    assert AccessToken.objects.get().last_used_on == date(2026, 4, 1)


def test_too_many_requests_within_a_minute_have_to_wait_until_the_oldest_is_past(world: World) -> None:
    secret = _give(world).secret
    for second in range(MOST_IN_A_MINUTE):
        use_access(secret=secret, scope=None, now=NOW + timedelta(seconds=second / 10))
    with pytest.raises(AskedTooOften) as asked:
        use_access(secret=secret, scope=None, now=NOW + timedelta(seconds=20))
    assert asked.value.wait == 40
    assert use_access(secret=secret, scope=None, now=NOW + timedelta(seconds=60.5))


def test_another_token_is_counted_by_itself(world: World) -> None:
    busy, idle = _give(world).secret, _give(world).secret
    for _ in range(MOST_IN_A_MINUTE):
        use_access(secret=busy, scope=None, now=NOW)
    assert use_access(secret=idle, scope=None, now=NOW)


def test_a_token_outlasts_the_membership_of_whoever_made_it(world: World, sign_in: SignIn) -> None:
    second = add_member(world.organisation, "second@example.org", Role.OWNER)
    given_token = _give(world)
    close_account(world.owner.person, at=NOW)
    assert use_access(secret=given_token.secret, scope=None, now=NOW)
    page = sign_in(second.person).get(f"{world.address}access/").content.decode()
    assert "by somebody who has left" in page
    end_membership(membership=world.viewer, by=second.person, now=NOW)
    assert use_access(secret=given_token.secret, scope=None, now=NOW)


def test_the_tokens_go_with_the_last_person() -> None:
    person = make_person("alone@example.org")
    organisation = make_organisation(person)
    made = give_access(
        organisation=organisation, label="x", scopes=[Scope.CASES_READ], life=timedelta(days=1), by=person, now=NOW
    )
    close_account(person, at=NOW)
    with pytest.raises(TokenRefused):
        use_access(secret=made.secret, scope=None, now=NOW)


@given(st.text(max_size=80))
def test_what_is_no_token_opens_nothing(text: str) -> None:
    with pytest.raises(TokenRefused):
        use_access(secret=text, scope=None, now=NOW)


def test_the_part_that_is_shown_opens_nothing(world: World) -> None:
    secret = _give(world).secret
    for wrong in (public_part(secret), secret[:-1], secret + "A", public_part(secret) + new_secret()[9:]):
        with pytest.raises(TokenRefused):
            use_access(secret=wrong, scope=None, now=NOW)
