"""A buyer finds the route for a health service, and takes the record along."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]


def choose(page: Page, answer: str) -> None:
    page.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_buyer_is_led_from_the_first_question_to_the_record(live_server, request, find_barriers, kind: str):
    page: Page = request.getfixturevalue(kind)
    page.goto(f"{live_server.url}/tenders/")
    page.get_by_role("button", name="Find the route").click()
    page.get_by_label("When does the procurement begin?").fill("2 March 2026")
    page.get_by_role("button", name="Continue").click()
    asked = page.locator("h1")
    answers = {
        "In which nation is the buyer?": "England",
        "What kind of body buys?": "NHS trust or foundation trust",
        "What is mainly bought?": "Health care",
        "Do the health services stand in Schedule 1": "Yes",
        "Are health services bought together": "No",
    }
    for _ in range(12):
        question = asked.inner_text()
        answer = next((words for start, words in answers.items() if question.startswith(start)), None)
        if page.get_by_text("Provider Selection Regime (England)", exact=True).count():
            break
        if answer is None:
            page.get_by_role("link", name="I don’t know yet").click()
        else:
            choose(page, answer)
    expect(page.get_by_text("Provider Selection Regime (England)", exact=True)).to_be_visible()
    if kind == "page":
        assert find_barriers(page) == []
    page.get_by_role("link", name="See everything that is known so far").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Provider Selection Regime (England)")
    if kind == "page":
        assert find_barriers(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Decision record (PDF)").click()
    assert download.value.suggested_filename == "decision-record.pdf"
