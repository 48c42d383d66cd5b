"""What a commissioner reads of a promise and its results."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_case, outcome_data
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.promised import PromisedAndAchieved, Valued, beside_forecast
from worthwhile.exchange.promised_json import promised_data
from worthwhile.exchange.promised_text import promised_lines
from worthwhile.exchange.promised_words import promised_sentences, share_text
from worthwhile.reference import valuation_parameters

COST = [{"name": "Grant", "values": [500]}]


def _valued(*outcomes: dict[str, Any], draws: int = 0, **case: Any) -> Valued:
    made = make_case(**{"outcomes": list(outcomes), "inputs": COST, **case})
    return made, value_case(case=made, parameters=valuation_parameters(), draws=draws)


@pytest.fixture
def found() -> PromisedAndAchieved:
    """Lunches fell short, falls are missing, sleep waits, friends are new; it cost more than was promised."""
    lunches = outcome_data(id="lunches", name="Lunches", quantity=120, deadweight=0.2)
    then = _valued(
        {**lunches, "ranges": {"quantity": {"low": 110, "high": 130}}},
        outcome_data(id="falls", name="Fewer falls"),
        outcome_data(id="sleep", name="Better sleep"),
        draws=500,
    )
    now = _valued(
        {**lunches, "quantity": 96, "deadweight": 0.1},
        outcome_data(id="sleep", name="Better sleep", status="pending"),
        outcome_data(id="friends", name="New friends"),
        inputs=[{"name": "Grant", "values": [650]}],
    )
    return beside_forecast(forecast=then, actual=now)


@pytest.mark.parametrize(
    "said",
    [
        "Of 3 outcomes promised: 1 reported, 1 not yet measured and 1 missing.",
        "MISSING: Fewer falls was promised (100 units, £1,000 of value) and does not stand in the results.",
        "Not yet measured: Better sleep.",
        "Lunches: 96 achieved of 120 (110 to 130) promised (80%).",
        "Not promised, and reported: New friends.",
        "Less is taken off Lunches than was promised: deadweight 20% then, 10% now. Ask why.",
        "lies OUTSIDE the promised range. It leaves out what is missing or not yet measured.",
        "Put in, before discounting: £500 promised, £650 in the results: £150 more than promised.",
    ],
)
def test_each_thing_a_commissioner_asks_is_said(found: PromisedAndAchieved, said: str) -> None:
    assert said in " ".join(promised_sentences(found))


def test_what_is_missing_is_said_before_what_came(found: PromisedAndAchieved) -> None:
    told = promised_sentences(found)
    assert told[1].startswith("MISSING: Fewer falls")


def test_the_terminal_shows_every_outcome_and_what_became_of_it(found: PromisedAndAchieved) -> None:
    text = "\n".join(promised_lines(found))
    wanted = ["Read this first", "MISSING from the results", "Not yet measured", "New: not promised", "Lunches", "80%"]
    assert [word for word in wanted if word not in text] == []


def test_the_json_holds_every_outcome_and_the_verdict(found: PromisedAndAchieved) -> None:
    data = promised_data(found)
    assert [(row["id"], row["fate"], row["share"]) for row in data["outcomes"]] == [
        ("lunches", "measured", 0.8),
        ("falls", "missing", None),
        ("sleep", "not-yet-measured", None),
        ("friends", "new", None),
    ]
    assert data["inside_promised_range"] is False
    assert (data["cost_promised"]["all"], data["cost_achieved"]["all"]) == ("500.00", "650.00")
    assert data["outcomes"][0]["deductions"][0] == {"name": "deadweight", "promised": 0.2, "achieved": 0.1}


def test_a_promise_without_a_range_says_that_no_verdict_can_be_given() -> None:
    one = _valued(outcome_data())
    told = " ".join(promised_sentences(beside_forecast(forecast=one, actual=one)))
    assert "cannot be said, as the promise gave no range" in told
    assert "£500 promised, £500 in the results: as promised." in told


def test_without_a_cost_there_is_no_ratio_and_no_verdict() -> None:
    one = _valued(outcome_data(), inputs=[])
    told = " ".join(promised_sentences(beside_forecast(forecast=one, actual=one)))
    assert "one of the two has no cost and so no ratio" in told


def test_money_that_does_not_compare_is_listed_with_the_reason() -> None:
    found = beside_forecast(forecast=_valued(outcome_data()), actual=_valued(outcome_data(), currency="EUR"))
    told = promised_sentences(found)
    assert "Put in, before discounting: £500 promised, €500 in the results." in told
    assert told[-1].startswith("The promise is in GBP and the results in EUR")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "-"),
        ("0.8", "80%"),
        ("1", "100%"),
        ("0.999", "just under 100%"),
        ("1.002", "just over 100%"),
        ("1.5", "150%"),
    ],
)
def test_a_share_is_whole_only_where_the_promise_is_kept_exactly(share: str | None, text: str) -> None:
    assert share_text(None if share is None else Decimal(share)) == text
