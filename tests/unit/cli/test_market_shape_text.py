"""Answers about the market as lines of text."""

from __future__ import annotations

from datetime import date
from typing import Any

from worthwhile.cli.market_shape_text import MOST_ROWS, answer_lines, completeness_lines, expiring_lines
from worthwhile.market.queries.shape import BY_SLUG

CONTRACT: dict[str, Any] = {
    "ocid": "ocds-1", "next_on": date(2026, 3, 31), "title": None, "buyer_name": "Leeds City Council",
    "holder": "Alder Care CIC", "holders": 2, "value": 90_000.0, "start_on": None, "end_on": date(2026, 3, 31),
    "months": None, "until_on": None, "extension": "possible", "followers": 3, "followed_by": "ocds-2",
    "notice_url": None,
}  # fmt: skip


def test_a_contract_near_its_end_says_what_is_not_stated() -> None:
    assert list(expiring_lines([CONTRACT], ["1 contract."])) == [
        "1 contract.",
        "",
        "2026-03-31  Notice: Leeds City Council",
        "  Buyer       Leeds City Council",
        "  Holder      Alder Care CIC and 1 more",
        "  Value       £90,000 without VAT",
        "  Runs        start not stated to 2026-03-31",
        "  Extension   possible, until when is not stated",
        "  May follow  ocds-2 and 2 more",
        "  Notice      ocds-1",
    ]


def test_a_long_list_ends_with_where_the_rest_is() -> None:
    shown = list(expiring_lines([CONTRACT] * (MOST_ROWS + 2), []))
    assert shown[-1] == "... and 2 more: ask for --csv FILE or --json."


def test_an_answer_is_sentences_and_a_table() -> None:
    row = {"band": "1", "processes": 1_200, "share": 0.3}
    shown = list(answer_lines(BY_SLUG["bids-received"], [row, {**row, "share": None}], ["Said."]))
    assert shown[0] == "MQ-03 Bids received"
    assert shown[-3:] == ["  band  processes  share", "  1         1,200    30%", "  1         1,200      -"]


def test_parts_that_are_nothing_are_left_out_but_those_that_always_count() -> None:
    rows = [
        {"part": part, "things": "lots", "count": count, "share": share}
        for part, count, share in (
            ("processes", 0, None), ("demonstration", 0, None), ("looked-at", 4, 1.0), ("used", 0, 0.0),
            ("zero", 4, 1.0), ("twin", 0, 0.0),
        )
    ]  # fmt: skip
    shown = [line.split()[0] + " " + line.split()[1] for line in list(completeness_lines(rows))[2:]]
    assert shown == ["0 procurements", "4 lots", "0 used", "4 left"]
