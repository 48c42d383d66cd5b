"""Every address: what it answers to, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
READ_ONLY = [
    "/",
    "/demonstrations/befriending/",
    "/demonstrations/befriending/report.pdf",
    "/cases/no-such-case/",
    "/cases/no-such-case/change/",
    "/cases/no-such-case/report.pdf",
]
READ_OR_SEND = ["/templates/befriending/", "/upload/", "/upload/no-such-upload/"]
NOWHERE = [
    "/cases/no-such-case/",
    "/cases/no-such-case/change/",
    "/cases/no-such-case/report.pdf",
    "/upload/no-such-upload/",
    "/templates/no-such-template/",
    "/demonstrations/no-such-demonstration/",
    "/demonstrations/no-such-demonstration/report.pdf",
    "/demonstrations/befriending/report.exe",
]


@pytest.mark.parametrize("address", READ_ONLY)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_an_address_that_only_shows_refuses_other_methods(client: Client, address: str, method: str) -> None:
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("address", READ_OR_SEND)
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_an_address_of_a_form_refuses_other_methods(client: Client, address: str, method: str) -> None:
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_told_in_the_pages_own_dress(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()


@pytest.mark.parametrize("address", ["/templates/befriending/", "/upload/"])
def test_a_form_from_elsewhere_is_refused(address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403


def test_an_uploaded_case_cannot_be_changed_in_a_form_it_did_not_come_from(
    upload: Any, case_text: str, client: Client
) -> None:
    address = upload(case_text)["Location"]
    assert client.get(f"{address}change/").status_code == 404


def test_search_engines_are_asked_not_to_list_a_case(upload: Any, case_text: str, client: Client) -> None:
    answer = client.get(upload(case_text)["Location"])
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
