"""A text of any length is cut into the values that it holds, wherever its blocks end."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake_builders import as_bytes, release
from worthwhile.market.sources.splitting import Kind, split_text

TRICKY = [release(1, note='}{ "releases": [ \\" ]'), release(2, releases_of="x", list=[[{"a": "]"}]]), release(3)]
RELEASES = [as_bytes(value) for value in TRICKY]


def cuts(text: bytes, *, block: int, whole_up_to: int) -> list[tuple[Kind, bytes]]:
    blocks = (text[start : start + block] for start in range(0, len(text), block))
    return [(cut.kind, cut.text) for cut in split_text(blocks, whole_up_to=whole_up_to)]


@given(block=st.integers(1, 700))
def test_members_of_a_package_are_the_same_wherever_blocks_end(block: int) -> None:
    text = b'{"uri": "[{", "releases" : [' + b" ,\n".join(RELEASES) + b'], "tail": {"x": []}}'
    assert cuts(text, block=block, whole_up_to=0) == [(Kind.RELEASE, text) for text in RELEASES]


@given(block=st.integers(1, 700))
def test_values_one_after_another_are_each_given_whole(block: int) -> None:
    assert cuts(b"\n".join(RELEASES), block=block, whole_up_to=10_000) == [(Kind.VALUE, text) for text in RELEASES]


@given(block=st.integers(1, 700), limit=st.integers(1, 300))
def test_a_long_list_gives_its_members_and_a_short_one_itself(block: int, limit: int) -> None:
    text = b"[" + b",".join(RELEASES) + b"]"
    found = cuts(text, block=block, whole_up_to=limit)
    assert found in ([(Kind.VALUE, text)], [(Kind.VALUE, text) for text in RELEASES])


@pytest.mark.parametrize("block", [7, 10_000])
def test_the_beginning_of_a_value_without_an_end_is_told(block: int) -> None:
    text = b'{"releases": [' + RELEASES[0] + b"," + RELEASES[1][:-30]
    found = cuts(text, block=block, whole_up_to=10_000)
    assert found == [(Kind.RELEASE, RELEASES[0]), (Kind.CUT_OFF, RELEASES[1][:-30])]


def test_text_around_values_is_told() -> None:
    found = cuts(b"HTTP/1.1 200\n" + RELEASES[0] + b" and more", block=64, whole_up_to=10_000)
    assert [kind for kind, _ in found] == [Kind.REST, Kind.VALUE, Kind.REST]


def test_the_line_of_each_value_is_counted() -> None:
    text = json.dumps(TRICKY, indent=1).encode()
    lines = [cut.line for cut in split_text(iter([text[:500], text[500:]]), whole_up_to=0)]
    assert lines == [text[: text.index(f'"ocid": "ocds-h6vhtk-00000{n}'.encode())].count(b"\n") for n in (1, 2, 3)]
