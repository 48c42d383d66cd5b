"""Figures as JSON, for the command line and the pages alike."""

from __future__ import annotations

from datetime import date

import pytest

from worthwhile.exchange.reference_json import figure_entry, topic_entries
from worthwhile.reference import library

DAY = date(2026, 4, 20)


def test_a_figure_has_what_holds_its_use_and_its_history() -> None:
    entry = figure_entry(library(), library().parameters["value-bank/WELLBY"], on=DAY)
    assert (entry["value"], entry["low"], entry["high"]) == ("13000.00", "10000.00", "16000.00")
    assert entry["value_bank"]["kind"] == "wellbeing"
    assert [dated["valid_from"] for dated in entry["history"]] == ["2019-01-01"]


def test_a_day_without_a_value_is_told_and_the_history_stays() -> None:
    entry = figure_entry(library(), library().parameters["value-bank/WELLBY"], on=date(1990, 1, 1))
    assert entry["value"] is None
    assert "starts on 2019-01-01" in entry["note"]
    assert entry["history"]


def test_a_figure_that_is_not_shipped_says_why_and_has_no_figure() -> None:
    entry = figure_entry(library(), library().withheld["PSS-GP10"], on=DAY)
    assert entry["type"] == "enter-your-own"
    assert "value" not in entry
    assert "forbids commercial use" in entry["reason"]


@pytest.mark.parametrize("topic", sorted(library().topics))
def test_a_topic_lists_each_of_its_figures_once(topic: str) -> None:
    ids = [entry["id"] for entry in topic_entries(library(), topic)]
    held = [*library().in_topic(topic), *library().withheld_in_topic(topic)]
    assert sorted(ids) == sorted(found.id for found in held)
