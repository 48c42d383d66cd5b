"""The part of an address after the question mark, read as case files are: by a record that describes itself."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from decimal import Decimal
from typing import Any, TypeVar, get_args, get_origin

from django.http import HttpRequest

from worthwhile.exchange.schema import fields_schema
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import Record, read

R = TypeVar("R", bound=Record)
# As people write one: exponents would reach numbers that no arithmetic holds.
_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)


@dataclasses.dataclass(frozen=True, kw_only=True)
class NoQuery(Record):
    """An address that takes nothing after a question mark."""


def read_query(kind: type[R], request: HttpRequest) -> R:
    """What an address asks for. Raises InvalidInput with every problem: unknown names, names twice, bad values."""
    twice = [
        Problem(name, f"This stands {len(given)} times. Give it once.")
        for name, given in request.GET.lists()
        if len(given) > 1
    ]
    hints = typing.get_type_hints(kind)
    given = {name: _value(hints.get(name, str), request.GET[name]) for name in request.GET}
    try:
        found = read(kind, given, what="the query")
    except InvalidInput as error:
        raise InvalidInput([*twice, *error.problems]) from None
    if twice:
        raise InvalidInput(twice)
    return found


def _value(hint: Any, text: str) -> object:
    """Text as the kind of value that is wanted, where it reads as one; else the text, which is then refused."""
    kinds = get_args(hint) if get_origin(hint) in (types.UnionType, typing.Union) else (hint,)
    if bool in kinds:
        return {"true": True, "false": False}.get(text, text)
    if int in kinds or Decimal in kinds:
        return Decimal(text) if _NUMBER.fullmatch(text) else text
    return text


def query_parameters(kind: type[Record]) -> list[dict[str, Any]]:
    """The same record as parameters of OpenAPI."""
    required = {field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING}  # type: ignore[arg-type]
    return [_parameter(name, dict(schema), name in required) for name, schema in fields_schema(kind).items()]


def _parameter(name: str, schema: dict[str, Any], required: bool) -> dict[str, Any]:
    about = schema.pop("description", "")
    options = [option for option in schema.pop("anyOf", []) if option != {"type": "null"}]
    for option in options:
        schema |= option
    if schema.get("type") == ["string", "number"]:
        schema["type"] = "string"
    return {"in": "query", "name": name, "required": required, "description": about, "schema": schema}
