"""Who is let in, and what is said to whoever is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.api_program import Program, make_token, refusal
from tests.organisation_builders import World
from worthwhile.apps.organisations.models import AccessToken, Scope
from worthwhile.apps.organisations.models.access_token import new_secret
from worthwhile.apps.organisations.services.access_tokens import withdraw_access
from worthwhile.apps.organisations.services.close_organisation import close_organisation
from worthwhile.apps.organisations.services.use_access import MOST_IN_A_MINUTE
from worthwhile.exchange.templates import demonstration_text

pytestmark = pytest.mark.django_db

CASE = demonstration_text("befriending")


def test_a_token_says_for_whom_it_asks(world: World) -> None:
    secret = make_token(world.owner, [Scope.RESULTS_READ])
    answer = Program(secret).get("").json()
    assert answer["organisation"] == {"id": world.organisation.pk, "name": "Lunch Club CIC", "kind": "provider"}
    assert answer["token"]["scopes"] == ["results:read"]
    assert secret.startswith(answer["token"]["begins_with"])
    assert secret not in str(answer)


def test_an_organisation_follows_from_the_token_alone(world: World) -> None:
    elsewhere = world.stranger.memberships.get()
    assert Program(make_token(elsewhere)).get("").json()["organisation"]["name"] == "Elsewhere Ltd"


@pytest.mark.parametrize("wrong", ["none", "made up", "expired", "withdrawn", "closed", "lower case", "empty"])
def test_a_token_that_is_not_in_force_is_told_the_same_whatever_the_reason(world: World, wrong: str) -> None:
    secret = make_token(world.owner)
    token = AccessToken.objects.get()
    if wrong == "expired":
        secret = make_token(world.owner, life=timedelta(days=1), at=datetime.now(UTC) - timedelta(days=2))
    if wrong == "withdrawn":
        withdraw_access(token=token, by=world.owner.person, now=datetime.now(UTC))
    if wrong == "closed":
        close_organisation(organisation=world.organisation, by=world.owner.person, now=datetime.now(UTC))
    sent = {"none": None, "made up": new_secret(), "lower case": secret.swapcase(), "empty": " "}.get(wrong, secret)
    answer = Program(sent).get("")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.content == Program(new_secret()).get("").content


@pytest.mark.parametrize("header", ["", "Basic {}", "Token {}", "{}", "Bearer", "bearer  {} ", "Bearer {}, Bearer {}"])
def test_only_a_bearer_token_is_read(world: World, header: str) -> None:
    secret = make_token(world.owner)
    answer = Client().get("/api/v1/", headers={"Authorization": header.format(secret, secret)})
    assert answer.status_code == (200 if header == "bearer  {} " else 401)


def test_a_cookie_lets_nobody_in(world: World) -> None:
    browser = Client()
    browser.force_login(world.owner.person)
    assert browser.get("/api/v1/").status_code == 401


def test_a_token_in_the_address_lets_nobody_in(world: World) -> None:
    assert Client().get(f"/api/v1/?token={make_token(world.owner)}").status_code == 401


@pytest.mark.parametrize(
    ("address", "needed"),
    [("value", Scope.CASES_READ), ("check", Scope.CASES_READ), ("measures/gad-7/score", Scope.EVIDENCE_READ)],
)
def test_a_scope_that_is_missing_is_named(world: World, address: str, needed: Scope) -> None:
    others = [scope for scope in Scope if scope is not needed]
    answer = Program(make_token(world.owner, others)).post(address, CASE, "application/yaml")
    assert answer.status_code == 403
    assert needed.value in refusal(answer)[0][1]
    assert "Lunch Club" not in answer.content.decode()


def test_too_many_requests_are_told_when_to_ask_again(world: World) -> None:
    program = Program(make_token(world.owner))
    for _ in range(MOST_IN_A_MINUTE):
        assert program.get("").status_code == 200
    answer = program.get("")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert Program(make_token(world.owner)).get("").status_code == 200


@pytest.mark.parametrize("address", ["nowhere", "value/", "cases/1", "reference/value-bank/NO-SUCH", "..", "%00"])
def test_an_address_that_leads_nowhere_is_told_in_the_same_shape(world: World, address: str) -> None:
    answer = Client().get(f"/api/v1/{address}", headers={"Authorization": f"Bearer {make_token(world.owner)}"})
    assert answer.status_code == 404
    assert refusal(answer)


@pytest.mark.parametrize(
    ("method", "address"), [("get", "value"), ("post", ""), ("delete", "measures"), ("put", "check")]
)
def test_a_wrong_method_is_told_in_the_same_shape(method: str, address: str) -> None:
    answer = getattr(Client(), method)(f"/api/v1/{address}")
    assert answer.status_code == 405
    assert answer.headers["Allow"] in refusal(answer)[0][1]


def test_a_fault_of_ours_is_told_without_its_traceback(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Broken from outside, because nothing that can be sent should break it."""
    monkeypatch.setattr("worthwhile.api.routers.who.__version__", object())
    answer = Program(make_token(world.owner)).get("")
    assert answer.status_code == 500
    assert "fault of Worthwhile" in refusal(answer)[0][1]
    assert "Traceback" not in answer.content.decode()
    assert "fault at /api/v1/" in caplog.text
