"""What the core asks of Python: each question has an answer, in the form that the core reads."""

from __future__ import annotations

import re
import struct
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from worthwhile.market.native.answers import ANSWERS, answer

CORE = Path(__file__).parents[4] / "native/src"
READERS = {b"n": "<8x", b"i": "<q", b"b": "<q", b"f": "<d"}


def _about(*texts: str | None) -> bytes:
    """What a question is about, as the core writes it."""
    lengths = [(1 << 32) - 1 if text is None else len(text.encode()) for text in texts]
    parts = zip(lengths, texts, strict=True)
    return b"".join(length.to_bytes(4, "little") + (text or "").encode() for length, text in parts)


def _read(reply: bytes) -> list[Any]:
    """The parts of a reply, as the core reads them."""
    parts: list[Any] = []
    at = 0
    while at < len(reply):
        letter, at = reply[at : at + 1], at + 9
        if letter == b"t":
            length = int.from_bytes(reply[at - 8 : at], "little")
            parts.append(reply[at : at + length].decode())
            at += length
        else:
            parts += struct.unpack(READERS[letter], reply[at - 8 : at]) or (None,)
    return parts


def test_every_question_of_the_core_has_an_answer() -> None:
    asked = (CORE / "asks.rs").read_text(encoding="utf-8")
    questions = asked[asked.index("pub enum Question") : asked.index("pub enum Part")]
    assert sorted(map(int, re.findall(r"= (\d+),", questions))) == sorted(ANSWERS)


@pytest.mark.parametrize(
    ("question", "about", "parts"),
    [
        (1, ["R&amp;D"], ["R&D"]),
        (1, ["&nbsp;"], [None]),
        (2, ["Ring 01582 000000"], ["Ring [telephone removed]"]),
        (4, ["2026-06-01T12:00:00"], [1_780_311_600_000_000, 20_605, "MK-030"]),
        (4, ["soon"], [None, None, "MK-031"]),
        (5, ["The Example &amp; Co. Limited"], ["The Example & Co. Limited", "example and co ltd"]),
        (7, ["GB-COH", "1234567"], ["GB-COH", "01234567", "1234567", 1, 1, "GB-COH:01234567", 0]),
        (7, ["GB-COH", "N/A"], []),
        (8, ["UKH21"], ["itl", "E06000032", 0]),
        (12, ["60-85%"], [None, 60.0, 85.0, "text", "60-85%"]),
        (14, ["extend for up to 24 months until 1 May 2031"], [24.0, 22_400]),
        (18, ["under the light touch regime"], [1, 0]),
        (18, ["outside the provider selection regime, light touch"], [0, 0]),
        (20, ["33.333333333"], ["33.3333"]),
        (21, ["Isle of Man"], [1]),
    ],
)
def test_an_answer_is_what_the_function_says(question: int, about: list[str | None], parts: list[Any]) -> None:
    assert _read(answer(question, _about(*about))) == parts


def test_moments_and_days_are_counted_from_1970() -> None:
    at, on, _ = _read(answer(4, _about("2026-06-01T12:00:00.25Z")))
    assert (at, on) == (1_780_315_200_250_000, (date(2026, 6, 1) - date(1970, 1, 1)).days)
    assert datetime.fromisoformat("2026-06-01T12:00:00.25+00:00").timestamp() * 1_000_000 == at


def test_a_question_that_is_none_has_no_answer() -> None:
    with pytest.raises(KeyError):
        answer(0, b"")
