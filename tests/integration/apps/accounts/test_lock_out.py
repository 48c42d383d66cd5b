"""Guessing is stopped, and nobody learns who has an account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from worthwhile.apps.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "lamp-orchard-violin"
MOST_TRIES = 5
Visit = Callable[..., Client]


def guess(client: Client, email: str, times: int, address: str = "192.0.2.1") -> str:
    page = ""
    for _ in range(times):
        tried = {"login": email, "password": "wrong-guess-again"}
        page = client.post("/account/login/", tried, REMOTE_ADDR=address).content.decode()
    return page


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client: Client, person: User, sign_in: Visit) -> None:
    guess(client, person.email, MOST_TRIES)
    assert sign_in(PASSWORD).get("/account/").status_code == 302


def test_five_wrong_passwords_from_different_places_count_together(
    client: Client, person: User, sign_in: Visit
) -> None:
    for place in range(MOST_TRIES):
        guess(client, person.email, 1, address=f"192.0.2.{place}")
    assert sign_in(PASSWORD).get("/account/").status_code == 302


def test_a_lock_out_says_how_long_to_wait_and_what_else_to_do(client: Client, person: User) -> None:
    page = guess(client, person.email, MOST_TRIES + 1)
    assert "Wait 5 minutes, then try again. You can also ask for a code by e-mail" in page


def test_a_code_by_email_still_signs_in_during_a_lock_out(
    client: Client, person: User, code: Callable[[], str]
) -> None:
    guess(client, person.email, MOST_TRIES + 1)
    client.post("/account/login/code/", {"email": person.email})
    client.post("/account/login/code/confirm/", {"code": code()})
    assert client.get("/account/").status_code == 200


def test_the_count_of_wrong_passwords_is_one_for_every_worker(client: Client, person: User) -> None:
    guess(client, person.email, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache WHERE cache_key LIKE %s", ["%:login_failed:%"])
        assert cursor.fetchone() == (2,)  # for the address and for the place


def test_a_lock_out_ends(client: Client, person: User, sign_in: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    guess(client, person.email, MOST_TRIES)
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", later(300))
    assert sign_in(PASSWORD).get("/account/").status_code == 200


def later(seconds: float) -> Callable[[], float]:
    import time

    then = time.time() + seconds + 1
    return lambda: then


def test_an_address_without_an_account_is_locked_out_alike(client: Client, person: User) -> None:
    known = guess(client, person.email, MOST_TRIES + 1, address="192.0.2.1")
    unknown = guess(client, "nobody@example.org", MOST_TRIES + 1, address="192.0.2.2")
    assert without_tokens(known, person.email) == without_tokens(unknown, "nobody@example.org")


def test_many_who_sign_up_from_one_place_are_told_to_wait(client: Client) -> None:
    answers = [client.post("/account/signup/", {"email": f"p{n}@example.org"}) for n in range(21)]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "60"
    assert "Wait a minute, then go back and try again" in answers[-1].content.decode()


@pytest.mark.parametrize(
    ("address", "field"),
    [("/account/login/code/", "email"), ("/account/password/reset/", "email"), ("/account/signup/", "email")],
)
def test_no_page_tells_who_has_an_account(person: User, address: str, field: str) -> None:
    seen = []
    for email in (person.email, "bob@example.org"):
        answer = Client().post(address, {field: email, "password1": PASSWORD}, follow=True)
        seen.append((answer.redirect_chain, without_tokens(answer.content.decode(), email)))
    assert seen[0] == seen[1]


def test_somebody_who_signs_up_twice_is_told_by_email(client: Client, person: User) -> None:
    client.post("/account/signup/", {"email": person.email, "password1": PASSWORD})
    assert mail.outbox[-1].subject == "Worthwhile: You have an account already"
    assert User.objects.count() == 1


def without_tokens(page: str, email: str) -> str:
    """The page without what differs between any two requests."""
    lines = page.replace(email, "ADDRESS").splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)
