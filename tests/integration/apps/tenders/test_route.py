"""Which law, which route: one question at a time, whatever an address says."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.engines.regimes.facts import NAMES

pytestmark = pytest.mark.django_db
ROUTE, ANSWER = "/tenders/route/", "/tenders/route/answer/"
HEALTH = {
    "commenced_on": "2026-03-02", "nation": "england", "buyer": "nhs-trust", "subject": "health-care",
    "psr_schedule_1": "true", "mixed": "false",
}  # fmt: skip


def text(client: Client, page: str, **query: object) -> str:
    answer = client.get(page, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_page_asks_when_it_begins_and_keeps_nothing(client: Client):
    page = text(client, ROUTE)
    assert "When does the procurement begin?" in page
    assert "Which law holds is not known yet" in page
    assert "not legal advice" in page


def test_an_answer_leads_to_an_address_that_states_it(client: Client):
    asked = {"ask": "commenced_on", "answered": "1", "commenced_on": "2 March 2026", "skip": "nation"}
    answer = client.get(ROUTE, asked)
    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer.headers["Location"]).query) == {"commenced_on": ["2026-03-02"], "skip": ["nation"]}


@pytest.mark.parametrize(
    ("fact", "typed", "stated"),
    [
        ("value_inc_vat", "£1,250,000", "1250000"),
        ("mixed", "true", "true"),
        ("buyer", "icb", "icb"),
        ("cpv", "85312000, 85310000", "85312000, 85310000"),
    ],
)
def test_answers_are_read_as_people_write_them(client: Client, fact: str, typed: str, stated: str):
    answer = client.get(ROUTE, {"ask": fact, "answered": "1", fact: typed})
    assert parse_qs(urlsplit(answer.headers["Location"]).query)[fact] == [stated]


@pytest.mark.parametrize(
    ("fact", "typed", "told"),
    [
        ("commenced_on", "soon", "Enter a day, such as 1 April 2026"),
        ("value_inc_vat", "a lot", "Enter a number in figures"),
        ("value_inc_vat", "-5", "greater than or equal to 0"),
        ("buyer", "", "Answer the question, or say that you don’t know yet"),
        ("buyer", "a friend", "Select a valid choice"),
    ],
)
def test_what_cannot_be_used_is_told_beside_the_question(client: Client, fact: str, typed: str, told: str):
    page = text(client, ROUTE, ask=fact, answered="1", nation="wales", **{fact: typed})
    assert "There is a problem" in page
    assert told in page
    assert "Wales" in page


def test_a_question_that_is_put_off_is_not_asked_next(client: Client):
    assert "When does the procurement begin?" not in text(client, ROUTE, skip="commenced_on").split("<h1")[1][:300]


def test_nothing_more_to_ask_leads_to_the_answer(client: Client):
    answer = client.get(ROUTE, {"skip": list(NAMES)})
    assert answer.headers["Location"].startswith(ANSWER)
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Answer what was left for later" in page


def test_the_answer_names_the_law_and_says_what_may_and_must_not_be_used_with_the_rule(client: Client):
    only_one = {"existing_provider": "true", "only_capable_provider": "true"}
    plain = {"concluding_framework": "false", "calling_off": "false", "urgent": "false"}
    page = text(client, ANSWER, **HEALTH, **only_one, **plain)
    assert "Provider Selection Regime (England)" in page
    assert "SI 2023/1348" in page
    before = page.index("Direct award process A")
    assert "Must be used" in page[before : before + 400]


def test_an_answer_can_be_changed_from_every_page(client: Client):
    page = text(client, ANSWER, **HEALTH)
    assert 'ask=buyer"' in page.replace("&amp;", "&")
    asked_again = text(client, ROUTE, **{**HEALTH, "ask": "buyer"})
    assert "What kind of body buys?" in asked_again.split("</h1>")[0]


def test_the_lifetime_value_in_wales_is_asked_for_told_and_in_the_record(client: Client):
    wales = {**HEALTH, "nation": "wales", "buyer": "health-board"}
    page = text(client, ANSWER, **wales)
    assert "Lifetime value: not known yet. Has the contract no fixed end?" in page
    page = text(client, ANSWER, **wales, open_ended="true", monthly_value="1000")
    assert "Lifetime value: £48,000 (1,000 a month x 48 months" in page
    record = text(client, "/tenders/route/decision-record.html", **wales, open_ended="true", monthly_value="1000")
    assert "Lifetime value: £48,000" in record
    assert "Lifetime value: " not in text(client, ANSWER, **HEALTH)


def test_two_laws_that_nobody_can_tell_apart_are_named_with_what_both_ask(client: Client):
    scotland = {
        "commenced_on": "2026-03-02", "nation": "scotland", "buyer": "local-authority", "devolved_scottish": "true",
        "subject": "social-care", "value_ex_vat": "3000000", "value_inc_vat": "3600000",
    }  # fmt: skip
    page = text(client, ANSWER, **scotland)
    assert "Which law holds is not known yet" in page
    assert "It is Procurement Reform (Scotland) Act 2014 or Public Contracts (Scotland) Regulations 2015." in page
    assert "Sustainable procurement duty considered" in page


def test_what_more_it_may_be_about_is_named_with_the_way_to_it(client: Client):
    light = {"commenced_on": "2026-03-02", "nation": "england", "buyer": "local-authority", "subject": "social-care"}
    page = text(client, ANSWER, **light, value_inc_vat="700000")
    for fact, question in (
        ("reserving", "Might the contract be reserved?"),
        ("modifying", "Is a contract that runs to be changed?"),
        ("excluding", "Do you mean to exclude a supplier?"),
    ):
        assert f"ask={fact}" in page
        assert question in page
    assert "Heard before exclusion" not in page
    others = dict.fromkeys(("reserving", "modifying", "abandoned"), "false")
    page = text(client, ANSWER, **light, value_inc_vat="700000", excluding="true", **others)
    assert "Heard before exclusion" in page
    assert "It may also be about" not in page


@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
def test_the_record_is_there_to_keep(client: Client, kind: str):
    answer = client.get(f"/tenders/route/decision-record.{kind}", HEALTH)
    assert answer.status_code == 200
    assert f"decision-record.{kind}" in answer.headers["Content-Disposition"]
    beginning = {"html": b"<!doctype html>", "pdf": b"%PDF-", "docx": b"PK"}[kind]
    assert answer.content.lower().startswith(beginning.lower())


def test_there_is_no_record_of_another_kind(client: Client):
    assert client.get("/tenders/route/decision-record.exe").status_code == 404


def test_an_address_with_nonsense_opens_and_says_what_it_left_out(client: Client):
    page = text(client, ROUTE, nation="mars", value_inc_vat="NaN", buyer="icb", commenced_on="2026-02-31")
    assert "Some of what the address says cannot be used" in page
    assert "Integrated care board" in page
    assert "mars" in page


@given(
    name=st.sampled_from([*NAMES, "title", "skip", "ask", "answered"]),
    value=st.text(max_size=60) | st.sampled_from(["1e999", "-0", "9" * 60, "true", "2026-13-01", "\x00", "85312000,x"]),
    ask=st.sampled_from([*NAMES, "nothing"]),
)
def test_no_address_breaks_a_page(name: str, value: str, ask: str):
    client = Client()
    for page in (ROUTE, ANSWER):
        answer = client.get(page, {name: value, "ask": ask, "answered": "1"})
        assert answer.status_code in (200, 302, 400)
