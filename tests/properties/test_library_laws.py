"""Laws of the library: a search of anything answers, whatever is there is found by its name, money is exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.apps.library.forms.own_value import PoundsField
from worthwhile.apps.library.selectors.carried import carry_to_latest
from worthwhile.apps.library.selectors.entries import Sort, list_entries
from worthwhile.apps.library.selectors.search import Narrowing, search
from worthwhile.engines.valuation.parameters import BankUse
from worthwhile.reference import library, valuation_parameters

EVERYTHING = Narrowing()


@given(st.text(max_size=200))
def test_a_search_of_any_text_answers_and_finds_nothing_twice(text: str) -> None:
    found = search(text, narrowing=EVERYTHING)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("sort", list(Sort))
def test_everything_is_found_by_its_own_name(sort: Sort) -> None:
    lost = [
        entry.key
        for entry in list_entries()
        if entry.sort is sort and entry not in search(entry.title, narrowing=EVERYTHING)
    ]
    assert lost == []


@given(
    st.sampled_from(["kind", "topic", "agency", "unit"]), st.sampled_from(list_entries()), st.sampled_from(["", "cost"])
)
def test_narrowing_gives_a_part_of_what_was_found_before(name: str, entry: object, query: str) -> None:
    value = getattr(entry, name)
    narrowed = search(query, narrowing=Narrowing(**{name: value}))
    assert set(narrowed) <= set(search(query, narrowing=EVERYTHING))
    assert all(getattr(found, name) == value for found in narrowed if value)


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False))
def test_a_sum_is_read_as_it_was_written(amount: Decimal) -> None:
    field = PoundsField(what="the worth")
    assert field.clean(f"£{amount:,.2f}") == field.clean(f"{amount:.2f}") == amount


@pytest.mark.parametrize("code", sorted(library().bank))
def test_carrying_keeps_the_proportions_of_a_range(code: str) -> None:
    value = library().bank[code]
    carried = carry_to_latest(value, valuation_parameters())
    if carried is None:
        assert value.use is BankUse.INPUT_PRICE or value.price_year.begins >= 2023
        return
    factor = carried.value / value.value
    assert carried.steps[0].result == factor or abs(carried.steps[0].result - factor) < Decimal("1e-20")
    ends = [(value.low, carried.low), (value.high, carried.high)]
    assert all((before is None) == (after is None) for before, after in ends)
    assert all(after is None or abs(after - before * factor) < Decimal("1e-18") for before, after in ends if before)
