"""Individual, social and environmental, side by side."""

from typing import Any

from tests.builders import make_case, outcome_data
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.engines.valuation.vocabulary import Level
from worthwhile.exchange.levels import LevelColumn, Levels, find_levels
from worthwhile.reference import valuation_parameters

RANGED = {"ranges": {"quantity": {"low": 50, "high": 150}}}


def _levels(*outcomes: dict[str, Any], draws: int = 200, **stories: str) -> Levels:
    case = make_case(outcomes=list(outcomes))
    result = value_case(case=case, parameters=valuation_parameters(), draws=draws)
    return find_levels(result=result, stories=stories)


def _column(found: Levels, level: Level) -> LevelColumn:
    return next(column for column in found.columns if column.level is level)


def test_all_three_levels_stand_side_by_side_even_where_one_is_empty() -> None:
    found = _levels(outcome_data())
    assert [column.level for column in found.columns] == list(Level)
    assert [column.is_empty for column in found.columns] == [False, True, True]


def test_a_level_sums_only_what_counts_and_lists_the_rest() -> None:
    counted = outcome_data(id="a", level="social", shares_change_with=["b"])  # 100 x 10 = 1,000
    other = outcome_data(id="b", level="social", quantity=50)
    column = _column(_levels(counted, other), Level.SOCIAL)
    assert column.present_value == 1000
    assert [(line.id, line.counted_instead) for line in column.priced] == [("a", None), ("b", "a")]


def test_held_outcomes_are_told_with_measure_and_story_and_pending_ones_named() -> None:
    held = {
        "id": "dignity",
        "name": "Dignity",
        "status": "held",
        "level": "individual",
        "quantity": 40,
        "evidence": {"method": "Interviews"},
    }
    waits = {"id": "sleep", "status": "pending", "level": "individual"}
    column = _column(_levels(outcome_data(), held, waits, dignity="I sit at the table again."), Level.INDIVIDUAL)
    assert [(line.name, line.method, line.story) for line in column.held] == [
        ("Dignity", "Interviews", "I sit at the table again.")
    ]
    assert [(line.id, line.story) for line in column.pending] == [("sleep", "")]


def test_two_levels_with_value_have_no_range_of_their_own_and_it_says_so() -> None:
    found = _levels(outcome_data(id="a", **RANGED), outcome_data(id="b", level="social"))
    assert [column.spread for column in found.columns] == [None, None, None]
    assert found.ranges.startswith("A range for each level is not known")


def test_the_one_level_that_holds_all_value_has_the_range_of_the_case() -> None:
    found = _levels(outcome_data(**RANGED), {"id": "held", "status": "held", "level": "social"})
    spread = _column(found, Level.INDIVIDUAL).spread
    assert spread is not None
    assert spread.p5 < 1000 < spread.p95
    assert "its range is that of the case" in found.ranges


def test_without_ranges_the_figures_are_called_single_ones() -> None:
    assert _levels(outcome_data()).ranges == "These are single figures: no ranges were drawn."


def test_where_nothing_has_a_price_there_is_no_range() -> None:
    assert _levels({"id": "held", "status": "held"}).ranges == "No outcome has a price, so there is no range."
