"""The market of the API is that of the pages and of the command line."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.api_program import Program, refusal
from tests.market_builders import made_market
from tests.market_releases import award_release, tender_release
from worthwhile.apps.opportunities.selectors import market_answers
from worthwhile.apps.opportunities.selectors.market import market_home
from worthwhile.cli.main import cli
from worthwhile.market.queries.shape import QUESTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

OPEN = "on=2026-09-15"
ENDED = "on=2028-01-10"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))


@pytest.fixture
def market(own_home: None) -> None:
    tenders = [tender_release(number) for number in range(1, 31)]
    made_market(market_home(), [*tenders, *(award_release(number) for number in range(1, 13))])


def _printed(*words: str) -> Any:
    printed = CliRunner().invoke(cli, ["market", *words, "--json"])
    assert printed.exit_code == 0, printed.output
    return json.loads(printed.stdout)


@pytest.mark.usefixtures("market")
def test_a_search_finds_what_the_command_finds_page_by_page(program: Program) -> None:
    found, page = [], "1"
    while page:
        answer = program.get(f"opportunities?q=befriending&when=all&{OPEN}&page={page}").json()
        found += answer["items"]
        page = answer["next"]
    printed = _printed("search", "befriending", "--on", "2026-09-15", "--limit", "100")
    assert len(found) == 30
    assert {hit["ocid"] for hit in found} == {hit["ocid"] for hit in printed}
    assert [hit["demonstration"] for hit in found] == [False] * 30


@pytest.mark.usefixtures("market")
def test_filters_of_the_page_are_those_of_the_api(program: Program) -> None:
    def count(asked: str) -> int:
        return len(program.get(f"opportunities?{asked}&when=open&{OPEN}").json()["items"])

    assert (count("area=Luton&strict=yes"), count("area=Leeds&strict=yes")) == (20, 0)
    assert (count("max=130000&strict=yes"), count("max=1000&strict=yes")) == (20, 0)
    assert count("suits=vcse&suits=sme") == 20


@pytest.mark.usefixtures("market")
def test_one_procurement_is_its_compiled_release_without_contact_points(program: Program) -> None:
    release = program.get("opportunities/ocds-h6vhtk-000001").json()
    assert release["tag"] == ["compiled"]
    assert release["awards"][0]["value"]["amount"] == 118_000
    assert "person@example.org" not in json.dumps(release)


@pytest.mark.parametrize("asked", ["market/contract-sizes?on=2026-12-01", f"opportunities/expiring?{ENDED}"])
@pytest.mark.usefixtures("market")
def test_with_many_asking_at_once_the_next_is_asked_to_come_back(
    program: Program, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setattr(market_answers, "LONGEST_WAIT_SECONDS", 0.0)
    monkeypatch.setattr(market_answers, "_may_wait", threading.BoundedSemaphore(1))
    with market_answers._may_wait:
        refused = program.get(asked)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "30")
    assert refusal(refused) == [("", "Many people ask about the market just now. Try again in half a minute.")]
    assert program.get(asked).status_code == 200


@pytest.mark.usefixtures("market")
def test_what_ends_is_listed_with_what_the_list_cannot_know(program: Program) -> None:
    answer = program.get(f"opportunities/expiring?{ENDED}&area=Luton").json()
    assert len(answer["items"]) == 12
    assert answer["items"][0]["end_on"] == "2028-11-30"
    assert answer["within_months"] == 12
    assert answer["reading"][0].startswith("12 contracts reach their end")
    assert program.get(f"opportunities/expiring?{ENDED}&months=3").json()["items"] == []


@pytest.mark.usefixtures("market")
def test_a_profile_is_matched_as_by_the_command(program: Program, tmp_path: Path) -> None:
    profile = {
        "format": "worthwhile/profile/1",
        "name": "Example Community Care CIC",
        "areas": ["E06000032"],
        "services": [{"name": "Befriending", "description": "Weekly visits to older people", "cpv": [85320000]}],
    }
    file = tmp_path / "profile.json"
    file.write_text(json.dumps(profile), encoding="utf-8")
    answer = program.post(f"opportunities/match?{OPEN}&limit=5", json.dumps(profile))
    assert answer.status_code == 200
    printed = _printed("match", str(file), "--on", "2026-09-15", "--limit", "5")
    assert len(printed) == 5
    assert [hit["ocid"] for hit in answer.json()] == [hit["ocid"] for hit in printed]


@pytest.mark.usefixtures("market")
def test_the_questions_are_listed_and_each_is_answered(program: Program) -> None:
    listed = program.get("market").json()
    assert [question["code"] for question in listed] == [question.code for question in QUESTIONS]
    for question in listed:
        assert program.get(f"market/{question['slug']}?on=2026-12-01").status_code == 200


@pytest.mark.usefixtures("market")
def test_an_answer_is_that_of_the_command(program: Program) -> None:
    answer = program.get("market/contract-sizes?on=2026-12-01&area=Luton&cpv=853&from=2026").json()
    narrowed = ["--area", "Luton", "--cpv", "853", "--from", "2026-01-01", "--on", "2026-12-01"]
    assert answer == _printed("shape", "contract-sizes", *narrowed)


@pytest.mark.parametrize(
    ("address", "status", "path", "words"),
    [
        ("opportunities?query=x", 422, "query", "There is no 'query' here"),
        ("opportunities?q=a&q=b", 422, "q", "Give it once"),
        ("opportunities?on=yesterday", 422, "on", "Enter a date such as 2026-04-01"),
        ("opportunities?area=Atlantis", 422, "area", "Atlantis"),
        ("opportunities/expiring?months=100", 422, "months", "1 to 60 months"),
        ("opportunities/ocds-none", 404, "", "No notice with the ocid 'ocds-none' is held here"),
        ("opportunities/ocds-none?on=2026-01-01", 422, "on", ""),
        ("market/contract-size", 404, "", "Did you mean contract-sizes"),
        ("market/contract-sizes?area=Atlantis", 422, "area", "Enter the name, code or postcode"),
        ("market/contract-sizes?from=2026&to=2020", 422, "to", "Choose 2026 or a later year"),
        ("market/contract-sizes?years=2020", 422, "years", "There is no 'years' here"),
    ],
)
@pytest.mark.usefixtures("market")
def test_what_cannot_be_answered_says_why(program: Program, address: str, status: int, path: str, words: str) -> None:
    answer = program.get(address)
    assert answer.status_code == status
    assert refusal(answer)[0][0] == path
    assert words in refusal(answer)[0][1]


@pytest.mark.usefixtures("market")
def test_every_problem_of_a_profile_is_told(program: Program) -> None:
    answer = program.post("opportunities/match", '{"format": "worthwhile/profile/1", "nam": "x"}')
    assert answer.status_code == 422
    assert len(refusal(answer)) > 1


@pytest.mark.usefixtures("own_home")
def test_without_notices_every_address_says_what_an_operator_runs(program: Program) -> None:
    for address in ("opportunities", "opportunities/expiring", "opportunities/x", "market/contract-sizes"):
        answer = program.get(address)
        assert answer.status_code == 404
        assert "worthwhile market compile" in refusal(answer)[0][1]


@pytest.mark.usefixtures("market")
def test_a_damaged_market_is_told_without_a_path_of_the_machine(program: Program, tmp_path: Path) -> None:
    market_home().current.write_text("{", encoding="utf-8")
    for address in (f"opportunities?{OPEN}", "opportunities/ocds-h6vhtk-000001", "market/bids-received"):
        answer = program.get(address)
        assert answer.status_code == 500
        assert "Try again later" in answer.content.decode()
        assert str(tmp_path) not in answer.content.decode()
