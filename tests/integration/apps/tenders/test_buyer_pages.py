"""What each of a buyer's people finds and may do, from a draft to publication."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.organisation_builders import add_member, make_organisation, make_person
from tests.tender_builders import CONTENT, Buying, competitive_draft, make_buyer, make_supplier
from worthwhile.apps.organisations.models import Demonstration, Identifier, Role
from worthwhile.apps.tenders.models import InterestDeclared, Tender
from worthwhile.apps.tenders.services.write_tender import (
    CannotBegin,
    CannotName,
    NotAMember,
    approve,
    begin_tender,
    declare_interest,
    name_person,
)
from worthwhile.engines.tendering import Procedure
from worthwhile.engines.tendering import Role as Office
from worthwhile.exchange.tender import tender_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def buying() -> Buying:
    made = competitive_draft()
    later = timezone.now() + timedelta(days=30)
    Tender.objects.filter(pk=made.tender.pk).update(deadline_at=later, questions_until=later - timedelta(days=7))
    made.tender.refresh_from_db()
    return made


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def at(buying: Buying, page: str = "") -> str:
    return f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/{page}"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, address: str, **data: object) -> str:
    """The page that comes of sending a form, wherever it leads."""
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def stage(buying: Buying) -> str:
    return Tender.objects.get(pk=buying.tender.pk).stage


def test_a_tender_is_begun_by_whoever_may_write_and_becomes_a_line_of_the_list():
    buyer, author = make_buyer()
    page = f"/organisations/{buyer.pk}/tenders/"
    assert "has no tender yet" in text(browser(author), page)
    told = sent(browser(author), f"{page}new/", procedure="quick-quote", title="  Warm   rooms ", known_as="Ann Lee")
    assert "Warm rooms" in told
    assert "Suppliers invited" in told
    listed = text(browser(author), page)
    assert "Quick quote" in listed
    assert "Finish the list below" in listed
    viewer = add_member(buyer, "viewer@buyer.example", Role.VIEWER).person
    assert browser(viewer).post(f"{page}new/", {"procedure": "quick-quote", "title": "x"}).status_code == 403
    assert Tender.objects.count() == 1


def test_a_tender_needs_a_way_to_buy_and_a_title():
    buyer, author = make_buyer()
    told = sent(browser(author), f"/organisations/{buyer.pk}/tenders/new/", procedure="by-favour", title=" ")
    assert "Select a valid choice" in told
    assert "Enter what you buy" in told
    assert Tender.objects.count() == 0


def test_a_visit_to_the_demonstration_begins_no_tender_because_its_log_could_never_be_erased():
    buyer, author = make_buyer()
    buyer.demonstration = Demonstration.VISITOR
    buyer.save()
    with pytest.raises(CannotBegin, match="Make an account"):
        begin_tender(buyer=buyer, procedure=Procedure.COMPETITIVE, title="x", by=author, now=timezone.now())


def test_the_author_sees_what_is_done_and_what_stands_in_the_way(buying):
    page = text(browser(buying.author), at(buying))
    assert "What the tender says to bidders" in page
    assert "Publish it" not in page
    assert "Cancel it" in page
    approve(tender=buying.tender, by=buying.approver, now=timezone.now())
    assert "Publish it" in text(browser(buying.author), at(buying))


def test_what_waits_for_somebody_stands_first_until_they_have_done_it(buying):
    judge = add_member(buying.tender.buyer, "judge@buyer.example", Role.VIEWER).person
    name_person(tender=buying.tender, person=judge, role=Office.ASSESSOR, by=buying.author, now=timezone.now())
    declaring = f'href="{at(buying, "interests/")}"'
    above, below = text(browser(judge), at(buying)).split('id="tasks"')
    assert declaring in above
    assert "nothing for you to decide" not in above
    assert declaring in below
    sent(browser(judge), at(buying, "interests/"), conflicted="no")
    assert declaring not in text(browser(judge), at(buying)).split('id="tasks"')[0]


def test_a_tender_to_which_nobody_bids_speaks_of_no_deadline_and_counts_no_bids():
    buyer, author = make_buyer()
    made = begin_tender(buyer=buyer, procedure=Procedure.MOST_SUITABLE, title="Scans", by=author, now=timezone.now())
    Tender.objects.filter(pk=made.pk).update(stage="assessing")
    page = text(browser(author), f"/organisations/{buyer.pk}/tenders/{made.pk}/")
    assert "Providers considered" in page
    assert "Bids until" not in page
    assert "Bids that count" not in page


def test_the_approver_sees_that_they_may_approve_and_the_author_may_not(buying):
    assert "Approve it" in text(browser(buying.approver), at(buying))
    refused = text(browser(buying.author), at(buying, "approve/"))
    assert "Only the approver may do this" in refused
    assert 'type="submit"' not in refused.split("<main")[1]
    told = sent(browser(buying.author), at(buying, "approve/"))
    assert "Only the approver may do this" in told
    assert stage(buying) == "draft"
    sent(browser(buying.approver), at(buying, "approve/"))
    assert stage(buying) == "ready"


def test_an_opener_without_other_roles_cannot_write(buying):
    opener = browser(buying.openers[0])
    for page in ("times/", "content/bring-in/", "publish/", "cancel/", "approve/", "return/", "more-time/"):
        assert 'type="submit"' not in text(opener, at(buying, page)).split("<main")[1].replace("Sign out", "")
    told = sent(opener, at(buying, "times/"), deadline="1 June 2030", deadline_time="12:00")
    assert "Only the author may do this" in told
    told = sent(opener, at(buying, "people/"), person=str(buying.openers[1].pk), role="approver")
    assert "Only the author names the people" in told
    told = sent(opener, at(buying, "cancel/"), reason="I do not like it")
    assert "Only the approver or the author may do this" in told or "Only the author or the approver" in told
    assert stage(buying) == "draft"


def test_somebody_of_another_organisation_finds_nothing(buying):
    stranger = make_person("stranger@example.org")
    make_organisation(stranger, "Elsewhere Ltd")
    for page in ("", "people/", "log/", "log/file/", "bids/", "approve/"):
        assert browser(stranger).get(at(buying, page)).status_code == 404
    assert browser(stranger).post(at(buying, "publish/")).status_code == 404


def test_a_tender_is_not_found_under_another_organisation_of_the_same_person(buying):
    own = make_organisation(buying.author, "Another of mine")
    assert browser(buying.author).get(f"/organisations/{own.pk}/tenders/{buying.tender.pk}/").status_code == 404


def test_it_is_published_after_approval_and_then_takes_bids(buying):
    sent(browser(buying.approver), at(buying, "approve/"))
    page = text(browser(buying.author), at(buying, "publish/"))
    assert "any 2 of the people" in page
    told = sent(browser(buying.author), at(buying, "publish/"))
    assert "Open for bids" in told
    assert stage(buying) == "open"


def test_a_refused_publication_says_every_reason(buying):
    buying.tender.holders.all().delete()
    buying.tender.savings.all()._raw_delete("default")
    Tender.objects.filter(pk=buying.tender.pk).update(stage="ready", deadline_at=timezone.now())
    told = sent(browser(buying.author), at(buying, "publish/"))
    assert "bring in what the tender says to bidders" in told
    assert "0 of 3 people who can open bids have tried their key" in told
    assert "The deadline for bids has passed" in told
    assert stage(buying) == "ready"


def test_an_approval_is_taken_back_with_the_reason_on_record(buying):
    approve(tender=buying.tender, by=buying.approver, now=timezone.now())
    told = sent(browser(buying.approver), at(buying, "return/"), reason="")
    assert "Say why" in told
    sent(browser(buying.approver), at(buying, "return/"), reason="The map is missing")
    assert stage(buying) == "draft"
    assert "The map is missing" in text(browser(buying.author), at(buying, "log/"))


def test_times_are_those_of_the_united_kingdom_in_summer_and_winter(buying):
    author = browser(buying.author)
    year = timezone.now().year + 1
    summer = {"deadline": f"1 July {year}", "deadline_time": "5pm", "questions_until": f"1/2/{year}"}
    told = sent(author, at(buying, "times/"), **summer, questions_time="12:00")
    assert f"1 July {year}, 5:00pm (UK time, UTC+1)" in told
    assert f"1 February {year}, 12 noon (UK time, UTC+0)" in told
    kept = Tender.objects.get(pk=buying.tender.pk)
    assert (kept.deadline_at.hour, kept.questions_until.hour) == (16, 12)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deadline": "soon", "deadline_time": "12:00"}, "Enter the last day for bids"),
        ({"deadline": "1 June 2020", "deadline_time": "12:00"}, "This has passed"),
        ({"deadline": "1 June 2100", "deadline_time": "12:00"}, "more than two years away"),
        ({"deadline": "1 June 2027", "deadline_time": "teatime"}, "Enter a time of day"),
        ({"deadline": "28 March 2027", "deadline_time": "1:30"}, "The clocks change that night"),
        ({"deadline": "31 October 2027", "deadline_time": "1:30am"}, "The clocks change that night"),
        ({"deadline": "1 June 2027", "deadline_time": "9:00", "questions_until": "2 June 2027"}, "Enter a time of day"),
        ({"deadline": "1 June 2027", "deadline_time": "9:00", "questions_time": "9:00"}, "or leave the time empty"),
        (
            {"deadline": "1 June 2027", "deadline_time": "9:00", "questions_until": "2 June 2027",
             "questions_time": "noon"},
            "Questions end before bids do",
        ),
    ],
)  # fmt: skip
def test_a_time_that_cannot_be_kept_is_said_beside_its_box(buying, given, said):
    before = buying.tender.deadline_at
    told = sent(browser(buying.author), at(buying, "times/"), **given)
    assert said in told
    assert Tender.objects.get(pk=buying.tender.pk).deadline_at == before


def test_a_tender_file_becomes_a_page_to_read_and_comes_out_again(buying):
    author = browser(buying.author)
    content = {**CONTENT, "value": {"annual": 120000}, "subject": {**CONTENT["subject"], "cpv": ["85320000"]},
               "award": {"criteria": [{"id": "q", "name": "Quality", "weight": 0.6},
                                      {"id": "p", "name": "Price", "kind": "price", "weight": 0.4}]}}  # fmt: skip
    file = SimpleUploadedFile("tender.json", json.dumps(content).encode())
    told = sent(author, at(buying, "content/bring-in/"), file=file)
    for words in ("£120,000", "Social services (85320000)", "60%", "Visits to people who live alone"):
        assert words in told
    assert "true or false" not in told
    got = author.get(at(buying, "content/files/tender.json"))
    assert json.loads(got.content)["value"] == {"annual": 120000}
    assert "attachment" in got.headers["Content-Disposition"]
    assert author.get(at(buying, "content/files/other.yaml")).status_code == 404
    assert b"format: worthwhile/tender/1" in author.get(at(buying, "content/files/new-tender.yaml")).content


def test_every_problem_of_a_tender_file_is_said_at_once_and_what_was_pasted_stays(buying):
    pasted = "format: worthwhile/tender/1\nbuyer: {nam: x}\nquestions: [{id: q-1}]\n"
    told = sent(browser(buying.author), at(buying, "content/bring-in/"), text=pasted)
    assert "buyer.name" in told
    assert "subject" in told
    assert "questions[0].text" in told
    assert "buyer: {nam: x}" in told
    assert buying.tender.savings.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Choose a tender file, or paste one below"),
        ({"file": SimpleUploadedFile("tender.docx", b"PK")}, "Choose a tender file that ends in"),
        ({"file": SimpleUploadedFile("tender.yaml", b"\xff\xfe\xfa")}, "not UTF-8 text"),
        ({"file": SimpleUploadedFile("tender.yaml", b"x" * 1_500_001)}, "at most 1.5 MB"),
        ({"file": SimpleUploadedFile("t.yaml", b"a: 1"), "text": "a: 1"}, "not both"),
        ({"text": "[unclosed"}, "is not valid YAML"),
    ],
)
def test_what_is_no_tender_file_is_refused_in_words(buying, data, said):
    told = sent(browser(buying.author), at(buying, "content/bring-in/"), **data)
    assert "There is a problem" in told
    assert said in told


def test_people_are_named_and_taken_off_again_before_publication(buying):
    author = browser(buying.author)
    viewer = add_member(buying.tender.buyer, "new@buyer.example", Role.VIEWER).person
    told = sent(author, at(buying, "people/"), person=str(viewer.pk), role="assessor", known_as="Jo, carers’ forum")
    assert "Jo, carers’ forum" in told
    assert "No key yet" not in told
    asked = text(author, at(buying, f"people/{viewer.pk}/assessor/take-off/"))
    assert "No scores are lost: nobody has scored yet." in asked
    assert "They have no other role here" in asked
    assert buying.tender.people.filter(person=viewer).exists()
    told = sent(author, at(buying, f"people/{viewer.pk}/assessor/take-off/"))
    assert "Jo, carers’ forum" not in told
    assert author.post(at(buying, f"people/{viewer.pk}/assessor/take-off/")).status_code == 404
    assert author.get(at(buying, f"people/{viewer.pk}/assessor/take-off/")).status_code == 404


def test_taking_off_asks_first_and_says_what_becomes_of_a_key(buying):
    author, page = browser(buying.author), at(buying, f"people/{buying.openers[0].pk}/opener/take-off/")
    asked = text(author, page)
    assert "Bids will not be sealed to their opening key." in asked
    assert "2 people are left who open bids, and this tender needs 3." in asked
    assert buying.tender.holders.count() == 3
    sent(author, page)
    assert buying.tender.holders.count() == 2


def test_whoever_cannot_be_taken_off_stays_and_the_page_says_why_before_anything_is_pressed(buying):
    page = at(buying, f"people/{buying.author.pk}/author/take-off/")
    for told in (text(browser(buying.author), page), sent(browser(buying.author), page)):
        assert "A tender needs an author. Name another one first." in told
        assert "govuk-button--warning" not in told
    page = at(buying, f"people/{buying.openers[0].pk}/opener/take-off/")
    assert "Only the author names the people of a tender." in text(browser(buying.approver), page)
    assert buying.tender.holders.count() == 3


def test_only_members_can_be_named(buying):
    stranger = make_supplier("Stranger")[1]
    told = sent(browser(buying.author), at(buying, "people/"), person=str(stranger.pk), role="assessor")
    assert "Choose a member of your organisation" in told
    assert not buying.tender.people.filter(person=stranger).exists()


def test_an_assessor_from_outside_sees_no_tender_and_is_named_for_none(buying):
    outside = add_member(buying.tender.buyer, "outside@assessors.example", Role.ASSESSOR).person
    for page in ("", "content/", "log/", "bids/"):
        assert browser(outside).get(at(buying, page)).status_code == 403
    told = sent(browser(buying.author), at(buying, "people/"), person=str(outside.pk), role="opener")
    assert "Choose a member of your organisation" in told
    with pytest.raises(NotAMember, match="an assessor from outside"):
        name_person(tender=buying.tender, person=outside, role=Office.OPENER, by=buying.author, now=timezone.now())


def test_whoever_may_bid_reads_what_is_asked_for_and_what_changed_with_the_reason(buying):
    sent(browser(buying.approver), at(buying, "approve/"))
    sent(browser(buying.author), at(buying, "publish/"))
    club, person = make_supplier("Lunch Club")
    pages = (f"/tenders/open/{buying.tender.pk}/", f"/organisations/{club.pk}/bids/{buying.tender.pk}/")
    pasted = tender_text({**CONTENT, "subject": {"title": "Visits, two days"}}, suffix=".yaml")
    for page in pages:
        assert "Visits to people who live alone" in text(browser(person), page)
    sent(browser(buying.author), at(buying, "content/change/"), text=pasted, reason="Two days is enough")
    for page in pages:
        told = text(browser(person), page)
        assert "Visits, two days" in told
        assert "Two days is enough" in told
        assert "Visits to people who live alone" in told
        assert "Visits to people who live alone" not in re.sub("<del>.*?</del>", "", told, flags=re.DOTALL)


def test_nobody_but_the_author_names_people_and_no_opener_after_publication(buying):
    with pytest.raises(CannotName, match="Only the author"):
        name_person(
            tender=buying.tender, person=buying.approver, role=Office.OPENER, by=buying.approver, now=timezone.now()
        )
    sent(browser(buying.approver), at(buying, "approve/"))
    sent(browser(buying.author), at(buying, "publish/"))
    told = sent(browser(buying.author), at(buying, "people/"), person=str(buying.approver.pk), role="opener")
    assert "Who opens bids is settled at publication" in told
    told = sent(browser(buying.author), at(buying, f"people/{buying.openers[0].pk}/opener/take-off/"))
    assert "Who opens bids is settled at publication" in told
    assert buying.tender.holders.count() == 3


def test_a_conflict_is_declared_by_each_for_themselves_and_read_by_few(buying):
    opener = browser(buying.openers[0])
    told = sent(opener, at(buying, "interests/"), conflicted="yes", words="")
    assert "Say in a few words what it is" in told
    sent(opener, at(buying, "interests/"), conflicted="yes", words="My sister works for one")
    assert InterestDeclared.objects.filter(person=buying.openers[0]).latest("pk").conflicted
    assert "My sister works for one" in text(browser(buying.author), at(buying, "people/"))
    assert "My sister works for one" not in text(browser(buying.openers[1]), at(buying, "people/"))
    assert "My sister" not in text(browser(buying.author), at(buying, "log/"))


def test_whoever_has_a_conflict_is_missing_until_somebody_else_is_named(buying):
    now = timezone.now()
    for person in (buying.approver, buying.openers[0]):
        declare_interest(tender=buying.tender, person=person, conflicted=True, words="Cousin", now=now)
    page = text(browser(buying.author), at(buying))
    assert "An approver, who is not the author" in page
    assert "1 more to open bids" in page


def test_whoever_has_no_role_declares_nothing(buying):
    viewer = add_member(buying.tender.buyer, "viewer@buyer.example", Role.VIEWER).person
    assert "You have no role in this tender" in text(browser(viewer), at(buying))
    assert "nothing to declare" in text(browser(viewer), at(buying, "interests/"))
    before = InterestDeclared.objects.count()
    sent(browser(viewer), at(buying, "interests/"), conflicted="no")
    assert InterestDeclared.objects.count() == before


def test_suppliers_of_a_quick_quote_are_found_by_number_or_chosen_by_name_and_taken_off_again():
    buyer, author = make_buyer()
    tender = begin_tender(
        buyer=buyer, procedure=Procedure.QUICK_QUOTE, title="Warm rooms", by=author, now=timezone.now()
    )
    page = f"/organisations/{buyer.pk}/tenders/{tender.pk}/invited/"
    club, _ = make_supplier("Lunch Club")
    Identifier.objects.create(organisation=club, scheme="GB-CHC", value="1234567", added_at=timezone.now())
    first, _ = make_supplier("Twins")
    second = make_organisation(author, "Twins")
    client = browser(author)
    assert "No organisation here is called" in sent(client, page, supplier="Lunch", reason="near")
    assert "Say why this supplier" in sent(client, page, supplier="1234567", reason="")
    for given, which in (("twins", ""), ("twins", str(club.pk)), ("Lunch Club", ""), (str(club.pk), "")):
        asked = sent(client, page, supplier=given, which=which, reason="near")
        assert "Choose which one you mean" in asked
        assert "Which one do you mean?" in asked
    assert "Lunch Club. Charity number (England and Wales) 1234567. Here since" in asked
    assert not tender.invited.exists()
    assert "No organisation here is called" in sent(client, page, supplier="Sample Council", reason="us")
    assert "is invited when this is published" in sent(client, page, supplier=" 123 4567", reason="Their turn")
    assert "is invited already" in sent(client, page, supplier="lunch club", which=str(club.pk), reason="Their turn")
    sent(client, page, supplier="Twins", which=str(second.pk), reason="Works in these streets")
    assert set(tender.invited.values_list("supplier", flat=True)) == {club.pk, second.pk}
    shown = sent(client, page, supplier="Twins", which=str(first.pk), reason="The other")
    for one in (first, second):
        assert f"Twins (number {one.pk} here)" in shown
    sent(client, f"{page}{tender.invited.get(supplier=club).pk}/take-off/")
    assert set(tender.invited.values_list("supplier", flat=True)) == {second.pk, first.pk}


def test_a_number_that_two_organisations_give_invites_neither_until_one_is_chosen():
    buyer, author = make_buyer()
    tender = begin_tender(
        buyer=buyer, procedure=Procedure.QUICK_QUOTE, title="Warm rooms", by=author, now=timezone.now()
    )
    page = f"/organisations/{buyer.pk}/tenders/{tender.pk}/invited/"
    real, copy = (make_supplier(name)[0] for name in ("Lunch Club", "Lunch Club Luton"))
    for one in (real, copy):
        Identifier.objects.create(organisation=one, scheme="GB-COH", value="01234567", added_at=timezone.now())
    shown = sent(browser(author), page, supplier="01234567", reason="near")
    assert "Choose which one you mean" in shown
    assert shown.count("Company number (Companies House) 01234567") == 2
    sent(browser(author), page, supplier="01234567", which=str(real.pk), reason="near")
    assert [one.supplier for one in tender.invited.all()] == [real]


def test_a_competitive_tender_invites_nobody(buying):
    make_supplier("Lunch Club")
    assert "Anybody may answer this tender" in text(browser(buying.author), at(buying, "invited/"))
    sent(browser(buying.author), at(buying, "invited/"), supplier="Lunch Club", reason="near")
    assert buying.tender.invited.count() == 0


def test_a_cancelled_tender_says_so_and_offers_nothing(buying):
    told = sent(browser(buying.author), at(buying, "cancel/"), reason="The money went elsewhere")
    assert "The tender is cancelled" in told
    page = text(browser(buying.author), at(buying))
    assert "Cancel it" not in page
    assert "Nothing: it is over" in page
