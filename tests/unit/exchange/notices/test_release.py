"""A notice as an OCDS release."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.notice_builders import (
    AWARD,
    CHANGED,
    FRIENDS,
    LOTS,
    MADE,
    OCID,
    SIGNED,
    packed,
    record_of,
    tender_with,
)
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.notices import FORMS, NOT_STATUTORY, NoticeKind, Runs, package_of, release_of
from worthwhile.exchange.notices.fields import months_later, without_blanks
from worthwhile.kernel.problems import InvalidInput

TENDER = NoticeKind.TENDER
EVERY_KIND = pytest.mark.parametrize("kind", list(NoticeKind))


def released(kind: NoticeKind, **parts: Any) -> dict[str, Any]:
    return release_of(record_of(kind, **parts), kind)


def every_name(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(every_name, data.values()))
    return set().union(*map(every_name, data)) if isinstance(data, list) else set()


@EVERY_KIND
def test_a_notice_says_that_it_is_not_the_statutory_publication(kind: NoticeKind) -> None:
    assert NOT_STATUTORY in str(released(kind))


@EVERY_KIND
def test_the_document_of_the_notice_bears_its_id_and_kind_and_no_number_of_the_central_platform(
    kind: NoticeKind,
) -> None:
    release = released(kind)
    section = release[FORMS[kind].section.value]
    (document,) = (section[0] if isinstance(section, list) else section)["documents"]
    assert (document["id"], document["documentType"]) == (release["id"], FORMS[kind].document)
    assert "noticeType" not in every_name(release)


@EVERY_KIND
def test_no_notice_has_a_place_for_a_person(kind: NoticeKind) -> None:
    assert every_name(released(kind)) & {"contactPoint", "email", "telephone", "faxNumber"} == set()


def test_money_without_and_with_vat_stand_apart() -> None:
    assert released(TENDER)["tender"]["value"] == {"amount": 700_000, "amountGross": 840_000, "currency": "GBP"}


def test_a_tender_that_is_not_divided_is_its_one_lot() -> None:
    tender = released(TENDER)["tender"]
    (lot,) = tender["lots"]
    assert (lot["id"], lot["title"], lot["value"]) == ("1", tender["title"], tender["value"])
    assert tender["lotDetails"] == {"noLotsDivisionRationale": "One team visits the whole town."}


def test_each_lot_has_its_own_place_and_code_or_that_of_the_whole() -> None:
    tender = released(TENDER, tender=tender_with(**LOTS))["tender"]
    found = [
        (item["relatedLot"], item["additionalClassifications"][0]["id"], item["deliveryAddresses"][0]["region"])
        for item in tender["items"]
    ]
    assert found == [("north", "85312100", "Luton"), ("south", "85320000", "Luton")]
    assert [lot["value"]["amount"] for lot in tender["lots"]] == [300_000, 400_000]
    assert "lotDetails" not in tender


def test_weights_are_percentages_and_their_parts_stand_in_words() -> None:
    (lot,) = released(TENDER)["tender"]["lots"]
    criteria = lot["awardCriteria"]["criteria"]
    weights = [(one["name"], one["type"], one["numbers"][0]["number"]) for one in criteria]
    assert weights == [("Quality", "quality", 50), ("Social value", "quality", 20), ("Price", "price", 30)]
    assert criteria[0]["description"] == "How visits are made (30%); Safety (20%)"


def test_times_are_by_the_clock_of_london() -> None:
    tender = released(TENDER)["tender"]
    assert tender["tenderPeriod"] == {"endDate": "2026-04-01T12:00:00+01:00"}
    assert tender["enquiryPeriod"] == {"endDate": "2026-03-25T11:00:00+00:00"}


def test_the_longest_the_contract_may_run_counts_its_extensions() -> None:
    (lot,) = released(TENDER)["tender"]["lots"]
    assert lot["contractPeriod"]["maxExtentDate"] == "2031-08-31T23:59:59+01:00"
    assert lot["hasRenewal"] is True


def test_a_contract_without_days_tells_its_length() -> None:
    (lot,) = released(TENDER, tender=tender_with(term={"months": 36}))["tender"]["lots"]
    assert lot["contractPeriod"] == {"durationInMonths": 36}


def test_what_the_tender_is_to_bring_about_stands_as_targets() -> None:
    (target,) = released(TENDER)["tender"]["targets"]
    assert (target["title"], target["observations"][0]["measure"]) == ("Less lonely", Decimal("4.3"))


@pytest.mark.parametrize(
    ("reserved", "code"),
    [
        ("public-service-mutual", "publicServiceMissionOrganization"),
        ("supported-employment", "shelteredWorkshop"),
        ("below-threshold", "smeVcse"),
    ],
)
def test_what_is_reserved_stands_by_its_code(reserved: str, code: str) -> None:
    route = {"regime": "pa-light-touch", "process": "competitive-tendering", "reserved": reserved}
    tender = released(TENDER, tender=tender_with(route=route))["tender"]
    assert tender["otherRequirements"] == {"reservedParticipation": [code]}


def test_nothing_is_reserved_where_nothing_says_so() -> None:
    assert "otherRequirements" not in released(TENDER)["tender"]


def test_what_the_buyer_does_not_say_of_whom_it_suits_is_left_out() -> None:
    assert "suitability" not in released(TENDER)["tender"]["lots"][0]
    told = released(TENDER, suits_small=True, suits_social=False)["tender"]["lots"][0]
    assert told["suitability"] == {"sme": True, "vcse": False}


def test_scotland_stands_under_its_own_law_with_no_word_of_the_acts_thresholds() -> None:
    buyer = {"name": "Moray Sample Council", "kind": "local-authority", "nation": "scotland"}
    tender = tender_with(buyer=buyer, route={"regime": "scotland-2014-act", "process": "regulated-competition"})
    found = released(TENDER, tender=tender)["tender"]
    assert found["legalBasis"] == {"scheme": "ASP", "id": "2014/12"}
    assert "aboveThreshold" not in found


def test_a_quick_quote_is_open_to_those_invited() -> None:
    assert released(TENDER, procedure=Procedure.QUICK_QUOTE)["tender"]["procurementMethod"] == "limited"


def test_an_update_says_what_changed_and_what_it_changes() -> None:
    release = released(NoticeKind.TENDER_UPDATE, number=2)
    (change,) = release["tender"]["amendments"]
    assert (change["amendsReleaseID"], change["releaseID"]) == (f"{OCID}-1", release["id"])
    assert (change["description"], change["rationale"]) == (CHANGED.what, CHANGED.reason)


def test_an_end_says_why_and_when() -> None:
    tender = released(NoticeKind.CANCELLATION)["tender"]
    assert (tender["status"], tender["finalStatusDate"]) == ("cancelled", "2026-03-02T09:00:00+00:00")
    assert tender["amendments"][0]["rationale"] == "Money was withdrawn."


def test_what_was_awarded_before_it_ended_is_called_off_with_it() -> None:
    release = released(NoticeKind.UNSUCCESSFUL, awards=(AWARD,))
    assert release["tag"] == ["tenderCancellation", "awardCancellation"]
    assert [award["status"] for award in release["awards"]] == ["unsuccessful"]


def test_an_award_names_every_member_of_a_joint_bid() -> None:
    release = released(NoticeKind.AWARD)
    (award,) = release["awards"]
    assert [one["name"] for one in award["suppliers"]] == ["Friends CIC", "Neighbours Ltd"]
    roles = {party["id"]: party["roles"] for party in release["parties"]}
    assert roles == {
        "GB-PPON-PABC-1234-DEFG": ["buyer"],
        "GB-COH-01234567": ["supplier"],
        "organisation-3": ["supplier"],
    }


def test_a_supplier_bears_all_its_numbers_and_what_kind_of_body_it_is() -> None:
    party = next(one for one in released(NoticeKind.AWARD)["parties"] if one["name"] == FRIENDS.name)
    assert party["additionalIdentifiers"] == [{"scheme": "GB-CHC", "id": "1123456"}]
    assert party["details"] == {"scale": "sme", "vcse": True}


def test_an_award_tells_standstill_bids_and_what_was_promised() -> None:
    release = released(NoticeKind.INTENDED_AWARD)
    (award,) = release["awards"]
    assert award["status"] == "pending"
    assert award["standstillPeriod"] == {"endDate": "2026-05-20T23:59:59+01:00"}
    assert award["agreedMetrics"][0]["observations"][0]["measure"] == Decimal("4.1")
    assert release["bids"]["statistics"][0]["value"] == 3


def test_a_contract_follows_from_its_award() -> None:
    (contract,) = released(NoticeKind.CONTRACT)["contracts"]
    assert (contract["awardID"], contract["dateSigned"]) == ("award-1", "2026-06-01T00:00:00+01:00")
    assert contract["value"] == {"amount": Decimal("650000.50"), "amountGross": Decimal("780000.60"), "currency": "GBP"}


def test_everything_missing_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as told:
        released(NoticeKind.CONTRACT, awards=(), contracts=())
    assert [problem.path for problem in told.value.problems] == ["awards", "contracts"]


@pytest.mark.parametrize(
    ("kind", "parts", "field"),
    [
        (NoticeKind.CANCELLATION, {"reason": " "}, "reason"),
        (NoticeKind.AWARD_WITHDRAWN, {"reason": ""}, "reason"),
        (NoticeKind.TENDER_UPDATE, {"changes": ()}, "changes"),
        (NoticeKind.AWARD, {"awards": (replace(AWARD, lots=("east",)),)}, "awards"),
    ],
)
def test_a_notice_without_what_it_tells_is_refused(kind: NoticeKind, parts: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as told:
        released(kind, **parts)
    assert [problem.path for problem in told.value.problems] == [field]


def test_a_package_goes_on_where_it_says() -> None:
    package = package_of(
        [], address="https://x.example/a", publisher="X", published=MADE, next_address="https://x.example/b"
    )
    assert (package["links"], package["releases"]) == ({"next": "https://x.example/b"}, [])
    assert "links" not in packed(released(TENDER))


def test_a_no_and_a_nought_are_not_blank() -> None:
    blank: dict[str, Any] = {"a": " ", "b": [], "c": {"d": None}, "e": [{"f": ""}]}
    assert without_blanks({**blank, "g": False, "h": 0, "i": [" x "]}) == {"g": False, "h": 0, "i": ["x"]}


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 28), 12, date(2027, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 8, 30), 6, date(2027, 2, 28)),
    ],
)
def test_months_later_ends_with_the_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_days_without_a_beginning_are_told_alone() -> None:
    release = released(NoticeKind.CONTRACT, contracts=(replace(SIGNED, runs=Runs(end=date(2029, 8, 31))),))
    assert release["contracts"][0]["period"] == {"endDate": "2029-08-31T23:59:59+01:00"}
