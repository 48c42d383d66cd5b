"""The pages on which the lawful route of a tender is decided, kept and shown."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.form_reader import sent_by
from tests.organisation_builders import add_member
from tests.route_builders import LIGHT_TOUCH, keep_lawful_route
from tests.tender_builders import BEGUN, CONTENT, Buying, competitive_draft, make_buyer, make_supplier, open_tender
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import RouteDecided, Tender
from worthwhile.apps.tenders.selectors.route_asked import as_given
from worthwhile.apps.tenders.selectors.written_content import written_content
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import begin_tender
from worthwhile.engines.tendering import UNTIL_RECORDED, Procedure, Stage
from worthwhile.exchange.tender import tender_from_data

pytestmark = pytest.mark.django_db
ANSWERS = urlencode(as_given(LIGHT_TOUCH))


@pytest.fixture
def buying() -> Buying:
    return competitive_draft()


def as_person(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(buying: Buying, name: str, *more: str) -> str:
    return reverse(f"tenders:{name}", args=[buying.tender.buyer_id, buying.tender.pk, *more])


def test_who_may_see_and_keep_it(buying: Buying) -> None:
    outsider = make_supplier("Kind Visits")[1]
    assessor = add_member(buying.tender.buyer, "assessor@elsewhere.example", Membership.ASSESSOR).person
    for name in ("buyer_route", "buyer_route_ask", "buyer_route_answer", "buyer_standstill"):
        assert Client().get(page(buying, name)).status_code == 302
        assert as_person(outsider).get(page(buying, name)).status_code == 404
        assert as_person(assessor).get(page(buying, name)).status_code in (403, 404)
        assert as_person(buying.openers[0]).get(page(buying, name)).status_code == 200
    before = RouteDecided.objects.count()
    for person in (buying.approver, outsider):
        as_person(person).post(f"{page(buying, 'buyer_route_answer')}?{ANSWERS}")
    assert RouteDecided.objects.count() == before


def test_what_the_tender_says_is_answered_already(buying: Buying) -> None:
    content = {
        **CONTENT,
        "buyer": {"name": "Sample Council", "kind": "local-authority", "nation": "england"},
        "value": {"total_gross": 950_000},
    }
    save_content(tender=buying.tender, loaded=tender_from_data(content), by=buying.author, now=BEGUN)
    shown = as_person(buying.author).get(page(buying, "buyer_route"))
    begin = shown.context["begin"]
    assert "buyer=local-authority" in begin
    assert "value_inc_vat=950000" in begin
    asked = as_person(buying.author).get(begin)
    assert asked.status_code in (200, 302)


def test_what_was_decided_is_answered_in_the_tender_already_and_counts_once_it_is_saved(buying: Buying) -> None:
    client = as_person(buying.author)
    shown = client.get(page(buying, "buyer_write_section", "route")).content.decode()
    assert "Taken from the decision of the lawful route, for you to check and save" in shown
    boxes = sent_by(shown)
    told = {name: boxes[name] for name in ("buyer-kind", "route-regime", "route-process", "commenced_on")}
    assert told == {
        "buyer-kind": ["local-authority"], "route-regime": ["pa-light-touch"],
        "route-process": ["competitive-tendering"], "commenced_on": ["02/03/2026"],
    }  # fmt: skip
    value = sent_by(client.get(page(buying, "buyer_write_section", "value")).content.decode())
    assert value["value-total_gross"] == ["900,000"]
    assert "route" not in written_content(buying.tender).data, "looking at a page keeps nothing"
    client.post(page(buying, "buyer_write_section", "route"), boxes)
    assert written_content(buying.tender).data["route"]["regime"] == "pa-light-touch"
    shown = client.get(page(buying, "buyer_write_section", "route")).content.decode()
    assert "Taken from the decision" not in shown
    assert "different things" not in shown


def test_where_tender_and_route_differ_both_pages_say_what_each_says(buying: Buying) -> None:
    content = {
        **CONTENT,
        "route": {"regime": "pa-full", "process": "competitive-tendering"},
        "value": {"total_gross": 950_000},
    }
    save_content(tender=buying.tender, loaded=tender_from_data(content), by=buying.author, now=BEGUN)
    client = as_person(buying.author)
    for name, more in (("buyer_route", ()), ("buyer_write_section", ("route",))):
        shown = client.get(page(buying, name, *more)).content.decode()
        assert "The tender and the lawful route say different things" in shown
        assert "Procurement Act 2023, in full" in shown
        assert "Procurement Act 2023, light touch" in shown
        assert "Competitive tendering procedure" not in shown.split("different things")[1].split("</div>")[0], (
            "it is the same"
        )
        assert ("The tender: <strong>950,000</strong>" in shown) == (name == "buyer_route")
    answer = client.get(f"{page(buying, 'buyer_route_answer')}?{ANSWERS}").content.decode()
    assert "The tender says otherwise than these answers" in answer


def test_before_a_decision_the_route_begins_from_the_law_that_the_tender_names() -> None:
    buyer, author = make_buyer()
    tender = begin_tender(buyer=buyer, procedure=Procedure.COMPETITIVE, title="Visits", by=author, now=BEGUN)
    content = {**CONTENT, "route": {"regime": "pa-full"}}
    save_content(tender=tender, loaded=tender_from_data(content), by=author, now=BEGUN)
    shown = as_person(author).get(reverse("tenders:buyer_route", args=[buyer.pk, tender.pk])).content.decode()
    assert "It names Procurement Act 2023, in full: here the law follows from your answers" in shown


def test_the_author_answers_sees_what_follows_and_keeps_it(buying: Buying) -> None:
    client = as_person(buying.author)
    asked = client.get(f"{page(buying, 'buyer_route_ask')}?nation=england&ask=buyer&answered=1&buyer=icb")
    assert asked.url == f"{page(buying, 'buyer_route_ask')}?nation=england&buyer=icb"  # type: ignore[attr-defined]
    address = f"{page(buying, 'buyer_route_answer')}?{ANSWERS}&sme_barriers_considered=false"
    shown = client.get(address).content.decode()
    assert "Procurement Act 2023, light touch" in shown
    assert "Keep this decision with the tender" in shown
    kept = client.post(address, follow=True)
    assert kept.redirect_chain[-1][0] == page(buying, "buyer_route")
    text = kept.content.decode()
    assert "Barriers to small enterprises considered" in text
    assert "To do before you go on" in text
    tender_page = client.get(page(buying, "buyer_tender")).content.decode()
    assert "1 thing left to do or to say" in tender_page


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_the_record_of_the_decision_is_downloaded_from_the_tender(buying: Buying, kind: str, begins: bytes) -> None:
    made = as_person(buying.approver).get(page(buying, "buyer_route_record", kind))
    assert made.content.startswith(begins)


def test_there_is_no_record_of_another_kind_or_before_a_decision(buying: Buying) -> None:
    client = as_person(buying.author)
    assert client.get(page(buying, "buyer_route_record", "exe")).status_code == 404
    begun = Tender.objects.create(
        buyer=buying.tender.buyer, procedure="direct", title="Another", author=buying.author, created_at=BEGUN
    )
    another = Buying(begun, buying.author, buying.approver, ())
    assert client.get(page(another, "buyer_route_record", "pdf")).status_code == 404
    assert "this tender cannot go on" in client.get(page(another, "buyer_route")).content.decode()


def test_after_publication_the_page_says_why_law_and_route_stay() -> None:
    buying = open_tender()
    shown = as_person(buying.author).post(f"{page(buying, 'buyer_route_answer')}?{ANSWERS.replace('900000', '90000')}")
    assert "settled at publication" in shown.content.decode()


def test_an_approver_records_an_unknown_end_and_nobody_else_does(buying: Buying) -> None:
    keep_lawful_route(buying.tender, buying.author, BEGUN, nation=None)
    told_at = timezone.now()
    Tender.objects.filter(pk=buying.tender.pk).update(
        stage=Stage.TOLD, told_at=told_at, representations_until=UNTIL_RECORDED, earliest_signing=UNTIL_RECORDED
    )
    last = told_at.date() + timedelta(days=9)
    given = {"last_day": f"{last:%d/%m/%Y}", "reason": "Regulation 9"}
    assert "Its end is not known" in as_person(buying.author).get(page(buying, "buyer_standstill")).content.decode()
    shown = as_person(buying.approver).get(page(buying, "buyer_route")).content.decode()
    assert page(buying, "buyer_standstill") in shown
    as_person(buying.author).post(page(buying, "buyer_standstill"), given)
    buying.tender.refresh_from_db()
    assert buying.tender.earliest_signing == UNTIL_RECORDED
    wrong = as_person(buying.approver).post(page(buying, "buyer_standstill"), {**given, "reason": ""})
    assert "Say why" in wrong.content.decode()
    as_person(buying.approver).post(page(buying, "buyer_standstill"), given)
    buying.tender.refresh_from_db()
    assert buying.tender.earliest_signing is not None
    assert buying.tender.earliest_signing < UNTIL_RECORDED
