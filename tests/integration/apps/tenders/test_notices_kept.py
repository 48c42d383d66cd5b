"""Every act that everybody is told of keeps its notice; pages and the feed show it, and the market finds it."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.notice_builders import judged
from tests.route_builders import keep_lawful_route
from tests.tender_builders import (
    AT_OPENING,
    BEGUN,
    CONTENT,
    DEADLINE,
    Buying,
    competitive_draft,
    make_buyer,
    make_supplier,
    open_tender,
)
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.organisations.models import Identifier, Organisation
from worthwhile.apps.tenders.models import (
    AwardMade,
    Bid,
    Contender,
    ContractRecorded,
    KeptNotice,
    Proposal,
    Tender,
)
from worthwhile.apps.tenders.services.award_contract import end_without_award
from worthwhile.apps.tenders.services.change_tender import cancel, change_documents, extend
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.keep_notice import keep_notice, notice_of_act
from worthwhile.apps.tenders.services.questions import ask
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import begin_tender
from worthwhile.engines.tendering import Act, Procedure, Stage
from worthwhile.exchange.exact_json import exact_json_text, read_exact_json
from worthwhile.exchange.notices import NOT_STATUTORY, NoticeKind
from worthwhile.exchange.tender import tender_from_data
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search

pytestmark = pytest.mark.django_db
WHILE_OPEN = BEGUN + timedelta(days=1)


@pytest.fixture
def buying() -> Buying:
    return open_tender()


def kinds(tender: Tender) -> list[str]:
    return [notice.kind for notice in tender.notices.all()]


def latest(tender: Tender) -> KeptNotice:
    return tender.notices.latest("number")


def read(path: str, browser: Client | None = None, **query: Any) -> str:
    response = (browser or Client()).get(path, query)
    assert response.status_code == 200, response.content[:300]
    return response.content.decode()


def page(tender: Tender, number: int = 1) -> str:
    return f"/tenders/open/{tender.pk}/notices/{number}/"


def test_publishing_keeps_a_tender_notice(buying: Buying) -> None:
    (notice,) = buying.tender.notices.all()
    assert (notice.kind, notice.number, notice.made_at) == ("tender", 1, BEGUN)
    release = notice.data
    assert release["ocid"] == f"ocds-unregistered-tender-{buying.tender.pk}"
    assert release["tender"]["tenderPeriod"]["endDate"] == "2026-04-01T13:00:00+01:00"
    assert release["buyer"]["name"] == "Sample Council"


def test_more_time_and_other_documents_are_told_with_their_reasons(buying: Buying) -> None:
    later = DEADLINE + timedelta(days=7)
    extend(tender=buying.tender, deadline=later, reason="Easter", by=buying.author, now=WHILE_OPEN)
    change_documents(tender=buying.tender, reason="A lot was missing", by=buying.author, now=WHILE_OPEN)
    assert kinds(buying.tender) == ["tender", "tender-update", "tender-update"]
    told = [notice.data["tender"]["amendments"][0]["rationale"] for notice in buying.tender.notices.all()[1:]]
    assert told == ["Easter", "A lot was missing"]
    assert latest(buying.tender).data["tender"]["tenderPeriod"]["endDate"] == "2026-04-08T13:00:00+01:00"


def test_time_that_the_clock_gives_is_told_too(buying: Buying) -> None:
    asker, _ = make_supplier("Lunch Club")
    ask(tender=buying.tender, asker=asker, words="May we use volunteers?", now=WHILE_OPEN)
    close_due(DEADLINE + SETTLING + timedelta(minutes=1))
    assert kinds(buying.tender) == ["tender", "tender-update"]
    assert "question" in latest(buying.tender).data["tender"]["amendments"][0]["rationale"]


def test_ending_is_told_with_its_reason(buying: Buying) -> None:
    cancel(tender=buying.tender, reason="Money was withdrawn", by=buying.approver, now=WHILE_OPEN)
    release = latest(buying.tender).data
    assert (release["tender"]["status"], release["tag"]) == ("cancelled", ["tenderCancellation"])
    assert release["tender"]["amendments"][0]["rationale"] == "Money was withdrawn"


def test_a_tender_that_nobody_bid_to_is_told_to_have_ended(buying: Buying) -> None:
    close_due(DEADLINE + SETTLING)
    buying.tender.refresh_from_db()
    end_without_award(tender=buying.tender, reason="No bids", by=buying.author, now=AT_OPENING)
    assert kinds(buying.tender) == ["tender", "unsuccessful"]


def test_what_ends_before_anybody_was_told_of_it_is_told_to_nobody() -> None:
    buying = competitive_draft()
    cancel(tender=buying.tender, reason="Not needed", by=buying.author, now=BEGUN)
    assert kinds(buying.tender) == []


def test_acts_between_the_buyer_and_its_people_keep_no_notice(buying: Buying) -> None:
    assert notice_of_act(buying.tender, Act.OPEN_BIDS, {}, AT_OPENING) is None


def test_contact_points_in_what_people_wrote_are_left_out(buying: Buying) -> None:
    reason = "Ask jo.bloggs@council.example or 01234 567890"
    cancel(tender=buying.tender, reason=reason, by=buying.approver, now=WHILE_OPEN)
    kept = latest(buying.tender)
    for text in (kept.content, kept.to_enter):
        assert "bloggs" not in text
        assert "567890" not in text


def test_a_kept_notice_can_be_neither_changed_nor_removed(buying: Buying) -> None:
    for statement in ("UPDATE tenders_keptnotice SET kind = 'x'", "DELETE FROM tenders_keptnotice"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def assessed(tender: Tender, supplier: Organisation) -> Contender:
    """A bid that is assessed."""
    bid = Bid.objects.create(tender=tender, bidder=supplier, made_at=BEGUN)
    return Contender.objects.create(tender=tender, number=1, bid=bid, added_at=AT_OPENING)


def decided(buying: Buying, *, lot: str = "") -> tuple[Proposal, AwardMade]:
    """A tender whose award was proposed, told and made."""
    supplier, person = make_supplier("Friends CIC")
    Identifier.objects.create(organisation=supplier, scheme="GB-COH", value="01234567", added_at=BEGUN)
    tender = buying.tender
    contender = assessed(tender, supplier)
    told = {"lot": lot, "bidder": "bid-1", "contender": 1, "name": supplier.name, "price": 79_400, "why_nobody": ""}
    nobody = {**told, "lot": "south", "contender": None}
    proposal = Proposal.objects.create(
        tender=tender,
        number=1,
        content=exact_json_text({"awards": [told, nobody]}),
        reasons="Best",
        proposer=buying.author,
        made_at=AT_OPENING,
    )
    content = {
        "supplier": {"name": supplier.name},
        "price": 79_400,
        "members": [
            {"name": "Friends CIC", "role": "lead"},
            {"name": "Neighbours Ltd", "role": "member", "identifiers": [{"scheme": "GB-CHC", "id": "1123456"}]},
            {"name": "Cleaners Ltd", "role": "sub-contractor"},
        ],
        "outcomes": [{"outcome": "less-lonely", "name": "Less lonely", "target": 4.1, "unit": "points", "by": None}],
    }
    Tender.objects.filter(pk=tender.pk).update(
        told_at=AT_OPENING, representations_until=AT_OPENING + timedelta(days=8), stage=Stage.TOLD
    )
    tender.refresh_from_db()
    keep_notice(tender, NoticeKind.INTENDED_AWARD, now=AT_OPENING)
    made = AwardMade.objects.create(
        tender=tender,
        contender=contender,
        lot=lot,
        content=json.dumps(content),
        awarded_by=person,
        awarded_at=AT_OPENING + timedelta(days=9),
    )
    return proposal, made


def test_an_intended_award_names_who_is_to_win_and_until_when_to_object(buying: Buying) -> None:
    decided(buying)
    release = latest(buying.tender).data
    (award,) = release["awards"]
    assert (award["id"], award["status"]) == ("award-1-whole", "pending")
    assert award["suppliers"] == [{"id": "GB-COH-01234567", "name": "Friends CIC"}]
    assert award["standstillPeriod"] == {"endDate": "2026-04-09T23:59:59+01:00"}
    # Quality may yet be assessed anew: the price is told with the award itself.
    assert "value" not in award


def test_an_award_names_the_members_of_a_joint_bid_and_what_was_promised(buying: Buying) -> None:
    decided(buying)
    notice = keep_notice(buying.tender, NoticeKind.AWARD, now=AT_OPENING + timedelta(days=9))
    assert notice is not None
    (award,) = notice.data["awards"]
    assert [one["name"] for one in award["suppliers"]] == ["Friends CIC", "Neighbours Ltd"]
    assert (award["id"], award["agreedMetrics"][0]["title"]) == ("award-1-whole", "Less lonely")


def test_a_contract_follows_from_its_award(buying: Buying) -> None:
    _, made = decided(buying)
    signed_on = (AT_OPENING + timedelta(days=20)).date()
    ContractRecorded.objects.create(
        award=made,
        signed_on=signed_on,
        starts_on=signed_on,
        ends_on=signed_on + timedelta(days=364),
        value=78_000,
        supplier_address="1 High Street",
        recorded_by=buying.author,
        recorded_at=AT_OPENING + timedelta(days=20),
    )
    notice = keep_notice(buying.tender, NoticeKind.CONTRACT, now=AT_OPENING + timedelta(days=20))
    assert notice is not None
    (contract,) = notice.data["contracts"]
    assert (contract["awardID"], contract["value"]["amount"]) == ("award-1-whole", 78_000)
    assert "High Street" not in notice.content


def test_an_award_that_is_assessed_again_is_withdrawn(buying: Buying) -> None:
    decided(buying)
    notice = notice_of_act(buying.tender, Act.RETURN_TO_ASSESSMENT, {}, AT_OPENING + timedelta(days=9))
    assert notice is not None
    assert notice.data["tag"] == ["awardCancellation"]


def test_whoever_was_to_win_is_not_told_before_everybody_is(buying: Buying) -> None:
    supplier, _ = make_supplier("Friends CIC")
    assessed(buying.tender, supplier)
    Proposal.objects.create(
        tender=buying.tender,
        number=1,
        content=exact_json_text({"awards": [{"lot": "", "contender": 1, "price": 1}]}),
        reasons="Best",
        proposer=buying.author,
        made_at=AT_OPENING,
    )
    cancel(tender=buying.tender, reason="Money was withdrawn", by=buying.approver, now=WHILE_OPEN)
    assert "Friends CIC" not in latest(buying.tender).content


def test_every_kept_notice_is_valid(buying: Buying) -> None:
    decided(buying)
    keep_notice(buying.tender, NoticeKind.AWARD, now=AT_OPENING + timedelta(days=9))
    packages = [
        read_exact_json(read(f"/tenders/open/{buying.tender.pk}/notices/{notice.number}/release.json"))
        for notice in buying.tender.notices.all()
    ]
    for found in judged([*packages, read_exact_json(read("/tenders/notices.json"))]):
        assert {name: found[name] for name in ("errors", "empty", "bad_prefixes", "codes")} == {
            "errors": [],
            "empty": [],
            "bad_prefixes": [],
            "codes": [],
        }


def test_the_page_of_a_notice_says_that_it_is_not_the_statutory_publication(buying: Buying) -> None:
    shown = read(page(buying.tender))
    assert NOT_STATUTORY in shown
    assert "Befriending for older people" in shown
    assert "prefix that the Open Contracting Partnership registers" in shown
    assert NOT_STATUTORY in read(f"/tenders/open/{buying.tender.pk}/notices/")


def test_a_registered_prefix_is_taken_and_not_called_unregistered(settings: Any) -> None:
    settings.SAID_OCID_PREFIX = settings.OCID_PREFIX = "ocds-a1b2c3"
    tender = open_tender().tender
    assert latest(tender).data["ocid"] == f"ocds-a1b2c3-tender-{tender.pk}"
    assert "registers for each publisher" not in read(page(tender))


def test_a_tender_keeps_its_number_when_the_prefix_is_registered_later(buying: Buying, settings: Any) -> None:
    settings.SAID_OCID_PREFIX = settings.OCID_PREFIX = "ocds-a1b2c3"
    cancel(tender=buying.tender, reason="Not needed", by=buying.approver, now=WHILE_OPEN)
    assert latest(buying.tender).data["ocid"] == f"ocds-unregistered-tender-{buying.tender.pk}"


def test_the_list_shows_every_notice_the_latest_first(buying: Buying) -> None:
    cancel(tender=buying.tender, reason="Not needed", by=buying.approver, now=WHILE_OPEN)
    shown = read(f"/tenders/open/{buying.tender.pk}/notices/")
    assert shown.index("2. End of a tender by the buyer") < shown.index("1. Tender")
    assert f"/tenders/open/{buying.tender.pk}/notices/" in read(f"/tenders/open/{buying.tender.pk}/")


def test_a_quick_quote_is_told_to_everybody_only_with_its_outcome(buying: Buying) -> None:
    tender = buying.tender
    addresses = [page(tender), f"/tenders/open/{tender.pk}/notices/", f"{page(tender)}release.json"]
    for stage in (Stage.OPEN, Stage.SEALED, Stage.APPROVED):
        Tender.objects.filter(pk=tender.pk).update(procedure=Procedure.QUICK_QUOTE, stage=stage)
        assert [Client().get(address).status_code for address in addresses] == [404] * 3
        assert Client().get("/tenders/notices.json").status_code == 404
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.TOLD)
    assert [Client().get(address).status_code for address in addresses] == [200] * 3
    assert Client().get("/tenders/notices.json").status_code == 200


def test_the_buyer_is_led_to_the_notices(buying: Buying) -> None:
    browser = Client()
    browser.force_login(buying.author)
    path = f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/"
    link = f"/tenders/open/{buying.tender.pk}/notices/"
    assert link in read(path, browser)
    Tender.objects.filter(pk=buying.tender.pk).update(procedure=Procedure.QUICK_QUOTE)
    assert link not in read(path, browser)


def test_there_is_no_page_of_a_notice_that_is_not_kept(buying: Buying) -> None:
    for path in (page(buying.tender, 2), f"/tenders/open/{buying.tender.pk + 1}/notices/", page(buying.tender, 0)):
        assert Client().get(path).status_code == 404
    assert Client().post(page(buying.tender)).status_code == 405


def test_the_feed_goes_from_page_to_page(buying: Buying, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("worthwhile.apps.tenders.selectors.notices.A_PAGE", 1)
    monkeypatch.setattr("worthwhile.apps.tenders.views.notices.A_PAGE", 1)
    cancel(tender=buying.tender, reason="Not needed", by=buying.approver, now=WHILE_OPEN)
    first = json.loads(read("/tenders/notices.json"))
    path = first["links"]["next"].removeprefix("http://localhost:8000")
    second = json.loads(read(path))
    numbers = [release["id"][-2:] for package in (first, second) for release in package["releases"]]
    assert (numbers, "links" in second) == (["-1", "-2"], False)


def test_the_feed_begins_where_it_is_asked_to(buying: Buying) -> None:
    cancel(tender=buying.tender, reason="Not needed", by=buying.approver, now=WHILE_OPEN)
    for since in ("2026-03-03", "2026-03-03T09:00:00Z", "2026-03-03T09:00:00+00:00", "2026-03-03T09:00:00"):
        assert len(json.loads(read("/tenders/notices.json", since=since))["releases"]) == 1, since
    assert Client().get("/tenders/notices.json", {"since": "2027-01-01"}).status_code == 404


@pytest.mark.parametrize("query", [{"since": "soon"}, {"since": "2026-13-01"}, {"after": "x"}, {"after": "-1"}])
def test_a_question_that_makes_no_sense_is_answered_with_what_to_ask(query: dict[str, str]) -> None:
    response = Client().get("/tenders/notices.json", query)
    assert (response.status_code, "Give" in response.json()["message"]) == (400, True)


def told(content: dict[str, Any], *, decided: bool) -> Tender:
    """A tender that was told to everybody; where its route is not decided, before such decisions were kept."""
    buyer, author = make_buyer()
    tender = begin_tender(buyer=buyer, procedure=Procedure.COMPETITIVE, title="Visits", by=author, now=BEGUN)
    save_content(tender=tender, loaded=tender_from_data(content), by=author, now=BEGUN)
    if decided:
        keep_lawful_route(tender, author, BEGUN)
    keep_notice(tender, NoticeKind.TENDER, now=BEGUN)
    return tender


def test_what_the_law_asks_for_stands_with_what_is_ready_and_what_is_missing() -> None:
    criteria = [
        {"id": "staffing", "name": "Staffing", "weight": Decimal("0.4")},
        {"id": "price", "name": "Price", "weight": Decimal("0.6")},
    ]
    tender = told({**CONTENT, "award": {"criteria": criteria, "price": {"formula": "PF-6"}}}, decided=True)
    shown = read(page(tender))
    for said in ("Tender notice", "section 21", "Find a Tender", "Staffing 40%", "Price formula: PF-6", "Missing"):
        assert said in shown, said
    assert latest(tender).data["tender"]["legalBasis"]["id"] == "2023/54"


def test_no_statutory_notice_is_named_before_the_route_is_decided() -> None:
    assert "Not known: the route has not been decided." in read(page(told(CONTENT, decided=False)))


def test_a_law_that_the_tender_only_names_is_taken_on_that_condition() -> None:
    route = {"regime": "psr-england", "process": "competitive"}
    shown = read(page(told({**CONTENT, "route": route}, decided=False)))
    assert "If that is the law" in shown
    assert "Notice inviting offers" in shown
    assert "That list is not held here" in shown


def test_own_notices_are_found_in_the_market_at_once(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    tender = open_tender().tender
    later = timezone.now() + timedelta(days=9)
    Tender.objects.filter(pk=tender.pk).update(deadline_at=later)
    tender.refresh_from_db()
    keep_notice(tender, NoticeKind.TENDER_UPDATE, now=timezone.now(), what="The deadline moved on.", reason="Easter")
    call_command("take_own_notices")
    assert "New notices taken into the market: 2" in capsys.readouterr().out
    market = open_market()
    assert market is not None
    assert market.index is not None
    hits = search(market.index, Search(text="befriending", open_only=True), on=timezone.now()).hits
    assert [hit.ocid for hit in hits] == [latest(tender).data["ocid"]]
    call_command("take_own_notices")
    assert "New notices taken into the market: 0" in capsys.readouterr().out
    market.tables.close()
