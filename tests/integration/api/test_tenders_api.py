"""What the API answers of tenders is what the commands print, and no token learns anything of a bid."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.utils import timezone

from tests.api_program import Program, make_token, refusal
from tests.organisation_builders import World
from tests.tender_builders import BEGUN, make_supplier, open_tender
from worthwhile.apps.organisations.models import Membership, Scope
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.log_key import log_key
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.cli.main import cli
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.evaluation import demonstration_evaluation_text
from worthwhile.exchange.tender import new_tender_text

pytestmark = pytest.mark.django_db
YAML = "application/yaml"
FACTS = "format: worthwhile/regime-facts/1\nnation: england\nbuyer: local-authority\n"


def printed(tmp_path: Path, words: list[str], text: str, *more: str) -> Any:
    path = tmp_path / "given.yaml"
    path.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, [*words, str(path), "--json", *more])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("address", "command", "text", "more"),
    [
        ("tenders/score", ["tender", "score"], demonstration_evaluation_text(), []),
        ("tenders/simulate?bids=20&seed=3", ["tender", "simulate"], demonstration_evaluation_text(),
         ["--bids", "20", "--seed", "3"]),
        ("regime/decide?on=2026-04-01", ["regime", "decide"], FACTS, ["--on", "2026-04-01"]),
        ("tenders/fitness?on=2026-04-01", ["tender", "fitness"], new_tender_text(), ["--on", "2026-04-01"]),
    ],
)  # fmt: skip
def test_an_answer_is_what_the_command_prints(
    program: Program, tmp_path: Path, address: str, command: list[str], text: str, more: list[str]
) -> None:
    answer = program.post(address, text, YAML)
    assert answer.status_code == 200, answer.content
    assert answer.json() == printed(tmp_path, command, text, *more)


def test_the_key_that_signs_logs_is_told(program: Program) -> None:
    answer = program.get("tenders/log-key")
    assert answer.json() == {"algorithm": "Ed25519", "public_key": log_key().public.hex()}


@pytest.mark.parametrize("address", ["tenders/score", "tenders/simulate", "regime/decide", "tenders/fitness"])
def test_what_cannot_be_read_is_told_with_every_problem(program: Program, address: str) -> None:
    answer = program.post(address, '{"format": "other", "surprise": 1}')
    assert answer.status_code == 422
    assert len(refusal(answer)) > 1


def test_a_tender_under_the_law_of_another_nation_is_refused(program: Program) -> None:
    tender = {
        "format": "worthwhile/tender/1",
        "buyer": {"name": "A board", "nation": "wales"},
        "subject": {"title": "Care at home"},
        "route": {"regime": "psr-england"},
    }
    answer = program.post("tenders/fitness", json.dumps(tender))
    assert answer.status_code == 422
    assert "psr-wales" in answer.content.decode()


def test_open_tenders_are_listed_and_read_without_a_word_of_bids(program: Program) -> None:
    buying = open_tender()
    deadline = timezone.now() + timedelta(days=9)
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=deadline)
    listed = program.get("tenders/open").json()["items"]
    assert [(one["id"], one["buyer"], one["stage"]) for one in listed] == [
        (str(buying.tender.pk), "Sample Council", "open")
    ]
    shown = program.get(f"tenders/open/{buying.tender.pk}").json()
    assert shown["content"]["subject"]["title"] == "Befriending for older people"
    assert not any("bid" in name for name in shown)


def test_a_token_reads_the_tenders_of_its_own_organisation_alone(program: Program, world: World) -> None:
    buying = open_tender()
    number = buying.tender.pk
    for address in (f"tenders/{number}", f"tenders/{number}/log"):
        assert program.get(address).status_code == 404
    assert program.get("tenders").json()["items"] == []
    own = Program(make_token(Membership.objects.get(person=buying.author, organisation=buying.tender.buyer)))
    assert [one["id"] for one in own.get("tenders").json()["items"]] == [str(number)]
    assert own.get(f"tenders/{number}").json()["title"] == "Befriending for older people"
    Tender.objects.filter(pk=number).update(stage=Stage.SEALED)
    assert '"act":"publish"' in own.get(f"tenders/{number}/log").content.decode().replace(" ", "")


def test_while_bids_come_in_no_token_learns_from_the_log_how_many_there_are() -> None:
    buying = open_tender()
    supplier, person = make_supplier("Ash Visits")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN + timedelta(days=1))
    own = Program(make_token(Membership.objects.get(person=buying.author, organisation=buying.tender.buyer)))
    answer = own.get(f"tenders/{buying.tender.pk}/log")
    assert answer.status_code == 404
    assert b"submit-bid" not in answer.content
    assert "While bids come in the log is given to nobody" in str(refusal(answer))


def test_without_its_scope_a_token_reads_no_tender() -> None:
    buying = open_tender()
    owner = Membership.objects.get(person=buying.author, organisation=buying.tender.buyer)
    other = Program(make_token(owner, [Scope.CASES_READ]))
    assert other.get("tenders").status_code == 403
    assert other.get(f"tenders/{buying.tender.pk}").status_code == 403
