"""One declaration of an operation: who may ask, what it takes, and every answer it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from worthwhile.api.bearer import AccessTokenAuth
from worthwhile.api.problems import MEDIA_TYPE
from worthwhile.api.query import query_parameters
from worthwhile.apps.organisations.models import Scope
from worthwhile.kernel.records import Record

Schema = Mapping[str, Any]

WORDS = {
    401: "No token, or none that is in force",
    403: "The token may not be used for this",
    404: "There is no such thing, or nothing that the organisation may see",
    412: "It was changed meanwhile",
    413: "The body is too large",
    415: "The body is of a kind that is not taken here",
    422: "What was sent cannot be used; every problem at once",
    428: "The change does not say of which revision it is",
    429: "The token has asked too often; Retry-After says in how many seconds to ask again",
    500: "A fault of Worthwhile",
    503: "Many ask about the market at once; Retry-After says in how many seconds to ask again",
}
ALWAYS = (401, 422, 429, 500)


def described(
    *,
    id: str,
    summary: str,
    about: str,
    answer: tuple[str, Schema] | tuple[str, Schema, Sequence[str]],
    scope: Scope | None = None,
    query: type[Record] | None = None,
    body: Mapping[str, Schema] | None = None,
    refusals: Sequence[int] = (),
) -> dict[str, Any]:
    """What a router's decorator takes. ``answer`` is what it is in words, its schema and, where it is no JSON, the
    media types it may have; ``body`` is a schema by media type; ``refusals`` are the statuses beside those that any
    operation may answer with.
    """
    statuses = {*ALWAYS, *refusals, *((403,) if scope else ()), *((413, 415) if body else ())}
    words, schema, *others = answer
    kinds = others[0] if others else [MEDIA_TYPE]
    extra: dict[str, Any] = {
        "responses": {200: {"description": words, "content": {kind: {"schema": dict(schema)} for kind in kinds}}}
        | {status: _refusal(status) for status in sorted(statuses)},
    }
    if scope:
        extra["x-scope"] = scope.value
    if query:
        extra["parameters"] = query_parameters(query)
    if body:
        extra["requestBody"] = {"required": True, "content": {kind: {"schema": part} for kind, part in body.items()}}
    return {
        "auth": AccessTokenAuth(scope),
        "operation_id": id,
        "summary": summary,
        "description": about,
        "openapi_extra": extra,
    }


def _refusal(status: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": WORDS[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problems"}}},
    }
    if status in (429, 503):
        found["headers"] = {"Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}}
    return found
