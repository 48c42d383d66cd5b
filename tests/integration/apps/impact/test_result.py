"""The page of a result and its files."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from worthwhile.apps.impact.models import KeptCase
from worthwhile.apps.impact.services.make_file import KINDS
from worthwhile.cli.impact import command
from worthwhile.kernel.money import money_text

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def address(upload: Any, case_text: str) -> str:
    """Where the result of an uploaded case is."""
    return str(upload(case_text)["Location"])


def test_the_page_prints_the_same_money_as_the_command_for_the_downloaded_case(
    client: Client, address: str, tmp_path: Path
) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(client.get(f"{address}case").content)
    said = CliRunner().invoke(command, ["value", str(case), "--json"])
    result = json.loads(said.output)
    page = client.get(address).content.decode()
    amounts = [result["present_value"], *(outcome["present_value"] for outcome in result["outcomes"])]
    for amount in [*amounts, *result["by_stakeholder"].values()]:
        assert money_text(Decimal(amount)) in page
    low, high = (money_text(Decimal(str(result["uncertainty"]["ratio"][end]))) for end in ("p5", "p95"))
    assert f"For every £1 put in, between {low} and {high} of social value" in page


def test_the_result_is_the_same_each_time(client: Client, address: str) -> None:
    assert client.get(f"{address}result.json").content == client.get(f"{address}result.json").content


def test_the_downloaded_result_is_that_of_the_kept_case(client: Client, address: str) -> None:
    result = client.get(f"{address}result.json").json()
    assert result["case_hash"] == KeptCase.objects.get().case_hash
    assert (result["uncertainty"]["draws"], result["uncertainty"]["seed"]) == (10_000, 1)


def test_the_case_is_given_back_as_it_came(client: Client, address: str, case_text: str) -> None:
    assert client.get(f"{address}case").content.decode() == case_text


@pytest.mark.parametrize(
    ("name", "start"),
    [("report.pdf", b"%PDF-"), ("report.docx", b"PK"), ("report.xlsx", b"PK"), ("report.html", b"<!DOCTYPE html>")],
)
def test_a_report_is_a_file_of_its_kind(client: Client, address: str, name: str, start: bytes) -> None:
    answer = client.get(f"{address}{name}")
    assert answer.content.startswith(start)
    assert answer["Content-Type"] == KINDS[name].content_type
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_result_is_given_as_a_table_and_as_cids(client: Client, address: str) -> None:
    assert client.get(f"{address}result.csv").content.decode("utf-8-sig").count("\n") > 5
    assert "@context" in client.get(f"{address}result.jsonld").json()


def test_the_page_says_how_long_it_is_kept_and_who_can_see_it(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert "This case belongs to no account. Anyone with this address can see the case; it is removed" in page


def test_names_with_markup_in_them_are_shown_as_text(client: Client, upload: Any, case_text: str) -> None:
    title = next(line for line in case_text.splitlines() if line.startswith("title:"))
    text = case_text.replace(title, f"title: '{HOSTILE}'").replace("Older people visited", f"'{HOSTILE}'")
    address = upload(text)["Location"]
    assert HOSTILE not in client.get(address).content.decode()
    assert "&lt;script&gt;" in client.get(address).content.decode()
    assert HOSTILE not in client.get(f"{address}report.html").content.decode()


@pytest.mark.parametrize("title", ["../../etc/passwd", 'a"; filename="b', "a\\r\\nX-Bad: 1", "😀"])
def test_the_name_of_a_file_is_safe_whatever_the_title(client: Client, upload: Any, case_text: str, title: str) -> None:
    old = next(line for line in case_text.splitlines() if line.startswith("title:"))
    address = upload(case_text.replace(old, f"title: {json.dumps(title, ensure_ascii=False)}"))["Location"]
    name = client.get(f"{address}result.csv")["Content-Disposition"].removeprefix('attachment; filename="')
    assert name.endswith('result.csv"')
    assert not set(name.removesuffix('"')) & set('/\\"\r\n; ')


def test_a_very_long_title_stops_no_file(client: Client, upload: Any, case_text: str) -> None:
    old = next(line for line in case_text.splitlines() if line.startswith("title:"))
    address = upload(case_text.replace(old, f"title: {'long ' * 100}"))["Location"]
    for name in KINDS:
        assert client.get(f"{address}{name}").status_code == 200
