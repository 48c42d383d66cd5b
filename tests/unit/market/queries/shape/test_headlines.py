"""One share that stands for an answer."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from tests.market_held import held
from tests.market_tables import random_rows
from worthwhile.market.queries.answers import answer_question
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape import BY_SLUG
from worthwhile.market.queries.shape.headlines import HEADLINES, Share

ON = date(2025, 1, 1)


@pytest.mark.parametrize("slug", HEADLINES)
def test_a_part_is_never_more_than_its_whole_nor_the_whole_more_than_is_used(slug: str) -> None:
    with held(random_rows(Random(3), 80)) as market:
        answer = answer_question(market, BY_SLUG[slug], Scope(), ON)
    found = HEADLINES[slug].of(answer.rows)
    assert 0 <= found.part <= found.whole <= answer.behind.used
    assert found.whole > 0


@pytest.mark.parametrize("slug", HEADLINES)
def test_without_rows_there_is_nothing_of_nothing(slug: str) -> None:
    assert HEADLINES[slug].of([]) == Share(0, 0)


def test_no_share_is_told_of_fewer_than_ten() -> None:
    assert (Share(9, 9).value, Share(5, 10).value) == (None, 0.5)


def test_a_list_of_notices_has_no_share() -> None:
    assert "payment-performance" not in HEADLINES


def test_the_middle_of_contract_sizes_is_counted() -> None:
    rows = [{"contracts": number} for number in (1, 1, 1, 2, 3, 4, 5, 5, 5)]
    assert HEADLINES["contract-sizes"].of(rows) == Share(9, 27)


def test_procurements_without_any_bid_are_no_part_of_the_share_with_one() -> None:
    rows = [{"processes": number} for number in (7, 2, 1, 1, 0, 0, 0)]
    assert HEADLINES["bids-received"].of(rows) == Share(2, 4)
