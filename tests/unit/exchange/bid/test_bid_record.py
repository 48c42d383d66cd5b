"""A bid and its price as records: what is taken, and every reason at once for what is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from worthwhile.exchange.bid import plain_record, read_bid_record, read_price_record, without_names
from worthwhile.kernel.problems import InvalidInput

BID: dict[str, Any] = {"format": "worthwhile/bid/1", "tender": "tender-12", "bidder": {"name": "Sunny Side CIC"}}
PRICE: dict[str, Any] = {"format": "worthwhile/bid-price/1", "tender": "tender-12"}


def problems_of(read: Any, data: object) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        read(data)
    return [str(problem) for problem in refused.value.problems]


def joint(*members: tuple[str, str | None]) -> dict[str, Any]:
    return {
        **BID,
        "members": [
            {"name": f"Club {at}", "role": role, **({"share": Decimal(share)} if share else {})}
            for at, (role, share) in enumerate(members)
        ],
    }


def test_the_smallest_bid_names_its_tender_and_bidder():
    bid = read_bid_record(BID)
    assert (bid.tender, bid.bidder.name, bid.lots) == ("tender-12", "Sunny Side CIC", ())
    assert plain_record(bid) == BID


def test_every_problem_of_a_bid_is_told_at_once():
    wrong = {
        **BID, "format": "worthwhile/bid/2", "tender": " ", "lots": ["a", "a"],
        "answers": [{"question": "q-1", "text": "Yes"}, {"question": "q-1", "text": "No"}],
        "social_value": {"case_title": "C", "low": 3, "central": 2, "high": 4, "case_hash": "abc"},
        "anwsers": [],
    }  # fmt: skip
    told = problems_of(read_bid_record, wrong)
    for said in (
        "Did you mean answers?",
        "format: Write worthwhile/bid/1",
        "tender: This is empty",
        "lots[1]: 'a' stands here before",
        "answers[1].question: 'q-1' stands here before",
        "social_value.case_hash: Write the 64 digits",
        "social_value.central: Low, central and high have to rise. You gave 3, 2 and 4",
    ):
        assert any(said in line for line in told), (said, told)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ((("member", None), ("member", None)), "Name exactly one lead. You gave 0."),
        ((("lead", None), ("lead", None)), "Name exactly one lead. You gave 2."),
        ((("lead", "0.6"), ("member", "0.3")), "add up to 0.9. Make them add up to 1"),
        ((("lead", "0.6"), ("member", None)), "members[1].share: Give its share too"),
        ((("lead", "0.7"), ("sub-contractor", "0.3")), "add up to 0.7"),
    ],
)
def test_a_joint_bid_has_one_lead_and_shares_of_the_whole(members, said: str):
    assert any(said in line for line in problems_of(read_bid_record, joint(*members)))


@pytest.mark.parametrize(
    "members",
    [
        (("lead", None), ("member", None)),
        (("lead", "0.6"), ("member", "0.4")),
        (("lead", "1"), ("sub-contractor", "0.3")),
    ],
)
def test_shares_may_be_left_out_and_those_of_sub_contractors_are_part_of_the_rest(members):
    assert len(read_bid_record(joint(*members)).members) == 2


def price(**lot: Any) -> dict[str, Any]:
    return {**PRICE, "prices": [lot]}


def line(quantity: str, unit_cost: str, amount: str) -> dict[str, Any]:
    return {"name": "Staff", "quantity": Decimal(quantity), "unit_cost": Decimal(unit_cost), "amount": Decimal(amount)}


@pytest.mark.parametrize(
    ("given", "total"),
    [
        (("3", "12.5", "37.5"), "37.5"),
        (("1", "0.005", "0.01"), "0.01"),  # a half penny upwards
        (("3", "0.333", "1.00"), "1.00"),
        (("3", "0.333", "0.999"), "0.999"),
    ],
)
def test_a_line_is_its_product_exactly_or_to_the_penny(given, total: str):
    read = read_price_record(price(amount=Decimal(total), lines=[line(*given)]))
    assert read.prices[0].amount == Decimal(total)


@pytest.mark.parametrize(
    ("lot", "said"),
    [
        ({"amount": 37, "lines": [line("3", "12.5", "37.5")]}, "The lines add up to 37.50, and the amount is 37."),
        ({"amount": 38, "lines": [line("3", "12.5", "38")]}, "3 times 12.5 is 37.50. You gave 38"),
        ({"amount": -1}, "Enter a number of 0 or more"),
        ({"amount": 1, "years": 0}, "above 0"),
    ],
)
def test_a_price_that_does_not_add_up_is_told(lot, said: str):
    assert any(said in told for told in problems_of(read_price_record, price(**lot)))


def test_a_price_of_very_many_digits_is_added_up_exactly():
    tiny, large = Decimal("0.000000000000001"), Decimal(999_999_999_999_999)
    lines = [line("1", str(large), str(large)), line("1", str(tiny), str(tiny))]
    told = problems_of(read_price_record, price(amount=large, lines=lines))
    assert any("The lines add up to" in one for one in told)


def test_a_lot_has_one_price():
    told = problems_of(read_price_record, {**PRICE, "prices": [{"lot": "a", "amount": 1}, {"lot": "a", "amount": 2}]})
    assert told == ["prices[1].lot: There is a price for a already. Give one."]


def test_a_bid_without_names_keeps_what_is_judged_and_no_name_or_number():
    bid = read_bid_record({
        **BID, "bidder": {"name": "Sunny Side CIC", "identifiers": [{"scheme": "GB-COH", "id": "12345678"}],
                          "find_a_tender_share_code": "SHARE-99"},
        "answers": [{"question": "q-1", "text": "We visit", "written_from": ["Sunny Side case"]}],
        "members": [{"name": "Sunny Side CIC", "role": "lead"}, {"name": "Tea and Talk", "role": "member"}],
        "social_value": {"case_title": "Sunny Side", "low": 1, "central": 2, "high": 3, "case_hash": "0" * 64},
    })  # fmt: skip
    told = str(plain_record(without_names(bid, known_as="Bid 4")))
    for name in ("Sunny", "Tea", "12345678", "SHARE"):
        assert name not in told
    assert "We visit" in told
    assert "Bid 4" in told
