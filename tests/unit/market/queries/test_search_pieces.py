"""The words of a search marked in titles and in the stretch of text that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.market_rows import ON, index_of, opportunity
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_hits import Piece
from worthwhile.market.queries.search_pieces import SNIPPET, Marker
from worthwhile.market.queries.search_words import Term

MARKER = Marker((Term(word="caring", stems=("care",)), Term(word="lunch", stems=("lunch",))))


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Caring for carers, care and careers", ["Caring", "care"]),
        ("LUNCH-clubs and lunches", ["LUNCH", "lunches"]),
        ("Lunch’s end", ["Lunch’s"]),
        ("brunch", []),
        ("", []),
    ],
)
def test_words_are_marked_by_their_stem_whatever_their_case(text: str, marked: list[str]) -> None:
    assert [piece.text for piece in MARKER.pieces(text) if piece.matched] == marked


@given(st.lists(st.sampled_from(["lunch", "Care", "été", "<b>", " ", "\n", "’", "x1"])).map("".join))
def test_pieces_laid_together_are_the_text(text: str) -> None:
    assert _text(MARKER.pieces(text)) == text


def test_a_short_text_is_shown_whole() -> None:
    assert _text(MARKER.snippet("A lunch club.")) == "A lunch club."


@pytest.mark.parametrize("before", [0, 30, 2_000])
def test_a_long_text_is_cut_around_the_words_between_whole_words(before: int) -> None:
    pieces = MARKER.snippet("filler " * before + "caring lunch " + "padding " * 500)
    shown = _text(pieces)
    assert [piece.text for piece in pieces if piece.matched] == ["caring", "lunch"]
    assert shown.startswith("… filler") == (before > 10)
    assert shown.endswith("padding …")
    assert len(shown) <= SNIPPET + len("…  …")


def test_a_long_text_without_the_words_is_shown_from_its_beginning() -> None:
    assert _text(MARKER.snippet("padding " * 500)).startswith("padding padding")


def test_a_hit_carries_its_snippet(tmp_path: Path) -> None:
    row = opportunity("a", title="A club", text="word " * 300 + "lunch on Tuesdays " + "word " * 300)
    (hit,) = search(index_of(tmp_path / "index", row), Search(text="lunch"), on=ON).hits
    assert ("lunch", True) in [(piece.text, piece.matched) for piece in hit.snippet]
