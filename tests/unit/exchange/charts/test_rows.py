"""Labels of bars."""

import pytest

from worthwhile.exchange.charts.rows import shortened


def test_a_short_label_stays_whole() -> None:
    assert shortened("Members", 7) == "Members"


def test_a_long_label_is_cut_to_the_length_asked_for() -> None:
    assert shortened("Members are less lonely", 10) == "Members a…"


def test_a_cut_label_keeps_the_parameter_after_its_colon() -> None:
    assert shortened("Members are less lonely: deadweight", 24) == "Members are…: deadweight"


@pytest.mark.parametrize("most", [8, 20, 30])
def test_a_cut_label_is_never_longer(most: int) -> None:
    assert len(shortened("Fewer appointments with the nurse: a very long parameter", most)) <= most
