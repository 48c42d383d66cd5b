"""The five steps of a quick quote as pages: for whoever runs it, a viewer, another organisation and the signed out."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.organisation_builders import add_member
from tests.quick_quote_builders import JUDGED, code_of, legal_facts, offer, quick_draft, sent_quick_quote
from tests.tender_builders import make_buyer, make_supplier
from worthwhile.apps.organisations.models import Role
from worthwhile.apps.tenders.models import KeyHolder, OpeningKey, SupplierChoice, Tender
from worthwhile.apps.tenders.selectors.quick_quote_asked import kept_data
from worthwhile.apps.tenders.services.preferred_lists import make_list, put_on_list
from worthwhile.apps.tenders.services.quick_quote import write_questions

pytestmark = pytest.mark.django_db


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, address: str, **data: object) -> str:
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def asked(**changed: object) -> dict[str, object]:
    day = timezone.localdate() + timedelta(days=10)
    given = {
        "title": "Befriending  in Luton", "description": "Weekly visits", "kind": "social-work", "areas": "Luton",
        "with_vat": "£18,000", "without_vat": "", "nation": "england", "buyer": "local-authority",
        "subject": "social-care", "deadline": f"{day:%d/%m/%Y}", "deadline_time": "noon",
    }  # fmt: skip
    return {**given, **changed}


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found[1]


def at(tender: Tender, step: str) -> str:
    return f"/organisations/{tender.buyer_id}/quick-quotes/{tender.pk}/{step}"


def test_the_five_steps_lead_from_what_is_needed_to_quotes_that_come_in():
    buyer, author = make_buyer()
    for name in ("Ash", "Birch", "Cedar", "Dogwood"):
        offer(name, now=timezone.now())
    client = browser(author)
    page = sent(client, f"/organisations/{buyer.pk}/quick-quotes/new/", **asked())
    tender = Tender.objects.get()
    assert tender.title == "Befriending in Luton"
    assert "Whose turn it is" in page
    assert "never invited" in page
    page = sent(client, at(tender, "suppliers/"), seen=seen(page), source="everybody")
    assert tender.invited.count() == 3
    assert "How will you do this work" in page
    questions = {"questions": "How?\n\nWho?\nHow?", "price": "offered", "amount": "18,000", "weight": "30"}
    page = sent(client, at(tender, "questions/"), **questions)
    assert [one["text"] for one in kept_data(tender)["questions"]] == ["How?", "Who?"]
    assert "You have none yet" in page
    page = client.post(at(tender, "key/made/")).content.decode()
    secret = re.search(r'id="secret">([^<]+)<', page)[1]
    page = sent(client, at(tender, "key/"), secret=secret, conflicted="no", words="")
    assert "Approve and send" in page
    assert secret not in page
    page = sent(client, at(tender, "send/"))
    assert "Sent. The suppliers are told by e-mail" in page
    tender.refresh_from_db()
    assert (tender.stage, tender.procedure) == ("open", "quick-quote")
    listed = text(client, f"/organisations/{buyer.pk}/tenders/")
    assert "Quick quote" in listed
    supplier = tender.invited.first().supplier
    bids = text(browser(supplier.memberships.get().person), f"/organisations/{supplier.pk}/bids/")
    assert "Befriending in Luton" in bids


def test_a_sum_over_the_threshold_is_told_with_the_law_and_stops_and_nothing_is_lost():
    buyer, author = make_buyer()
    page = sent(browser(author), f"/organisations/{buyer.pk}/quick-quotes/new/", **asked(with_vat="700000"))
    assert "This cannot be bought by a quick quote: Procurement Act 2023, light touch" in page
    assert "£663,540" in page
    assert "begin a competitive tender" in page
    assert "Weekly visits" in page
    assert not Tender.objects.exists()


def test_where_the_law_cannot_be_told_the_buyer_names_a_ground_that_suppliers_read():
    buyer, author = make_buyer()
    client, page_of = browser(author), f"/organisations/{buyer.pk}/quick-quotes/new/"
    page = sent(client, page_of, **asked(nation="wales"))
    assert "We cannot tell whether you may" in page
    assert 'name="own_ground"' in page
    assert not Tender.objects.exists()
    sent(client, page_of, **asked(nation="wales", own_ground="Standing order 12"))
    assert "Standing order 12" in kept_data(Tender.objects.get())["route"]["reasons"]


def test_a_regulated_sum_in_scotland_is_closed_and_no_ground_is_asked_for():
    buyer, author = make_buyer()
    client, page_of = browser(author), f"/organisations/{buyer.pk}/quick-quotes/new/"
    page = sent(client, page_of, **asked(nation="scotland", with_vat="3600000", own_ground="Standing order 12"))
    assert "Answer this first, so that the law can be told: What is the contract worth without VAT?" in page
    given = asked(nation="scotland", with_vat="3600000", without_vat="3000000", own_ground="Standing order 12")
    page = sent(client, page_of, **given)
    assert "This cannot be bought by a quick quote: Procurement Reform (Scotland) Act 2014 or" in page
    assert "£50,000" in page
    assert not Tender.objects.exists()


def test_every_problem_of_the_first_step_is_told_beside_its_box():
    buyer, author = make_buyer()
    wrong = {
        "title": "", "description": "", "kind": "", "areas": "Nowhere at all", "with_vat": "much", "without_vat": "",
        "nation": "", "buyer": "", "subject": "", "deadline": "soon", "deadline_time": "25:00",
    }  # fmt: skip
    page = sent(browser(author), f"/organisations/{buyer.pk}/quick-quotes/new/", **wrong)
    for told in (
        "Enter what you need", "Say what you need in a few sentences", "Choose a kind", "We do not know a place called",
        "Enter an amount in pounds", "Choose a nation", "Choose what kind of body you are", "Choose what it is",
        "Enter the last day for quotes", "Enter a time of day",
    ):  # fmt: skip
        assert told in page
    passed = sent(browser(author), f"/organisations/{buyer.pk}/quick-quotes/new/", **asked(deadline="1/4/2020"))
    assert "This has passed" in passed
    net = sent(browser(author), f"/organisations/{buyer.pk}/quick-quotes/new/", **asked(without_vat="19000"))
    assert "Without VAT it cannot be more" in net
    assert not Tender.objects.exists()


def test_what_a_buyer_is_is_asked_once():
    buyer, author = make_buyer()
    client = browser(author)
    fresh = text(client, f"/organisations/{buyer.pk}/quick-quotes/new/")
    assert '<option value="england" selected>' not in fresh
    quick_draft(buyer, author, timezone.now())
    again = text(client, f"/organisations/{buyer.pk}/quick-quotes/new/")
    assert '<option value="england" selected>' in again
    assert '<option value="local-authority" selected>' in again


def test_what_is_needed_can_be_changed_and_the_form_begins_with_what_was_kept():
    buyer, author = make_buyer()
    tender = quick_draft(buyer, author, timezone.now(), facts=legal_facts())
    page = text(browser(author), at(tender, "what/"))
    assert 'value="Befriending in Luton"' in page
    assert 'value="Luton"' in page
    assert re.search(r'value="social-care"[^>]*checked', page)
    sent(browser(author), at(tender, "what/"), **asked(title="Visits in Luton"))
    tender.refresh_from_db()
    assert tender.title == "Visits in Luton"


def test_suppliers_are_chosen_from_a_list_and_one_may_be_replaced():
    buyer, author = make_buyer()
    now = timezone.now()
    mine = make_list(buyer=buyer, name="Ours", kinds=[], areas=[], is_open=True, by=author, now=now)
    for name in ("Ash", "Birch", "Cedar", "Dogwood"):
        supplier, _ = make_supplier(name)
        put_on_list(preferred=mine, supplier=supplier, reason="Near", by=author, now=now)
    tender, client = quick_draft(buyer, author, now), browser(author)
    assert "Nobody fits" in text(client, at(tender, "suppliers/"))
    page = text(client, at(tender, f"suppliers/?source={mine.pk}"))
    assert "says nothing here of its services" in page
    out, into = (re.findall(rf'id="id_{box}".*?</select>', page, re.S)[0] for box in ("out", "into"))
    leave_out, instead = (re.findall(r'value="(organisation-\d+)"', box)[0] for box in (out, into))
    chosen = {"seen": seen(page), "source": mine.pk, "out": leave_out}
    refused = sent(client, at(tender, "suppliers/"), **chosen)
    assert "Choose who is asked instead" in refused
    assert "Say why. It is kept" in refused
    sent(client, at(tender, "suppliers/"), **chosen, into=instead, swap_reason="It is closed in May")
    kept = SupplierChoice.objects.get().data
    assert kept["list"] == mine.pk
    assert kept["replaced"] == {"out": leave_out, "into": instead, "reason": "It is closed in May"}
    assert "Choosing again takes the place" in text(client, at(tender, "suppliers/"))


def test_a_choice_that_moved_meanwhile_is_shown_before_it_is_made():
    buyer, author = make_buyer()
    offer("Ash", now=timezone.now())
    tender, client = quick_draft(buyer, author, timezone.now()), browser(author)
    before = seen(text(client, at(tender, "suppliers/")))
    offer("Birch", now=timezone.now())
    page = sent(client, at(tender, "suppliers/"), seen=before, source="everybody")
    assert "Read the new choice" in page
    assert not tender.invited.exists()
    sent(client, at(tender, "suppliers/"), seen=seen(page), source="everybody")
    assert tender.invited.count() == 2


def test_somebody_elses_list_cannot_be_chosen_from():
    buyer, author = make_buyer()
    other, person = make_supplier("Other Council")
    now = timezone.now()
    theirs = make_list(buyer=other, name="Their secret list", kinds=[], areas=[], is_open=False, by=person, now=now)
    tender = quick_draft(buyer, author, now)
    assert "Their secret list" not in text(browser(author), at(tender, f"suppliers/?source={theirs.pk}"))


def test_whoever_declares_a_conflict_takes_no_part_and_needs_no_key():
    buyer, author = make_buyer()
    tender, client = quick_draft(buyer, author, timezone.now()), browser(author)
    OpeningKey.objects.create(person=author, public="age1none", made_at=timezone.now())
    page = sent(client, at(tender, "key/"), secret="", conflicted="yes", words="My sister works there")
    assert "You take no part in it" in page
    assert not KeyHolder.objects.exists()
    assert "Enter your opening key" in sent(client, at(tender, "key/"), secret="", conflicted="no")


def test_a_wrong_key_declares_nothing_and_is_not_written_back():
    buyer, author = make_buyer()
    tender, client = quick_draft(buyer, author, timezone.now()), browser(author)
    client.post(at(tender, "key/made/"))
    page = sent(client, at(tender, "key/"), secret="AGE-SECRET-KEY-1WRONG", conflicted="no")
    assert "There is a problem" in page
    assert "1WRONG" not in page
    assert not tender.declarations.exists()


def test_nothing_is_sent_while_a_step_is_missing():
    buyer, author = make_buyer()
    tender, client = quick_draft(buyer, author, timezone.now()), browser(author)
    write_questions(tender=tender, judged=JUDGED, by=author, now=timezone.now())
    page = sent(client, at(tender, "send/"))
    assert "Some steps above are not done yet" in page
    assert "Approve and send" not in page
    tender.refresh_from_db()
    assert tender.stage == "draft"


def test_a_viewer_reads_every_step_and_changes_nothing():
    buyer, author = make_buyer()
    offer("Ash", now=timezone.now())
    viewer = add_member(buyer, "viewer@buyer.example", Role.VIEWER).person
    tender, client = quick_draft(buyer, author, timezone.now()), browser(viewer)
    for step in ("what/", "suppliers/", "questions/", "send/"):
        assert "Only the author may do this" in text(client, at(tender, step)) or step == "send/"
    page = text(browser(author), at(tender, "suppliers/"))
    assert "Only the author" in sent(client, at(tender, "suppliers/"), seen=seen(page), source="everybody")
    sent(client, at(tender, "what/"), **asked(title="Mine now"))
    tender.refresh_from_db()
    assert tender.title == "Befriending in Luton"
    assert not tender.invited.exists()
    assert client.get(f"/organisations/{buyer.pk}/quick-quotes/new/").status_code == 403


def test_another_organisation_finds_nothing_and_whoever_is_not_signed_in_signs_in():
    buyer, author = make_buyer()
    _, stranger = make_supplier("Elsewhere")
    tender = quick_draft(buyer, author, timezone.now())
    for step in ("", "what/", "suppliers/", "questions/", "key/", "send/"):
        assert browser(stranger).get(at(tender, step)).status_code == 404
        assert Client().get(at(tender, step)).status_code == 302


def test_what_was_sent_has_its_own_page_and_is_changed_there():
    buyer, author = make_buyer()
    offer("Ash", now=timezone.now())
    tender, _ = sent_quick_quote(buyer, author, timezone.now())
    client = browser(author)
    for step in ("", "what/", "suppliers/", "questions/", "key/", "send/"):
        answer = client.get(at(tender, step))
        assert answer.status_code == 302
        assert answer["Location"] == f"/organisations/{buyer.pk}/tenders/{tender.pk}/"


def test_a_draft_goes_on_where_it_was_left():
    buyer, author = make_buyer()
    tender, client = quick_draft(buyer, author, timezone.now()), browser(author)
    assert f'href="{at(tender, "suppliers/")}" role="button"' in text(client, at(tender, ""))
    assert "Go on with the five steps" in text(client, f"/organisations/{buyer.pk}/tenders/{tender.pk}/")


def test_barriers_are_asked_for_where_the_act_asks_for_them():
    buyer, author = make_buyer()
    large = quick_draft(buyer, author, timezone.now(), facts=legal_facts(with_vat=40_000))
    small = quick_draft(buyer, author, timezone.now(), areas=(code_of("Luton"),))
    client = browser(author)
    assert 'name="barriers"' not in text(client, at(small, "questions/"))
    assert 'name="barriers"' in text(client, at(large, "questions/"))
    given = {"questions": "How?", "price": "fixed", "amount": "40000", "weight": "40", "barriers": ""}
    assert "Name what might keep small organisations out" in sent(client, at(large, "questions/"), **given)
    many = {**given, "questions": "\n".join(f"Question {n}?" for n in range(11)), "weight": "95", "amount": "0"}
    told = sent(client, at(small, "questions/"), **many)
    for problem in ("Ask up to 10 questions", "Enter a whole number from 10 to 80", "Enter an amount in pounds"):
        assert problem in told
