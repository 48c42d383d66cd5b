"""Which processes a question is about."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tests.market_tables import TABLES, engine_over, market_rows
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope

FIRST = datetime.fromisoformat("2025-03-01T09:00:00")
ON = date(2025, 6, 1)
EVERYTHING = Scope()


def _process(ocid: str, **more: Any) -> dict[str, Any]:
    return {"ocid": ocid, "first_at": FIRST, "publisher": "find-a-tender", **more}


def _found(given: dict[str, list[dict[str, Any]]], scope: Scope = EVERYTHING, on: date = ON) -> dict[str, bool]:
    with engine_over(market_rows(given)) as engine:
        return {row["ocid"]: row["twin"] for row in engine.execute(processes_in(TABLES, scope, on))}


def test_what_is_published_after_the_day_is_not_there_yet() -> None:
    given = {
        "process": [_process("a"), _process("b", first_at=FIRST + timedelta(days=90)), _process("c", first_at=None)]
    }
    assert list(_found(given, on=date(2025, 3, 1))) == ["a"]


def test_a_buyer_is_found_by_any_of_its_numbers() -> None:
    crosswalk = [{"organisation_key": key, "canonical_key": "GB-COH:1"} for key in ("GB-COH:1", "GB-PPON:A")]
    given = {
        "process": [_process("a", buyer_key="GB-COH:1"), _process("b", buyer_key="GB-NHS:9"), _process("c")],
        "organisation": crosswalk,
    }
    assert list(_found(given, Scope(buyers=("GB-PPON:A",)))) == ["a"]
    assert sorted(_found(given, Scope(buyers=("GB-PPON:A", "GB-NHS:9")))) == ["a", "b"]


def test_a_buyer_without_a_number_is_found_by_words_of_its_name() -> None:
    given = {"process": [_process("a", buyer_name="City of Bradford Council"), _process("b", buyer_name=None)]}
    assert list(_found(given, Scope(buyer_words="council BRADFORD"))) == ["a"]


def test_areas_services_and_winners_of_a_network_narrow_the_scope() -> None:
    given = {
        "process": [_process("a"), _process("b")],
        "area": [{"ocid": "a", "code": "E06000001"}, {"ocid": "b", "code": None}],
        "cpv": [{"ocid": "a", "code": "85311300"}, {"ocid": "b", "code": "45000000"}],
        "award_supplier": [{"ocid": "a", "organisation_key": "GB-CHC:1"}, {"ocid": "b", "organisation_key": None}],
    }
    for scope in (Scope(areas=("E06000001",)), Scope(cpv=("853",)), Scope(suppliers=("GB-CHC:1",))):
        assert list(_found(given, scope)) == ["a"]


def test_the_same_procurement_on_two_portals_counts_on_the_fuller_one() -> None:
    given = {
        "process": [_process("f"), _process("c", publisher="contracts-finder"), _process("alone")],
        "opportunity": [{"ocid": "f", "twin_key": "t"}, {"ocid": "c", "twin_key": "t"}, {"ocid": "alone"}],
    }
    assert _found(given) == {"f": False, "c": True, "alone": False}


def test_the_portal_that_knows_the_award_is_the_fuller_one() -> None:
    given = {
        "process": [_process("f"), _process("c", publisher="contracts-finder", suppliers=2)],
        "opportunity": [{"ocid": "f", "twin_key": "t"}, {"ocid": "c", "twin_key": "t"}],
    }
    assert _found(given) == {"f": True, "c": False}


def test_two_like_procurements_on_one_portal_are_two() -> None:
    given = {
        "process": [_process("a"), _process("b")],
        "opportunity": [{"ocid": "a", "twin_key": "t"}, {"ocid": "b", "twin_key": "t"}],
    }
    assert _found(given) == {"a": False, "b": False}


GUID = "05f40f94-d51d-4eb9-b288-55b849f9aa26"
CONTRACTS_FINDER = ("ocds-b5fd17", "ocds-b5fd17bodsmatch", "ocds-b5fd17raw", "ocds-b5fd17suppliermatch")


def test_one_notice_under_four_ocids_of_one_portal_is_one() -> None:
    given = {"process": [_process(f"{prefix}-{GUID}", publisher="contracts-finder") for prefix in CONTRACTS_FINDER]}
    assert sorted(_found(given).values()) == [False, True, True, True]


def test_of_the_ocids_of_one_notice_the_one_with_an_award_stays_then_the_latest() -> None:
    plain, matched, raw = (f"{prefix}-{GUID}" for prefix in CONTRACTS_FINDER[:3])
    earlier = _process(matched, publisher="contracts-finder", suppliers=1, latest_at=FIRST)
    later = _process(raw, publisher="contracts-finder", suppliers=1, latest_at=FIRST + timedelta(days=9))
    unawarded = _process(plain, publisher="contracts-finder", latest_at=FIRST + timedelta(days=30))
    assert _found({"process": [unawarded, earlier, later]}) == {plain: True, matched: True, raw: False}


def test_like_notices_with_other_numbers_are_two_though_their_awards_have_the_same_id() -> None:
    ocids = [f"ocds-b5fd17-{GUID}", f"ocds-b5fd17-{GUID[:-1]}7"]
    given = {
        "process": [_process(ocid, publisher="contracts-finder") for ocid in ocids],
        "opportunity": [{"ocid": ocid, "twin_key": "t"} for ocid in ocids],
        "award": [{"ocid": ocid, "award_id": "1"} for ocid in ocids],
    }
    assert list(_found(given).values()) == [False, False]
