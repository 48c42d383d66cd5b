"""Records that break the strict shape are refused, every reason at once, each with file and line."""

from __future__ import annotations

import pytest

VISIT = "value-bank/VISIT.yaml"
LIST = "value-bank/list.csv"


def test_a_value_without_a_source_is_refused(problems_of):
    found = problems_of({VISIT: ("    source: report\n", "")})
    assert found == [
        "value-bank/VISIT.yaml, line 9, values[0].source: This is missing. "
        "Key of the publication in sources.yaml; a figure without a source is refused."
    ]


def test_problems_of_several_files_come_at_once(problems_of):
    found = problems_of(
        {
            VISIT: ("kind: official", "kind: offical"),
            LIST: ("3.20", "about 3"),
            "prices/index-values.csv": ("96.25", "-"),
            "discounting/rates.csv": ("0.035", "3.5"),
        }
    )
    assert [problem.split(":")[0] for problem in found] == [
        "discounting/rates.csv, line 2, rate",
        "prices/index-values.csv, line 2, value",
        "value-bank/VISIT.yaml, line 7, kind",
        "value-bank/list.csv, line 2, value",
    ]


def test_a_rate_given_in_per_cent_is_met_with_the_fraction(problems_of):
    found = problems_of({"discounting/rates.csv": ("0.035", "3.5")})
    assert "Did you mean 0.035?" in found[0]


def test_an_unknown_name_is_refused_with_a_near_miss(problems_of):
    found = problems_of({VISIT: ("geography: England", "geography: England\ngeografy: Wales")})
    assert len(found) == 1
    assert found[0].startswith("value-bank/VISIT.yaml, line 7, geografy: ")
    assert found[0].endswith("Did you mean geography?")


def test_an_unknown_column_is_named_once_for_the_whole_file(problems_of):
    found = problems_of({LIST: ("locator,checked_on", "locater,checked_on")})
    assert [problem for problem in found if "no column 'locater'" in problem] == [
        "value-bank/list.csv, line 1: There is no column 'locater' in such a file. Did you mean locator?"
    ]


def test_money_without_a_price_year_is_refused(problems_of):
    found = problems_of({VISIT: ("price_year: 2023/24\n", "")})
    assert found == [
        "value-bank/VISIT.yaml, line 1, price_year: A sum of money needs the year whose prices it is in, such as 2023."
    ]


def test_a_range_that_does_not_hold_its_value_is_refused(problems_of):
    found = problems_of({VISIT: ("low: 10", "low: 13")})
    assert found == ["value-bank/VISIT.yaml, line 10, values[0].low: The low end 13 is above the value 12.50."]


def test_a_history_out_of_order_is_refused(problems_of):
    found = problems_of({"prices/index-values.csv": ("2024-01-01,2024-12-31", "2022-01-01,2022-12-31")})
    assert found == [
        "prices/index-values.csv, line 3, valid_from: It starts on 2022-01-01, but the one before it on"
        " 2023-01-01. Put the oldest first."
    ]


def test_a_history_that_overlaps_is_refused(problems_of):
    found = problems_of({"prices/index-values.csv": ("2024-01-01,2024-12-31", "2023-12-31,2024-12-31")})
    assert found == [
        "prices/index-values.csv, line 3, valid_from: It starts on 2023-12-31, while the one before it"
        " holds until 2023-12-31."
    ]


def test_a_value_that_ends_before_it_starts_is_refused(problems_of):
    found = problems_of({"prices/index-values.csv": ("2024-01-01,2024-12-31", "2024-01-01,2023-12-31")})
    assert found == [
        "prices/index-values.csv, line 3, valid_to: It ends on 2023-12-31, before it starts on 2024-01-01."
        " Correct one of the two dates."
    ]


def test_a_record_without_values_is_refused(problems_of):
    header = "valid_from,valid_to,value,source,locator,checked_on,confidence\n"
    assert problems_of({"prices/index-values.csv": header}) == ["prices/index.yaml, line 7, values: Give at least one."]


def test_a_list_that_is_named_and_not_there_is_refused(problems_of):
    found = problems_of({"prices/index.yaml": ("index-values.csv", "index-value.csv")})
    assert "prices/index.yaml, line 7, values: There is no file prices/index-value.csv. Did you mean" in found[0]


def test_a_csv_file_that_nothing_names_is_refused(problems_of):
    found = problems_of({"prices/old.csv": "year,value\n2020,1\n"})
    assert found == [
        "prices/old.csv, line 1: No record names this file, and it has no column id. Name it in a record,"
        " or give each row its id."
    ]


def test_a_file_that_is_one_text_is_refused(problems_of):
    found = problems_of({"prices/note.yaml": "just words\n"})
    assert found == ["prices/note.yaml, line 1: Write this file as one record of names and values."]


@pytest.mark.parametrize("name", ["sources.yaml", "licences.yaml", "topics.yaml", "reasons.yaml", "units.csv"])
def test_a_missing_register_is_said(problems_of, name):
    assert f"{name}: This file is missing. Put it back at the top of the data folder." in problems_of({name: None})
