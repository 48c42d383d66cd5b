"""What is given out tells of no person; identifiers, numbers and addresses of pages stay whole."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.build.given_out import given_out, without_people
from worthwhile.market.store.json_text import write_json

WHOLE: dict[str, Any] = {
    "ocid": "ocds-h6vhtk-01234567890",
    "id": "01234567890",
    "date": "2026-04-01T10:00:00Z",
    "parties": [{"id": "GB-CHC-0123456789", "identifier": {"id": "01234567890", "legalName": "Example"}}],
    "tender": {
        "title": "Notice 083685-2026 of 01587-130293/A",
        "documents": [{"url": "https://example.org/notice/01632960983?ref=01632960983"}],
        "value": {"amount": 1632960983},
    },
}


def test_a_release_without_people_is_the_same_object_and_the_same_bytes() -> None:
    assert without_people(WHOLE) is WHOLE
    line = json.dumps(WHOLE, indent=1).encode()
    assert given_out(line) is line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Write to jo@example.org or ring 01632 960983", "Write to [e-mail removed] or ring [telephone removed]"),
        ("jo at example dot org", "[e-mail removed]"),
        ("Tel.07700900123", "Tel.[telephone removed]"),
        ("Ring\u00a001632\u00a0960983", "Ring\u00a0[telephone removed]"),
        ("R&amp;D: 01632–960983 or 020.7946.0018", "R&amp;D: [telephone removed] or [telephone removed]"),
        ("Ring&nbsp;01632&nbsp;960983", "Ring&nbsp;[telephone removed]"),
        ("mailto:jo@example.org", "mailto:[e-mail removed]"),
        ("https://example.org/?to=jo%40example.org", "https://example.org/?to=[e-mail removed]"),
    ],
)
def test_texts_are_masked_wherever_they_stand(text: str, shown: str) -> None:
    release = {**WHOLE, "tender": {"lots": [{"x_own": {"deep": [text, "else"]}}]}}
    kept = json.dumps(release)
    assert without_people(release) == {**WHOLE, "tender": {"lots": [{"x_own": {"deep": [shown, "else"]}}]}}
    assert json.dumps(release) == kept
    assert json.loads(given_out(write_json(release))) == without_people(release)


@pytest.mark.parametrize("name", ["telephone", "phone", "faxNumber", "mobileNumber", "x_contactPhone"])
def test_fields_named_for_a_telephone_are_masked_however_the_number_is_written(name: str) -> None:
    for number in ("01632960983", "+1 (555) 010-0199", "960 983"):
        assert without_people({"parties": [{name: number}]}) == {"parties": [{name: "[telephone removed]"}]}
        assert b"[telephone removed]" in given_out(write_json({"parties": [{name: number}]}))
    assert without_people({name: "by appointment"}) == {name: "by appointment"}


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
MASKED = [
    "a b@example.org c",
    "01632 960983 x",
    "Tel.07700900123",
    "y 01632\u00a0960983/984",
    "x 020.7946.0018 z",
    "x at y dot uk",
    "no. 01632 960983",
    "plain words",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | WORDS | st.sampled_from(MASKED),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(WORDS, part, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(WORDS, JSON, max_size=4))
def test_text_and_object_say_the_same_and_masking_again_changes_nothing(release: dict[str, Any]) -> None:
    once = without_people(release)
    assert without_people(once) == once
    assert json.loads(given_out(json.dumps(release, ensure_ascii=False).encode())) == once
