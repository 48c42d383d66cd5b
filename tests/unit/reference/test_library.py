"""Figures are found by name, for a date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from worthwhile.kernel.parameter import NotInForce
from worthwhile.reference import UnknownReference, topic_of
from worthwhile.reference.loading import load


@pytest.fixture
def held(write):
    return load(write())


@pytest.mark.parametrize("name", ["value-bank/VISIT", "VISIT", "visit", "Value-Bank/visit", " VISIT "])
def test_a_figure_is_found_by_its_id_or_its_last_part_whatever_the_case(held, name):
    assert held.get(name).id == "value-bank/VISIT"


def test_an_unknown_name_is_answered_with_near_misses(held):
    with pytest.raises(UnknownReference, match=r"There is no reference figure 'VISTI'\. Did you mean VISIT\?"):
        held.get("VISTI")


def test_a_near_miss_of_a_whole_id_is_a_whole_id(held):
    with pytest.raises(UnknownReference, match=r"Did you mean prices/index\?"):
        held.get("prices/indx")


def test_a_last_part_that_two_figures_share_is_not_guessed(write):
    text = (
        "id,label,description,unit,geography,kind,value,valid_from,source,locator,checked_on,confidence\n"
        'prices/VISIT,V,V,"index, 2024 = 100",UK,derived,1,2023-01-01,report,x,2026-01-31,low\n'
    )
    held = load(write({"prices/more.csv": text}))
    with pytest.raises(
        UnknownReference, match=r"is the name of 2 figures\. Choose one of: value-bank/VISIT, prices/VISIT"
    ):
        held.get("visit")


def test_a_withheld_figure_is_refused_with_its_reason(held):
    with pytest.raises(
        UnknownReference, match=r"STAY is not shipped: Its licence keeps it .* Enter the figure yourself"
    ):
        held.get("STAY")


def test_a_table_is_not_given_as_one_figure(held):
    with pytest.raises(UnknownReference, match="discounting/rates is a table, not one figure"):
        held.get("rates")


def test_find_gives_tables_and_withheld_figures_too(held):
    assert held.find("rates").columns == ("first_year", "last_year", "rate")
    assert held.find("stay").code == "STAY"


def test_a_table_answers_with_the_edition_of_the_date(held):
    table = held.tables["discounting/rates"]
    assert table.in_force(on=date(2025, 12, 31)).rows[0].rate == Decimal("0.035")
    assert table.in_force(on=date(2026, 1, 1)).rows[0].rate == Decimal("0.03")


def test_a_table_says_when_it_starts(held):
    with pytest.raises(NotInForce, match="no edition for 2021-12-31: it is held from 2022-01-01 to 2025-12-31, from"):
        held.tables["discounting/rates"].in_force(on=date(2021, 12, 31))


def test_a_figure_says_when_it_starts(held):
    with pytest.raises(NotInForce, match="it starts on 2023-04-01"):
        held.get("visit").in_force(on=date(2023, 3, 31))


def test_a_topic_lists_figures_and_what_users_enter_themselves(held):
    assert [found.id for found in held.in_topic("value-bank")] == ["value-bank/VISIT", "value-bank/CALL"]
    assert [found.code for found in held.withheld_in_topic("value-bank")] == ["STAY"]
    assert topic_of("value-bank/STAY") == "value-bank"
