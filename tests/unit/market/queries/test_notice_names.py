"""What a notice is called where it is listed."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.queries.notice_names import MOST_LETTERS, MOST_WORDS, notice_name

ROW = {"ocid": "ocds-1", "title": None, "text": None, "buyer_name": None}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"title": " Meals\n at  home ", "text": "Other words"}, "Meals at home"),
        ({"title": "About &amp; in HTML"}, "About &amp; in HTML"),
        ({"title": "  ", "text": "Meals at home.", "buyer_name": "A Council"}, "Meals at home."),
        ({"description": "\n\nThe first line\nThe second line"}, "The first line"),
        ({"text": " ".join(str(number) for number in range(1, 20))}, "1 2 3 4 5 6 7 8 9 10 11 12…"),
        ({"text": "responsibilities " * 9}, "responsibilities responsibilities responsibilities responsibilities "
                                            "responsibilities…"),
        ({"text": "x" * 5_000}, f"{'x' * MOST_LETTERS}…"),
        ({"text": " \n ", "buyer_name": "A  Council"}, "Notice: A Council"),
        ({"buyer_name": "A Council", "notice_type": "UK6", "stage": "award"}, "Contract award: A Council"),
        ({"buyer_name": "A Council", "notice_type": "UK17"}, "How promptly a buyer pays: A Council"),
        ({"buyer_name": "A Council", "notice_type": None, "stage": "tender"}, "Tender: A Council"),
        ({"buyer_name": "A Council", "notice_type": "UK99", "stage": "unknown"}, "Notice: A Council"),
        ({"title": "", "buyer_name": " "}, "Notice ocds-1"),
        ({"stage": "contract"}, "Contract details ocds-1"),
        ({}, "Notice ocds-1"),
    ],
)  # fmt: skip
def test_a_notice_is_called_by_its_title_or_what_comes_nearest(told: dict[str, Any], name: str) -> None:
    assert notice_name({**ROW, **told}) == name


@given(title=st.none() | st.text(), text=st.none() | st.text(), buyer=st.none() | st.text())
def test_every_notice_has_a_name_on_one_line(title: str | None, text: str | None, buyer: str | None) -> None:
    name = notice_name({"ocid": "ocds-1", "title": title, "text": text, "buyer_name": buyer})
    assert name.strip()
    assert len(name.splitlines()) == 1
    if not (title or "").strip():
        assert len(name.split()) <= max(MOST_WORDS, len((buyer or "").split()) + 6)


def test_a_long_description_costs_little() -> None:
    began = time.process_time()
    assert notice_name({**ROW, "text": "\n" * 2_000_000 + "word"}) == "Notice ocds-1"
    assert time.process_time() - began < 0.5
