"""The description of the API that programs read, made from the routers and from the schemas of the file formats."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from worthwhile.api.answers import PARTS as OF_CASES
from worthwhile.api.problems import PROBLEMS_SCHEMA
from worthwhile.api.routers.market.answers import PARTS as OF_MARKET
from worthwhile.api.routers.tenders.answers import PARTS as OF_TENDERS
from worthwhile.api.v1 import api
from worthwhile.exchange.plain_data import json_text
from worthwhile.exchange.schema import json_schema

PREFIX = "api/v1/"
COMPONENTS = "#/components/schemas/"
PARTS = {**OF_CASES, **OF_MARKET, **OF_TENDERS}
SCHEME = "AccessToken"


@cache
def openapi_text() -> str:
    """The description as JSON, OpenAPI 3.1."""
    return json_text(openapi_data())


@cache
def openapi_data() -> dict[str, Any]:
    """The description as plain data: its operations name every status that they answer with."""
    found: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)))
    for operations in found["paths"].values():
        for operation in operations.values():
            scope = operation.pop("x-scope", None)
            operation["security"] = [{SCHEME: [scope] if scope else []}]
    about = "A token that an owner of the organisation makes on its page, under Access for programs."
    found["components"] = {
        "schemas": {"ImpactCase": _case(), **_case_parts(), "Problems": PROBLEMS_SCHEMA, **PARTS},
        "securitySchemes": {SCHEME: {"type": "http", "scheme": "bearer", "description": about}},
    }
    found["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    found["servers"] = [{"url": "/"}]
    return found


def _case() -> dict[str, Any]:
    """The published schema of a case, its parts moved to where OpenAPI keeps parts."""
    whole = _moved(json_schema("impact-case"))
    return {key: value for key, value in whole.items() if key not in ("$schema", "$id", "$defs")}


def _case_parts() -> dict[str, Any]:
    parts: dict[str, Any] = _moved(json_schema("impact-case"))["$defs"]
    assert not set(parts) & {"ImpactCase", "Problems", *PARTS}, "two parts of the description have one name"
    return parts


def _moved(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", COMPONENTS) if key == "$ref" else _moved(value)
            for key, value in schema.items()
        }
    return [_moved(part) for part in schema] if isinstance(schema, list) else schema
