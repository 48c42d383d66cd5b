"""``worthwhile tender`` as a person uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from worthwhile.cli.main import cli
from worthwhile.kernel.problems import InvalidInput, WorthwhileError

Run = Callable[..., Result]
HARSH = """
format: worthwhile/tender/1
buyer: {name: Another Council, kind: local-authority, nation: england}
commenced_on: 2026-03-02
subject: {title: Day centre, kind: social-care}
route: {regime: pa-light-touch}
participation: {accounts: everybody}
terms: {payment: {days: 60}, results: {share_at_risk: 0.6}, background_property: assigned}
questions: [{id: q-1, text: Which policies do you have?, already_held: true}]
"""


@pytest.fixture
def run() -> Run:
    return lambda *words: CliRunner().invoke(cli, ["tender", *map(str, words)])


@pytest.fixture
def whole(root: Path) -> Path:
    return root / "tests/cases/tender/befriending.yaml"


@pytest.fixture
def harsh(tmp_path: Path) -> Path:
    path = tmp_path / "harsh.yaml"
    path.write_text(HARSH, encoding="utf-8")
    return path


@pytest.fixture
def invitation(tmp_path: Path) -> Path:
    document = Document()
    document.add_paragraph("Invoices will be paid within 60 days of receipt.")
    document.save(str(tmp_path / "invitation.docx"))
    return tmp_path / "invitation.docx"


def test_a_new_tender_is_printed_or_written(run: Run, tmp_path: Path) -> None:
    assert run("new").output.startswith("# One record of a tender")
    path = tmp_path / "mine.yaml"
    assert f"worthwhile tender fitness {path}" in run("new", path).output
    assert run("fitness", path).exit_code == 0
    assert isinstance(run("new", path).exception, WorthwhileError)


def test_law_stands_before_practice_and_practice_before_ours(run: Run, harsh: Path) -> None:
    text = run("fitness", harsh).output
    headings = ("Reads as a breach of the law", "Against practice that is published", "Against our own lines")
    places = [text.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)
    assert "FIT-02 Audited accounts" in text[places[0] : places[1]]
    assert "FIT-18" in text[places[1] : places[2]]
    assert "FIT-43" in text[places[2] :]
    assert "2 checks read as a breach of the law: FIT-02, FIT-21." in text
    assert "participation.accounts" in text
    assert "section 22(3)(a)" in " ".join(text.split())
    assert "This is not legal advice." in text


def test_a_provider_sees_first_what_it_would_take_on(run: Run, harsh: Path) -> None:
    text = run("fitness", harsh, "--for", "provider").output
    assert text.index("What a bid takes") < text.index("What you would take on, the worst first")
    assert text.index("FIT-23 ") < text.index("FIT-43 ")
    assert "ask the buyer for:" in text
    assert "Ask before you bid, as nothing says it" in text
    assert "The cash it takes is not known yet" in text


def test_strict_ends_with_3_only_where_the_law_is_broken(run: Run, harsh: Path, whole: Path) -> None:
    assert run("fitness", harsh, "--strict").exit_code == 3
    assert run("fitness", harsh).exit_code == 0
    assert run("fitness", whole, "--strict").exit_code == 0


def test_json_holds_everything(run: Run, harsh: Path) -> None:
    data = json.loads(run("fitness", harsh, "--json").output)
    assert (data["title"], data["breaches"]) == ("Day centre (Another Council)", ["FIT-02", "FIT-21"])
    assert len(data["answers"]) == 52
    paid = next(one for one in data["answers"] if one["code"] == "FIT-21")
    assert paid["evidence"][0] | {"document": ""} == {
        "name": "payment_days",
        "value": 60,
        "about": "",
        "document": "",
        "page": None,
        "paragraph": None,
        "path": "terms.payment.days",
        "quote": "days: 60",
    }
    assert (paid["rule"]["band"], paid["rule"]["label"]) == ("law", "statute")
    assert 0 <= data["score"] <= 1
    assert data["effort"]["hours"]["low"] <= data["effort"]["hours"]["high"]
    assert data["steps"][0]["unit"] == "points"


def test_documents_of_the_pack_are_read_with_the_file_and_differences_are_shown(
    run: Run, whole: Path, invitation: Path
) -> None:
    text = run("fitness", whole, invitation).output
    assert "FIT-21 Payment terms. Invoices are paid within 60 days" in text
    assert "invitation.docx, paragraph 1: “Invoices will be paid within 60 days of receipt.”" in text
    assert "Stated differently in different places; the worst was taken" in text


def test_a_pack_alone_is_checked_and_the_law_may_be_said(run: Run, invitation: Path) -> None:
    unsaid = run("fitness", invitation).output
    assert "Whether the law asks this depends on" in unsaid
    said = run("fitness", invitation, "--nation", "england", "--regime", "pa-full", "--strict")
    assert said.exit_code == 3
    refused = run("fitness", invitation, "--nation", "narnia")
    assert "give one of england, wales" in str(refused.exception)


def test_a_nation_and_a_law_that_are_none_are_refused_together_each_by_its_option(run: Run, invitation: Path) -> None:
    refused = run("fitness", invitation, "--nation", "wels", "--regime", "pa-lite-touch").exception
    assert isinstance(refused, InvalidInput)
    told = {problem.path: problem.message for problem in refused.problems}
    assert told.keys() == {"--nation", "--regime"}
    assert "give one of england, wales" in told["--nation"]
    assert told["--nation"].endswith("You gave 'wels'.")
    assert "Did you mean pa-light-touch? You gave 'pa-lite-touch'." in told["--regime"]


def test_a_law_of_another_nation_is_refused_with_the_lawful_ones(run: Run, whole: Path, invitation: Path) -> None:
    refused = run("fitness", invitation, "--nation", "wales", "--regime", "psr-england")
    said = str(refused.exception)
    assert "Provider Selection Regime (England) is not the law in Wales" in said
    assert "psr-wales" in said
    assert "pa-light-touch" in said
    beside_a_file = run("fitness", whole, "--nation", "scotland", "--regime", "psr-wales")
    assert "is not the law in Scotland" in str(beside_a_file.exception)


def test_the_law_is_that_of_the_day_asked_for(run: Run, invitation: Path) -> None:
    before = run("fitness", invitation, "--nation", "england", "--regime", "pa-full", "--strict", "--on", "2025-02-23")
    assert before.exit_code == 0


def test_what_cannot_be_read_is_told_in_words(run: Run, tmp_path: Path) -> None:
    missing = run("fitness", tmp_path / "gone.yaml")
    assert "There is no file" in str(missing.exception)
    gone = run("fitness", tmp_path / "gone.docx")
    assert "cannot be read" in str(gone.exception)
    assert isinstance(gone.exception, WorthwhileError)
