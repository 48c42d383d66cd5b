"""Rows of every table: what each says, and that nothing published makes them fail."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.market_processes import faults_of_shape, merged_process, named, process_of
from worthwhile.market.compile.cannot_merge import CannotMerge
from worthwhile.market.compile.columns.rows import rows_of
from worthwhile.market.compile.process import Collision

CASES = sorted((Path(__file__).parents[4] / "cases/market").glob("*.json"))
NOTICES = [json.loads(path.read_text(encoding="utf-8"))["releases"][0] for path in CASES]


def one(table: str, release: dict[str, Any], **more: Any) -> dict[str, Any]:
    (row,) = named(table, rows_of(process_of(release, **more))[table])
    return row


def all_of(table: str, release: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    return named(table, rows_of(process_of(release, **more))[table])


def codes(release: dict[str, Any], **more: Any) -> list[str]:
    return [fault["code"] for fault in all_of("fault", release, **more)]


CPV = {"scheme": "CPV", "id": "85000000"}


@pytest.mark.parametrize(
    ("release", "place", "lot", "main"),
    [
        ({"tender": {"classification": CPV}}, "tender", None, True),
        ({"tender": {"additionalClassifications": [CPV]}}, "tender-additional", None, False),
        ({"tender": {"items": [{"id": "1", "classification": CPV}]}}, "item", None, True),
        (
            {"tender": {"items": [{"id": "1", "relatedLot": "2", "additionalClassifications": [CPV]}]}},
            "item-additional", "2", False,
        ),
        ({"awards": [{"id": "1", "items": [{"additionalClassifications": [CPV]}]}]}, "award-item", None, False),
        ({"contracts": [{"id": "1", "items": [{"id": "1", "classification": CPV}]}]}, "contract-item", None, True),
    ],
)  # fmt: skip
def test_cpv_is_found_wherever_it_hides(release: dict[str, Any], place: str, lot: str | None, main: bool) -> None:
    found = one("cpv", release)
    assert (found["code"], found["place"], found["lot_id"], found["main"]) == ("85000000", place, lot, main)
    assert one("process", release)["main_cpv"] == "85000000"
    assert one("opportunity", release)["cpv"] == ["85000000"]


def test_cpv_codes_are_read_with_check_digits_and_without_a_scheme_and_others_are_told() -> None:
    listed = [{"id": "85310000-5", "scheme": "CPV"}, {"id": "85320000"}, {"id": "85000000", "scheme": "UNSPSC"},
              {"id": "care", "scheme": "CPV"}]  # fmt: skip
    release = {"tender": {"additionalClassifications": listed}}
    assert [row["code"] for row in all_of("cpv", release)] == ["85310000", "85320000"]
    assert codes(release) == ["MK-036"]


def test_the_notice_is_the_document_with_the_id_of_the_release() -> None:
    release = {
        "id": "000002-2026",
        "tender": {"documents": [{"id": "000001-2026", "noticeType": "UK4", "documentType": "tenderNotice"}]},
        "awards": [{"id": "1", "documents": [{"id": "000002-2026", "noticeType": "UK6"}]}],
    }
    process = one("process", release)
    assert (process["notice_type"], process["notice_number"]) == ("UK6", "000002-2026")
    assert process["notice_url"] == "https://www.find-tender.service.gov.uk/Notice/000002-2026"


@pytest.mark.parametrize(
    ("ocid", "tender", "regime"),
    [
        ("ocds-h6vhtk-1", {"legalBasis": {"scheme": "UKPGA", "id": "2023/54"}}, "procurement-act-2023"),
        ("ocds-h6vhtk-1", {"legalBasis": {"scheme": "CELEX", "id": "32014L0024"}}, "pcr-2015"),
        ("ocds-h6vhtk-1", {"legalBasis": {"scheme": "CELEX", "id": "32014L0025"}}, "ucr-2016"),
        ("ocds-h6vhtk-1", {"legalBasis": {"scheme": "CELEX", "id": "32014L0023"}}, "ccr-2016"),
        ("ocds-h6vhtk-1", {"legalBasis": {"scheme": "CELEX", "id": "32009L0081"}}, "other"),
        ("ocds-r6ebe6-1", {"legalBasis": {"scheme": "CELEX", "id": "32014L0024"}}, "scotland"),
        ("ocds-b5fd17-1", {}, "unknown"),
        ("ocds-h6vhtk-1", {"description": "Awarded under the Provider Selection Regime.",
                           "legalBasis": {"scheme": "CELEX", "id": "32014L0024"}}, "psr-2023"),
        ("ocds-h6vhtk-1", {"description": "This is not under the Provider Selection Regime.",
                           "legalBasis": {"scheme": "UKPGA", "id": "2023/54"}}, "procurement-act-2023"),
    ],
)  # fmt: skip
def test_the_regime_is_told_by_its_legal_basis_its_publisher_or_its_words(
    ocid: str, tender: dict[str, Any], regime: str
) -> None:
    assert one("process", {"ocid": ocid, "tender": tender})["regime"] == regime


@pytest.mark.parametrize(
    ("tender", "told"),
    [
        ({"specialRegime": ["lightTouch"]}, True),
        ({"description": "A light-touch contract for care"}, True),
        ({"procurementMethodDetails": "Social and other specific services"}, True),
        ({"description": "This is not a light touch contract"}, None),
        ({"description": "Lights and touch screens"}, None),
    ],
)
def test_light_touch_is_true_only_where_it_is_said(tender: dict[str, Any], told: bool | None) -> None:
    assert one("process", {"tender": tender})["light_touch"] is told


@pytest.mark.parametrize(
    ("value", "net", "gross", "state"),
    [
        ({"amount": 100, "amountGross": 120, "currency": "GBP"}, 100.0, 120.0, "given"),
        ({"amountGross": 120, "currency": "GBP"}, None, 120.0, "given"),
        ({"amount": 0, "currency": "GBP"}, None, None, "zero"),
        ({"currency": "GBP"}, None, None, "absent"),
        ({"amount": "1,200.00", "currency": "GBP"}, 1200.0, None, "given"),
        ({"amount": -5, "currency": "GBP"}, None, None, "absent"),
        (None, None, None, "absent"),
    ],
)
def test_net_gross_zero_and_absent_are_kept_apart(
    value: Any, net: float | None, gross: float | None, state: str
) -> None:
    process = one("process", {"tender": {"value": value}})
    assert (process["value_net"], process["value_gross"], process["value_state"]) == (net, gross, state)


def test_a_zero_stands_in_the_table_of_money_and_is_told() -> None:
    release = {"tender": {"value": {"amount": 0, "currency": "GBP"}}}
    money = one("money", release)
    assert (money["net"], money["state"]) == (0.0, "zero")
    assert codes(release) == ["MK-033"]


def test_other_currencies_are_kept_and_left_out_of_pounds() -> None:
    release = {"tender": {"value": {"amount": 10, "currency": "EUR"}, "minValue": {"amount": 5, "currency": "EUR"}}}
    assert one("process", release)["value_net"] == 10.0
    assert one("opportunity", release)["value_high"] is None
    assert codes(release) == ["MK-035"]


def test_lots_are_summed_only_where_each_has_a_value() -> None:
    lots = [{"id": str(at), "value": {"amount": 10 * at, "currency": "GBP"}} for at in (1, 2)]
    process = one("process", {"tender": {"lots": lots}})
    assert (process["value_net"], process["value_from"]) == (30.0, "lots")
    process = one("process", {"tender": {"lots": [*lots, {"id": "3"}]}})
    assert (process["value_net"], process["value_from"], process["lots"]) == (None, None, 3)


def test_an_award_without_a_value_has_that_of_its_contracts() -> None:
    release = {
        "awards": [{"id": "1", "status": "active"}],
        "contracts": [{"id": "1", "awardID": "1", "status": "active", "value": {"amount": 9, "currency": "GBP"}}],
    }
    award = one("award", release)
    assert (award["value_net"], award["value_from"]) == (9.0, "contract")
    assert one("process", release)["value_from"] == "contract"


def test_a_range_in_pounds_goes_from_the_smallest_lot_to_the_whole() -> None:
    lots = [{"id": str(at), "value": {"amount": at, "currency": "GBP"}} for at in (50, 16)]
    opportunity = one("opportunity", {"tender": {"value": {"amount": 90, "currency": "GBP"}, "lots": lots}})
    assert (opportunity["value_low"], opportunity["value_high"]) == (16.0, 90.0)
    unknown = one("opportunity", {"tender": {"value": {"amount": 90, "currency": "GBP"}, "lots": [{}, {}]}})
    assert (unknown["value_low"], unknown["value_high"]) == (None, 90.0)


def test_what_is_known_only_by_a_change_is_left_out_of_counts() -> None:
    delta = {"id": "1", "amendments": [{"id": "a", "date": "2026-01-01T00:00:00Z"}]}
    release = {"awards": [delta, {"id": "2", "status": "active", "suppliers": [{"id": "9", "name": "A"}]}]}
    assert [row["delta"] for row in all_of("award", release)] == [True, False]
    assert one("process", release)["suppliers"] == 1
    assert "MK-023" in codes(release)
    assert one("amendment", release)["section_id"] == "1"


def test_a_change_merged_onto_its_award_is_not_left_out() -> None:
    whole = {"ocid": "o", "id": "1", "date": "2026-01-01T00:00:00Z", "tag": ["award"],
             "awards": [{"id": "1", "title": "A", "suppliers": [{"id": "9", "name": "N"}]}]}  # fmt: skip
    change = {"ocid": "o", "id": "2", "date": "2026-02-01T00:00:00Z", "tag": ["awardUpdate"],
              "awards": [{"id": "1", "amendments": [{"id": "a"}]}]}  # fmt: skip
    rows = rows_of(merged_process([whole, change]))
    (award,) = named("award", rows["award"])
    assert (award["delta"], award["suppliers"]) == (False, 1)


def test_what_merging_lost_is_kept_and_marked() -> None:
    lost = Collision(("awards",), {"id": "1", "title": "Lost", "suppliers": [{"id": "5", "name": "B"}]}, "r", True)
    release = {"awards": [{"id": "1", "title": "Kept"}]}
    rows = all_of("award", release, collisions=[lost])
    assert [(row["title"], row["collided"]) for row in rows] == [("Kept", False), ("Lost", True)]
    assert one("award_supplier", release, collisions=[lost])["collided"] is True
    assert "MK-021" in codes(release, collisions=[lost])


def test_an_item_of_planning_that_merging_lost_is_told_and_has_no_row() -> None:
    lost = Collision(("planning", "items"), {"id": "1", "description": "Lost"}, "r", True)
    rows = rows_of(process_of({"planning": {"items": [{"id": "1"}]}}, collisions=[lost]))
    assert (rows["item"], [row["place"] for row in named("fault", rows["fault"])]) == ([], ["planning.items"])


def _three_awards_of_one_id() -> dict[str, Any]:
    awards = [
        {"id": "1", "value": {"amount": amount, "currency": "GBP"}, "suppliers": [{"id": name, "name": name}]}
        for name, amount in (("Alpha", 10_000), ("Beta", 20_000), ("Gamma", 30_000))
    ]
    return {"ocid": "o", "id": "1", "date": "2026-01-01T00:00:00Z", "tag": ["award"], "awards": awards}


def test_awards_of_one_id_have_rows_as_they_were_published() -> None:
    rows = rows_of(merged_process([_three_awards_of_one_id()]))
    awards = [(row["award_id"], row["value_net"], row["collided"]) for row in named("award", rows["award"])]
    assert awards == [("1 (1 of 3)", 10_000.0, False), ("1 (2 of 3)", 20_000.0, False), ("1 (3 of 3)", 30_000.0, False)]
    suppliers = [(row["award_id"], row["name"]) for row in named("award_supplier", rows["award_supplier"])]
    assert suppliers == [("1 (1 of 3)", "Alpha"), ("1 (2 of 3)", "Beta"), ("1 (3 of 3)", "Gamma")]
    (process,) = named("process", rows["process"])
    assert (process["value_net"], process["suppliers"]) == (60_000.0, 3)
    assert [row["code"] for row in named("fault", rows["fault"])].count("MK-021") == 2


def test_awards_of_one_id_that_cannot_be_told_apart_are_one_beside_what_it_lost() -> None:
    change = {"ocid": "o", "id": "2", "date": "2026-02-01T00:00:00Z", "tag": ["awardUpdate"],
              "awards": [{"id": "1", "status": "cancelled"}]}  # fmt: skip
    rows = rows_of(merged_process([_three_awards_of_one_id(), change]))
    assert [row["collided"] for row in named("award", rows["award"])] == [False, True, True]


def test_what_an_award_or_a_contract_lost_stays_with_it() -> None:
    twice = [{"id": "1", "name": "A", "title": "A"}, {"id": "1", "name": "B", "title": "B"}]
    release = {
        "ocid": "o", "id": "1", "date": "2026-01-01T00:00:00Z", "tag": ["award"],
        "tender": {"documents": twice},
        "awards": [{"id": "a", "suppliers": twice, "items": twice}],
        "contracts": [{"id": "c", "awardID": "a", "implementation": {"documents": twice}}],
    }  # fmt: skip
    rows = rows_of(merged_process([release]))
    lost = {table: [row for row in named(table, rows[table]) if row["collided"]] for table in ("item", "document")}
    (supplier,) = [row for row in named("award_supplier", rows["award_supplier"]) if row["collided"]]
    assert (supplier["award_id"], supplier["name"]) == ("a", "A")
    assert [(row["section"], row["section_id"]) for row in lost["item"]] == [("award", "a")]
    found = sorted((row["section"], row["section_id"]) for row in lost["document"])
    assert found == [("implementation", "c"), ("tender", None)]


def test_one_party_id_for_two_organisations_never_joins_them() -> None:
    first = {"id": "1", "name": "Alpha Ltd", "identifier": {"scheme": "GB-COH", "id": "01111111"}}
    later = {"id": "1", "name": "Beta Ltd", "identifier": {"scheme": "GB-COH", "id": "02222222"}}
    lost = Collision(("parties",), first, "r", False)
    release = {
        "parties": [later],
        "awards": [
            {"id": name, "suppliers": [{"id": "1", "name": name}]} for name in ("Alpha Ltd", "Beta Ltd", "Gamma")
        ],
    }
    suppliers = all_of("award_supplier", release, collisions=[lost])
    assert [row["organisation_key"] for row in suppliers] == ["GB-COH:01111111", "GB-COH:02222222", None]
    assert [row["collided"] for row in all_of("party", release, collisions=[lost])] == [False, True]
    assert "MK-022" in codes(release, collisions=[lost])


def test_ways_to_reach_people_never_reach_a_row() -> None:
    contact = {"name": "Jo Bloggs", "email": "jo.bloggs@example.org", "telephone": "01632960983"}
    words = "Ask Jo at jo.bloggs@example.org or 01632 960983"
    release = {
        "buyer": {"name": f"Council {words}", "contactPoint": contact},
        "parties": [{"id": "1", "name": f"N, {words}", "roles": ["buyer"], "contactPoint": contact}],
        "tender": {"title": words, "description": words, "lots": [{"id": "1", "description": words, "title": words}],
                   "items": [{"id": "1", "description": words, "deliveryLocation": {"description": words}}],
                   "documents": [{"id": "1", "title": words, "description": words,
                                  "url": "mailto:jo.bloggs@example.org"}],
                   "procurementMethodDetails": words, "procurementMethodRationale": words,
                   "value": {"amount": words}, "tenderPeriod": {"endDate": words}},
        "awards": [{"id": "1", "title": words, "description": words,
                    "suppliers": [{"id": "1", "name": words}, {"id": "2", "name": words}]}],
        "contracts": [{"id": "1", "title": words, "description": words}],
    }  # fmt: skip
    said = repr(rows_of(process_of(release)))
    assert "bloggs@" not in said
    assert "960983" not in said


def test_deadlines_that_nobody_can_read_are_shown_without_contacts() -> None:
    release = {"tender": {"tenderPeriod": {"endDate": "ask jo@example.org"}}}
    assert one("process", release)["deadline_text"] == "ask [e-mail removed]"


def test_places_are_areas_and_the_whole_kingdom_stays_whole() -> None:
    items = [{"id": "1", "deliveryAddresses": [{"region": "UK", "countryName": "United Kingdom"}]}]
    assert one("area", {"tender": {"items": items}})["code"] == "K02000001"
    items = [{"id": "1", "deliveryAddresses": [{"postalCode": "WR2 6AJ", "region": "West Midlands"}]}]
    area = one("area", {"tender": {"items": items}})
    assert (area["given_as"], area["code"], area["part_of"]) == ("postcode", "E07000237", False)


def test_the_buyers_address_stands_in_where_no_place_of_delivery_is_known() -> None:
    parties = [{"id": "b", "name": "B", "roles": ["buyer"], "address": {"postalCode": "WR2 6AJ"}}]
    release = {"buyer": {"id": "b"}, "parties": parties}
    assert one("area", release)["place"] == "buyer"
    assert one("opportunity", release)["areas_from"] == "buyer"
    known = {**release, "tender": {"items": [{"deliveryAddresses": [{"region": "Wales"}]}]}}
    assert one("area", known)["place"] == "item"
    assert one("opportunity", known)["areas_from"] == "delivery"


def test_suitability_is_read_in_every_form() -> None:
    assert one("suitability", {"tender": {"suitability": {"sme": True, "vcse": False}}})["vcse"] is False
    older = {"tender": {"xClassifications": {"isSuitableForSme": True, "isSuitableForVco": False}}}
    assert one("process", older)["sme_suitable"] is True
    lots = {"tender": {"lots": [{"id": "1", "suitability": {"vcse": True}}]}}
    assert (one("suitability", lots)["lot_id"], one("process", lots)["vcse_suitable"]) == ("1", True)
    assert one("process", {"tender": {}})["sme_suitable"] is None


def test_an_empty_box_of_an_older_form_says_nothing_of_a_supplier() -> None:
    parties = [{"id": said, "name": "A", "sme": said, "vco": said} for said in (False, True)]
    rows = all_of("party", {"parties": parties})
    assert [(row["scale"], row["vcse"]) for row in rows] == [(None, None), ("sme", True)]


def test_winners_listed_as_tenderers_are_not_taken_for_the_bids() -> None:
    release = {
        "tender": {"numberOfTenderers": 2, "tenderers": [{"id": "1"}, {"id": "2"}]},
        "awards": [{"id": "1", "suppliers": [{"id": "1", "name": "A"}, {"id": "2", "name": "B"}]}],
    }
    process = one("process", release)
    assert (process["bids"], process["bidders_stated"]) == (None, 2)
    assert one("process", {"tender": {"numberOfTenderers": 4}})["bids"] == 4
    stated = {"bids": {"statistics": [{"measure": "finalStageBids", "value": 3}, {"measure": "bids", "value": 7}]}}
    assert one("process", stated)["bids"] == 3


def opened(releases: list[dict[str, Any]]) -> tuple[datetime | None, datetime | None]:
    whole = [{"ocid": "o", "id": str(at), **release} for at, release in enumerate(releases)]
    (row,) = named("opportunity", rows_of(merged_process(whole))["opportunity"])
    return row["opened_at"], row["closed_at"]


FIRST, SECOND = "2026-01-05T09:00:00Z", "2026-02-05T09:00:00Z"
AT_FIRST, AT_SECOND = datetime(2026, 1, 5, 9, 0), datetime(2026, 2, 5, 9, 0)  # noqa: DTZ001
PERIOD = {"tenderPeriod": {"endDate": "2026-03-01T12:00:00Z"}}
DEADLINE = datetime(2026, 3, 1, 12, 0)  # noqa: DTZ001
DYNAMIC = {"techniques": {"hasDynamicPurchasingSystem": True}}
LOT = {"id": "1", "contractPeriod": {"endDate": "2028-05-18T12:00:00Z"}}
ENDS = datetime(2028, 5, 18, 12, 0)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("releases", "told"),
    [
        ([{"date": FIRST, "tag": ["tender"], "tender": PERIOD}], (AT_FIRST, DEADLINE)),
        ([{"date": FIRST, "tag": ["planning"], "tender": {"status": "planned"}}], (None, None)),
        ([{"date": FIRST, "tag": ["award"], "awards": [{"id": "1"}]}], (None, None)),
        (
            [{"date": FIRST, "tag": ["tender"], "tender": PERIOD}, {"date": SECOND, "tag": ["tenderCancellation"]}],
            (AT_FIRST, AT_SECOND),
        ),
        (
            [{"date": FIRST, "tag": ["tender"], "tender": {}},
             {"date": SECOND, "tag": ["award"], "awards": [{"id": "1", "date": SECOND}]}],
            (AT_FIRST, AT_SECOND),
        ),
        (
            [{"date": FIRST, "tag": ["tender"],
              "tender": {**PERIOD, "techniques": {"hasDynamicPurchasingSystem": True}}}],
            (AT_FIRST, None),
        ),
        ([{"date": FIRST, "tag": ["tender"], "tender": {}}], (AT_FIRST, AT_FIRST.replace(year=2027))),
        *[
            ([{"date": FIRST, "tag": ["tender"], "tender": {**PERIOD, **dynamic, "status": status}}],
             (AT_FIRST, AT_FIRST))
            for status in ("cancelled", "withdrawn", "unsuccessful", "complete") for dynamic in ({}, DYNAMIC)
        ],
        (
            [{"date": FIRST, "tag": ["tender"], "tender": {**PERIOD, **DYNAMIC, "lots": [LOT]}}],
            (AT_FIRST, ENDS),
        ),
        (
            [{"date": FIRST, "tag": ["tender"],
              "tender": {**PERIOD, **DYNAMIC, "contractPeriod": LOT["contractPeriod"]}}],
            (AT_FIRST, ENDS),
        ),
        *[
            ([{"date": FIRST, "tag": ["tender"],
               "tender": {**PERIOD, **DYNAMIC, "contractPeriod": {"durationInDays": days}}}],
             (AT_FIRST, closed))
            for days, closed in ((48 * 30, AT_FIRST.replace(year=2030)), (10**9, None))
        ],
        *[
            ([{"date": FIRST, "tag": ["tender"], "tender": {**PERIOD, **DYNAMIC}},
              {"date": SECOND, "tag": ["award"], step: [{"id": "1", place: LOT["contractPeriod"]}]}],
             (AT_FIRST, ENDS))
            for step, place in (("awards", "contractPeriod"), ("contracts", "period"))
        ],
        (
            [{"date": FIRST, "tag": ["tender"], "tender": {**PERIOD, **DYNAMIC}},
             {"date": SECOND, "tag": ["contractTermination"], "contracts": [{"id": "1"}]}],
            (AT_FIRST, AT_SECOND),
        ),
        (
            [{"date": FIRST, "tag": ["tender"], "tender": {**PERIOD, **DYNAMIC}},
             {"date": SECOND, "tag": ["award"], "awards": [{"id": "1", "status": "unsuccessful"}]}],
            (AT_FIRST, AT_SECOND),
        ),
    ],
)  # fmt: skip
def test_from_when_and_until_when_one_could_answer(
    releases: list[dict[str, Any]], told: tuple[datetime | None, datetime | None]
) -> None:
    assert opened(releases) == told


def test_a_status_told_after_the_deadline_leaves_the_deadline_as_the_end() -> None:
    late = {"date": "2026-04-05T09:00:00Z", "tag": ["tender"]}
    tender = {**PERIOD, "datePublished": FIRST, "status": "unsuccessful"}
    assert opened([{**late, "tender": tender}])[1] == DEADLINE


@pytest.mark.parametrize(
    ("release", "stage"),
    [
        ({"tag": ["planning"], "tender": {"status": "planned"}}, "planning"),
        ({"tag": ["tender"], "tender": {"status": "active"}}, "tender"),
        ({"tag": ["tender"], "tender": {"status": "complete"}, "awards": [{"id": "1", "status": "active"}]}, "award"),
        ({"tag": ["tender"], "tender": {"status": "unsuccessful"}}, "cancelled"),
        ({"tag": ["award"], "awards": [{"id": "1", "status": "cancelled"}]}, "cancelled"),
        ({"tag": ["award"], "contracts": [{"id": "1", "status": "active"}]}, "contract"),
        ({"tag": ["implementation"], "contracts": [{"id": "1", "status": "active"}]}, "implementation"),
        ({"tag": ["contractTermination"], "contracts": [{"id": "1", "status": "active"}]}, "ended"),
        ({"tag": []}, "unknown"),
    ],
)
def test_the_stage_is_how_far_it_has_come(release: dict[str, Any], stage: str) -> None:
    assert one("process", release)["stage"] == stage


def test_the_same_procurement_on_two_portals_has_one_twin_key() -> None:
    on_one = {"buyer": {"name": "The Council of X"}, "tender": {"title": "Day care - lot 1", **PERIOD}}
    on_other = {"buyer": {"name": "Council of X"}, "tender": {"title": "Day Care: Lot 1", **PERIOD}}
    assert one("opportunity", on_one)["twin_key"] == one("opportunity", on_other)["twin_key"]
    assert one("opportunity", {"tender": {"title": "Day care"}})["twin_key"] is None


def test_the_text_says_each_thing_once_and_without_mark_up() -> None:
    lots = [
        {"id": "1", "title": "Lot 1", "description": "Lunch"},
        {"id": "2", "title": "Lot 2", "description": "Lunch"},
    ]
    items = [{"id": "1", "description": "See description of related tender."}]
    text = one("opportunity", {"tender": {"description": "<p>Lunch clubs</p>", "lots": lots, "items": items}})["text"]
    assert text.split() == ["Lunch", "clubs", "Lot", "1", "Lunch", "Lot", "2"]


def test_fields_of_another_type_are_told_with_their_path() -> None:
    release = {"tender": {"title": ["x"], "lots": {"id": "1"}}, "awards": [None, {"id": "1", "suppliers": "none"}]}
    told = {fault["place"] for fault in all_of("fault", release) if fault["code"] == "MK-041"}
    assert told == {"tender.title", "tender.lots", "awards[0]", "awards[1].suppliers"}
    assert one("lot", release)["lot_id"] == "1"


@pytest.mark.parametrize(
    ("end", "dynamic", "told"),
    [("2028-02-29T12:00:00Z", None, []), ("2028-03-02T12:00:00Z", None, ["2028-03-02T12:00:00Z"]),
     ("2035-03-01T12:00:00Z", True, []), ("2026-01-01T12:00:00Z", None, [])],
)  # fmt: skip
def test_a_deadline_more_than_two_years_after_publication_is_told(
    end: str, dynamic: bool | None, told: list[str]
) -> None:
    tender = {"tenderPeriod": {"endDate": end}, "techniques": {"hasDynamicPurchasingSystem": dynamic}}
    release = {"date": "2026-03-01T12:00:00Z", "tag": ["tender"], "tender": tender}
    faults = [fault for fault in all_of("fault", release) if fault["code"] == "MK-042"]
    assert [fault["given"] for fault in faults] == told


def test_rows_share_nothing_with_the_release_and_leave_it_as_it_was() -> None:
    for release in NOTICES:
        before = copy.deepcopy(release)
        first = rows_of(process_of(release))
        assert release == before
        assert rows_of(process_of(release)) == first


JUNK = st.sampled_from(
    [None, True, False, 0, -1, 1.5, 10**400, float("inf"), "", " ", "x", "1,200.00", "2025-02-30", "95%", "\0",
     "\ud800", [], {}, [None], [[]], [{}], {"id": {}}, ["x", 1, None], {"amount": "5"}, "GB-COH-1",
     "85000000-9", 10**18]
)  # fmt: skip


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        found.extend(_paths(part, (*path, key)))
    return found


@given(st.data())
def test_no_part_of_a_notice_dropped_or_replaced_makes_rows_fail(data: st.DataObject) -> None:
    release = copy.deepcopy(data.draw(st.sampled_from(NOTICES)))
    for _ in range(data.draw(st.integers(1, 5))):
        paths = _paths(release)
        if not paths:
            break
        *above, last = data.draw(st.sampled_from(paths))
        holder = release
        for key in above:
            holder = holder[key]
        if data.draw(st.booleans()):
            holder[last] = copy.deepcopy(data.draw(JUNK))
        else:
            del holder[last]
    release["ocid"] = "ocds-h6vhtk-000001"
    assert faults_of_shape(rows_of(process_of(release))) == []


@pytest.mark.parametrize("name", ["ocds/other_releases.jsonl.gz", "ocds/uk_releases.jsonl.gz"])
def test_every_release_held_becomes_rows_of_the_declared_shape(shared: Callable[[str], Path], name: str) -> None:
    with gzip.open(shared(name), "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            assert faults_of_shape(rows_of(process_of(release))) == [], release["ocid"]
            with suppress(CannotMerge):
                assert faults_of_shape(rows_of(merged_process([release]))) == [], release["ocid"]


def test_a_contract_lasts_from_its_latest_step() -> None:
    release = {
        "tender": {"contractPeriod": {"startDate": "2026-01-01T00:00:00Z", "endDate": "2026-12-31T00:00:00Z"}},
        "awards": [{"id": "1", "contractPeriod": {"startDate": "2026-02-01", "endDate": "2027-01-31",
                                                  "maxExtentDate": "2028-01-31"}}],
    }  # fmt: skip
    process = one("process", release)
    assert (process["contract_start_on"], process["contract_end_on"]) == (date(2026, 2, 1), date(2027, 1, 31))
    assert (process["contract_max_end_on"], process["contract_months"]) == (date(2028, 1, 31), 12.0)


def test_signs_published_as_references_are_read_once_in_the_tables_and_stay_in_the_release() -> None:
    name, read = "Meals &amp; Company&#039;s Ltd", "Meals & Company's Ltd"
    release = {
        "buyer": {"id": "1", "name": name},
        "parties": [
            {"id": "1", "name": name, "roles": ["buyer"], "address": {"locality": "Tyne &amp; Wear"}},
            {"id": "2", "name": name, "roles": ["supplier"]},
        ],
        "tender": {
            "title": " Soup &amp; company", "description": "For &lt;&pound;5 &amp;amp; up",
            "items": [
                {"id": "1", "description": "Tea &amp; cake", "deliveryLocation": {"description": "Here &amp; there"}}
            ],
            "lots": [{"id": "1", "title": "North &amp; south", "description": "&nbsp;"}],
        },
        "awards": [{"id": "1", "suppliers": [{"id": "2", "name": name}]}],
    }  # fmt: skip
    process = process_of(copy.deepcopy(release))
    rows = {table: named(table, found) for table, found in rows_of(process).items()}
    opportunity = rows["opportunity"][0]
    assert (opportunity["title"], opportunity["buyer_name"]) == ("Soup & company", read)
    assert opportunity["text"].splitlines() == ["For <£5 &amp; up", "North & south", "Tea & cake"]
    assert [row["name"] for row in (*rows["party"], *rows["award_supplier"])] == [read] * 3
    assert {row["name_key"] for row in rows["party"]} == {"meals and companys ltd"}
    assert (rows["party"][0]["locality"], rows["lot"][0]["title"]) == ("Tyne & Wear", "North & south")
    assert (rows["lot"][0]["description"], rows["area"][0]["given"]) == (None, "Here & there")
    assert {key: process.merged.release[key] for key in release} == release
