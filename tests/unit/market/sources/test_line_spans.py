"""A file of lines is cut where lines end, and whoever reads a span reads the file it was cut from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake_builders import NOW, as_bytes, held_bytes, release
from worthwhile.market.sources import line_spans
from worthwhile.market.sources.files import Source, find_sources
from worthwhile.market.sources.intake import Intake
from worthwhile.market.sources.line_spans import Span, SpanLost, read_span, spans_of
from worthwhile.market.sources.parts import gather
from worthwhile.market.store.layout import MarketHome

LINES = b"".join(as_bytes(release(number)) + b"\n" for number in range(40))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notices.jsonl"
    path.write_bytes(LINES)
    return path


@settings(max_examples=60)
@given(
    lines=st.lists(st.sampled_from([b"", b"{}", b'{"ocid":"ocds-b5fd17-1"}', b'{"a":' + b"[" * 60 + b"]" * 60 + b"}"])),
    span=st.integers(1, 200),
    look=st.integers(1, 50),
    last=st.sampled_from([b"", b'{"b":1}']),
)
def test_spans_are_the_whole_file_cut_after_line_breaks(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], span: int, look: int, last: bytes
) -> None:
    text = b'{"first":1}\n' + b"".join(line + b"\n" for line in lines) + last
    path = tmp_path_factory.mktemp("spans") / "lines"
    path.write_bytes(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_spans, "SPAN_BYTES", max(span, 12))
        patch.setattr(line_spans, "_LOOK_BYTES", look)
        texts = [read_span(one) for one in spans_of(path)]
    assert b"".join(texts) == text
    assert all(one.endswith(b"\n") for one in texts[:-1])


@pytest.mark.parametrize(
    "text", [b"", b" \n", b'{\n"ocid": 1}', b"[{}]", b"\xef\xbb\xbf" + LINES, LINES.decode().encode("utf-16")]
)
def test_what_is_no_plain_file_of_lines_has_no_spans(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(text)
    assert list(spans_of(path)) == []


def test_a_file_of_lines_and_the_same_lines_in_memory_give_the_same(tmp_path: Path, file: Path) -> None:
    home = MarketHome(tmp_path / "market")
    report = Intake(home, now=lambda: NOW).take_sources(find_sources([file]))
    assert (report.new, report.unreadable) == (40, [])
    assert b"".join(text + b"\n" for text in held_bytes(home)) == LINES


def test_a_line_without_end_is_read_as_any_text_after_the_lines_before_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_spans, "SPAN_BYTES", 300)
    monkeypatch.setattr(line_spans, "MOST_BYTES", 600)
    monkeypatch.setattr(line_spans, "_LOOK_BYTES", 100)
    members = b",".join(as_bytes(release(number)) for number in range(40, 60))
    file.write_bytes(LINES + b'{"releases":[' + members + b"]}")
    (source,) = find_sources([file])
    parts = list(source.parts())
    assert not isinstance(parts[-1], Span)
    found = [ocid for part in parts for block in gather(part).blocks for ocid in block.releases.ocids()]
    assert found == [f"ocds-h6vhtk-{number:06}" for number in range(60)]


def test_a_file_put_in_the_place_of_another_is_not_read_for_it(tmp_path: Path, file: Path) -> None:
    (span,) = spans_of(file)
    other = tmp_path / "other"
    other.write_bytes(LINES)
    other.replace(file)
    with pytest.raises(SpanLost, match="changed while it was read"):
        read_span(span)


def test_a_file_that_became_shorter_or_went_away_is_told_and_not_half_read(tmp_path: Path, file: Path) -> None:
    (span,) = spans_of(file)
    file.write_bytes(LINES[:100])
    assert "changed" in gather(span).problem
    file.unlink()
    assert "reading failed" in gather(span).problem


def test_a_span_that_is_lost_makes_its_file_unreadable_once_and_keeps_the_rest(tmp_path: Path, file: Path) -> None:
    class Changing(Source):
        def parts(self):
            (span,) = spans_of(file)
            yield span
            yield from [Span(span.path, span.start, span.size + 1, span.inode, span.device)] * 2

    home = MarketHome(tmp_path / "market")
    report = Intake(home, now=lambda: NOW).take_sources([Changing(origin="a file", open=lambda: file.open("rb"))])
    assert report.new == 40
    assert [said.split(":")[0] for said in report.unreadable] == ["a file"]
