"""The ``worthwhile reference`` commands."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from worthwhile.cli.reference import command
from worthwhile.kernel.parameter import NotInForce
from worthwhile.reference import UnknownReference


def _run(*arguments):
    return CliRunner().invoke(command, arguments)


def _json(*arguments):
    result = _run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_list_names_every_topic():
    output = _run("list").stdout
    for title in ("Value bank", "Prices", "Discounting", "Benchmarks"):
        assert f"{title} (" in output


def test_list_of_a_topic_holds_that_topic_only():
    output = _run("list", "--topic", "prices").stdout
    assert "prices/gdp-deflator" in output
    assert "value-bank" not in output


def test_list_names_figures_to_enter_yourself_with_the_reason():
    output = _run("list", "--topic", "value-bank").stdout
    assert "Enter your own: 154 figures" in output
    assert output.index("forbids commercial use") < output.index("value-bank/PSS-GP10")


def test_list_as_json_tells_shipped_from_withheld():
    entries = {entry["id"]: entry for entry in _json("list")}
    assert entries["value-bank/WELLBY"]["type"] == "figure"
    assert entries["discounting/green-book-low"]["type"] == "table"
    assert entries["value-bank/LONE-CHR"]["type"] == "enter-your-own"
    assert "no price year is named" in entries["value-bank/LONE-CHR"]["reason"]
    assert "value" not in entries["value-bank/LONE-CHR"]


def test_an_unknown_topic_is_wrong_use_and_met_with_a_near_miss():
    result = _run("list", "--topic", "price")
    assert result.exit_code == 2
    assert "There is no topic 'price'. Did you mean prices?" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        "£13,000.00 per WELLBY, in prices of 2019",
        "low £10,000.00, high £16,000.00",
        "Wellbeing Guidance for Appraisal",
        "Open Government Licence v3.0",
        "commit 6ad7f37",
        "2024-06-01",
        "2019-01-01 to now",
        "£15,257.66",
    ],
)
def test_show_prints_value_range_source_locator_licence_date_and_history(words):
    assert words in " ".join(_run("show", "WELLBY", "--on", "2024-06-01").stdout.split())


def test_show_as_json_holds_the_same():
    shown = _json("show", "WELLBY", "--on", "2024-06-01")
    assert (shown["value"], shown["low"], shown["high"]) == ("13000.00", "10000.00", "16000.00")
    assert (shown["unit"], shown["price_year"], shown["on"]) == ("GBP per WELLBY", "2019", "2024-06-01")
    assert shown["source"]["licence"] == "Open Government Licence v3.0"
    assert len(shown["history"]) == 1


def test_show_says_that_it_answers_for_today():
    assert "(today)" in _run("show", "WELLBY").stdout


def test_show_answers_for_the_date_asked():
    assert _json("show", "prices/gdp-deflator", "--on", "2019-06-30")["value"] == 81.1085


def test_a_series_that_has_ended_is_shown_with_its_history_and_no_value_today():
    shown = _json("show", "prices/gdp-deflator")
    assert shown["value"] is None
    assert "ended on 2024-12-31" in shown["note"]
    assert len(shown["history"]) == 35


def test_a_date_before_the_first_value_is_an_error_that_says_when_it_starts():
    error = _run("show", "WELLBY", "--on", "2018-12-31").exception
    assert isinstance(error, NotInForce)
    assert "it starts on 2019-01-01" in str(error)


def test_an_unknown_id_is_an_error_with_near_misses():
    error = _run("show", "WELBY").exception
    assert isinstance(error, UnknownReference)
    assert "Did you mean WELLBY" in str(error)


def test_a_date_that_cannot_be_read_is_wrong_use():
    result = _run("show", "WELLBY", "--on", "1/4/2024")
    assert result.exit_code == 2
    assert "Enter a date such as 2026-04-01. You gave '1/4/2024'." in result.stderr


def test_a_withheld_figure_is_shown_with_why_and_where():
    output = " ".join(_run("show", "pss-gp10").stdout.split())
    assert "Enter your own" in output
    assert "Unit Costs of Health and Social Care 2025 Manual" in output
    assert "forbids commercial use" in output


def test_a_withheld_figure_as_json_holds_no_value():
    assert set(_json("show", "pss-gp10")) == {
        "id", "type", "label", "topic", "unit", "reason", "publication", "address",
    }  # fmt: skip


def test_a_table_is_shown_by_rows():
    shown = _json("show", "green-book-standard", "--on", "2026-01-01")
    assert shown["rows"][0] == {"first_year": 0, "last_year": 30, "rate": 0.035}
    assert "first_year  last_year   rate" in _run("show", "green-book-standard").stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("NHS-AE", "one case fewer does not give this sum back in cash"),
        ("VPF", "never times years"),
        ("NLW-2026", "A price of inputs, not the value of an outcome; do not uprate it."),
        ("DIS-FT-SOC", "Contains DIS-FT-GOV: do not add both."),
    ],
)
def test_show_warns_how_a_figure_may_not_be_used(name, words):
    assert words in " ".join(_run("show", name).stdout.split())
