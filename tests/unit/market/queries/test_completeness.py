"""What an answer rests on."""

from __future__ import annotations

import ibis

from tests.market_tables import engine_over, market_rows
from worthwhile.market.queries.asking import one_row_each
from worthwhile.market.queries.completeness import completeness_of, completeness_words, read_completeness

ROWS = [
    {"ocid": "a", "left_out": None, "place": "buyer", "made": 1},
    {"ocid": "a", "left_out": "zero", "place": "buyer", "made": 1},
    {"ocid": "b", "left_out": "absent", "place": "delivery", "made": 0},
    {"ocid": "c", "left_out": None, "place": None, "made": None},
]


def _candidates() -> ibis.Table:
    rows = one_row_each(ROWS)
    return rows.select("ocid", "left_out", areas_from=rows.place, demonstration=rows.made == 1)


def test_every_candidate_is_used_or_left_out_for_one_reason() -> None:
    with engine_over(market_rows({})) as engine:
        found = engine.execute(completeness_of(_candidates(), "lots", ("zero", "twin", "absent")))
    assert [(row["part"], row["things"], row["count"], row["share"]) for row in found] == [
        ("processes", "processes", 3, None),
        ("demonstration", "processes", 1, None),
        ("area-from-buyer", "processes", 1, None),
        ("looked-at", "lots", 4, 1.0),
        ("used", "lots", 2, 0.5),
        ("zero", "lots", 1, 0.25),
        ("twin", "lots", 0, 0.0),
        ("absent", "lots", 1, 0.25),
    ]
    behind = read_completeness(found)
    assert (behind.things, behind.processes, behind.looked_at, behind.used) == ("lots", 3, 4, 2)
    assert behind.left_out == {"zero": 1, "absent": 1}


def test_words_say_whether_a_part_is_left_out() -> None:
    assert completeness_words("used") == "used in the answer"
    assert completeness_words("zero").startswith("left out: a value of 0")
