"""A quick quote from what is wanted to the quotes that are opened, by one person, and what stops it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core import mail

from tests.organisation_builders import add_member
from tests.quick_quote_builders import (
    JUDGED,
    code_of,
    invite_those_in_turn,
    legal_facts,
    offer,
    quick_draft,
    sent_quick_quote,
    wanted,
)
from tests.tender_builders import make_buyer
from worthwhile.apps.opportunities.models import OfferedProfile
from worthwhile.apps.organisations.models import Demonstration, Organisation, Role
from worthwhile.apps.tenders.models import Invited, OpenedBid, SupplierChoice, Tender
from worthwhile.apps.tenders.selectors.invitations import draw_of, list_past_invitations, supplier_id
from worthwhile.apps.tenders.selectors.quick_quote_asked import kept_data, sought_of, steps_of
from worthwhile.apps.tenders.selectors.quick_quote_law import Leave, quick_quote_law, regime_facts
from worthwhile.apps.tenders.selectors.quick_quote_turns import TAKES_PART, find_turns
from worthwhile.apps.tenders.selectors.route_gates import gates_unmet
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.clock import close_if_due
from worthwhile.apps.tenders.services.decide_route import keep_route
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.invite_in_turn import Replaced, TurnsHaveMoved, invite_in_turn
from worthwhile.apps.tenders.services.open_bids import open_bids
from worthwhile.apps.tenders.services.quick_quote import (
    NotByQuickQuote,
    begin_quick_quote,
    rewrite_quick_quote,
    send_quick_quote,
    write_questions,
)
from worthwhile.apps.tenders.services.quick_quote_content import HowJudged
from worthwhile.apps.tenders.services.write_tender import CannotBegin
from worthwhile.engines.regimes import Buyer, Nation, Regime, Subject
from worthwhile.exchange.evaluation.tender_scheme import evaluation_data_of
from worthwhile.exchange.tender import tender_from_data
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def names(tender: Tender) -> set[str]:
    return set(tender.invited.values_list("supplier__name", flat=True))


def suppliers(*called: str) -> list[Organisation]:
    return [offer(name, now=NOW)[0] for name in called]


def test_one_person_runs_a_whole_quick_quote_and_opens_it(django_capture_on_commit_callbacks):
    buyer, author = make_buyer()
    supplier, person = offer("Kind Visits", now=NOW)
    add_member(supplier, "viewer@supplier.example", Role.VIEWER)
    suppliers("Warm Homes", "Good Company")
    with django_capture_on_commit_callbacks(execute=True):
        tender, secret = sent_quick_quote(buyer, author, NOW)
    assert tender.stage == "open"
    assert names(tender) == {"Kind Visits", "Warm Homes", "Good Company"}
    hand_in(tender=tender, bidder=supplier, content=b"Our quote", by=person, received_at=NOW + timedelta(days=1))
    after = NOW + timedelta(days=11)
    close_if_due(tender, after)
    tender.refresh_from_db()
    open_bids(tender=tender, by=author, secret=secret, now=after)
    assert OpenedBid.objects.get().content == b"Our quote"
    [past] = [one for one in list_past_invitations(buyer) if one.supplier == supplier]
    assert (past.answered, past.won) == (True, None)
    told = {address for letter in mail.outbox for address in letter.bcc if "invited" in letter.subject}
    assert told == {"kind.visits@supplier.example", "warm.homes@supplier.example", "good.company@supplier.example"}
    assert all("Sample Council" not in letter.subject for letter in mail.outbox)
    assert any("Befriending in Luton" in letter.body and f"/bids/{tender.pk}/" in letter.body for letter in mail.outbox)


def test_what_it_says_can_be_scored_by_the_formula_it_publishes():
    buyer, author = make_buyer()
    suppliers("Kind Visits")
    tender = quick_draft(buyer, author, NOW)
    write_questions(tender=tender, judged=JUDGED, by=author, now=NOW)
    scheme = evaluation_data_of(tender_from_data(kept_data(tender)).tender)["scheme"]
    assert scheme["price"] == {"formula": "PF-6", "weight": Decimal(40), "benchmark": Decimal(18000)}
    assert [one["weight"] for one in scheme["criteria"]] == [Decimal(60)]
    assert [level["score"] for level in scheme["scale"]["levels"]] == [0, 25, 50, 75, 100]
    fixed = HowJudged(
        questions=("How?",), is_fixed_price=True, amount=Decimal(9000), price_weight=Decimal("0.4"), barriers=("x",)
    )
    write_questions(tender=tender, judged=fixed, by=author, now=NOW)
    scheme = evaluation_data_of(tender_from_data(kept_data(tender)).tender)["scheme"]
    assert scheme["price"] == {"formula": "PF-7", "fixed_price": Decimal(9000)}
    assert [one["weight"] for one in scheme["criteria"]] == [Decimal(100)]


def test_those_come_first_whose_turn_it_is_and_the_record_says_why_not_the_others():
    buyer, author = make_buyer()
    suppliers("Ash", "Birch", "Cedar", "Dogwood", "Elm")
    offer("Far Away", at="Cornwall", now=NOW)
    offer("Taxis", cpv="60120000", now=NOW)
    first, _ = sent_quick_quote(buyer, author, NOW)
    second, _ = sent_quick_quote(buyer, author, NOW + timedelta(days=1))
    assert len(names(first)) == len(names(second)) == 3
    assert names(first) | names(second) == {"Ash", "Birch", "Cedar", "Dogwood", "Elm"}
    kept = SupplierChoice.objects.get(tender=second).data
    assert len(kept["chosen"]) == 3
    assert len(kept["waiting"]) == 2
    assert all("number" in one["why"] for one in kept["waiting"])
    far = Organisation.objects.get(name="Far Away")
    assert kept["outside"] == [{"id": supplier_id(far), "why": ["It does not work in Luton."]}]
    assert second.log.filter(act="choose-suppliers").exists()


def test_another_draft_draws_nothing_anew():
    buyer, author = make_buyer()
    suppliers("Ash", "Birch", "Cedar", "Dogwood", "Elm")
    drafts = [quick_draft(buyer, author, NOW) for _ in range(3)]
    found = [find_turns(one, sought_of(kept_data(one)), None).rotation for one in drafts]
    assert found[0] == found[1] == found[2]
    before = draw_of(buyer)
    sent_quick_quote(buyer, author, NOW)
    assert draw_of(buyer) != before


def test_one_may_be_put_out_for_another_with_a_reason_that_is_kept():
    buyer, author = make_buyer()
    suppliers("Ash", "Birch", "Cedar", "Dogwood")
    tender = quick_draft(buyer, author, NOW)
    turns = find_turns(tender, sought_of(kept_data(tender)), None)
    out, into = turns.rotation.chosen[1].supplier, turns.rotation.waiting[0].supplier
    with pytest.raises(InvalidInput) as refused:
        invite_those_in_turn(tender, author, NOW, replaced=Replaced(out=into.id, into=out.id, reason=" "))
    assert {problem.path for problem in refused.value.problems} == {"out", "into", "swap_reason"}
    assert not tender.invited.exists()
    replaced = Replaced(out=out.id, into=into.id, reason="It is closed this summer.")
    invite_those_in_turn(tender, author, NOW, replaced=replaced)
    assert names(tender) == {"Ash", "Birch", "Cedar", "Dogwood"} - {out.name}
    reason = Invited.objects.get(tender=tender, supplier__name=into.name).reason
    assert reason.startswith(f"The buyer chose it in place of {out.name}: It is closed this summer.")
    invite_those_in_turn(tender, author, NOW + timedelta(minutes=1))
    assert out.name in names(tender)
    assert tender.invited.count() == 3
    assert [one.data["replaced"] for one in SupplierChoice.objects.order_by("pk")] == [
        {"out": out.id, "into": into.id, "reason": "It is closed this summer."},
        None,
    ]


def test_a_choice_is_made_only_as_it_was_read():
    buyer, author = make_buyer()
    suppliers("Ash", "Birch")
    tender = quick_draft(buyer, author, NOW)
    seen = find_turns(tender, sought_of(kept_data(tender)), None).fingerprint
    suppliers("Cedar")
    with pytest.raises(TurnsHaveMoved):
        invite_in_turn(tender=tender, source=None, replaced=None, seen=seen, by=author, now=NOW)
    assert not tender.invited.exists()


def test_nobody_is_asked_who_is_the_buyer_or_the_demonstration_or_belongs_to_who_asks():
    buyer, author = make_buyer()
    OfferedProfile.objects.create(organisation=buyer, areas=[code_of("Luton")], findable=True, changed_at=NOW)
    buyer.offered_services.create(name="Own", description="x", cpv=["85320000"], position=1)
    offer("Hidden", findable=False, now=NOW)
    shown, _ = offer("Shown", now=NOW)
    Organisation.objects.filter(pk=shown.pk).update(demonstration=Demonstration.EXAMPLE)
    near, _ = offer("Near", now=NOW)
    near.memberships.create(person=author, role=Role.VIEWER, joined_at=NOW)
    tender = quick_draft(buyer, author, NOW)
    rotation = find_turns(tender, sought_of(kept_data(tender)), None).rotation
    assert (rotation.chosen, rotation.waiting) == ((), ())
    assert [(one.supplier.name, one.why) for one in rotation.outside] == [("Near", (TAKES_PART,))]


@pytest.mark.parametrize(
    ("changed", "leave", "regime"),
    [
        ({}, Leave.OPEN, Regime.PA_OWN_RULES),
        ({"with_vat": Decimal(30_000)}, Leave.OPEN, Regime.PA_BELOW_THRESHOLD),
        ({"with_vat": Decimal("663539.99")}, Leave.OPEN, Regime.PA_BELOW_THRESHOLD),
        ({"with_vat": Decimal(663_540)}, Leave.CLOSED, Regime.PA_LIGHT_TOUCH),
        ({"subject": Subject.HEALTH_CARE, "psr_schedule_1": True}, Leave.CLOSED, Regime.PSR_ENGLAND),
        ({"subject": Subject.HEALTH_CARE}, Leave.UNKNOWN, None),
        ({"nation": Nation.WALES}, Leave.UNKNOWN, None),
        ({"nation": Nation.NORTHERN_IRELAND}, Leave.UNKNOWN, None),
        ({"nation": Nation.SCOTLAND, "devolved_scottish": True}, Leave.UNKNOWN, None),
        (
            {"nation": Nation.SCOTLAND, "devolved_scottish": True, "without_vat": Decimal(15_000)},
            Leave.OPEN,
            Regime.SCOTLAND_UNREGULATED,
        ),
        (
            {
                "nation": Nation.SCOTLAND,
                "devolved_scottish": True,
                "with_vat": Decimal(3_600_000),
                "without_vat": Decimal(3_000_000),
            },
            Leave.CLOSED,
            None,
        ),
        (
            {
                "nation": Nation.SCOTLAND,
                "devolved_scottish": True,
                "with_vat": Decimal(60_000),
                "without_vat": Decimal(50_000),
            },
            Leave.CLOSED,
            None,
        ),
        (
            {"subject": Subject.OTHER_SERVICES, "buyer": Buyer.NHS_TRUST, "with_vat": Decimal(135_018)},
            Leave.CLOSED,
            Regime.PA_FULL,
        ),
    ],
)
def test_the_law_of_the_day_says_whether_suppliers_may_be_chosen(changed, leave, regime):
    law = quick_quote_law(legal_facts(**changed), on=NOW.date())
    assert (law.leave, law.regime) == (leave, regime)
    assert law.why


def test_what_the_law_closes_is_not_begun_and_what_is_unknown_needs_the_buyers_own_ground():
    buyer, author = make_buyer()
    large = legal_facts(with_vat=Decimal(700_000))
    for given in (wanted(NOW, facts=large), wanted(NOW, facts=large, own_ground="We always do")):
        with pytest.raises(NotByQuickQuote):
            begin_quick_quote(buyer=buyer, wanted=given, known_as="", by=author, now=NOW)
    welsh = legal_facts(nation=Nation.WALES)
    with pytest.raises(NotByQuickQuote):
        begin_quick_quote(buyer=buyer, wanted=wanted(NOW, facts=welsh), known_as="", by=author, now=NOW)
    assert not Tender.objects.exists()
    tender = quick_draft(buyer, author, NOW, facts=welsh, own_ground="Standing order 12")
    assert "Standing order 12" in kept_data(tender)["route"]["reasons"]


def test_no_ground_of_the_buyer_opens_what_every_law_that_may_hold_closes():
    buyer, author = make_buyer()
    scottish = legal_facts(
        nation=Nation.SCOTLAND, devolved_scottish=True, with_vat=Decimal(3_600_000), without_vat=Decimal(3_000_000)
    )
    law = quick_quote_law(scottish, on=NOW.date())
    assert "Procurement Reform (Scotland) Act 2014 or Public Contracts (Scotland) Regulations 2015" in law.law
    assert "Whichever of them holds" in law.why
    with pytest.raises(NotByQuickQuote):
        quick_draft(buyer, author, NOW, facts=scottish, own_ground="Standing order 12 of the council")
    tender = quick_draft(
        buyer, author, NOW,
        facts=legal_facts(
            nation=Nation.SCOTLAND, devolved_scottish=True, with_vat=Decimal(18_000), without_vat=Decimal(15_000)
        ),
    )  # fmt: skip
    with pytest.raises(NotByQuickQuote):
        rewrite_quick_quote(
            tender=tender, wanted=wanted(NOW, facts=scottish, own_ground="Standing order 12"), by=author, now=NOW
        )


def test_a_route_decided_by_other_facts_publishes_no_quick_quote_that_no_law_leaves_open():
    buyer, author = make_buyer()
    suppliers("Kind Visits")
    tender = quick_draft(buyer, author, NOW)
    scottish = legal_facts(
        nation=Nation.SCOTLAND, devolved_scottish=True, with_vat=Decimal(3_600_000), without_vat=Decimal(3_000_000)
    )
    keep_route(tender=tender, loaded=regime_facts(scottish, on=NOW.date()), by=author, now=NOW)
    [gate] = [words for words in gates_unmet(tender) if "begin another procedure" in words]
    assert "Procurement Reform (Scotland) Act 2014 or Public Contracts (Scotland) Regulations 2015" in gate


def test_no_ground_of_the_buyer_stands_in_for_an_answer_that_would_tell_the_law():
    buyer, author = make_buyer()
    without = legal_facts(nation=Nation.SCOTLAND, devolved_scottish=True, with_vat=Decimal(3_600_000))
    assert quick_quote_law(without, on=NOW.date()).missing == ("value_ex_vat",)
    with pytest.raises(NotByQuickQuote):
        quick_draft(buyer, author, NOW, facts=without, own_ground="Standing order 12")


def test_barriers_to_small_organisations_are_named_where_the_act_asks_for_it():
    buyer, author = make_buyer()
    tender = quick_draft(buyer, author, NOW, facts=legal_facts(with_vat=Decimal(40_000)))
    silent = HowJudged(questions=("How?",), is_fixed_price=True, amount=Decimal(40_000), price_weight=Decimal(0))
    with pytest.raises(InvalidInput) as refused:
        write_questions(tender=tender, judged=silent, by=author, now=NOW)
    assert [problem.path for problem in refused.value.problems] == ["barriers"]
    write_questions(tender=tender, judged=JUDGED, by=author, now=NOW)
    assert kept_data(tender)["gates"]["barriers_removed"] == ["No turnover is asked for"]


def test_what_is_wanted_can_be_written_again_without_losing_how_it_is_judged():
    buyer, author = make_buyer()
    tender = quick_draft(buyer, author, NOW)
    write_questions(tender=tender, judged=JUDGED, by=author, now=NOW)
    again = wanted(NOW, title="Visits in Luton", areas=(code_of("Bedford"),))
    rewrite_quick_quote(tender=tender, wanted=again, by=author, now=NOW)
    tender.refresh_from_db()
    assert tender.title == "Visits in Luton"
    assert kept_data(tender)["award"]["price"]["formula"] == "PF-6"
    assert sought_of(kept_data(tender)).areas == (code_of("Bedford"),)


def test_nothing_is_sent_before_every_step_is_done():
    buyer, author = make_buyer()
    suppliers("Ash")
    tender = quick_draft(buyer, author, NOW)
    assert not steps_of(tender, author).are_done
    with pytest.raises(NotAllowed) as refused:
        send_quick_quote(tender=tender, by=author, now=NOW)
    assert "conflict" in str(refused.value)
    tender.refresh_from_db()
    assert tender.stage == "draft"


def test_another_member_of_the_buyer_changes_and_sends_nothing():
    buyer, author = make_buyer()
    suppliers("Ash")
    other = add_member(buyer, "other@buyer.example", Role.OWNER).person
    tender = quick_draft(buyer, author, NOW)
    for act in (
        lambda: invite_those_in_turn(tender, other, NOW),
        lambda: write_questions(tender=tender, judged=JUDGED, by=other, now=NOW),
        lambda: rewrite_quick_quote(tender=tender, wanted=wanted(NOW), by=other, now=NOW),
        lambda: send_quick_quote(tender=tender, by=other, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_visit_to_the_demonstration_begins_none():
    buyer, author = make_buyer()
    Organisation.objects.filter(pk=buyer.pk).update(demonstration=Demonstration.VISITOR)
    buyer.refresh_from_db()
    with pytest.raises(CannotBegin):
        quick_draft(buyer, author, NOW)


def test_two_suppliers_of_one_name_are_told_apart_wherever_they_stand_in_turn():
    tender = quick_draft(*make_buyer(), NOW)
    twins = [offer(name, now=NOW)[0] for name in ("Kind Visits", "Kind Visitz")]
    Organisation.objects.filter(pk=twins[1].pk).update(name="kind  visits")
    twins[1].refresh_from_db()
    other = offer("Warm Homes", now=NOW)[0]
    rotation = find_turns(tender, sought_of(kept_data(tender)), None).rotation
    called = {one.supplier.id: one.supplier.name for one in rotation.chosen}
    assert called == {
        **{supplier_id(one): f"{one.name} (number {one.pk} here)" for one in twins},
        supplier_id(other): "Warm Homes",
    }
