"""Requests through everything that the service puts before a page, at little cost, each undone once it is answered."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.db import connection, transaction
from django.test import Client, RequestFactory

from worthwhile.apps.accounts.models import User

_WRITES = re.compile(r'^\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM|REPLACE INTO) "(\w+)"', re.IGNORECASE)
OF_THE_BROWSER = frozenset({"django_session", "usersessions_usersession"})
"""Tables about who is signed in where, which come and go with every page."""
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What came back: where it leads to, what it says, and the tables that were written to on the way."""

    status: int
    leads_to: str
    text: str
    written: frozenset[str]


@dataclass
class Asking:
    """Asks as somebody. Cheaper than the test client, which keeps every template it saw with all that it was given."""

    handler: BaseHandler = field(default_factory=BaseHandler)
    requests: RequestFactory = field(default_factory=RequestFactory)
    cookies: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.handler.load_middleware()

    def __call__(
        self,
        person: User | None,
        method: str,
        address: str,
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Heard:
        """Ask, and undo what came of it."""
        cookie = self.sign_in(person)
        with undone():
            return self._ask(cookie, method, address, data, headers)

    def changed(
        self, person: User | None, method: str, address: str, data: Mapping[str, Any] | None, tables: frozenset[str]
    ) -> frozenset[str]:
        """Which tables have other rows once it is asked: what was tried and undone again is no change."""
        cookie = self.sign_in(person)
        with undone():
            before = rows_of(tables)
            self._ask(cookie, method, address, data, None)
            after = rows_of(tables)
        return frozenset(table for table in tables if before[table] != after[table])

    def _ask(self, cookie: str | None, method: str, address: str, data: Any, headers: Any) -> Heard:
        request = getattr(self.requests, method)(address, data or {}, headers=headers)
        request._dont_enforce_csrf_checks = True
        if cookie is not None:
            request.COOKIES[settings.SESSION_COOKIE_NAME] = cookie
        written: set[str] = set()

        def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            if found := _WRITES.match(sql):
                written.add(found[1])
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            answer: Any = self.handler.get_response(request)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        for close in answer._resource_closers:
            close()
        return Heard(
            status=answer.status_code,
            leads_to=answer.headers.get("Location", ""),
            text=_text_in(content),
            written=frozenset(written - OF_THE_BROWSER),
        )

    def sign_in(self, person: User | None) -> str | None:
        """The cookie of somebody; signed in once, which has to happen where what is kept stays."""
        if person is None:
            return None
        if person.pk not in self.cookies:
            client = Client()
            client.force_login(person)
            self.cookies[person.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
        return self.cookies[person.pk]


def _text_in(content: bytes) -> str:
    """What can be read of an answer; of a pack the names and what every file in it says."""
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        inside = {name: packed.read(name) for name in packed.namelist()}
    return "\n".join(f"{name}\n{_text_in(part)}" for name, part in inside.items())


@contextmanager
def undone() -> Iterator[None]:
    """Nothing that is done within it stays in the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows_of(tables: frozenset[str]) -> Rows:
    """Every row of some tables."""
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return {table: list(models[table]._base_manager.order_by("pk").values_list()) for table in tables}
