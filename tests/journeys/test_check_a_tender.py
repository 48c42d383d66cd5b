"""A bidder drops a tender pack, sees what it asks, and takes the answer along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.upload_builders import pdf_file, word_file

pytestmark = [pytest.mark.journeys, pytest.mark.django_db(transaction=True)]
TERMS = word_file("# Payment", "The Council will pay each valid invoice within 60 days of receipt.")
INVITATION = pdf_file("Valid invoices will be paid within 30 days of receipt.")
PACK: list[FilePayload] = [
    {"name": "terms.docx", "mimeType": "application/octet-stream", "buffer": TERMS},
    {"name": "invitation.pdf", "mimeType": "application/pdf", "buffer": INVITATION},
]
WIDTHS = ({"width": 375, "height": 800}, {"width": 1280, "height": 900})


def is_wider_than_the_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_pack_is_dropped_checked_looked_at_again_and_taken_along(live_server, request, find_barriers, kind: str):
    page: Page = request.getfixturevalue(kind)
    page.goto(f"{live_server.url}/tenders/")
    page.get_by_role("button", name="Check a tender").click()
    if kind == "page":
        assert find_barriers(page) == []
    page.get_by_role("button", name="Check the tender").click()
    expect(page.get_by_text("Choose at least one document").first).to_be_visible()
    if kind == "page":
        assert find_barriers(page) == []
    page.get_by_label("The documents of the tender").set_input_files(PACK)
    page.get_by_label("I bid: show me what I would take on").check()
    page.get_by_label("In which nation is the buyer?").select_option("England")
    page.get_by_label("Which law is it bought under?").select_option("Procurement Act 2023, light touch")
    page.get_by_text("Say more about it, if you know").click()
    page.get_by_label("What kind of body buys?").select_option(index=4)
    page.get_by_role("button", name="Check the tender").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 check reads as a breach of the law")
    expect(page.get_by_text("The cash it takes is not known yet")).to_be_visible()
    expect(page.get_by_text("invitation.pdf, page 1, paragraph 1").first).to_be_visible()
    if kind == "page":
        assert find_barriers(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Download it as JSON").click()
    assert json.loads(Path(download.value.path()).read_text())["breaches"] == ["FIT-21"]
    page.get_by_label("I buy: show me what to mend").check()
    page.get_by_role("button", name="Check again").click()
    expect(page.get_by_role("heading", name="Reads as a breach of the law (1)")).to_be_visible()
    page.get_by_role("button", name="Show everything, to print").click()
    expect(page.get_by_text("No rule asks this here.").first).to_be_visible()
    if kind == "page":
        assert find_barriers(page) == []
        page.emulate_media(media="print")
        expect(page.get_by_role("button", name="Check again")).to_be_hidden()


def test_the_invented_tender_fits_a_phone_and_a_desk(live_server, page: Page, find_barriers):
    for size in WIDTHS:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(f"{live_server.url}/tenders/fitness/")
        assert not is_wider_than_the_window(page)
        page.get_by_role("link", name="as a bidder").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("3 checks read as a breach of the law")
        assert not is_wider_than_the_window(page)
        assert find_barriers(page) == []
