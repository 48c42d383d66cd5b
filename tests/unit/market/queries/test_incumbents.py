"""Who probably holds a contract now, and how many bid for such contracts before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pytest

from tests.market_tables import Engine, market_rows
from worthwhile.engines.matching import BidsOf, HeldBy
from worthwhile.market.queries.incumbents import find_bids_before, find_holders, median_of

PUBLISHED = datetime.fromisoformat("2026-09-01T09:00:00")
BEFORE = datetime.fromisoformat("2023-01-10T09:00:00")
NOTICE = {
    "ocid": "new",
    "title": "Befriending for older people",
    "buyer_key": "GB-LAE:LUT",
    "buyer_name_key": "luton borough council",
    "main_cpv": "85320000",
    "published_at": PUBLISHED,
    "first_at": PUBLISHED,
    "contract_start_on": date(2027, 4, 1),
}


class Tables(Engine):
    """Rows that are asked as an open market is."""

    def sql(self, text: str, values: Any = None) -> list[dict[str, Any]]:
        found = self.connection.execute(text, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _market(
    earlier: Mapping[str, Any] | None = None,
    *,
    award: Mapping[str, Any] | None = None,
    suppliers: Sequence[str] = ("Big Care Ltd",),
    notice: Mapping[str, Any] | None = None,
    **more: Sequence[Mapping[str, Any]],
) -> Tables:
    """The notice, and one contract before it that the same buyer gave for the same, ending the day before."""
    before = NOTICE | {"ocid": "old", "title": "Befriending service", "published_at": BEFORE, "first_at": BEFORE}
    given: dict[str, list[Mapping[str, Any]]] = {
        "process": [NOTICE | dict(notice or {}), before | dict(earlier or {})],
        "award": [{"ocid": "old", "award_id": "1", "end_on": date(2027, 3, 31)} | dict(award or {})],
        "award_supplier": [
            {"ocid": "old", "award_id": "1", "name": name, "name_key": name.lower()} for name in suppliers
        ],
    }
    for name, rows in more.items():
        given[name] = [*given.get(name, []), *rows]
    return Tables(market_rows(given))


def _holder(*args: Any, **changes: Any) -> Any:
    return find_holders(_market(*args, **changes), ["new"], on=PUBLISHED).get("new")


def test_the_same_buyer_and_service_at_the_right_time_is_probable():
    holder = _holder()
    assert (holder.name, holder.how, holder.ends_on) == ("Big Care Ltd", HeldBy.SAME_SERVICE, date(2027, 3, 31))
    assert holder.name_keys == ("big care ltd",)


@pytest.mark.parametrize(
    "earlier",
    [
        {"main_cpv": "80110000"},
        {"buyer_key": "GB-LAE:LDS", "buyer_name_key": "leeds city council"},
        {"buyer_key": None, "buyer_name_key": None},
        {"main_cpv": None},
        {"title": "Meals on wheels"},
    ],
)
def test_another_buyer_service_or_subject_tells_nothing(earlier):
    assert _holder(earlier) is None


@pytest.mark.parametrize(
    ("ends", "found"),
    [(date(2026, 3, 31), True), (date(2028, 4, 1), True), (date(2026, 3, 30), False), (date(2028, 4, 3), False)],
)
def test_only_a_contract_that_ends_about_when_this_begins_counts(ends, found):
    assert (_holder(award={"end_on": ends}) is not None) is found


def test_the_end_of_the_process_stands_for_that_of_the_award():
    assert _holder({"contract_end_on": date(2027, 2, 1)}, award={"end_on": None}).ends_on == date(2027, 2, 1)


def test_one_of_buyer_key_and_name_is_enough():
    assert _holder({"buyer_key": None}) is not None
    assert _holder({"buyer_name_key": "luton council"}) is not None


def test_a_process_that_the_notice_names_is_surer_whatever_its_dates():
    related = [{"ocid": "new", "relationship": ["prior"], "identifier": "old"}]
    holder = _holder({"main_cpv": None, "title": "X"}, award={"end_on": date(2020, 1, 1)}, related=related)
    assert holder.how is HeldBy.STATED


def test_a_framework_that_the_notice_names_is_no_contract_before():
    related = [{"ocid": "new", "relationship": ["framework"], "identifier": "old"}]
    assert _holder({"main_cpv": None}, related=related) is None


def test_places_that_differ_part_contracts_of_one_buyer():
    places = [{"ocid": "new", "areas": ["E06000032"]}, {"ocid": "old", "areas": ["E10000015"]}]
    assert _holder(opportunity=places) is None
    same = [{"ocid": "new", "areas": ["E06000032"]}, {"ocid": "old", "areas": ["E06000032", "E10000015"]}]
    assert _holder({"title": "Meals"}, opportunity=same) is not None


def test_the_same_procurement_on_another_portal_is_no_contract_before():
    assert _holder({"first_at": datetime.fromisoformat("2026-08-01T09:00:00")}) is None
    twins = [{"ocid": "new", "twin_key": "same"}, {"ocid": "old", "twin_key": "same"}]
    assert _holder(opportunity=twins) is None


def test_an_award_known_only_by_a_change_to_it_holds_nothing():
    assert _holder(award={"delta": True}) is None


def test_several_holders_are_told_as_several():
    holder = _holder(suppliers=("Cedar CIC", "Alder CIC", "Birch CIC"))
    assert holder.name == "Alder CIC and 2 more"
    assert len(holder.name_keys) == 3


def test_the_notice_is_not_its_own_holder():
    market = Tables(
        market_rows(
            {
                "process": [NOTICE],
                "award": [{"ocid": "new", "award_id": "1", "end_on": date(2027, 3, 31)}],
                "award_supplier": [{"ocid": "new", "award_id": "1", "name": "A"}],
            }
        )
    )
    assert find_holders(market, ["new"], on=PUBLISHED) == {}


def _bids(*counts: int | None, buyer: str = "GB-LAE:LUT") -> list[dict[str, Any]]:
    return [
        {
            "ocid": f"bids-{buyer}-{number}",
            "bids": count,
            "buyer_key": buyer,
            "main_cpv": "85321000" if buyer.endswith("X") else "85320000",
            "first_at": BEFORE,
        }
        for number, count in enumerate(counts)
    ]


def _before(*rows: dict[str, Any]) -> Any:
    market = Tables(market_rows({"process": [NOTICE, *rows]}))
    return find_bids_before(market, ["new"], on=PUBLISHED, least=3).get("new")


def test_the_bids_of_the_same_buyer_count_where_three_are_known():
    before = _before(*_bids(2, 4, 9, None, 0), *_bids(1, 1, 1, 1, buyer="GB-LAE:LDS"))
    assert (before.median, before.known, before.of) == (4.0, 3, BidsOf.BUYER)


def test_else_those_of_the_service_count_whoever_bought():
    before = _before(*_bids(2, 4), *_bids(6, 8, buyer="GB-LAE:LDS"))
    assert (before.median, before.known, before.of) == (5.0, 4, BidsOf.SERVICE)


def test_another_service_tells_nothing():
    other = [row | {"main_cpv": "80110000"} for row in _bids(2, 4, 6)]
    assert _before(*other) is None


def test_what_is_published_later_is_not_known_yet():
    later = [row | {"first_at": datetime.fromisoformat("2026-10-01T00:00:00")} for row in _bids(2, 4, 6)]
    assert _before(*later) is None


@pytest.mark.parametrize(
    ("counted", "median"), [([(3, 1)], 3), ([(1, 1), (4, 1)], 2.5), ([(9, 1), (1, 3)], 1), ([(1, 2), (5, 2)], 3)]
)
def test_the_middle_of_counted_values(counted, median):
    assert median_of(counted) == median


def test_nothing_asked_is_nothing_found():
    market = _market()
    assert find_holders(market, [], on=PUBLISHED) == {}
    assert find_bids_before(market, [], on=PUBLISHED, least=3) == {}
