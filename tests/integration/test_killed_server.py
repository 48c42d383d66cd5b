"""The server is killed while people save: whatever was acknowledged is there when it comes back."""

from __future__ import annotations

import http.client
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.integration.served import Served
from worthwhile.exchange.audit_chain import verify_chain
from worthwhile.exchange.audit_log import opened_log
from worthwhile.exchange.kept_database import SQLITE_FILE

ENOUGH = 20
WRITERS = 3


@pytest.fixture
def served(tmp_path: Path, root: Path) -> Iterator[Served]:
    served = Served(home=tmp_path, root=root)
    served.set_up()
    served.start()
    yield served
    served.kill()


def _save_until_it_dies(served: Served, enough: Event) -> list[str]:
    """Several people save one text after another; the texts that the server said it had saved."""
    acknowledged: list[str] = []

    def save(person: int) -> None:
        for number in count():
            text = f"person {person} wrote this as number {number}"
            try:
                if served.post(f"{served.case}theory/", {"need": text}) == 302:
                    acknowledged.append(text)
            except (OSError, http.client.HTTPException):
                return
            if len(acknowledged) >= ENOUGH:
                enough.set()

    threads = [Thread(target=save, args=(person,)) for person in range(WRITERS)]
    for thread in threads:
        thread.start()
    assert enough.wait(timeout=60)
    served.kill()
    for thread in threads:
        thread.join(timeout=60)
    return acknowledged


def test_nothing_acknowledged_is_lost_when_the_server_is_killed_while_saving(served: Served) -> None:
    acknowledged = _save_until_it_dies(served, Event())
    assert len(acknowledged) >= ENOUGH
    served.start()
    assert served.get(served.case) == 200
    with closing(sqlite3.connect(served.home / SQLITE_FILE)) as database:
        kept = [content for [content] in database.execute("SELECT content FROM impact_revision")]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [text for text in acknowledged if not any(text in content for content in kept)] == []
    assert served.post(f"{served.case}theory/", {"need": "written after the kill"}) == 302
    with opened_log(home=served.home, address=None) as entries:
        assert verify_chain(entries).last is not None
