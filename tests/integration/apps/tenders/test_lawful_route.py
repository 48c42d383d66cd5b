"""The route decision of a tender: what it asks before publication and before an award, and the days it makes wait."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.assessing_builders import QUALITY_ALONE
from tests.route_builders import DIRECT, FULL_ACT, MOST_SUITABLE, keep_lawful_route
from tests.tender_builders import BEGUN, CONTENT, Buying, competitive_draft, make_buyer, open_tender
from worthwhile.apps.impact.models.append_only import OnlyAddedTo
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.clocks_of import (
    further_standstill_of,
    standstill_of,
    waiting_of,
)
from worthwhile.apps.tenders.selectors.route_gates import AFTER_BIDS, NO_ROUTE, ROUTES_OF, open_gates
from worthwhile.apps.tenders.selectors.route_kept import decided_now, latest_route, says_the_same_now
from worthwhile.apps.tenders.selectors.situation import situation_of
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.decide_route import (
    NothingToRecord,
    RouteIsSettled,
    keep_route,
    record_standstill,
)
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import approve, begin_tender
from worthwhile.engines.regimes import Route
from worthwhile.engines.regimes.tables import GateRow
from worthwhile.engines.tendering import UNTIL_RECORDED, Procedure, Stage
from worthwhile.exchange.regime import facts_from_data
from worthwhile.exchange.tender import tender_from_data
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.regimes import regime_rules

pytestmark = pytest.mark.django_db


def draft(procedure: Procedure) -> Buying:
    """A tender with its content and no decision."""
    buyer, author = make_buyer()
    tender = begin_tender(buyer=buyer, procedure=procedure, title="Befriending", by=author, now=BEGUN)
    save_content(tender=tender, loaded=tender_from_data(CONTENT), by=author, now=BEGUN)
    return Buying(tender, author, author, ())


def gates(tender: Tender) -> tuple[str, ...]:
    tender.refresh_from_db()
    return situation_of(tender, BEGUN).gates_unmet


FIXED = {"formula": "PF-7", "parameters": {"fixed_price": 400_000}}
VALUE = {"value": {"total_net": 400_000}}


def test_without_a_decision_nothing_but_a_quick_quote_is_published() -> None:
    buying = competitive_draft()
    assert gates(buying.tender) == ()
    for procedure in Procedure:
        expected = () if procedure is Procedure.QUICK_QUOTE else (NO_ROUTE,)
        begun = begin_tender(
            buyer=buying.tender.buyer, procedure=procedure, title="Another", by=buying.author, now=BEGUN
        )
        content = {**CONTENT, "award": {**CONTENT["award"], "criteria": QUALITY_ALONE, "price": FIXED}, **VALUE}
        save_content(tender=begun, loaded=tender_from_data(content), by=buying.author, now=BEGUN)
        assert gates(begun) == expected


def test_what_the_law_asks_and_was_not_done_stands_in_the_way_with_what_to_do() -> None:
    buying = competitive_draft()
    keep_lawful_route(buying.tender, buying.author, BEGUN, conflicts_assessed=False)
    [gate] = gates(buying.tender)
    assert gate.startswith("Conflicts assessed: make the conflicts assessment before any notice is published")
    assert "sections 81 to 83" in gate
    approve(tender=buying.tender, by=buying.approver, now=BEGUN)
    with pytest.raises(NotAllowed, match="Conflicts assessed"):
        publish(tender=buying.tender, by=buying.author, now=BEGUN)


def test_what_nobody_said_is_asked_for_and_never_counts_as_done() -> None:
    buying = competitive_draft()
    keep_lawful_route(buying.tender, buying.author, BEGUN, conflicts_assessed=None)
    [gate] = gates(buying.tender)
    assert "say in the lawful route whether this is so" in gate


def test_what_was_only_reported_is_shown_to_be_confirmed_and_blocks_nothing() -> None:
    buying = draft(Procedure.COMPETITIVE)
    wales = {
        "nation": "wales", "buyer": "health-board", "devolved_welsh": True, "subject": "health-care",
        "psr_schedule_1": True, "mixed": False, "value_ex_vat": 900_000, "value_inc_vat": None,
        "existing_provider": False, "concluding_framework": False, "chosen_route": "competitive",
        "can_identify_most_suitable": False, "policy_statement_regarded": False,
    }  # fmt: skip
    keep_lawful_route(buying.tender, buying.author, BEGUN, **wales)
    kept = latest_route(buying.tender)
    assert kept is not None
    assert kept.regime == "psr-wales"
    reported = [gate for gate in open_gates(buying.tender, kept) if not gate.blocks]
    assert any("Wales procurement policy statement" in gate.words for gate in reported)
    assert all("reported, to confirm" in gate.words for gate in reported)
    assert not any("policy statement" in gate for gate in gates(buying.tender))


def test_gates_about_providers_are_asked_for_when_an_award_is_proposed_and_not_before_anybody_bid() -> None:
    buying = competitive_draft()
    keep_lawful_route(buying.tender, buying.author, BEGUN, debarment_list_checked=None)
    assert gates(buying.tender) == ()
    Tender.objects.filter(pk=buying.tender.pk).update(stage=Stage.OPEN)
    assert gates(buying.tender) == ()
    Tender.objects.filter(pk=buying.tender.pk).update(stage=Stage.PRICED)
    [gate] = gates(buying.tender)
    assert gate.startswith("Debarment list checked")


def test_the_gates_about_providers_are_in_the_tables_of_the_law() -> None:
    assert {row.code for row in regime_rules().rows(GateRow)} >= AFTER_BIDS


def test_every_route_of_the_law_can_be_taken_by_a_procedure() -> None:
    assert frozenset().union(*ROUTES_OF.values()) == frozenset(Route)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"value_inc_vat": None}, "answer what decides which law holds"),
        ({"chosen_route": None}, "say in the lawful route which way you choose a provider"),
        ({"chosen_route": "direct-award"}, "“Direct award” is not how this tender goes"),
        ({"chosen_route": "competitive"}, "“Competitive process” is not under Procurement Act 2023, light touch"),
    ],
)
def test_a_decision_that_leaves_law_or_route_open_or_takes_a_closed_one_publishes_nothing(
    facts: dict[str, object], said: str
) -> None:
    buying = competitive_draft()
    keep_lawful_route(buying.tender, buying.author, BEGUN, **facts)
    assert any(said in gate for gate in gates(buying.tender))


def test_a_tender_that_says_otherwise_than_its_decision_is_decided_again() -> None:
    buying = competitive_draft()
    content = {**CONTENT, "value": {"total_gross": 9_000_000}, "subject": {**CONTENT["subject"], "kind": "social-care"}}  # type: ignore[dict-item]
    save_content(tender=buying.tender, loaded=tender_from_data(content), by=buying.author, now=BEGUN)
    [gate] = gates(buying.tender)
    assert "the tender now says otherwise" in gate
    keep_lawful_route(buying.tender, buying.author, BEGUN, value_inc_vat=9_000_000)
    assert gates(buying.tender) == ()


def test_a_quick_quote_is_stopped_where_its_value_is_known_to_be_over() -> None:
    buying = draft(Procedure.QUICK_QUOTE)
    keep_lawful_route(buying.tender, buying.author, BEGUN, sme_barriers_considered=None)
    assert gates(buying.tender) == ()
    keep_lawful_route(buying.tender, buying.author, BEGUN, value_inc_vat=900_000)
    [gate] = gates(buying.tender)
    assert gate == "begin another procedure: under Procurement Act 2023, light touch a quick quote is not open"


def test_a_decision_stays_as_it_was_kept_and_the_latest_counts() -> None:
    buying = competitive_draft()
    first = latest_route(buying.tender)
    assert first is not None
    assert says_the_same_now(first, decided_now(first.loaded))
    again = keep_lawful_route(buying.tender, buying.author, BEGUN, value_inc_vat=950_000)
    assert again.number == 2
    kept = latest_route(buying.tender)
    assert kept is not None
    assert kept.loaded.facts.value_inc_vat == 950_000
    assert kept.loaded.file.reference == buying.tender.number
    with pytest.raises(OnlyAddedTo):
        again.delete()
    line = buying.tender.log.filter(act="decide-route").latest("number").as_entry()
    assert line.about["law"] == "pa-light-touch"
    assert line.about["route"] == "competitive-tendering"


def test_nobody_but_the_author_decides_the_route() -> None:
    buying = competitive_draft()
    kept = latest_route(buying.tender)
    assert kept is not None
    for person in (buying.approver, *buying.openers):
        with pytest.raises(NotAllowed):
            keep_route(tender=buying.tender, loaded=kept.loaded, by=person, now=BEGUN)


def test_from_publication_on_what_is_known_since_is_added_and_neither_law_nor_route_changes() -> None:
    buying = open_tender()
    keep_lawful_route(buying.tender, buying.author, BEGUN, tender_notice_on="2026-03-03")
    with pytest.raises(RouteIsSettled):
        keep_lawful_route(buying.tender, buying.author, BEGUN, value_inc_vat=90_000)


def test_the_intention_to_choose_the_most_suitable_provider_stands_fourteen_days() -> None:
    buying = draft(Procedure.MOST_SUITABLE)
    assert waiting_of(buying.tender, date(2026, 3, 20)) is None
    keep_lawful_route(buying.tender, buying.author, BEGUN)
    # The clocks go forward on 29 March: the day begins an hour earlier by UTC.
    assert waiting_of(buying.tender, date(2026, 3, 20)) == datetime(2026, 4, 2, 23, tzinfo=UTC)
    published = datetime(2026, 3, 20, 15, tzinfo=UTC)
    Tender.objects.filter(pk=buying.tender.pk).update(stage=Stage.INTENDED, published_at=published)
    buying.tender.refresh_from_db()
    assert situation_of(buying.tender, published).waits_until == datetime(2026, 4, 2, 23, tzinfo=UTC)
    keep_lawful_route(buying.tender, buying.author, BEGUN, msp_notice_on="2026-03-25")
    assert situation_of(buying.tender, published).waits_until == datetime(2026, 4, 7, 23, tzinfo=UTC)


def test_a_direct_award_waits_for_no_intention_and_stands_still_after_it() -> None:
    buying = draft(Procedure.DIRECT)
    keep_lawful_route(buying.tender, buying.author, BEGUN, **DIRECT)
    assert waiting_of(buying.tender, date(2026, 3, 20)) is None
    assert standstill_of(buying.tender, date(2026, 3, 2)).is_known


def test_the_standstill_of_the_provider_selection_regime_ends_with_its_eighth_working_day() -> None:
    buying = draft(Procedure.MOST_SUITABLE)
    keep_lawful_route(buying.tender, buying.author, BEGUN)
    days = standstill_of(buying.tender, date(2026, 3, 2))
    assert days.representations_until == datetime(2026, 3, 13, 23, 59, 59, 999_999, tzinfo=UTC)
    assert days.earliest_signing == datetime(2026, 3, 14, tzinfo=UTC)
    assert "regulation 12" in days.ground
    further = further_standstill_of(buying.tender, date(2026, 3, 2), date(2026, 3, 20))
    assert further.earliest_signing == datetime(2026, 3, 28, tzinfo=UTC)
    assert further.representations_until == days.representations_until


def test_the_standstill_of_the_procurement_act_begins_with_the_day_of_the_notice() -> None:
    buying = draft(Procedure.COMPETITIVE)
    keep_lawful_route(buying.tender, buying.author, BEGUN, **FULL_ACT)
    days = standstill_of(buying.tender, date(2026, 4, 20))
    assert days.representations_until == datetime(2026, 4, 29, 22, 59, 59, 999_999, tzinfo=UTC)
    assert days.earliest_signing == datetime(2026, 4, 29, 23, tzinfo=UTC)
    # 17 March is a holiday in Northern Ireland alone; nobody has read whether it counts, so it does here.
    assert standstill_of(buying.tender, date(2026, 3, 10)).earliest_signing == datetime(2026, 3, 21, tzinfo=UTC)


def test_a_standstill_that_the_law_leaves_to_the_buyer_is_kept() -> None:
    days = standstill_of(competitive_draft().tender, date(2026, 4, 20))
    assert days.earliest_signing == datetime(2026, 4, 29, 23, tzinfo=UTC)
    assert "although the law leaves it to the buyer" in days.ground


def test_below_the_thresholds_there_is_none() -> None:
    buying = draft(Procedure.QUICK_QUOTE)
    assert standstill_of(buying.tender, date(2026, 4, 20))[:2] == (None, None)
    keep_lawful_route(buying.tender, buying.author, BEGUN)
    days = standstill_of(buying.tender, date(2026, 4, 20))
    assert days[:2] == (None, None)
    assert "sections 84 to 88" in days.ground


@pytest.mark.parametrize("leaves_out", ["nation", "chosen_route", "value_inc_vat"])
def test_what_is_unknown_stays_unknown_and_nothing_is_signed(leaves_out: str) -> None:
    buying = competitive_draft()
    keep_lawful_route(buying.tender, buying.author, BEGUN, **{leaves_out: None})
    days = standstill_of(buying.tender, date(2026, 4, 20))
    assert not days.is_known
    assert days.earliest_signing == UNTIL_RECORDED
    assert "records the last day of the standstill" in days.ground


def told(buying: Buying, earliest: datetime) -> datetime:
    """The tender, its bidders told."""
    at = BEGUN + timedelta(days=60)
    Tender.objects.filter(pk=buying.tender.pk).update(
        stage=Stage.TOLD, told_at=at, representations_until=earliest, earliest_signing=earliest
    )
    return at


def test_an_approver_records_the_end_of_a_standstill_that_no_rule_tells() -> None:
    buying = competitive_draft()
    at = told(buying, UNTIL_RECORDED)
    last = at.date() + timedelta(days=10)
    with pytest.raises(NotAllowed):
        record_standstill(tender=buying.tender, last_day=last, reason="Rule 1", by=buying.author, now=at)
    with pytest.raises(InvalidInput) as refused:
        record_standstill(
            tender=buying.tender, last_day=at.date() - timedelta(days=1), reason=" ", by=buying.approver, now=at
        )
    assert {problem.path for problem in refused.value.problems} == {"last_day", "reason"}
    record_standstill(tender=buying.tender, last_day=last, reason="Rule 1", by=buying.approver, now=at)
    buying.tender.refresh_from_db()
    assert buying.tender.earliest_signing == datetime(2026, 5, 11, 23, tzinfo=UTC)
    assert buying.tender.representations_until == datetime(2026, 5, 11, 22, 59, 59, 999_999, tzinfo=UTC)
    with pytest.raises(NothingToRecord):
        record_standstill(tender=buying.tender, last_day=last, reason="Rule 1", by=buying.approver, now=at)


def test_the_time_to_object_is_never_found_to_have_ended_before_its_last_day_was_recorded() -> None:
    buying = competitive_draft()
    later = told(buying, UNTIL_RECORDED) + timedelta(days=3)
    with pytest.raises(InvalidInput, match="from today on"):
        record_standstill(
            tender=buying.tender, last_day=later.date() - timedelta(days=1), reason="R", by=buying.approver, now=later
        )
    record_standstill(tender=buying.tender, last_day=later.date(), reason="Rule 1", by=buying.approver, now=later)


def test_facts_of_another_shape_are_refused_before_they_are_kept() -> None:
    with pytest.raises(InvalidInput):
        facts_from_data({**MOST_SUITABLE, "nation": "atlantis"})
