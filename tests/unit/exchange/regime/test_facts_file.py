"""Facts are read with every problem at once, and nothing in them is guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from worthwhile.engines.regimes.facts import NAMES
from worthwhile.exchange.plain_data import InvalidFile, json_text
from worthwhile.exchange.regime import (
    InvalidFacts,
    facts_from_data,
    load_facts,
    new_facts_text,
    write_new_facts,
)
from worthwhile.exchange.regime.facts_file import allowed_answers
from worthwhile.exchange.schema import json_schema
from worthwhile.reference.regimes import regime_rules

LEAST = {"format": "worthwhile/regime-facts/1"}


def _problems(**changes: Any) -> dict[str, str]:
    with pytest.raises(InvalidFacts) as refused:
        facts_from_data(LEAST | changes)
    return {problem.path: problem.message for problem in refused.value.problems}


def test_nothing_but_the_format_is_needed() -> None:
    loaded = facts_from_data(LEAST)
    assert [name for name in NAMES if getattr(loaded.facts, name) not in (None, ())] == []


def test_what_is_left_empty_is_not_stated() -> None:
    assert facts_from_data(LEAST | {"urgent": None}).facts.urgent is None
    assert facts_from_data(LEAST | {"urgent": False}).facts.urgent is False


def test_every_problem_is_told_at_once_with_what_to_write() -> None:
    found = _problems(
        format="worthwhile/profile/1",
        natoin="england",
        buyer="council",
        urgent="no",
        value_inc_vat="£5",
        commenced_on="March",
        supplier_disadvantaged_share=30,
    )
    assert "worthwhile/regime-facts/1" in found["format"]
    assert "Did you mean nation?" in found["natoin"]
    assert "Choose one of: nhs-england" in found["buyer"]
    assert found["urgent"].startswith("Enter true or false")
    assert "without £" in found["value_inc_vat"]
    assert found["commenced_on"].startswith("Enter a date such as")
    assert "Did you mean 0.3?" in found["supplier_disadvantaged_share"]


def test_a_word_that_is_nearly_right_is_met_with_the_right_one() -> None:
    assert "Did you mean local-authority" in _problems(buyer="local-autority")["buyer"]


def test_facts_that_contradict_one_another_are_refused() -> None:
    assert "Correct one of the two" in _problems(value_inc_vat=1, value_ex_vat=2)["value_inc_vat"]
    found = _problems(planned_notice_on="2026-03-02", tender_notice_on="2026-03-01")
    assert "before planned_notice_on on 2026-03-02" in found["tender_notice_on"]


def test_a_planned_notice_of_a_day_was_published() -> None:
    found = _problems(planned_notice=False, planned_notice_on="2026-03-02")
    assert "You say that no planned notice was published" in found["planned_notice"]


def test_a_day_that_no_calendar_reaches_is_refused() -> None:
    for far in ("9999-12-31", "0001-01-01"):
        assert "Enter a day from 1990-01-01 to 2090-12-31" in _problems(awarded_on=far)["awarded_on"]


def test_names_of_your_own_are_kept_and_ignored() -> None:
    assert facts_from_data(LEAST | {"x-note": "ours"}).data["x-note"] == "ours"


def test_the_fingerprint_is_of_all_that_the_file_says() -> None:
    assert facts_from_data(LEAST).facts_hash != facts_from_data(LEAST | {"urgent": False}).facts_hash


def test_a_new_file_asks_every_question_and_reads_as_no_facts(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    write_new_facts(path, regime_rules())
    text = path.read_text(encoding="utf-8")
    for name, question in regime_rules().questions.items():
        assert f"\n{name}:\n" in text
        assert f"# {question.question}" in text
    assert load_facts(path).facts == facts_from_data(LEAST).facts
    with pytest.raises(InvalidFile, match="exists already"):
        write_new_facts(path, regime_rules())


def test_a_new_file_fits_the_schema_but_for_what_is_to_be_filled_in() -> None:
    data = yaml.safe_load(new_facts_text(regime_rules()))
    assert list(jsonschema.Draft202012Validator(json_schema("regime-facts")).iter_errors(data)) == []


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    check = jsonschema.Draft202012Validator(json_schema("regime-facts"))
    for wrong in ({"nation": "cornwall"}, {"urgent": "no"}, {"natoin": "england"}, {"kpis": -1}):
        assert list(check.iter_errors(json.loads(json_text(LEAST | wrong)))), wrong
    assert list(check.iter_errors({}))


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("urgent", "true | false"),
        ("nation", "england | wales | scotland | northern-ireland"),
        ("awarded_on", "a day such as 2026-03-02"),
        ("value_inc_vat", "a number"),
        ("cpv", "a list such as [85312000]"),
    ],
)
def test_what_may_be_answered_is_told(fact: str, words: str) -> None:
    assert allowed_answers(fact) == words


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="holds no facts"):
        load_facts(tmp_path / "facts.docx")
