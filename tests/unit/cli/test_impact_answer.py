"""``worthwhile impact answer`` drafts an answer from two files."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.answer_builders import lunch_club, promise, question
from worthwhile.cli.impact import command
from worthwhile.exchange.answers import read_answer
from worthwhile.exchange.plain_data import json_text
from worthwhile.kernel.problems import InvalidInput


@pytest.fixture
def files(tmp_path):
    def written(**asked):
        case, buyer = tmp_path / "case.json", tmp_path / "question.json"
        case.write_text(json_text(lunch_club()), encoding="utf-8")
        buyer.write_text(json_text(question(**asked)), encoding="utf-8")
        return str(case), str(buyer)

    return written


def _run(*arguments):
    return CliRunner().invoke(command, ["answer", *arguments, "--draws", "50"])


def test_the_answer_is_printed_and_the_notes_go_elsewhere(files):
    result = _run(*files(word_limit=100))
    assert result.exit_code == 0
    assert result.stdout.startswith("What we will do\n\nExample CIC makes these commitments to Example Council")
    assert "over the limit of 100" in result.stderr
    assert "over the limit" not in result.stdout


def test_the_answer_is_written_in_the_format_asked_for(files, tmp_path):
    result = _run(*files(reporting=""), "--to", str(tmp_path / "answer.docx"))
    assert result.stdout == f"Wrote {tmp_path / 'answer.docx'}\n"
    assert (tmp_path / "answer.docx").read_bytes().startswith(b"PK")
    assert "Note: [Say how and how often you will report results to the buyer]" in result.stderr


def test_json_is_the_draft_that_can_be_kept(files):
    data = json.loads(_run(*files(), "--json").stdout)
    assert read_answer(data).question.buyer == "Example Council"


def test_a_promise_above_the_case_is_refused(files):
    result = _run(*files(promises=[promise(quantity=500)]))
    assert isinstance(result.exception, InvalidInput)
    assert "The case supports at most 140" in str(result.exception)
