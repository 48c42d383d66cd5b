"""The JSON Schema of each file format, made from the same declarations that read the file."""

from __future__ import annotations

import dataclasses
import inspect
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin

from worthwhile.engines.scoring import Evaluation
from worthwhile.engines.valuation.audit.published import PublishedFigures
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.exchange.answers.question import QuestionAsked
from worthwhile.exchange.bid.bid import TenderBid
from worthwhile.exchange.bid.price import BidPrice
from worthwhile.exchange.profile.profile import Profile
from worthwhile.exchange.regime.facts_file import RegimeFacts
from worthwhile.exchange.schema_rules import RULES, WHOLE_VALUES
from worthwhile.exchange.tender.tender import Tender
from worthwhile.kernel.problems import WorthwhileError, did_you_mean
from worthwhile.kernel.records import Limits, default_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# name: (record, version of the format)
FORMATS: dict[str, tuple[type[Any], int]] = {
    "bid": (TenderBid, 1),
    "bid-price": (BidPrice, 1),
    "evaluation": (Evaluation, 1),
    "impact-case": (ImpactCase, 1),
    "profile": (Profile, 1),
    "published-figures": (PublishedFigures, 1),
    "regime-facts": (RegimeFacts, 1),
    "social-value-question": (QuestionAsked, 1),
    "tender": (Tender, 1),
}


class UnknownSchema(WorthwhileError):
    """No file format has this name."""


def schema_names() -> tuple[str, ...]:
    """The file formats that have a schema."""
    return tuple(FORMATS)


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file format, as plain data.

    Keys that begin with ``x-`` are allowed everywhere, any other unknown key is refused, as the reader
    does. Rules that compare numbers with each other (low <= central <= high) are told in words only.
    Raises UnknownSchema with near misses.
    """
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownSchema(f"There is no format {name!r}.{did_you_mean(name, FORMATS)} Known formats are: {known}.")
    record, version = FORMATS[name]
    definitions: dict[str, Any] = {}
    whole = _record(record, definitions)
    return {
        "$schema": DIALECT,
        "$id": f"urn:worthwhile:{name}:{version}",
        "title": f"worthwhile/{name}/{version}",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def fields_schema(kind: type[Any]) -> Mapping[str, dict[str, Any]]:
    """The JSON Schema of each field of a plain record, by name, such as the choices of a command or a request."""
    properties: Mapping[str, dict[str, Any]] = _record(kind, {})["properties"]
    return properties


def _record(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    properties = {f.name: _property(f, hints[f.name], definitions) for f in fields}
    schema: dict[str, Any] = {
        "type": "object",
        "description": inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0].replace("\n", " ").replace("``", ""),
        "properties": properties,
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    required = [f.name for f in fields if default_of(f) is MISSING]
    if required:
        schema["required"] = required
    rules = RULES.get(kind, {})
    for name, more in rules.get("properties", {}).items():
        properties[name].update(more)
    return schema | {key: value for key, value in rules.items() if key != "properties"}


def _property(field: dataclasses.Field[Any], hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    default = default_of(field)
    optional = default is not MISSING
    options = [option for option in _options(hint) if option is not type(None)]
    schemas = [_value(option, field.metadata.get("limits"), definitions) for option in options]
    if optional:
        schemas.append({"type": "null"})
    found = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    described: dict[str, Any] = {"description": field.metadata.get("text", "")}
    if isinstance(default, str | int | Decimal):
        described["default"] = _number(default) if isinstance(default, Decimal) else default
    return {**described, **found}


def _options(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (types.UnionType, typing.Union):
        return get_args(hint)
    return (hint,)


def _value(kind: Any, limits: Limits | None, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        return {"type": "array", "items": _value(args[0], limits, definitions)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _value(args[1], limits, definitions)}
    if kind in WHOLE_VALUES:
        definitions.setdefault(kind.__name__, WHOLE_VALUES[kind])
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if dataclasses.is_dataclass(kind):
        return _reference(typing.cast("type[Any]", kind), definitions)
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return _plain(kind) | _bounds(kind, limits)


def _reference(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _record(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _plain(kind: Any) -> dict[str, Any]:
    # The reader takes a number where text is wanted, because YAML reads an unquoted 2023 as a number.
    names: dict[Any, dict[str, Any]] = {
        bool: {"type": "boolean"},
        str: {"type": ["string", "number"]},
        date: {"type": "string", "format": "date"},
        Decimal: {"type": "number"},
        int: {"type": "integer"},
    }
    return dict(names[kind])


def _bounds(kind: Any, limits: Limits | None) -> dict[str, Any]:
    if limits is None or kind not in (int, Decimal):
        return {}
    stated = {"minimum": limits.minimum, "exclusiveMinimum": limits.above, "maximum": limits.maximum}
    return {key: _number(bound) for key, bound in stated.items() if bound is not None}


def _number(bound: Decimal) -> int | float:
    return int(bound) if bound == bound.to_integral_value() else float(bound)
