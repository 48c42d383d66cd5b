"""A program that uses the API as it is described: every answer it gets is held against the description."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import jsonschema
from django.test import Client
from django.utils import timezone

from worthwhile.api.openapi import openapi_data
from worthwhile.apps.organisations.models import Membership, Scope
from worthwhile.apps.organisations.services.access_tokens import give_access


def make_token(
    owner: Membership,
    scopes: Iterable[Scope] = tuple(Scope),
    *,
    life: timedelta = timedelta(days=1),
    at: datetime | None = None,
) -> str:
    """A token of the owner's organisation."""
    return give_access(
        organisation=owner.organisation, label="Test program", scopes=scopes, life=life, by=owner.person,
        now=at or timezone.now(),
    ).secret  # fmt: skip


def refusal(answer: Any) -> list[tuple[str, str]]:
    """The problems of an answer, each with its path."""
    return [(problem["path"], problem["message"]) for problem in json.loads(answer.content)["problems"]]


class Program:
    """Asks with a token, or without one, and with no cookie."""

    def __init__(self, secret: str | None) -> None:
        self.secret = secret

    def get(self, path: str, **headers: str) -> Any:
        """Read an address under /api/v1/."""
        return self._asked("get", path, None, "", headers)

    def post(self, path: str, body: str | bytes, kind: str = "application/json", **headers: str) -> Any:
        """Send a body to an address under /api/v1/."""
        return self._asked("post", path, body, kind, headers)

    def put(self, path: str, body: str | bytes, kind: str = "application/json", **headers: str) -> Any:
        """Send a body in the place of what stands at an address under /api/v1/."""
        return self._asked("put", path, body, kind, headers)

    def _asked(self, method: str, path: str, body: str | bytes | None, kind: str, headers: dict[str, str]) -> Any:
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        sent = {"headers": {"Authorization": f"Bearer {self.secret}", **headers} if self.secret else headers}
        address = f"/api/v1/{path}"
        ask = getattr(client, method)
        answer = ask(address, **sent) if body is None else ask(address, body, content_type=kind, **sent)
        assert not answer.cookies, "the API sets no cookie"
        hold_against_description(method, address.partition("?")[0], answer)
        return answer


def hold_against_description(method: str, address: str, answer: Any) -> None:
    """Fail where an answer has a status or a shape that the description does not give to its operation."""
    described = operation_at(method, address)
    assert answer.headers["Cache-Control"] == "no-store"
    assert str(answer.status_code) in described["responses"], f"{method} {address} answers with {answer.status_code}"
    kinds = described["responses"][str(answer.status_code)]["content"]
    kind = answer.headers["Content-Type"].partition(";")[0]
    assert kind in kinds, f"{method} {address} answers in {kind}"
    if kind.endswith("json"):
        validator_of(kinds[kind]["schema"]).validate(json.loads(answer.content))


def operation_at(method: str, address: str) -> dict[str, Any]:
    """The described operation that an address leads to."""
    for path, operations in openapi_data()["paths"].items():
        pattern = re.sub(r"\\{\w+\\}", ".+" if "reference" in path else "[^/]+", re.escape(path))
        if re.fullmatch(pattern, address) and method in operations:
            found: dict[str, Any] = operations[method]
            return found
    raise AssertionError(f"{method} {address} is not described")


def validator_of(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    """What holds data against a schema of the description."""
    return jsonschema.Draft202012Validator({**schema, "components": openapi_data()["components"]})
