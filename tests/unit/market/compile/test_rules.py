"""The rules of merging a release schema states."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from worthwhile.market.compile.rules import (
    OMIT,
    WHOLE,
    MergeRules,
    UnreadableSchema,
    merge_patch,
    rules_of_schema,
    shipped_rules,
)

TEXTS = {"type": "array", "items": {"type": "string"}}


def test_the_shipped_rules_leave_out_what_belongs_to_one_release() -> None:
    assert [path for path, rule in shipped_rules().by_path.items() if rule == OMIT] == [("id",), ("date",), ("tag",)]
    assert shipped_rules().by_path["tender", "items", "additionalClassifications"] == WHOLE


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ({"omitWhenMerged": True, "wholeListMerge": True, "type": "array"}, OMIT),
        ({"mergeStrategy": "ocdsOmit"}, OMIT),
        ({"mergeStrategy": "ocdsVersion", "type": ["array", "null"]}, WHOLE),
        ({"wholeListMerge": True, "type": "array"}, WHOLE),
        ({"wholeListMerge": True, "type": "object"}, None),
        (TEXTS, WHOLE),
        ({"type": "array", "items": {"type": ["object", "null"]}}, WHOLE),
        ({"type": "array", "items": {"type": "object", "properties": {"name": {}}}}, WHOLE),
        ({"type": "array", "items": {"type": "object", "properties": {"id": {}}}}, None),
        ({"type": "array", "items": {"type": "object"}}, None),
        ({"type": "array", "items": {}}, None),
        ({"type": "string"}, None),
        ({}, None),
    ],
)
def test_a_field_has_the_rule_that_the_standard_gives_it(field: dict[str, Any], rule: str | None) -> None:
    assert rules_of_schema({"properties": {"field": field}}).by_path.get(("field",)) == rule


def test_a_reference_is_followed_and_what_stands_beside_it_does_not_count() -> None:
    schema = {
        "definitions": {"a/b": {"type": "object", "properties": {"texts": TEXTS}}, "list": [TEXTS]},
        "properties": {
            "field": {"$ref": "#/definitions/a~1b", "omitWhenMerged": True},
            "second": {"$ref": "#/definitions/list/0"},
        },
    }
    assert rules_of_schema(schema).by_path == {("field", "texts"): WHOLE, ("second",): WHOLE}


def test_an_extension_adds_and_takes_away_rules_and_leaves_the_schema_alone() -> None:
    schema = {"properties": {"id": {"omitWhenMerged": True}, "texts": TEXTS}}
    extension = {"properties": {"id": {"omitWhenMerged": None}, "lots": TEXTS}}
    assert rules_of_schema(schema, [extension]).by_path == {("texts",): WHOLE, ("lots",): WHOLE}
    assert rules_of_schema(schema).by_path == {("id",): OMIT, ("texts",): WHOLE}


@pytest.mark.parametrize(
    ("target", "patch", "patched"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        (["a"], {"b": "c"}, {"b": "c"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
        ({"a": "b"}, None, None),
    ],
)
def test_a_merge_patch_does_what_its_standard_says(target: Any, patch: Any, patched: Any) -> None:
    """Cases in the manner of RFC 7396, appendix A."""
    assert merge_patch(target, patch) == patched


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({}, "has none"),
        ({"properties": {"a": 5}}, "5 is not"),
        ({"properties": {"a": {"$ref": "https://example.org/a.json"}}}, "leads out of the schema"),
        ({"properties": {"a": {"$ref": "#/definitions/a"}}}, "leads to nothing"),
        ({"properties": {"a": {"$ref": "#/properties/a"}}}, "back to itself"),
        ({"properties": {"a": {"type": "object", "properties": {"b": {"$ref": "#/properties/a"}}}}}, "no end"),
    ],
)
def test_a_schema_that_cannot_be_read_says_why(schema: dict[str, Any], reason: str) -> None:
    with pytest.raises(UnreadableSchema, match=reason):
        rules_of_schema(schema)


def test_rules_are_the_same_where_their_paths_are_and_travel_between_processes() -> None:
    rules = shipped_rules()
    again = pickle.loads(pickle.dumps(rules))
    assert again == rules
    assert hash(again) == hash(rules)
    assert rules != MergeRules({})
