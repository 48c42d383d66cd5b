"""Lines of JSON give the same with the compiled core as without it, whatever stands in them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake_builders import as_bytes, release
from worthwhile.market.native.library import WITHOUT_CORE, core_library
from worthwhile.market.native.line_marks import ODD, line_marks
from worthwhile.market.sources.gathered import Gathered
from worthwhile.market.sources.json_lines import gather_lines

SHARED = Path(__file__).resolve().parents[5] / "shared"
needs_core = pytest.mark.skipif(
    core_library() is None, reason="needs the compiled core: make setup with Rust builds it"
)

PLAIN = as_bytes(release(1, tag=["tender", "award"], value=-1.5e3, list=[True, None, {}, []]))
ODDITIES = [
    b"",
    b" \t\r",
    b"\x0b \x0c",
    b"{}",
    b"[]",
    b"null",
    b"{oops}",
    b"\xef\xbb\xbf" + PLAIN,
    PLAIN + b"\x0b",
    PLAIN + b",",
    PLAIN + PLAIN,
    b"[" + PLAIN + b"]",
    b'{"releases":[' + PLAIN + b"]}",
    b'{"records":[{"ocid":"a","compiledRelease":' + PLAIN + b"}]}",
    PLAIN[:-1] + b', "compiledRelease": {"ocid": "a", "date": "b"}}',
    PLAIN[:-1] + b', "releases": null}',
    PLAIN[:-1] + b', "most": 1e9999}',
    PLAIN[:-1] + b', "most": "1e9999", "half": "\\ud800"}',
    PLAIN[:-1] + b', "most": "1e9999", "compiledRelease": {}}',
    PLAIN[:-1] + b', "most": 1E9999}',
    PLAIN[:-1] + b', "most": 1e400, "text": "1e9999"}',
    PLAIN[:-1] + b', "most": %s, "text": "1e9999"}' % (b"9" * 400),
    PLAIN[:-1] + b', "name": "caf\xe9"}',
    PLAIN[:-1] + b', "name": "caf\xc3\xa9 \\u00e9 \\ud83d\\ude00"}',
    PLAIN[:-1] + b', "deep": ' + b"[" * 70 + b"]" * 70 + b"}",
    PLAIN[:-1] + b', "date": "2027"}',
    PLAIN[:-1] + b', "\\u006fcid": "other"}',
    PLAIN[:-1] + b', "figures": 1 000}',
    *(
        as_bytes(release(2, **{name: value}))
        for name in ("ocid", "id", "date", "tag")
        for value in (
            ...,
            None,
            "",
            "  ",
            7,
            1.5,
            True,
            [],
            ["compiled"],
            "compiled",
            {"a": 1},
            "caf\u00e9",
            'a"b',
            "x" * 301,
        )
    ),
]


def _both(part: bytes) -> tuple[Gathered, Gathered]:
    by_core = gather_lines(part)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(WITHOUT_CORE, "1")
        return by_core, gather_lines(part)


@needs_core
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_odd_lines_give_the_same_with_the_core_as_without(end: bytes) -> None:
    for line in ODDITIES:
        by_core, by_python = _both(PLAIN + b"\n" + line + end)
        assert by_core == by_python, line
    by_core, by_python = _both(b"\n".join(ODDITIES) + end)
    assert by_core == by_python


@needs_core
@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from([PLAIN, as_bytes(release(3, note="caf\u00e9 \u00a3"))]),
            st.lists(
                st.tuples(
                    st.integers(0, 400),
                    st.integers(0, 2),
                    st.sampled_from(
                        [
                            b"",
                            b'"',
                            b"\\",
                            b"{",
                            b"}",
                            b"[",
                            b"]",
                            b",",
                            b":",
                            b" ",
                            b"0",
                            b"e",
                            b"\n",
                            b"\xc3",
                            b"null",
                        ]
                    ),
                ),
                max_size=3,
            ),
        ),
        max_size=4,
    )
)
def test_lines_changed_anywhere_give_the_same_with_the_core_as_without(
    lines: list[tuple[bytes, list[tuple[int, int, bytes]]]],
) -> None:
    part = b""
    for text, changes in lines:
        for at, cut, put in changes:
            text = text[:at] + put + text[at + cut :]
        part += text + b"\n"
    by_core, by_python = _both(part)
    assert by_core == by_python


@needs_core
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared: the real notices")
@pytest.mark.parametrize("name", ["uk_releases.jsonl.gz", "find_a_tender_2023_act.jsonl", "other_releases.jsonl.gz"])
def test_every_real_notice_gives_the_same_and_few_are_left_to_python(name: str) -> None:
    packed = (SHARED / "ocds" / name).read_bytes()
    part = gzip.decompress(packed) if name.endswith(".gz") else packed
    by_core, by_python = _both(part)
    assert by_core == by_python
    read = line_marks(part)
    assert read is not None
    kinds = [mark[1] for mark in read.marks]
    assert kinds.count(ODD) <= 0.05 * len(kinds)
    assert len(kinds) == sum(1 for line in part.splitlines() if json.loads(line))


def test_without_the_core_lines_are_read_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WITHOUT_CORE, "1")
    assert line_marks(PLAIN) is None
    gathered = gather_lines(PLAIN + b"\n\n{oops}\n")
    assert [ocid for block in gathered.blocks for ocid in block.releases.ocids()] == ["ocds-h6vhtk-000001"]
    assert [(found.code, found.line) for found in gathered.set_aside] == [("MK-001", 3)]
    assert gathered.lines == 3
