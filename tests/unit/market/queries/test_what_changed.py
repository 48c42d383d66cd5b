"""What later releases change, in sentences; what does not change is not told."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.market_processes import merged_process
from tests.market_releases import award_release, tender_release
from worthwhile.market.queries.what_changed import changes_between


def changes(**tender: Any) -> tuple[str, ...]:
    """What a second release with other fields of the tender changes."""
    first = tender_release(1)
    second = {**tender_release(1, date="2026-09-05T09:00:00+01:00", **tender), "id": "second"}
    return changes_between(merged_process([first]), merged_process([first, second]))


def test_a_moved_deadline_is_told_on_clocks_in_the_united_kingdom() -> None:
    [said] = changes(tenderPeriod={"endDate": "2026-11-03T16:59:00Z"})
    assert said == "The deadline for bids moved from 1 October 2026, 12 noon to 3 November 2026, 4:59pm."


def test_another_value_is_told_without_vat_where_both_are() -> None:
    said = changes(value={"amount": 150_000.5, "amountGross": 180_000, "currency": "GBP"})
    assert said == ("The value (without VAT) changed from £120,000 to £150,000.50.",)


def test_an_award_names_who_won_and_for_how_much() -> None:
    first = tender_release(1)
    said = changes_between(merged_process([first]), merged_process([first, award_release(1)]))
    assert said[0] == "Awarded to Example Community Care CIC for £118,000."
    assert "It is now awarded." not in said


def test_a_cancelled_procurement_is_told_first() -> None:
    assert changes(status="cancelled", tenderPeriod={"endDate": "2026-12-01T12:00:00Z"})[0] == "It was cancelled."


def test_more_lots_and_another_title_are_told() -> None:
    lots = [{"id": "1", "title": "All of it"}, {"id": "2", "title": "More"}]
    said = changes(lots=lots, title="Befriending and lunch")
    assert "There was 1 lot, now there are 2 lots." in said
    assert "It is now called “Befriending and lunch”." in said


def test_what_is_not_compared_is_no_change() -> None:
    assert changes(description="The same in other words") == ()


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_a_value_is_told_if_and_only_if_it_changed(before: int, after: int) -> None:
    def process(*amounts: int) -> Any:
        return merged_process(
            [
                {**tender_release(1, date=f"2026-09-0{at + 1}T09:00:00Z", value={"amount": amount, "currency": "GBP"}),
                 "id": f"release-{at}"}
                for at, amount in enumerate(amounts)
            ]
        )  # fmt: skip

    said = changes_between(process(before), process(before, after))
    assert len(said) == (before != after)
    assert all(f"£{before:,} to £{after:,}" in sentence for sentence in said)
