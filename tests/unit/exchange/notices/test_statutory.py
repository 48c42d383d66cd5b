"""Which notice of the law a notice here corresponds to, and what has to be entered there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.notice_builders import LOTS, decision_of, record_of, tender_with
from worthwhile.engines.regimes import Facts, Regime, Truth, decide
from worthwhile.engines.regimes.tables import NoticeRow
from worthwhile.engines.regimes.vocabulary import Buyer, Nation, Route, Subject
from worthwhile.exchange.notices import (
    NoticeKind,
    content_to_enter,
    notices_if_so,
    statutory_notices,
)
from worthwhile.exchange.notices.entries import WRITERS, WRITTEN_BY_PEOPLE
from worthwhile.exchange.notices.statutory import NAMED, NOT_DECIDED, NOTHING_LISTED, OF_A_RUNNING_CONTRACT
from worthwhile.exchange.tender.setting import TenderRoute
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

ROWS = regime_rules().rows(NoticeRow)
ON = date(2026, 3, 2)


def named(kind: NoticeKind, **parts: Any) -> list[str]:
    found = statutory_notices(decision_of(tender_with(**parts)), kind)
    return [notice.notice for notice in found.notices]


def test_every_notice_of_the_tables_belongs_to_a_step_or_to_a_running_contract() -> None:
    assert {row.notice for row in ROWS} == set(NAMED) | OF_A_RUNNING_CONTRACT


def test_every_heading_of_the_tables_is_written_or_known_to_stand_elsewhere() -> None:
    headings = {heading for row in ROWS for heading in row.contains}
    by_hand = {heading for heading in headings if "Schedule" in heading} | WRITTEN_BY_PEOPLE
    assert headings == set(WRITERS) | by_hand
    assert not set(WRITERS) & by_hand


def test_light_touch_has_a_tender_notice_first_and_contract_details_last() -> None:
    assert named(NoticeKind.TENDER) == ["Tender notice"]
    assert named(NoticeKind.INTENDED_AWARD) == ["Contract award notice"]
    assert named(NoticeKind.CONTRACT) == ["Contract details notice"]


def test_a_contract_above_five_million_is_itself_published() -> None:
    value = {"total_net": 6_000_000, "total_gross": 7_200_000}
    assert named(NoticeKind.CONTRACT, value=value) == ["Contract details notice", "The contract itself"]


def test_a_change_changes_the_notice_before_it() -> None:
    found = statutory_notices(decision_of(tender_with()), NoticeKind.TENDER_UPDATE)
    assert ([notice.notice for notice in found.notices], found.changes) == (["Tender notice"], True)


def test_a_step_that_the_tables_do_not_know_is_said_to_prove_nothing() -> None:
    found = statutory_notices(decision_of(tender_with()), NoticeKind.INTENTION)
    assert (found.notices, found.unknown) == ((), NOTHING_LISTED)


@pytest.mark.parametrize("left_out", ["value", "commenced_on", "route"])
def test_nothing_is_named_before_the_route_is_decided(left_out: str) -> None:
    found = statutory_notices(decision_of(tender_with(**{left_out: None})), NoticeKind.TENDER)
    assert (found.notices, found.unknown) == ((), NOT_DECIDED)
    assert statutory_notices(None, NoticeKind.TENDER).unknown == NOT_DECIDED


def test_two_laws_that_contradict_each_other_are_both_told() -> None:
    found = statutory_notices(decision_of(tender_with()), NoticeKind.TENDER, stated=Regime.PA_FULL)
    assert found.notices == ()
    assert "in full" in found.unknown
    assert "light touch" in found.unknown


def test_the_most_suitable_provider_begins_with_an_intention() -> None:
    facts = Facts(
        commenced_on=ON,
        nation=Nation.ENGLAND,
        buyer=Buyer.ICB,
        subject=Subject.HEALTH_CARE,
        psr_schedule_1=True,
        mixed=False,
        chosen_route=Route.MOST_SUITABLE_PROVIDER,
    )
    decision = decide(facts=facts, rules=regime_rules(), on=None, calendar=UnitedKingdomDays())
    (notice,) = statutory_notices(decision, NoticeKind.INTENTION).notices
    assert notice.notice == "Notice of intention to follow the most suitable provider process"
    assert notice.contains == ("What Schedule 5 lists",)


def test_a_law_that_the_tender_only_states_names_notices_on_that_condition() -> None:
    route = TenderRoute(regime=Regime.PSR_ENGLAND, process=Route.COMPETITIVE)
    found = notices_if_so(route, NoticeKind.AWARD, rules=regime_rules(), on=ON)
    assert [(notice.notice, notice.due) for notice in found.notices] == [("Notice of award", Truth.UNKNOWN)]
    assert found.if_so == "Provider Selection Regime (England), Competitive process"


def test_a_law_that_was_not_in_force_yet_names_nothing() -> None:
    route = TenderRoute(regime=Regime.PA_FULL, process=Route.COMPETITIVE_TENDERING)
    assert notices_if_so(route, NoticeKind.TENDER, rules=regime_rules(), on=date(2025, 2, 23)).notices == ()
    assert notices_if_so(None, NoticeKind.TENDER, rules=regime_rules(), on=ON).unknown == NOT_DECIDED


def entered(kind: NoticeKind, contains: tuple[str, ...] = (), **parts: Any) -> dict[str, str | None]:
    return {one.heading: one.text for one in content_to_enter(contains, record_of(kind, **parts), kind)}


def test_what_the_law_lists_stands_first_with_what_the_tender_says_of_it() -> None:
    (row,) = [row for row in ROWS if row.notice == "Tender notice"]
    found = content_to_enter(row.contains, record_of(NoticeKind.TENDER), NoticeKind.TENDER)
    asked = {one.heading: one.text for one in found if one.asked}
    assert [one.asked for one in found] == sorted((one.asked for one in found), reverse=True)
    assert asked == {
        "Method of assessment": (
            "Scores: 0: no answer. 100: excellent. Price formula: PF-6 (budget 840000). "
            "Ties are broken by, in order: Higher score for quality; Lot drawn in public."
        ),
        "What disqualifies": (
            "Staff who visit are checked. Insurance: public liability, £5,000,000. A score below 50 for Quality."
        ),
        "Relative importance of the award criteria": "Quality 50%; Social value 20%; Price 30%.",
        "Confirmation of the conflicts assessment": "Conflicts of interest were assessed on 20 February 2026.",
    }


def test_what_the_tender_does_not_hold_is_missing() -> None:
    (row,) = [row for row in ROWS if row.notice == "Tender notice"]
    bare = tender_with(award=None, participation=None, gates=None)
    found = content_to_enter(row.contains, record_of(NoticeKind.TENDER, tender=bare), NoticeKind.TENDER)
    assert [one.text for one in found if one.asked] == [None] * 4


def test_weights_that_are_not_all_given_tell_no_importance() -> None:
    criteria = [{"id": "q", "name": "Quality", "weight": 0.4}, {"id": "p", "name": "Price"}]
    heading = "Relative importance of the award criteria"
    assert entered(NoticeKind.TENDER, (heading,), tender=tender_with(award={"criteria": criteria}))[heading] is None


def test_a_list_in_a_schedule_is_missing_until_somebody_reads_it() -> None:
    assert entered(NoticeKind.AWARD, ("What Schedule 11 lists",))["What Schedule 11 lists"] is None


def test_whom_it_suits_is_told_only_where_both_are_answered() -> None:
    (heading,) = [heading for heading in WRITERS if "suits" in heading]
    assert entered(NoticeKind.TENDER, (heading,), suits_small=True)[heading] is None
    told = entered(NoticeKind.TENDER, (heading,), suits_small=True, suits_social=False)[heading]
    assert told == "Small enterprises: yes. Value-driven non-governmental organisations: no."


def test_the_rest_that_is_at_hand_is_ready_too() -> None:
    found = entered(NoticeKind.TENDER, tender=tender_with(**LOTS))
    assert found["Buyer"] == "Luton Sample Council (GB-PPON PABC-1234-DEFG)"
    assert found["Value"] == "£700,000 without VAT, £840,000 with VAT"
    assert found["Bids until"] == "1 April 2026, 12:00 UK time"
    assert found["Lots"] == "north: The north, £300,000 without VAT. south: The south, £400,000 without VAT."


def test_an_award_is_ready_with_everybody_who_won() -> None:
    found = entered(NoticeKind.CONTRACT)
    assert found["Award"] == (
        "Friends CIC (GB-COH 01234567) (GB-CHC 1123456) together with Neighbours Ltd; £650,000.50 without VAT; "
        "from 1 September 2026 to 31 August 2029 at most to 31 August 2031; promised: Less lonely"
    )
    assert found["Bids"] == "3"
    assert found["Standstill ends on"] == "20 May 2026"
    assert found["Signed contract"].startswith("signed on 1 June 2026; ")  # type: ignore[union-attr]


def test_an_end_is_ready_with_its_reason() -> None:
    assert entered(NoticeKind.CANCELLATION)["Why"] == "Money was withdrawn."
