"""A change of an open tender's documents is prepared out of sight, read as bidders will read it, and published."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.form_reader import sent_by
from tests.organisation_builders import add_member, make_organisation, make_person
from tests.tender_builders import BEGUN, CONTENT, CRITERIA, Buying, competitive_draft, decide_route, make_supplier
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import DraftChange, Tender, TenderSaving
from worthwhile.apps.tenders.selectors.change_follows import cannot_change
from worthwhile.apps.tenders.selectors.writing import SECTIONS
from worthwhile.apps.tenders.selectors.written_content import written_content
from worthwhile.apps.tenders.services.change_tender import confirm_bid
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.publish import publish as publish_tender
from worthwhile.apps.tenders.services.write_content import CannotChange, change_content
from worthwhile.apps.tenders.services.write_tender import approve
from worthwhile.exchange.tender import tender_from_data, tender_text
from worthwhile.market.compile.merge import merge_releases
from worthwhile.market.compile.rules import shipped_rules
from worthwhile.market.store.json_text import read_json

pytestmark = pytest.mark.django_db
LOTS = [{"id": "lot-1", "title": "The north"}, {"id": "lot-2", "title": "The south"}]
STATED: dict[str, Any] = {
    **CONTENT,
    "lots": LOTS,
    "route": {"regime": "pa-light-touch", "process": "competitive-tendering"},
    "value": {"total_net": 1_000_000},
}
WHOLE = {name: part for name, part in STATED.items() if name != "lots"}
NEW_WORDS = "Visits and telephone calls to people who live alone"


@pytest.fixture
def buying() -> Buying:
    """A tender that takes bids for another month."""
    return opened(WHOLE)


@pytest.fixture
def bidder(buying: Buying) -> Any:
    supplier, person = make_supplier("Lunch Club")
    hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=timezone.now())
    return supplier, person


def opened(content: dict[str, Any]) -> Buying:
    buying, net = competitive_draft(content=content), content["value"]["total_net"]
    decide_route(buying, value_ex_vat=net, value_inc_vat=net * 6 // 5)
    approve(tender=buying.tender, by=buying.approver, now=BEGUN)
    publish_tender(tender=buying.tender, by=buying.author, now=BEGUN)
    return still_open(buying)


def still_open(buying: Buying, days: int = 30) -> Buying:
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=timezone.now() + timedelta(days=days))
    buying.tender.refresh_from_db()
    return buying


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def at(buying: Buying, page: str = "") -> str:
    return f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/{page}"


def text(buying: Buying, page: str = "", person: Any = None) -> str:
    answer = browser(person or buying.author).get(at(buying, page), follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def send(buying: Buying, page: str, person: Any = None, **answers: object) -> str:
    given: dict[str, Any] = sent_by(text(buying, page))
    given |= {name.replace("__", "-"): value for name, value in answers.items()}
    answer = browser(person or buying.author).post(at(buying, page), given, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def describe(buying: Buying, words: str = NEW_WORDS, person: Any = None) -> str:
    return send(buying, "write/about/", person, subject__description=words)


def publish(buying: Buying, reason: str = "Asked for by many", person: Any = None, **more: object) -> str:
    return send(buying, "content/change/publish/", person, reason=reason, **more)


def public(buying: Buying) -> str:
    return Client().get(f"/tenders/open/{buying.tender.pk}/").content.decode()


def now(buying: Buying) -> Tender:
    return Tender.objects.get(pk=buying.tender.pk)


def compiled(buying: Buying) -> dict[str, Any]:
    releases = [read_json(one.content.encode()) for one in buying.tender.notices.order_by("number")]
    tender: dict[str, Any] = merge_releases(releases, shipped_rules()).release["tender"]
    return tender


def test_a_section_is_changed_as_before_publication_and_bidders_see_nothing_of_it(buying, bidder):
    before, notices = public(buying), buying.tender.notices.count()
    told = describe(buying)
    assert "kept in the draft of the change" in told
    assert "Changed so far" in told
    assert "About the service" in told
    assert public(buying) == before
    assert NEW_WORDS not in text(buying, "content/")
    assert browser(bidder[1]).get(f"/organisations/{bidder[0].pk}/bids/{buying.tender.pk}/").status_code == 200
    assert (now(buying).documents, buying.tender.notices.count(), mail.outbox) == (1, notices, [])


def test_the_buyer_reads_the_lines_that_bidders_will_read_and_what_follows(buying):
    describe(buying)
    page = text(buying, "content/change/publish/")
    assert "What bidders will read" in page
    assert "1 line of version 1 says something else" in page
    assert "[added: " in page
    assert "Bids that came in before do not count until each bidder confirms theirs" in page
    assert "The deadline does not have to move by our rule" in page
    shown = page.split('id="diff"')[1].split("</dl>")[0].split('<dl class="govuk-list">')[1]
    publish(buying)
    assert shown in public(buying)


def test_publishing_makes_a_version_tells_bidders_asks_them_to_confirm_logs_it_and_keeps_the_notice(
    buying, bidder, django_capture_on_commit_callbacks
):
    describe(buying)
    with django_capture_on_commit_callbacks(execute=True):
        assert "Version 2 is published" in publish(buying)
    tender = now(buying)
    assert (tender.documents, tender.stage) == (2, "open")
    assert NEW_WORDS in public(buying)
    assert any("confirm your bid" in letter.subject for letter in mail.outbox)
    acts = list(tender.log.order_by("number").values_list("act", flat=True))
    assert acts[-3:] == ["write-change", "change-documents", "keep-documents"]
    told = tender.notices.latest("number").data["tender"]
    assert (told["description"], told["amendments"][0]["rationale"]) == (NEW_WORDS, "Asked for by many")
    assert tender.bids.get().documents == 1
    confirm_bid(tender=tender, bidder=bidder[0], seen=tender.documents, now=timezone.now())
    assert tender.bids.get().documents == 2
    assert not DraftChange.objects.filter(ended_at=None).exists()


def test_the_notice_of_a_version_from_a_file_tells_what_the_file_says(buying):
    data = deepcopy(WHOLE)
    data["subject"]["description"] = NEW_WORDS
    change_content(
        tender=buying.tender, loaded=tender_from_data(data), reason="More", by=buying.author, now=timezone.now()
    )
    assert buying.tender.notices.latest("number").data["tender"]["description"] == NEW_WORDS


def test_a_new_title_is_the_title_of_the_tender_in_lists(buying):
    send(buying, "write/about/", subject__title="Company for older people")
    assert now(buying).title == "Befriending for older people"
    publish(buying)
    assert now(buying).title == "Company for older people"


def test_a_reason_is_asked_for(buying):
    describe(buying)
    assert "Say why" in publish(buying, reason=" ")
    assert now(buying).documents == 1


def test_a_draft_is_thrown_away_and_nothing_changes(buying):
    describe(buying)
    assert "Throw the draft away" in text(buying, "content/change/throw-away/")
    assert "thrown away" in send(buying, "content/change/throw-away/")
    assert NEW_WORDS not in text(buying, "write/about/")
    assert now(buying).documents == 1
    assert "No change is being prepared" in text(buying, "content/change/publish/")
    assert "No change is being prepared" in text(buying, "content/change/throw-away/")
    describe(buying, "Another try")
    assert written_content(now(buying)).data["subject"]["description"] == "Another try"


def test_two_who_write_at_once_lose_nothing(buying):
    other = add_member(buying.tender.buyer, "second@buyer.example", Membership.OWNER).person
    buying.tender.people.create(person=other, role="author", named_at=timezone.now())
    page = text(buying, "write/about/")
    describe(buying, "What the second writes", other)
    mine = {**sent_by(page), "subject-title": "What the first writes"}
    answer = browser(buying.author).post(at(buying, "write/about/"), mine, follow=True)
    assert "kept in the draft" in answer.content.decode()
    both = written_content(now(buying)).data["subject"]
    assert (both["title"], both["description"]) == ("What the first writes", "What the second writes")
    late = {**sent_by(page), "subject-description": "What the first says of it"}
    told = browser(buying.author).post(at(buying, "write/about/"), late, follow=True).content.decode()
    assert "Somebody else changed this meanwhile" in told
    assert "What the first says of it" in told
    assert written_content(now(buying)).data["subject"]["description"] == "What the second writes"


def test_what_was_entered_before_a_version_was_published_meets_the_new_version(buying):
    page = text(buying, "write/about/")
    describe(buying)
    publish(buying)
    late = {**sent_by(page), "subject-description": "Written for version 1"}
    told = browser(buying.author).post(at(buying, "write/about/"), late, follow=True).content.decode()
    assert "Somebody else changed this meanwhile" in told
    assert written_content(now(buying)).data["subject"]["description"] == NEW_WORDS


def test_nobody_publishes_a_draft_that_is_not_the_one_they_read(buying):
    describe(buying)
    page = text(buying, "content/change/publish/")
    describe(buying, "Something else altogether")
    given = {**sent_by(page), "reason": "As I read it"}
    told = browser(buying.author).post(at(buying, "content/change/publish/"), given, follow=True).content.decode()
    assert "Somebody changed the draft while you were reading it" in told
    assert "Something else altogether" in told
    assert "As I read it" in told
    assert now(buying).documents == 1
    again = {**sent_by(told), "reason": "As I read it now"}
    told = browser(buying.author).post(at(buying, "content/change/publish/"), again, follow=True).content.decode()
    assert "Version 2 is published" in told


def test_a_draft_that_says_what_is_published_is_not_published(buying):
    describe(buying)
    describe(buying, CONTENT["subject"]["description"])
    page = text(buying, "content/change/publish/")
    assert "No line that bidders read says anything else" in page
    given = {"reason": "Nothing", "based_on": str(written_content(now(buying)).number)}
    told = browser(buying.author).post(at(buying, "content/change/publish/"), given, follow=True).content.decode()
    assert "say what the published ones say" in told
    assert now(buying).documents == 1


@pytest.mark.parametrize(
    ("page", "answers", "said"),
    [
        ("write/route/", {"route__regime": "pa-full"}, "It changes the law."),
        ("write/who-may-bid/", {"route__reserved": "supported-employment"}, "for whom it is reserved"),
        ("write/route/", {"buyer__nation": "wales"}, "the nation of the buyer"),
        ("write/value/", {"value__total_net": "1500000"}, "grows from £1,000,000 to £1,500,000"),
    ],
)
def test_what_makes_it_another_tender_is_refused_with_what_to_do_instead(buying, page, answers, said):
    assert "As it stands it cannot be published" in send(buying, page, **answers)
    shown = text(buying, "content/change/publish/")
    assert said in shown
    assert "cancel this tender with the reason, and begin a new one" in shown
    given = {"reason": "Anyway", "based_on": str(written_content(now(buying)).number)}
    told = browser(buying.author).post(at(buying, "content/change/publish/"), given, follow=True).content.decode()
    assert said in told
    assert now(buying).documents == 1
    file = browser(buying.author).get(at(buying, "content/files/draft-change.yaml"))
    assert file.status_code == 200
    draft = tender_from_data(written_content(now(buying)).data)
    send(buying, "content/change/throw-away/")
    with pytest.raises(CannotChange, match="another tender"):
        change_content(tender=buying.tender, loaded=draft, reason="x", by=buying.author, now=timezone.now())


def test_a_value_that_grows_by_less_is_published(buying):
    send(buying, "write/value/", value__total_net="1200000")
    assert "The lawful route has to be decided again" not in text(buying, "write/value/")
    assert "Version 2 is published" in publish(buying)


def test_a_draft_by_which_bids_cannot_be_scored_says_so_before_it_is_published(buying):
    boxes = sent_by(text(buying, "write/criteria/"))
    send(buying, "write/criteria/", **{name: "" for name in boxes if name.startswith("award-criteria-")})
    page = text(buying, "content/change/publish/")
    assert "Bids could not be scored by these documents. Mend this first" in page
    assert 'name="reason"' not in page


@pytest.mark.parametrize("gone", ["criteria", "price"])
def test_the_page_and_the_file_refuse_what_bids_cannot_be_scored_by_in_the_same_words(buying, gone):
    data = deepcopy(WHOLE)
    data["award"] = {name: value for name, value in data["award"].items() if name != gone}
    after = tender_from_data(data)
    published = tender_from_data(written_content(now(buying)).data).tender
    moment = timezone.now()
    shown = cannot_change(now(buying), published, after.tender, moment)
    with pytest.raises(CannotChange) as refused:
        change_content(tender=buying.tender, loaded=after, reason="x", by=buying.author, now=moment)
    assert refused.value.reasons == shown
    assert [reason.startswith("Bids could not be scored by these documents.") for reason in shown] == [True]
    assert now(buying).revision == 1


def test_a_file_waits_while_a_change_is_prepared_on_the_pages(buying):
    describe(buying)
    pasted = tender_text({**WHOLE, "lots_reasons": "One team"}, suffix=".yaml")
    assert "Publish it or throw it away" in text(buying, "content/change/")
    answer = browser(buying.author).post(at(buying, "content/change/"), {"text": pasted, "reason": "File"}, follow=True)
    assert "neither undoes the other" in answer.content.decode()
    assert "One team" in answer.content.decode()
    assert now(buying).documents == 1
    send(buying, "content/change/throw-away/")
    answer = browser(buying.author).post(at(buying, "content/change/"), {"text": pasted, "reason": "File"}, follow=True)
    assert "Version 2 is published" in answer.content.decode()


def test_two_days_before_the_deadline_more_time_is_given_first_and_the_draft_stays(buying):
    describe(buying)
    still_open(buying, days=1)
    page = text(buying, "content/change/publish/")
    assert "less than 2 days away" in page
    assert "Give more time" in page
    assert 'name="reason"' not in page
    given = {"subject-description": "Late words", "based_on": "2", "subject-title": "T"}
    told = browser(buying.author).post(at(buying, "write/about/"), given, follow=True).content.decode()
    assert "less than 2 days away" in told
    assert "Late words" in told
    still_open(buying)
    assert "Version 2 is published" in publish(buying)


def test_the_author_alone_changes_publishes_and_throws_away(buying):
    describe(buying)
    viewer = add_member(buying.tender.buyer, "viewer@buyer.example", Membership.VIEWER).person
    for person in (buying.approver, buying.openers[0], viewer):
        assert "Only the author may do this" in describe(buying, "Mine", person)
        assert "Only the author may do this" in publish(buying, person=person)
        assert "Only the author may do this" in send(buying, "content/change/throw-away/", person)
        for page in ("write/about/", "content/change/publish/", "content/change/throw-away/"):
            assert sent_by(text(buying, page, person)) == {}
    assert written_content(now(buying)).data["subject"]["description"] == NEW_WORDS
    assert now(buying).documents == 1


@pytest.mark.parametrize("page", ["write/", "content/change/publish/", "content/change/throw-away/"])
def test_another_organisation_finds_nothing_and_a_visitor_signs_in(buying, page):
    describe(buying)
    stranger = make_person("stranger@elsewhere.example")
    make_organisation(stranger, "Elsewhere")
    for method in ("get", "post"):
        assert getattr(browser(stranger), method)(at(buying, page)).status_code == 404 or page == "write/"
    assert browser(stranger).get(at(buying, page)).status_code == 404
    answer = Client().get(at(buying, page))
    assert (answer.status_code, "login" in answer.headers["Location"]) == (302, True)


def test_once_bids_are_closed_there_is_no_change_any_more(buying):
    describe(buying)
    Tender.objects.filter(pk=buying.tender.pk).update(stage="sealed")
    assert "No change is being prepared" in text(buying, "content/change/publish/")
    assert NEW_WORDS not in text(buying, "write/about/")


@pytest.mark.parametrize("slug", SECTIONS)
def test_a_section_of_a_change_saved_as_it_stands_begins_no_draft(buying, slug):
    assert "There is a problem" not in send(buying, f"write/{slug}/")
    assert not DraftChange.objects.exists()


def test_a_lot_taken_out_is_cancelled_in_what_all_notices_say_together():
    buying = opened(_of_lots())
    send(buying, "write/lots/2/take-out/")
    assert "Version 2 is published" in publish(buying)
    assert {lot["id"]: lot["status"] for lot in compiled(buying)["lots"]} == {"lot-1": "active", "lot-2": "cancelled"}
    states = {item["relatedLot"]: item["id"] for item in compiled(buying)["items"]}
    assert states == {"lot-1": "lot-1", "lot-2": "lot-2"}


def test_a_criterion_taken_out_weighs_nothing_in_what_all_notices_say_together(buying):
    data = deepcopy(WHOLE)
    kept = [{**CRITERIA[0], "weight": CRITERIA[0]["weight"] + CRITERIA[1]["weight"]}, *CRITERIA[2:]]
    data["award"]["criteria"] = kept
    change_content(
        tender=buying.tender, loaded=tender_from_data(data), reason="Simpler", by=buying.author, now=timezone.now()
    )
    (lot,) = compiled(buying)["lots"]
    weights = {one["id"]: one["numbers"][0]["number"] for one in lot["awardCriteria"]["criteria"]}
    assert weights == {"staffing": 60, "reach": 0, "benefit": 10, "cost": 30}


def test_after_publication_the_page_says_what_can_be_done_and_what_bidders_read(buying):
    page = text(buying)
    assert "What has to be there" not in page
    assert "Not yet" not in page
    assert "Change the documents" in page
    assert "What bidders read" in page
    assert "£1,000,000 over the whole length" in page
    assert "Staffing, 40%" in page
    describe(buying)
    assert "A change is being prepared" in text(buying)
    assert NEW_WORDS not in text(buying)
    publish(buying)
    assert "Version 2, " in text(buying)


def _of_lots() -> dict[str, Any]:
    return {**STATED, "lots": [{**lot, "value_total": 500_000} for lot in LOTS]}


def test_savings_of_drafts_and_versions_share_one_row_of_numbers(buying):
    describe(buying)
    publish(buying)
    assert list(TenderSaving.objects.filter(tender=buying.tender).values_list("number", flat=True)) == [1, 3]
    assert DraftChange.objects.get().savings.get().number == 2
