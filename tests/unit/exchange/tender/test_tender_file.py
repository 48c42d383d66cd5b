"""A tender is read with every problem at once, kept whole, and refused calmly."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from worthwhile.engines.fitness import KNOWN
from worthwhile.engines.regimes.vocabulary import Buyer, Nation, Regime
from worthwhile.exchange.plain_data import InvalidFile, json_text, load_plain_data
from worthwhile.exchange.schema import json_schema
from worthwhile.exchange.tender import (
    InvalidTender,
    load_tender,
    new_tender_text,
    tender_from_data,
    tender_from_text,
    tender_text,
    write_new_tender,
)

LEAST = {"format": "worthwhile/tender/1", "buyer": {"name": "A council"}, "subject": {"title": "A lunch club"}}


def problems_of(**changes: Any) -> dict[str, str]:
    with pytest.raises(InvalidTender) as refused:
        tender_from_data(LEAST | changes)
    return {problem.path: problem.message for problem in refused.value.problems}


@pytest.fixture
def whole(root: Path) -> Path:
    return root / "tests/cases/tender/befriending.yaml"


def test_a_tender_of_three_lines_is_read_and_states_nothing_else() -> None:
    tender = tender_from_data(LEAST).tender
    assert (tender.lots, tender.award, tender.terms, tender.questions) == (None, None, None, None)


def test_every_problem_is_told_at_once_with_its_path_and_the_nearest_name() -> None:
    found = problems_of(
        format="worthwhile/tender/2",
        subject={"title": " ", "cpv": ["care"]},
        value={"total_net": 100, "total_gross": 90},
        term={"start": "2026-10-01", "end": "2026-09-01"},
        lots=[{"id": "north", "title": "N"}, {"id": "north", "title": "N again"}],
        questions=[{"id": "q-1", "text": "Why?", "lots": ["nort"], "criterion": "qualty", "declaration": "d-1"}],
        award={
            "criteria": [
                {"id": "quality", "name": "Quality", "weight": Decimal("0.6")},
                {"id": "price", "name": "Price", "weight": Decimal("0.3")},
            ]
        },
        timetable={"publish": "2026-05-01", "deadline": "2026-04-01", "deadline_time": "2pm"},
        terms={"paymnt": {}},
    )
    assert set(found) >= {
        "format",
        "subject.title",
        "subject.cpv[0]",
        "value.total_gross",
        "term.end",
        "lots[1].id",
        "questions[0].lots[0]",
        "questions[0].declaration",
        "award.criteria",
        "timetable.deadline",
        "timetable.deadline_time",
        "terms.paymnt",
    }
    assert "Did you mean north?" in found["questions[0].lots[0]"]
    assert "add up to 0.9" in found["award.criteria"]
    assert "Did you mean payment?" in found["terms.paymnt"]


def test_a_criterion_that_is_pointed_at_may_be_a_part_of_another() -> None:
    award = {"criteria": [{"id": "quality", "name": "Q", "sub_criteria": [{"id": "quality-1", "name": "Reach"}]}]}
    asked = [{"id": "q-1", "text": "How?", "criterion": "quality-1"}]
    assert tender_from_data(LEAST | {"award": award, "questions": asked}).tender.questions is not None
    asked[0]["criterion"] = "qualty-1"
    assert "Did you mean quality-1" in problems_of(award=award, questions=asked)["questions[0].criterion"]


def test_weights_need_not_add_up_while_one_is_missing() -> None:
    award = {"criteria": [{"id": "a", "name": "A", "weight": Decimal("0.6")}, {"id": "b", "name": "B"}]}
    assert tender_from_data(LEAST | {"award": award}).tender.award is not None


def test_a_problem_in_a_list_names_what_it_is_in() -> None:
    with pytest.raises(InvalidTender, match=r"questions\[1\]\.words \(q-2\): Enter a number"):
        tender_from_data(LEAST | {"questions": [{"id": "q-1", "text": "A"}, {"id": "q-2", "text": "B", "words": 0}]})


def test_keys_of_others_are_kept_and_written_back(whole: Path) -> None:
    data = load_plain_data(whole.read_text(encoding="utf-8"), suffix=".yaml", name="whole")
    assert isinstance(data, dict)
    data["x-ours"] = {"case": "12/34", "amount": Decimal("1.10")}
    data["lots"][0]["x-map"] = ["a", "b"]
    loaded = tender_from_data(data)
    for suffix in (".yaml", ".json"):
        again = tender_from_text(tender_text(loaded.data, suffix=suffix), suffix=suffix, name="again")
        assert again.tender == loaded.tender
        assert again.data["x-ours"] == {"case": "12/34", "amount": Decimal("1.10")}
        assert again.data["lots"][0]["x-map"] == ["a", "b"]
        assert again.tender_hash == loaded.tender_hash


def test_the_schema_takes_what_the_reader_takes(whole: Path) -> None:
    schema = json_schema("tender")
    jsonschema.Draft202012Validator.check_schema(schema)
    for text in (whole.read_text(encoding="utf-8"), new_tender_text()):
        data = json.loads(json_text(load_plain_data(text, suffix=".yaml", name="tender")))
        jsonschema.validate(data, schema)


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "worthwhile/tender/2"},
        {"terms": {"payment": {"days": -1}}},
        {"subject": {"title": "A", "kind": "lunch"}},
        {"award": {"criteria": [{"id": "a", "name": "A", "weight": 2}]}},
        {"cvp": []},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(wrong: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(LEAST | wrong, json_schema("tender"))
    assert problems_of(**wrong)


def test_a_new_tender_can_be_read_at_once_and_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "tender.yaml"
    write_new_tender(path)
    assert load_tender(path).tender.subject.title == "What is bought"
    with pytest.raises(InvalidFile, match="exists already"):
        write_new_tender(path)


def test_the_new_tender_names_every_part(root: Path) -> None:
    asked = set(json_schema("tender")["properties"])
    data = load_plain_data(new_tender_text(), suffix=".yaml", name="new")
    assert isinstance(data, dict)
    assert set(data) == asked


def test_choices_are_the_same_words_as_those_of_the_regimes_and_the_checks() -> None:
    assert set(KNOWN["nation"].choices) == {one.value for one in Nation}
    assert set(KNOWN["regime"].choices) == {one.value for one in Regime}
    assert set(KNOWN["buyer_kind"].choices) == {one.value for one in Buyer}


HOSTILE = {
    "a list": "- a\n- b\n",
    "text": "tender",
    "nothing": "",
    "a bomb": "a: &a [x, x]\nb: &b [*a, *a]\nformat: *b\n",
    "a tag": "format: !!python/object/apply:os.system ['true']\n",
    "a name twice": "format: worthwhile/tender/1\nformat: worthwhile/tender/1\n",
    "endless nesting": "a: " + "[" * 200 + "]" * 200,
    "no number": ("format: worthwhile/tender/1\nbuyer: {name: A}\nsubject: {title: B}\nvalue: {annual: .nan}\n"),
    "control characters": 'format: worthwhile/tender/1\nbuyer: {name: "A\\u0000"}\nsubject: {title: B}\n',
    "a list of lots that are words": (
        "format: worthwhile/tender/1\nbuyer: {name: A}\nsubject: {title: B}\nlots: [north, south]\n"
    ),
    "too many": (
        "format: worthwhile/tender/1\nbuyer: {name: A}\nsubject: {title: B}\nlots: ["
        + ", ".join(f"{{id: l{n}, title: L}}" for n in range(501))
        + "]\n"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_words(name: str, tmp_path: Path) -> None:
    path = tmp_path / "tender.yaml"
    path.write_text(HOSTILE[name], encoding="utf-8")
    with pytest.raises((InvalidFile, InvalidTender)) as refused:
        load_tender(path)
    assert len(str(refused.value)) > 20
    assert len(str(refused.value)) < 5_000


def test_a_file_of_another_kind_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="is not a tender file"):
        load_tender(tmp_path / "tender.docx")
