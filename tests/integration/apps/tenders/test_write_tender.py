"""Writing a tender in the browser: who may, what is kept, what is refused beside its box, and what nobody loses."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.form_reader import sent_by
from tests.organisation_builders import add_member, make_organisation, make_person
from tests.tender_builders import BEGUN, Buying, make_buyer
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import Tender, TenderSaving
from worthwhile.apps.tenders.selectors.writing import SECTIONS
from worthwhile.apps.tenders.selectors.written_content import written_content
from worthwhile.apps.tenders.services.write_content import save_content
from worthwhile.apps.tenders.services.write_tender import approve, begin_tender, declare_interest, name_person
from worthwhile.engines.tendering import Procedure, Role
from worthwhile.exchange.tender import load_tender, tender_from_data

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
CONTENT = {
    "format": "worthwhile/tender/1",
    "buyer": {"name": "Sample Council"},
    "subject": {"title": "Befriending for older people"},
}
LISTS = [section.slug for section in SECTIONS.values() if section.items]


@pytest.fixture
def buying() -> Buying:
    """A draft with its people, of which nobody wrote anything yet."""
    buyer, author = make_buyer()
    tender = begin_tender(
        buyer=buyer, procedure=Procedure.COMPETITIVE, title="Befriending for older people", by=author, now=BEGUN
    )
    people = [add_member(buyer, f"{name}@buyer.example", Membership.VIEWER).person for name in ("approver", "opener")]
    for person, role in zip(people, (Role.APPROVER, Role.OPENER), strict=True):
        name_person(tender=tender, person=person, role=role, by=author, now=BEGUN)
    for person in (author, *people):
        declare_interest(tender=tender, person=person, conflicted=False, words="", now=BEGUN)
    return Buying(tender, author, people[0], (people[1],))


@pytest.fixture
def whole(buying: Buying, root: Path) -> Buying:
    """A draft that states nearly everything, brought in as a file."""
    loaded = load_tender(root / "tests/cases/tender/befriending.yaml")
    save_content(tender=buying.tender, loaded=loaded, by=buying.author, now=BEGUN)
    return buying


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def at(buying: Buying, page: str = "") -> str:
    return f"/organisations/{buying.tender.buyer_id}/tenders/{buying.tender.pk}/write/{page}"


def text(buying: Buying, page: str = "", person: Any = None) -> str:
    answer = browser(person or buying.author).get(at(buying, page))
    assert answer.status_code == 200
    return answer.content.decode()


def send(buying: Buying, page: str, person: Any = None, **answers: object) -> str:
    """Enter answers on a page as it stands, send it, and read what comes of it. ``__`` stands for a hyphen."""
    given: dict[str, Any] = sent_by(text(buying, page))
    given |= {name.replace("__", "-"): value for name, value in answers.items()}
    answer = browser(person or buying.author).post(at(buying, page), given, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def data(buying: Buying) -> dict[str, Any]:
    return dict(written_content(Tender.objects.get(pk=buying.tender.pk)).data)


def savings(buying: Buying) -> int:
    return TenderSaving.objects.filter(tender=buying.tender).count()


def test_the_task_list_shows_every_section_and_what_the_law_asks_first(buying):
    page = text(buying)
    for section in SECTIONS.values():
        assert section.title in page
    assert "Say first in which nation and under which law you buy" in page
    assert "Not written yet" in page


@pytest.mark.parametrize("slug", SECTIONS)
def test_a_section_saved_as_it_stands_changes_nothing(whole, slug):
    before, number = data(whole), savings(whole)
    page = send(whole, f"{slug}/")
    assert "There is a problem" not in page
    assert data(whole) == before
    assert savings(whole) == number


@pytest.mark.parametrize("slug", LISTS)
def test_an_entry_saved_as_it_stands_changes_nothing(whole, slug):
    before, number = data(whole), savings(whole)
    page = send(whole, f"{slug}/1/")
    assert "There is a problem" not in page
    assert data(whole) == before
    assert savings(whole) == number


@pytest.mark.parametrize("slug", SECTIONS)
def test_the_author_alone_writes_a_section(whole, slug):
    before = data(whole)
    viewer = add_member(whole.tender.buyer, "viewer@buyer.example", Membership.VIEWER).person
    for person in (whole.approver, whole.openers[0], viewer):
        page = text(whole, f"{slug}/", person)
        assert "Only the author may do this" in page
        assert sent_by(page) == {}
        told = send(whole, f"{slug}/", person, subject__title="Mine now", lots_reasons="Mine", terms__variation="Mine",
                    award__ties="Mine", buyer__nation="wales", gates__barriers_removed="Mine",
                    brief__reading_grade="3", term__months="7", value__annual="7")  # fmt: skip
        assert "Only the author" in told
    assert data(whole) == before


@pytest.mark.parametrize("slug", LISTS)
def test_the_author_alone_adds_changes_and_takes_out(whole, slug):
    before = data(whole)
    for page in (f"{slug}/add/", f"{slug}/1/", f"{slug}/1/take-out/"):
        assert sent_by(text(whole, page, whole.openers[0])) == {}
        answers = {"title": "x", "name": "x", "text": "x", "what": "x", "who": "x"}
        assert "Only the author" in send(whole, page, whole.openers[0], **answers)
    assert data(whole) == before


def test_the_author_alone_takes_an_outcome_from_the_library(whole):
    before, library = data(whole), at(whole, "outcomes/library/")
    page = text(whole, "outcomes/library/?words=people find work")
    form = page.split('name="template" value="')[1]
    given = {"template": form.split('"')[0], "outcome": form.split('name="outcome" value="')[1].split('"')[0]}
    told = browser(whole.approver).post(library, given).content.decode()
    assert "Only the author may do this" in told
    assert data(whole) == before
    assert 'name="template"' not in text(whole, "outcomes/library/?words=people find work", whole.approver)


def test_to_another_organisation_no_page_is_there(whole):
    stranger = make_person("stranger@example.org")
    make_organisation(stranger, "Elsewhere Ltd")
    for page in ("", "about/", "lots/add/", "lots/1/", "lots/1/take-out/", "outcomes/library/"):
        assert browser(stranger).get(at(whole, page)).status_code == 404
        assert browser(stranger).post(at(whole, page)).status_code in (404, 405)


def test_once_approved_nothing_is_written(whole):
    later = timezone.now() + timedelta(days=30)
    Tender.objects.filter(pk=whole.tender.pk).update(deadline_at=later)
    whole.tender.refresh_from_db()
    before = data(whole)
    page = sent_by(text(whole, "about/"))
    approve(tender=whole.tender, by=whole.approver, now=timezone.now())
    assert sent_by(text(whole, "about/")) == {}
    told = browser(whole.author).post(at(whole, "about/"), page | {"subject-title": "Another"}).content.decode()
    assert "“Draft”" in told
    assert data(whole) == before


def test_pages_that_are_not_there_are_not_found(whole):
    client = browser(whole.author)
    for page in ("nothing/", "about/add/", "about/1/", "lots/9/", "lots/9/take-out/"):
        assert client.get(at(whole, page)).status_code == 404


def test_what_is_entered_is_kept_as_the_file_has_it(buying):
    send(buying, "length/", term__start="1 October 2026", term__months="36", term__extensions__months="24",
         term__extensions__by_agreement="yes", term__provider_may_leave="no")  # fmt: skip
    send(buying, "value/", value__annual="£180,000", value__total_net="900 000.50")
    send(buying, "about/", subject__areas="Luton\r\n Dunstable \r\n\r\n", subject__kind="social-care")
    send(buying, "liability/", terms__liability__cap_share="125")
    send(buying, "risk/", terms__results__share_at_risk="12.5%")
    send(buying, "timetable/", timetable__deadline_time="2pm")
    kept = data(buying)
    assert kept["term"] == {
        "start": "2026-10-01",
        "months": 36,
        "extensions": {"months": 24, "by_agreement": True},
        "provider_may_leave": False,
    }
    assert kept["value"] == {"annual": 180000, "total_net": Decimal("900000.5")}
    assert kept["subject"]["areas"] == ["Luton", "Dunstable"]
    assert kept["terms"]["liability"] == {"cap_share": Decimal("1.25")}
    assert kept["terms"]["results"] == {"share_at_risk": Decimal("0.125")}
    assert kept["timetable"] == {"deadline_time": "14:00"}


def test_an_answer_that_is_taken_back_is_not_stated_any_more(buying):
    send(buying, "length/", term__provider_may_leave="no")
    assert data(buying)["term"] == {"provider_may_leave": False}
    send(buying, "length/", term__provider_may_leave="")
    assert "term" not in data(buying)


def test_the_title_of_the_page_follows_the_title_that_bidders_read(buying):
    send(buying, "about/", subject__title="Warm  rooms")
    assert Tender.objects.get(pk=buying.tender.pk).title == "Warm rooms"


@pytest.mark.parametrize(
    ("page", "answers", "said"),
    [
        ("about/", {"subject__title": " "}, "Enter this: What do you buy, in a few words?"),
        ("about/", {"subject__cpv": "care"}, "enter a CPV code of eight digits"),
        ("value/", {"value__annual": "plenty"}, "Value in one year, without VAT: enter a number in figures"),
        ("value/", {"value__annual": "-5"}, "enter a number of 0 or more"),
        ("value/", {"value__total_net": "100", "value__total_gross": "90"}, "with VAT it cannot be less"),
        ("length/", {"term__start": "1 June 2026", "term__end": "1 May 2026"}, "the last day is before the first"),
        ("length/", {"term__extensions__by_agreement": "yes"}, "Enter “By how many months may it be extended altoget"),
        ("timetable/", {"timetable__deadline": "soon"}, "Enter a day, such as 1 April 2026"),
        ("risk/", {"terms__results__share_at_risk": "120"}, "from 0 to 1"),
        ("insurance/", {"participation__insurances__1__cover": "5"}, "Enter “Which” too, or empty the whole insurance"),
        ("route/", {"buyer__nation": "france"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_box_and_stays_entered(buying, page, answers, said):
    number = savings(buying)
    told = send(buying, page, **answers)
    assert "There is a problem" in told
    assert said in told
    assert savings(buying) == number
    given = sent_by(told)
    for name, value in answers.items():
        assert given.get(name.replace("__", "-"), []) == ([] if value == "france" else [value])


def test_weights_of_criteria_are_changed_together_and_add_up(buying):
    rows = {"name": "Quality", "kind": "quality", "weight": "60"}, {"name": "Price", "kind": "price", "weight": "30"}
    answers = {f"award__criteria__{n}__{key}": value for n, row in enumerate(rows) for key, value in row.items()}
    assert "The weights add up to 90. Make them add up to 100" in send(buying, "criteria/", **answers)
    answers["award__criteria__1__weight"] = "40"
    answers["award__criteria__0__sub_criteria"] = "How you listen: 35\r\nReach: 25"
    send(buying, "criteria/", **answers)
    criteria = data(buying)["award"]["criteria"]
    assert [(one["id"], one["weight"]) for one in criteria] == [("quality", Decimal("0.6")), ("price", Decimal("0.4"))]
    assert criteria[0]["sub_criteria"][1] == {"id": "reach", "name": "Reach", "weight": Decimal("0.25")}
    send(buying, "criteria/", award__criteria__0__sub_criteria="How you listen: 20\r\nReach: 40")
    parts = data(buying)["award"]["criteria"][0]["sub_criteria"]
    assert [(one["id"], one["weight"]) for one in parts] == [
        ("how-you-listen", Decimal("0.2")), ("reach", Decimal("0.4")),
    ]  # fmt: skip


def test_an_emptied_entry_of_a_short_list_goes_and_the_others_keep_their_ids(whole):
    send(whole, "questions/4/", criterion="")
    send(whole, "questions/3/", criterion="")
    send(whole, "criteria/", award__criteria__0__weight="65", award__criteria__1__name="",
         award__criteria__1__kind="", award__criteria__1__weight="")  # fmt: skip
    assert [(one["id"], one["name"]) for one in data(whole)["award"]["criteria"]] == [
        ("quality", "Quality"), ("price", "Price"),
    ]  # fmt: skip


def test_saying_that_there_are_none_is_not_the_same_as_saying_nothing(buying):
    send(buying, "insurance/", none__participation__insurances="on")
    assert data(buying)["participation"] == {"insurances": []}
    told = send(buying, "insurance/", participation__insurances__0__kind="public liability",
                participation__insurances__0__cover="1000000")  # fmt: skip
    assert "Untick “No insurance is asked for”" in told
    given = sent_by(text(buying, "insurance/"))
    del given["none-participation-insurances"]
    browser(buying.author).post(at(buying, "insurance/"), given)
    assert "participation" not in data(buying)


def test_entries_are_added_changed_and_taken_out(buying):
    send(buying, "lots/add/", title="The north", value_annual="90000")
    send(buying, "lots/add/", title="The south")
    lots = [(one["id"], one["title"]) for one in data(buying)["lots"]]
    assert lots == [("lot-1", "The north"), ("lot-2", "The south")]
    assert "90,000" in text(buying, "lots/")
    send(buying, "lots/2/", title="The far south", minimum_turnover="0")
    assert data(buying)["lots"][1] == {"id": "lot-2", "title": "The far south", "minimum_turnover": 0}
    assert "is taken out" in send(buying, "lots/1/take-out/")
    send(buying, "lots/1/take-out/")
    assert "lots" not in data(buying)
    send(buying, "lots/", none__lots="on", lots_reasons="One team serves all")
    assert (data(buying)["lots"], data(buying)["lots_reasons"]) == ([], "One team serves all")


def test_a_new_entry_says_what_it_is(buying):
    assert "Enter this: What is it?" in send(buying, "lots/add/", value_annual="5")
    assert "lots" not in data(buying)


def test_what_something_else_names_is_not_taken_out_and_the_page_says_where(whole):
    told = send(whole, "outcomes/1/take-out/")
    assert "Indicators, “Loneliness”" in told
    assert "There is no outcome" in told
    assert len(data(whole)["outcomes"]) == 1


def test_questions_choose_among_the_criteria_lots_and_declarations_that_are_there(whole):
    page = text(whole, "questions/1/")
    for name in ("Social value", "The north", "No ground for exclusion applies to us."):
        assert name in page
    send(whole, "questions/1/", criterion="sv", lots=["south"], weight="30", words="300")
    assert data(whole)["questions"][0] | {"x": 0} == {
        "id": "q-1", "text": "How will you find isolated people?", "criterion": "sv", "weight": Decimal("0.3"),
        "words": 300, "already_held": False, "lots": ["south"], "x": 0,
    }  # fmt: skip


def test_a_step_of_co_design_is_added_changed_and_taken_out_though_it_has_no_id(buying):
    for what in ("Three evenings", "A pilot of six weeks"):
        send(buying, "co-design/add/", what=what, who="Members and carers", stage="pilot", held_on="15/1/2026")
    send(buying, "co-design/2/", published_on="1 February 2026")
    steps = data(buying)["co_design"]["steps"]
    assert steps[1] == {
        "what": "A pilot of six weeks", "who": "Members and carers", "held_on": "2026-01-15", "stage": "pilot",
        "published_on": "2026-02-01",
    }  # fmt: skip
    send(buying, "co-design/1/take-out/")
    assert data(buying)["co_design"]["steps"] == [steps[1]]
    send(buying, "co-design/1/take-out/")
    assert "co_design" not in data(buying)


def test_an_outcome_of_the_library_is_found_by_words_and_taken_once(buying):
    page = text(buying, "outcomes/library/?words=older people are less lonely")
    assert "Add<span" in page
    form = page.split('name="template" value="')[1]
    template, outcome = form.split('"')[0], form.split('name="outcome" value="')[1].split('"')[0]
    told = browser(buying.author).post(
        at(buying, "outcomes/library/"), {"template": template, "outcome": outcome}, follow=True
    )
    kept = data(buying)["outcomes"]
    assert kept[0]["id"] == outcome
    assert kept[0]["name"] in told.content.decode()
    browser(buying.author).post(at(buying, "outcomes/library/"), {"template": template, "outcome": outcome})
    assert len(data(buying)["outcomes"]) == 1
    assert "In your tender" in text(buying, "outcomes/library/?words=older people are less lonely")
    gone = browser(buying.author).post(at(buying, "outcomes/library/"), {"template": "none", "outcome": "x"})
    assert gone.status_code == 404


def test_two_people_who_change_different_places_both_keep_theirs(buying):
    mine = sent_by(text(buying, "value/"))
    send(buying, "value/", value__annual="100")
    browser(buying.author).post(at(buying, "value/"), mine | {"value-total_net": "300"})
    assert data(buying)["value"] == {"annual": 100, "total_net": 300}


def test_who_changes_what_somebody_else_changed_meanwhile_is_told_and_loses_nothing(buying):
    mine = sent_by(text(buying, "value/"))
    send(buying, "value/", value__annual="100")
    client = browser(buying.author)
    told = client.post(at(buying, "value/"), mine | {"value-annual": "250"}).content.decode()
    assert "Somebody else changed this meanwhile" in told
    assert "It is now: 100" in told
    again = sent_by(told)
    assert again["value-annual"] == ["250"]
    client.post(at(buying, "value/"), again)
    assert data(buying)["value"] == {"annual": 250}


def test_a_page_of_an_entry_never_writes_into_another_one(buying):
    for title in ("The north", "The south", "The west"):
        send(buying, "lots/add/", title=title)
    mine = sent_by(text(buying, "lots/2/"))
    send(buying, "lots/1/take-out/")
    browser(buying.author).post(at(buying, "lots/2/"), mine | {"title": "The deep south"})
    assert [one["title"] for one in data(buying)["lots"]] == ["The deep south", "The west"]


def test_a_step_that_moved_meanwhile_is_found_again(buying):
    for what in ("First", "Second"):
        send(buying, "co-design/add/", what=what, who="Members")
    mine = sent_by(text(buying, "co-design/2/"))
    send(buying, "co-design/1/take-out/")
    client = browser(buying.author)
    told = client.post(at(buying, "co-design/2/"), mine | {"what": "Second thoughts"}).content.decode()
    assert "Somebody else changed this meanwhile" in told
    client.post(at(buying, "co-design/2/"), sent_by(told))
    assert [one["what"] for one in data(buying)["co_design"]["steps"]] == ["Second thoughts"]


def test_an_entry_that_was_taken_out_meanwhile_is_told_and_can_be_added_again(buying):
    send(buying, "lots/add/", title="The north")
    mine = sent_by(text(buying, "lots/1/"))
    send(buying, "lots/1/take-out/")
    client = browser(buying.author)
    told = client.post(at(buying, "lots/1/"), mine | {"title": "The cold north"}).content.decode()
    assert "Somebody else changed this meanwhile" in told
    client.post(at(buying, "lots/1/"), sent_by(told))
    assert [one["title"] for one in data(buying)["lots"]] == ["The cold north"]


def test_what_others_keep_beside_the_format_stays(buying):
    content = {**CONTENT, "x-ours": {"a": 1}, "term": {"months": 12, "x-note": "ours"},
               "lots": [{"id": "A/1 (north)", "title": "N", "x-map": 3}]}  # fmt: skip
    save_content(tender=buying.tender, loaded=tender_from_data(content), by=buying.author, now=BEGUN)
    send(buying, "length/", term__months="24")
    send(buying, "lots/1/", title="The north")
    kept = data(buying)
    assert (kept["x-ours"], kept["term"]) == ({"a": 1}, {"months": 24, "x-note": "ours"})
    assert kept["lots"] == [{"id": "A/1 (north)", "title": "The north", "x-map": 3}]


def test_the_checks_that_touch_a_section_stand_on_its_page(whole):
    send(whole, "payment/", terms__payment__days="60")
    page = text(whole, "payment/")
    assert "Reads as a breach of the law" in page
    assert "Better wording" in page
    assert "terms.payment.days" in page
    listed = text(whole)
    assert "1 check reads as a breach of the law" in listed
    assert "Reads as a breach<" in listed
    assert "payment/#checks" in listed


def test_a_formula_that_is_not_safe_is_named_with_the_reason_and_not_offered(whole):
    page = text(whole, "price/")
    assert 'value="PF-1"' not in page
    assert 'value="PF-6"' in page
    assert "Lowest price over own price (PF-1)" in page
    assert "a bid that cannot win" in page.lower()
    assert "formula=PF-6" in page
    assert "benchmark=180000" in page
    assert "price_weight=35" in page
    assert "quality_weight=55" in page
    told = send(whole, "price/", award__price__formula="PF-1")
    assert "Select a valid choice" in told
    link = page.split('href="/tenders/price/?')[1].split('"')[0].replace("&amp;", "&")
    tried = Client().get(f"/tenders/price/?{link}").content.decode()
    assert "There is a problem" not in tried


def test_a_formula_that_came_with_a_file_stays_until_another_is_chosen(buying):
    content = {**CONTENT, "award": {"price": {"formula": "PF-3"}}}
    save_content(tender=buying.tender, loaded=tender_from_data(content), by=buying.author, now=BEGUN)
    assert "PF-3: not offered" in text(buying, "price/")
    send(buying, "price/", award__price__note="See the example")
    assert data(buying)["award"]["price"] == {"formula": "PF-3", "note": "See the example"}
    send(buying, "price/", award__price__formula="PF-7", award__price__parameters__fixed_price="100000")
    assert data(buying)["award"]["price"]["parameters"] == {"fixed_price": 100000}


def test_what_another_formula_needed_goes_with_it(whole):
    send(whole, "price/", award__price__note="See the example")
    assert data(whole)["award"]["price"]["parameters"] == {"budget": 180000}
    send(whole, "price/", award__price__formula="PF-7", award__price__parameters__fixed_price="90000",
         award__price__parameters__quality_floor="40")  # fmt: skip
    assert data(whole)["award"]["price"]["parameters"] == {"fixed_price": 90000, "quality_floor": 40}


def test_everybody_reads_what_was_written_once_it_is_published(whole):
    send(whole, "questions/1/", lots=["north"])
    times = {"published_at": timezone.now(), "deadline_at": timezone.now() + timedelta(days=30)}
    Tender.objects.filter(pk=whole.tender.pk).update(stage="open", documents=1, **times)
    page = Client().get(f"/tenders/open/{whole.tender.pk}/").content.decode()
    for said in (
        "Who shaped the service, step by step", "Three evenings with members", "members and carers", "Design together",
        "1 February 2026", "Less lonely", "people over 65", "How will you find isolated people?", "800", "Social value",
        "The north", "Train members&#x27; neighbours as volunteers.", "Published benchmark (PF-6)",
    ):  # fmt: skip
        assert said in page, said
    assert "lot-1" not in page


def test_every_saving_stands_in_the_log_with_its_section(buying):
    send(buying, "value/", value__annual="100")
    line = buying.tender.log.order_by("-number").first()
    about = line.as_entry().about
    assert (line.act, about["section"], about["saving"]) == ("edit", "value", savings(buying))
    assert "100" not in line.about.replace(about["commitment"], "")


def test_the_page_of_the_content_leads_here_and_back(buying):
    content = browser(buying.author).get(at(buying).replace("write/", "content/")).content.decode()
    assert at(buying) in content
    assert at(buying).replace("write/", "content/") in text(buying)


def test_a_tender_that_nobody_wrote_yet_begins_with_its_buyer_and_title(buying):
    send(buying, "value/", value__annual="5")
    assert data(buying) == {
        "format": "worthwhile/tender/1",
        "buyer": {"name": "Sample Council"},
        "subject": {"title": "Befriending for older people"},
        "value": {"annual": 5},
    }
