"""What an address asks for, read without a page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict

from worthwhile.apps.opportunities.presenters.search_address import query_of
from worthwhile.apps.opportunities.selectors.amount_given import read_amount
from worthwhile.apps.opportunities.selectors.day_answered import day_answered
from worthwhile.apps.opportunities.selectors.search_asked import read_search

NOW = datetime(2026, 9, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("50000", 50_000), ("£50,000", 50_000), ("50k", 50_000), ("1.2 million", 1_200_000), ("£ 3m", 3_000_000),
     ("0", 0), ("", None), ("-5", None), ("1e9", None), ("many", None), ("9" * 30, None)],
)  # fmt: skip
def test_an_amount_is_read_as_people_type_it(text: str, amount: float | None) -> None:
    assert read_amount(text) == amount


def test_a_law_or_a_publisher_that_is_none_is_told_and_left_out() -> None:
    reading = read_search(QueryDict("regime=psr&type=UK18&publisher=find-a-tender&publisher=elsewhere"))
    assert reading.problems.keys() == {"regime", "type", "publisher"}
    assert "You gave 'elsewhere'." in reading.problems["publisher"][0]
    assert (reading.search.regimes, reading.search.publishers) == ((), ())


def test_miles_are_turned_to_kilometres() -> None:
    assert read_search(QueryDict("area=Luton&within=10")).search.within_km == pytest.approx(16.09344)
    assert read_search(QueryDict("area=Luton&within=10&unit=km")).search.within_km == 10


def test_what_is_open_now_is_asked_for_unless_something_else_is() -> None:
    assert read_search(QueryDict("")).search.open_only
    assert not read_search(QueryDict("when=all")).search.open_only
    assert read_search(QueryDict("when=planned")).search.stages == ("planning",)
    assert read_search(QueryDict("when=soon")).search.closing_within_days == 14


def test_what_is_not_understood_is_left_out_and_the_rest_is_asked() -> None:
    reading = read_search(QueryDict("q=meals&min=lots&max=5k"))
    assert set(reading.problems) == {"min"}
    assert (reading.search.text, reading.search.minimum, reading.search.maximum) == ("meals", None, 5_000)


def test_a_least_above_the_most_leaves_both_out() -> None:
    reading = read_search(QueryDict("min=10&max=5"))
    assert set(reading.problems) == {"max"}
    assert (reading.search.minimum, reading.search.maximum) == (None, None)


def test_the_shortest_address_asks_for_the_same() -> None:
    given = QueryDict("q=meals&area=Luton&within=&unit=km&when=open&sort=best&page=1&days=7&suits=vcse&suits=sme&odd=1")
    short = query_of(given)
    assert short.urlencode() == "q=meals&area=Luton&suits=vcse&suits=sme"
    assert read_search(short).search == read_search(given).search


@pytest.mark.parametrize(
    ("given", "asked"),
    [("2024-03-15", date(2024, 3, 15)), ("2026-09-10", None), ("", None), (None, None), ("soon", None),
     ("1066-10-14", None)],
)  # fmt: skip
def test_a_page_answers_for_a_day_that_can_be_meant_and_else_for_now(given: str | None, asked: date | None) -> None:
    answered = day_answered(given, now=NOW)
    assert answered.asked == asked
    assert answered.day == (asked or NOW.date())
    assert (answered.on == NOW) == (asked is None)
