"""The operations of the description in the words of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

NO_SCOPE = "any token"


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One thing that an address takes."""

    name: str
    about: str
    written: str
    absent: str


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One thing that can be asked for."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    needs: str
    takes: tuple[Parameter, ...]
    bodies: tuple[str, ...]
    answer: str
    refusals: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OperationGroup:
    """The operations of one area of work."""

    name: str
    operations: tuple[Operation, ...]


def list_operations(description: Mapping[str, Any]) -> list[OperationGroup]:
    """Every operation, in the order of the routers."""
    found = [
        (details["tags"][0], _operation(path, method, details))
        for path, methods in description["paths"].items()
        for method, details in methods.items()
    ]
    return [
        OperationGroup(name=name, operations=tuple(operation for _, operation in members))
        for name, members in groupby(found, key=lambda pair: pair[0])
    ]


def _operation(path: str, method: str, details: Mapping[str, Any]) -> Operation:
    scopes = [scope for needed in details["security"] for scope in next(iter(needed.values()))]
    return Operation(
        id=details["operationId"],
        method=method.upper(),
        path=path,
        summary=details["summary"],
        about=details["description"],
        needs=", ".join(scopes) or NO_SCOPE,
        takes=tuple(_parameters(details.get("parameters", []))),
        bodies=tuple(details.get("requestBody", {}).get("content", {})),
        answer=details["responses"]["200"]["description"],
        refusals=tuple(status for status in details["responses"] if status != "200"),
    )


def _parameters(found: list[Mapping[str, Any]]) -> Iterator[Parameter]:
    for given in found:
        schema = given["schema"]
        default = schema.get("default", "")
        yield Parameter(
            name=given["name"],
            about=given.get("description", "") or "In the address",
            written=_written(schema),
            absent="must be given" if given["required"] else _shown(default),
        )


def _shown(default: object) -> str:
    if isinstance(default, bool):
        return "true" if default else "false"
    return str(default) or "nothing"


def _written(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema.get("format") == "date":
        return "date such as 2026-04-01"
    if schema.get("type") == "boolean":
        return "true or false"
    if schema.get("type") == "integer":
        low, high = schema.get("minimum"), schema.get("maximum")
        return "whole number" + (f" from {low} to {high}" if high is not None else f" of {low} or more")
    return "text"
