"""An evaluative case begins with what was promised to change, and with no figure that could pass for a result."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from worthwhile.exchange.case_leaves import case_leaves
from worthwhile.exchange.evaluative_start import evaluative_start
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import demonstration_text

NAMES = ("befriending", "community-dental", "laundrette")
MEASURED = (
    "quantity", "intake", "deadweight", "displacement", "attribution", "drop_off", "duration_years", "net_of",
    "evidence", "starts_in_year", "importance", "confidence", "notes",
)  # fmt: skip


def _forecast(name: str) -> dict[str, Any]:
    data = load_plain_data(demonstration_text(name), suffix=".yaml", name=name)
    assert isinstance(data, dict)
    return {**data, "kind": "forecast", "x-worthwhile": {"theory": {"need": "N"}, "stories": {"walks": "S"}}}


@pytest.mark.parametrize("name", NAMES)
def test_no_measured_figure_is_taken_over(name: str) -> None:
    started = evaluative_start(_forecast(name), title="What came of it")
    fields = {field for row in started["outcomes"] for field in row}
    assert fields.isdisjoint(MEASURED)
    paths = list(case_leaves(started))
    assert not [path for path in paths if ".ranges." in path and ".ranges.value" not in path]
    assert not [path for path in paths if ".sources." in path and not path.endswith(".sources.value")]
    assert {"inputs", "answers", "correlations", "optimism_bias", "notes"}.isdisjoint(started)


@pytest.mark.parametrize("name", NAMES)
def test_outcomes_keep_their_ids_and_prices(name: str) -> None:
    forecast = _forecast(name)
    started = evaluative_start(forecast, title="What came of it")
    for field in ("id", "name", "value", "value_ref", "status", "level"):
        assert [row.get(field) for row in started["outcomes"]] == [row.get(field) for row in forecast["outcomes"]]
    for field in ("period", "currency", "price_year", "discounting", "uprating"):
        assert started.get(field) == forecast.get(field)


def test_it_looks_back_tells_the_theory_and_leaves_the_stories_to_be_told_anew() -> None:
    forecast = _forecast("befriending")
    before = deepcopy(forecast)
    started = evaluative_start(forecast, title="What came of it")
    assert (started["kind"], started["title"]) == ("evaluative", "What came of it")
    assert started["x-worthwhile"] == {"theory": {"need": "N"}}
    assert forecast == before


def test_a_forecast_without_anything_gives_a_case_without_anything() -> None:
    assert evaluative_start({}, title="T") == {"title": "T", "kind": "evaluative", "outcomes": []}
