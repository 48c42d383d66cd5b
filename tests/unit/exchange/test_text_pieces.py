"""Two versions of a text, word by word."""

from worthwhile.exchange.text_pieces import MOST_WORDS, text_pieces


def _told(before, after):
    return [(piece.fate.value, piece.text) for piece in text_pieces(before, after)]


def test_only_the_words_that_differ_are_marked():
    assert _told("We meet on Monday.", "We meet on Tuesday.") == [
        ("kept", "We meet on"), ("removed", " Monday."), ("added", " Tuesday."),
    ]  # fmt: skip


def test_equal_texts_are_one_kept_piece():
    assert _told("Same words", "Same words") == [("kept", "Same words")]


def test_a_text_too_long_to_compare_is_shown_whole():
    before, after = "a " * (MOST_WORDS + 1), "a " * (MOST_WORDS + 2)
    assert _told(before, after) == [("removed", before), ("added", after)]


def test_nothing_has_no_pieces():
    assert _told("", "") == []
