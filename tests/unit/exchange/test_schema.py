"""The published schema says what the reader says."""

from typing import Any

import jsonschema
import pytest

from tests.every_kind_case import case_data
from worthwhile.engines.valuation.audit import read_published
from worthwhile.engines.valuation.case import read_case
from worthwhile.exchange.plain_data import json_text
from worthwhile.exchange.schema import UnknownSchema, json_schema, schema_names
from worthwhile.kernel.problems import InvalidInput


def _as_json(data: object) -> Any:
    import json

    return json.loads(json_text(data))


def _schema_accepts(name: str, data: object) -> bool:
    return jsonschema.Draft202012Validator(json_schema(name)).is_valid(_as_json(data))


def _reader_accepts(data: object) -> bool:
    try:
        read_case(data)
    except InvalidInput:
        return False
    return True


def _with_outcome(**changes: Any) -> dict[str, Any]:
    data = case_data()
    data["outcomes"][4] = {**data["outcomes"][4], **changes}
    return data


@pytest.mark.parametrize("name", schema_names())
def test_every_schema_is_itself_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


GOOD = {
    "as it is": case_data(),
    "a key of somebody else": case_data(**{"x-note": {"any": "thing"}}),
    "a key of somebody else inside an outcome": _with_outcome(**{"x-id": 7}),
    "a left-out part written as nothing": case_data(horizon_years=None),
    "a schedule in place of a rate": case_data(discounting={"schedule": "green-book-health", "timing": "start"}),
    "rates by year": case_data(discounting={"rates": [0.01] * 6, "timing": "end"}),
    "a financial price year": case_data(price_year="2022/23"),
    "a number where text is wanted": case_data(title=2023),
    "a held outcome without quantity or value": _with_outcome(status="held", quantity=None, value=None),
    "a value from the bank": _with_outcome(value=None, value_ref="WELLBY"),
    "a range": _with_outcome(ranges={"quantity": {"low": 5, "high": 15, "distribution": "pert"}}),
    "a correlation": case_data(correlations=[{"between": ["less-lonely.quantity", "harm.quantity"], "rank": 0.5}]),
}
BAD = {
    "an unknown key": case_data(tittle="x"),
    "an unknown key inside an outcome": _with_outcome(deadwieght=0.2),
    "a missing title": {k: v for k, v in case_data().items() if k != "title"},
    "another format": case_data(format="worthwhile/impact-case/2"),
    "no timing": case_data(discounting={"rate": 0.035}),
    "a rate and a schedule": case_data(discounting={"rate": 0.035, "schedule": "green-book-health", "timing": "start"}),
    "no outcomes": case_data(outcomes=[]),
    "a percentage for a rate": _with_outcome(deadweight=20),
    "a rate below nothing": _with_outcome(attribution=-0.1),
    "text for a number": _with_outcome(quantity="120"),
    "an unknown level": _with_outcome(level="personal"),
    "an id with spaces": _with_outcome(id="Less Lonely"),
    "a quantity and an intake": _with_outcome(intake=[1, 2]),
    "no quantity": _with_outcome(quantity=None),
    "a value and a value from the bank": _with_outcome(value_ref="WELLBY"),
    "a list of quantities that lasts": _with_outcome(quantity=[1, 2], duration_years=2),
    "an empty list of quantities": _with_outcome(quantity=[], duration_years=None),
    "a duration of nothing": _with_outcome(duration_years=0),
    "a year zero": _with_outcome(starts_in_year=0),
    "a source for no figure": _with_outcome(sources={"quality": "x"}),
    "an input without years": case_data(inputs=[{"name": "Grant", "values": []}]),
    "a negative input": case_data(inputs=[{"name": "Grant", "values": [-1]}]),
    "a correlation of three": case_data(correlations=[{"between": ["a.quantity", "b.value", "c.value"], "rank": 0}]),
    "a price year in words": case_data(price_year="last year"),
    "a currency in words": case_data(currency="pounds"),
    "true for a number": _with_outcome(quantity=True),
}


@pytest.mark.parametrize("data", GOOD.values(), ids=GOOD)
def test_what_the_reader_accepts_the_schema_accepts(data: dict[str, Any]) -> None:
    assert _reader_accepts(data)
    assert _schema_accepts("impact-case", data)


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_the_reader_refuses_the_schema_refuses(data: dict[str, Any]) -> None:
    assert not _reader_accepts(data)
    assert not _schema_accepts("impact-case", data)


@pytest.mark.parametrize(
    ("data", "is_good"),
    [
        ({"ratio": "1.40", "outcomes": [{"id": "a", "impact": {"value": 21850000, "to_nearest": 10000}}]}, True),
        ({"ratio": "1,234.50"}, True),
        ({"ratio": "about one"}, False),
        ({"ratio": True}, False),
        ({"ration": 1.4}, False),
        ({"outcomes": [{"id": "a", "deadweight": 20}]}, False),
        ({"by_year": [{"net": 100}]}, False),
    ],
)
def test_published_figures_are_told_apart_as_their_reader_does(data: dict[str, Any], is_good: bool) -> None:
    if is_good:
        read_published(data)
    else:
        with pytest.raises(InvalidInput):
            read_published(data)
    assert _schema_accepts("published-figures", data) == is_good


def test_every_field_is_described() -> None:
    schema = json_schema("impact-case")
    records = [schema, *schema["$defs"].values()]
    silent = [
        name
        for record in records
        for name, field in record.get("properties", {}).items()
        if not field.get("description")
    ]
    assert silent == []


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownSchema, match="Did you mean impact-case"):
        json_schema("impact-cases")
