"""The published description is valid, whole, and the same for programs and people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from django.test import Client

from worthwhile.api.openapi import openapi_data
from worthwhile.api.v1 import addresses, api
from worthwhile.apps.organisations.models import Scope

METHODS = {"get", "put", "post", "delete", "patch"}
OPERATION = {
    "type": "object",
    "required": ["operationId", "summary", "description", "tags", "responses", "security", "parameters"],
    "properties": {
        "operationId": {"type": "string", "pattern": "^[a-z_]+$"},
        "tags": {"type": "array", "minItems": 1},
        "summary": {"type": "string", "minLength": 5},
        "description": {"type": "string", "minLength": 5},
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "in", "schema"],
                "properties": {"in": {"enum": ["query", "path"]}, "schema": {"type": "object"}},
            },
        },
        "requestBody": {"type": "object", "required": ["content"]},
        "responses": {
            "type": "object",
            "patternProperties": {r"^[1-5]\d\d$": {"type": "object", "required": ["description", "content"]}},
            "additionalProperties": False,
        },
        "security": {"type": "array", "minItems": 1},
    },
    "additionalProperties": False,
}


def _operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in openapi_data()["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _parts(part)


def test_anybody_may_read_it_and_it_is_the_same_for_all() -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == openapi_data()
    assert (answer.json()["openapi"], answer.json()["info"]["version"]) == ("3.1.0", "1")


def test_every_operation_is_described_in_the_form_of_openapi() -> None:
    for path, method, operation in _operations():
        jsonschema.Draft202012Validator(OPERATION).validate(operation)
        assert method in METHODS
        named = {given["name"] for given in operation["parameters"] if given["in"] == "path"}
        assert named == set(re.findall(r"\{(\w+)\}", path))


def test_every_name_of_an_operation_is_its_own() -> None:
    names = [operation["operationId"] for _, _, operation in _operations()]
    assert len(names) == len(set(names))


def test_every_schema_is_valid_and_leads_to_parts_that_are_there() -> None:
    for part in _parts(openapi_data()):
        if "$ref" in part and isinstance(part["$ref"], str):
            name = part["$ref"].removeprefix("#/components/schemas/")
            assert name in openapi_data()["components"]["schemas"], part["$ref"]
        if isinstance(part.get("schema"), dict):
            jsonschema.Draft202012Validator.check_schema(part["schema"])
    for schema in openapi_data()["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_address_of_the_api_is_described() -> None:
    described = {path.removeprefix("/api/v1/") for path, _, _ in _operations()}
    served = {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern.pattern)) for pattern in addresses()}
    assert served == described


def test_every_operation_says_what_it_needs() -> None:
    scopes = {scope.value for scope in Scope}
    for path, _, operation in _operations():
        [needed] = operation["security"]
        assert set(needed["AccessToken"]) <= scopes
        assert ("403" in operation["responses"]) is bool(needed["AccessToken"]), path
        assert {"200", "401", "422", "429", "500"} <= set(operation["responses"])


def test_nothing_is_described_with_a_mark_of_our_own() -> None:
    assert "x-scope" not in json.dumps(openapi_data())
    assert api.docs_url is None


def test_the_page_tells_every_operation_and_loads_nothing_from_elsewhere() -> None:
    page = Client().get("/api/").content.decode()
    for path, method, operation in _operations():
        assert f"<code>{method.upper()} {path}</code>" in page
        assert operation["summary"] in page
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert [address for address in loaded if not address.startswith(("/", "#"))] == []


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_description_is_only_read(method: str) -> None:
    for address in ("/api/", "/api/v1/openapi.json"):
        assert getattr(Client(), method)(address).status_code == 405
