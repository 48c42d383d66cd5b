"""What somebody could learn too soon, or settle with what they know, if a page or a rule forgot it."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from tests.assessing_builders import BIDDERS, moderating, opened_tender, settled, suitable_tender
from tests.award_builders import awarding, propose
from tests.organisation_builders import add_member, make_organisation, make_person
from tests.tender_builders import AT_OPENING, BEGUN, make_supplier, open_tender
from worthwhile.apps.organisations.models import Membership
from worthwhile.apps.organisations.models import Role as MemberOf
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.judging import judging_of
from worthwhile.apps.tenders.selectors.situation import person_in, situation_of, why_no_part
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.assess import give_score
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.contenders import consider_provider
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.apps.tenders.services.settle_scores import agree_score, lock_quality
from worthwhile.apps.tenders.services.write_tender import CannotName, declare_interest, name_person
from worthwhile.engines.tendering import Role, Stage
from worthwhile.exchange.bid import (
    FORMAT,
    PRICE_FORMAT,
    BidderIdentifier,
    BidMember,
    BidPrice,
    MemberRole,
    TenderBid,
    TenderBidder,
    pack,
)

pytestmark = pytest.mark.django_db


def said(person, tender, page):
    client = Client()
    client.force_login(person)
    return client.get(f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/{page}").content.decode()


def declared_today(tender, *people):
    for person in people:
        declare_interest(tender=tender, person=person, conflicted=False, words="", now=timezone.now())


def test_no_record_tells_an_assessor_what_another_gave_a_provider_while_all_score_alone():
    tender, _, panel, _ = suitable_tender()
    give_score(
        tender=tender,
        contender=tender.contenders.get(number=1),
        lot="",
        criterion="reach",
        score=Decimal(75),
        reason="Knows every street",
        evidence="",
        by=panel[0],
        now=AT_OPENING,
    )
    for kind in ("records/", "records/records.html"):
        assert "Knows every street" not in said(panel[1], tender, kind)
    assert "Dogwood Care" in said(panel[1], tender, "records/records.html")


def test_records_tell_why_somebody_is_to_win_to_nobody_but_those_who_decide_before_all_are_told():
    made = awarding()
    propose(made)
    declared_today(made.tender, made.author, made.approver, *made.others.values())
    bystander = add_member(made.tender.buyer, "bystander@buyer.example", MemberOf.VIEWER).person
    for stage in (Stage.PROPOSED, Stage.TOLD, Stage.ASSESSING):
        made.at(stage)
        for person in (bystander, made.others[Role.ASSESSOR]):
            assert "It does best by what we published" not in said(person, made.tender, "records/records.html"), stage
    made.at(Stage.TOLD)
    assert "It does best by what we published" in said(made.approver, made.tender, "records/records.html")
    made.at(Stage.COMPLETE)
    assert "It does best by what we published" in said(bystander, made.tender, "records/records.html")


def test_somebody_with_a_conflict_reads_no_score_in_the_records_before_it_is_decided():
    assessing = settled()
    person = assessing.buying.openers[2]
    declare_interest(tender=assessing.tender, person=person, conflicted=True, words="My aunt", now=AT_OPENING)
    assert "Because of reach" not in said(person, assessing.tender, "records/records.html")
    declared_today(assessing.tender, assessing.buying.author)
    assert "Because of reach" in said(assessing.buying.author, assessing.tender, "records/records.html")


def test_whoever_read_prices_settles_no_score_when_everything_is_assessed_again():
    assessing = moderating()
    log_act(assessing.tender, "read-price", who=f"person-{assessing.moderator.pk}", about={}, now=AT_OPENING)
    with pytest.raises(NotAllowed, match="You have read the prices, so somebody else has to moderate"):
        agree_score(
            tender=assessing.tender,
            contender=assessing.contender(BIDDERS[0]),
            lot="",
            criterion="reach",
            score=Decimal(100),
            reason="It is the cheapest too",
            by=assessing.moderator,
            now=AT_OPENING,
        )
    with pytest.raises(NotAllowed, match="You have read the prices"):
        lock_quality(tender=assessing.tender, by=assessing.moderator, now=AT_OPENING)


@pytest.mark.parametrize("page", ["award/", "award/approve/", "award/letters/1.html", "award/file.zip", "award/tell/"])
def test_whoever_read_an_award_with_its_prices_is_known_to_have_and_scores_no_more(page):
    made = awarding()
    propose(made)
    declared_today(made.tender, made.author, made.approver)
    client = Client()
    client.force_login(made.approver if page != "award/tell/" else made.author)
    made.at(Stage.APPROVED if page == "award/tell/" else Stage.PROPOSED)
    for _ in range(2):
        client.get(f"/organisations/{made.tender.buyer_id}/tenders/{made.tender.pk}/{page}")
    assert made.tender.log.filter(act="read-price").count() == 1
    reader = made.approver if page != "award/tell/" else made.author
    made.at(Stage.ASSESSING)
    assert f"person-{reader.pk}" in situation_of(made.tender, timezone.now()).price_readers


def test_an_award_of_a_round_that_is_over_still_tells_its_prices_to_whoever_reads_it():
    made = awarding()
    propose(made)
    declared_today(made.tender, made.approver)
    made.at(Stage.ASSESSING)
    assert "100,417" in said(made.approver, made.tender, "award/")
    assert f"person-{made.approver.pk}" in situation_of(made.tender, timezone.now()).price_readers


def test_until_quality_is_settled_only_those_who_run_a_tender_see_whose_bid_is_whose():
    assessing = opened_tender()
    tender, buying = assessing.tender, assessing.buying
    bystander = add_member(tender.buyer, "bystander@buyer.example", MemberOf.VIEWER).person
    for person in (bystander, buying.openers[0], assessing.assessors[0], assessing.moderator):
        page = said(person, tender, "bids/")
        assert "Bid 1" in page
        assert not [name for name in BIDDERS if name in page], person
    assert "Ash Visits" in said(buying.author, tender, "bids/")
    assert "Ash Visits" in said(assessing.moderator, tender, "assess/stand-back/")
    assert "Ash Visits" not in said(bystander, tender, "assess/stand-back/")


def test_whoever_could_see_whose_bid_is_whose_does_not_begin_to_judge_them():
    assessing = opened_tender()
    tender, buying = assessing.tender, assessing.buying
    for person, role in ((buying.author, Role.ASSESSOR), (buying.approver, Role.MODERATOR)):
        with pytest.raises(CannotName, match="whose bid is whose"):
            name_person(tender=tender, person=person, role=role, by=buying.author, now=AT_OPENING)
    name_person(tender=tender, person=buying.openers[2], role=Role.ASSESSOR, by=buying.author, now=AT_OPENING)


@pytest.mark.parametrize("by", ["name", "number", "sub-contractor"])
def test_whoever_belongs_to_a_member_of_a_joint_bid_judges_no_bid(by):
    numbered = (BidderIdentifier(scheme="GB-COH", id="01234567"),) if by == "number" else ()
    called = "Somebody else" if by == "number" else "Birch Company "
    role = MemberRole.SUB_CONTRACTOR if by == "sub-contractor" else MemberRole.MEMBER
    bid = TenderBid(
        format=FORMAT,
        tender="tender-1",
        bidder=TenderBidder(name="Ash Visits"),
        members=(
            BidMember(name="Ash Visits", role=MemberRole.LEAD),
            BidMember(name=called, role=role, identifiers=numbered),
        ),
    )
    assessing = opened_tender(bids={"Ash Visits": pack(bid, BidPrice(format=PRICE_FORMAT, tender="tender-1"))})
    partner, person = make_organisation(make_person("owner@birch.example"), "Birch company"), assessing.assessors[0]
    partner.identifiers.create(scheme="GB-COH", value="01234567", added_at=AT_OPENING)
    assert not person_in(assessing.tender, person).conflicted
    Membership.objects.create(organisation=partner, person=person, role=MemberOf.VIEWER, joined_at=AT_OPENING)
    is_barred = by != "sub-contractor"
    assert person_in(assessing.tender, person).conflicted == is_barred
    apart = (assessing.contender("Ash Visits").pk, person.pk) in judging_of(assessing.tender).apart
    assert apart == is_barred


def test_a_refusal_says_which_conflict_it_is_and_before_the_opening_not_that_somebody_bids():
    assessing = opened_tender()
    tender, buying = assessing.tender, assessing.buying
    bidder, _ = assessing.suppliers["Ash Visits"]
    Membership.objects.create(organisation=bidder, person=buying.author, role=MemberOf.VIEWER, joined_at=AT_OPENING)
    assert "An organisation that you belong to bids here" in " ".join(why_no_part(person_in(tender, buying.author)))
    declare_interest(tender=tender, person=buying.approver, conflicted=True, words="My sister", now=AT_OPENING)
    assert "You declared a conflict of interest" in " ".join(why_no_part(person_in(tender, buying.approver)))
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.SEALED, assessing_since=None)
    tender.refresh_from_db()
    [unsaid] = why_no_part(person_in(tender, buying.author))
    assert unsaid == "There is a conflict of interest, so you take no part. Somebody else has to do this."


def test_while_everything_is_assessed_again_no_bidder_takes_away_how_it_goes():
    made = awarding()
    propose(made)
    declared_today(made.tender, made.author, made.approver)
    log_act(made.tender, "begin-assessment", who="clock", about={}, now=timezone.now())
    made.at(Stage.APPROVED)
    tell_everybody(tender=made.tender, by=made.author, now=timezone.now())
    made.at(Stage.ASSESSING, told_at=None)
    log_act(made.tender, "score", who="person-81", about={"contender": 1}, now=timezone.now())
    client = Client()
    client.force_login(made.suppliers[1][1])
    pack_address = f"/organisations/{made.suppliers[1][0].pk}/bids/{made.tender.pk}/outcome/pack.zip"
    with zipfile.ZipFile(io.BytesIO(client.get(pack_address).content)) as found:
        log = found.read(f"{made.tender.number}-log.jsonl").decode()
    assert "begin-assessment" in log
    assert '"score"' not in log


def test_while_bids_come_in_the_records_do_not_follow_the_log_whose_entries_count_them():
    buying = open_tender()
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=timezone.now() + timedelta(days=9))
    before = said(buying.author, buying.tender, "records/records.html")
    supplier, person = make_supplier("Ash Visits")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN + timedelta(days=1))
    assert said(buying.author, buying.tender, "records/records.html") == before


def test_an_author_with_a_conflict_adds_nobody_once_providers_are_assessed():
    tender, author, _, _ = suitable_tender()
    consider_provider(tender=tender, name="Fir Care", reason="Asked to be", by=author, now=AT_OPENING)
    declare_interest(tender=tender, person=author, conflicted=True, words="My aunt's", now=AT_OPENING)
    with pytest.raises(NotAllowed, match="conflict of interest"):
        consider_provider(tender=tender, name="Gorse Care", reason="My aunt's", by=author, now=AT_OPENING)
