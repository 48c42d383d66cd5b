"""The core names the publisher of a process as Python does, though it keeps the prefixes of its own."""

from __future__ import annotations

import pytest

from tests.compiled_by_core import by_core, held, needs_core
from worthwhile.market.store.publishers import BY_KEY, DEMONSTRATION, Publisher, publisher_of
from worthwhile.market.store.tables import TABLES

pytestmark = needs_core

_PUBLISHER = TABLES[0].position("publisher")


def _named_by_core(ocid: str) -> str:
    release = {"ocid": ocid, "id": "1", "date": "2026-05-01T00:00:00Z", "tag": ["tender"], "tender": {"title": "Meals"}}
    compiled = by_core([[held(release)]])
    assert not compiled.left
    ((row,),) = (tables["process"] for tables in compiled.rows.values())
    return str(row[_PUBLISHER])


@pytest.mark.parametrize("publisher", BY_KEY.values(), ids=BY_KEY)
def test_every_publisher_is_named_as_in_python(publisher: Publisher) -> None:
    ocid = f"{publisher.prefix or 'ocds-213czf'}-000001"
    assert _named_by_core(ocid) == publisher_of(ocid).key == publisher.key


@pytest.mark.parametrize(
    "ocid",
    [
        "OCDS-H6VHTK-1",
        "ocds-\N{KELVIN SIGN}uma6s-1",
        "ocds-h6vht\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}-1",
        "ocds-h6vht",
        "ocds",
        DEMONSTRATION.prefix.upper(),
    ],
)
def test_prefixes_written_otherwise_are_taken_as_python_takes_them(ocid: str) -> None:
    assert _named_by_core(ocid) == publisher_of(ocid).key
