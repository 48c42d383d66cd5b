"""Text in lines that fit."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.exchange.charts.lines import fitted, shortened, text_width, wrapped


def test_a_short_label_stays_whole() -> None:
    assert shortened("Members", 7) == "Members"


def test_a_long_label_is_cut_to_the_length_asked_for() -> None:
    assert shortened("Members are less lonely", 10) == "Members a…"


def test_a_cut_label_keeps_the_parameter_after_its_colon() -> None:
    assert shortened("Members are less lonely: deadweight", 24) == "Members are…: deadweight"


@pytest.mark.parametrize("most", [8, 20, 30])
def test_a_cut_label_is_never_longer(most: int) -> None:
    assert len(shortened("Fewer appointments with the nurse: a very long parameter", most)) <= most


@given(text=st.text(max_size=60), width=st.floats(30, 400), bold=st.booleans())
def test_every_line_fits_and_no_letter_is_lost(text: str, width: float, bold: bool) -> None:
    lines = wrapped(text, width, bold=bold)
    assert all(text_width(line, bold=bold) <= width + 1e-6 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_breaks_between_words() -> None:
    assert wrapped("Members are less lonely", text_width("Members are less")) == ["Members are less", "lonely"]


def test_a_word_wider_than_a_line_breaks_after_its_hyphen() -> None:
    assert wrapped("well-being", text_width("well-be")) == ["well-", "being"]


@given(text=st.text(min_size=1, max_size=300), width=st.floats(60, 400))
def test_a_fitted_text_keeps_to_its_lines(text: str, width: float) -> None:
    lines = fitted(text, width, lines=2)
    assert len(lines) <= 2
    assert all(text_width(line) <= width + 1e-6 for line in lines)


def test_a_text_that_fits_is_not_shortened() -> None:
    assert fitted("Members are less lonely", 400, lines=2) == ["Members are less lonely"]


def test_a_fitted_text_loses_no_more_than_it_must() -> None:
    label = "people who were at risk of a fall feel steadier " * 4 + ": quantity"
    lines = fitted(label, 300, lines=2)
    assert lines[1].endswith("…: quantity")
    assert text_width(lines[0]) > 200
    assert text_width(lines[1]) > 200


def test_a_word_of_a_megabyte_is_broken_in_a_moment() -> None:
    """Twice the letters take twice the time, and not four times: a long word once held a page up for minutes."""
    began = process_time()
    lines = wrapped("a-b" * 200_000, 100)
    assert "".join(lines) == "a-b" * 200_000
    assert process_time() - began < 10
