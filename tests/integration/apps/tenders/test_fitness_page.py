"""Is a tender fit for a small provider: what is sent is read in memory, checked, told, and not kept."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory

from tests.scanner_server import EICAR, Clamd, serving
from tests.upload_builders import pdf_file, raw_pdf, repacked, word_file
from worthwhile.apps.tenders.services import carried_tender, read_sent_tender
from worthwhile.apps.tenders.services.room_to_read import MOST_AT_ONCE, room_to_read
from worthwhile.apps.tenders.views import fitness as view
from worthwhile.apps.tenders.views.uploads_in_memory import uploads_in_memory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PAGE, AGAIN, DEMONSTRATION = "/tenders/fitness/", "/tenders/fitness/again/", "/tenders/fitness/demonstration/"
LAW = {"reader": "buy", "nation": "england", "regime": "pa-light-touch", "buyer_kind": "local-authority"}
TENDER = """format: worthwhile/tender/1
buyer: {name: Example Borough Council, kind: local-authority, nation: england}
commenced_on: 2026-03-02
subject: {title: Day centre for older people, kind: social-care}
route: {regime: pa-light-touch}
terms: {payment: {days: 30, sub_contractors_too: true}}
"""
TERMS = word_file("# Payment", "The Council will pay each valid invoice within 60 days of receipt.")


def sent(name: str, content: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def check(client: Client, *files: SimpleUploadedFile, **said: str) -> str:
    answer = client.post(PAGE, {**LAW, "documents": list(files), **said})
    assert answer.status_code == 200
    return str(answer.content.decode())


def carried(page: str) -> str:
    found = re.search(r'name="read" value="([^"]+)"', page)
    assert found
    return found[1]


def breaks(page: str) -> str:
    """What stands under the heading of breaches."""
    return page.split('id="section-breaks"')[1].split("</section>")[0]


# What is told


def test_the_page_asks_for_documents_and_says_that_nothing_is_kept(client: Client):
    page = client.get(PAGE).content.decode()
    assert "nothing is kept here" in page
    assert "not legal advice" in page
    assert 'name="documents"' in page
    assert "multiple" in page


def test_a_breach_comes_first_with_place_quote_rule_and_better_wording(client: Client):
    page = check(client, sent("terms.docx", TERMS))
    assert "1 check reads as a breach of the law</h1>" in page
    found = breaks(page)
    assert "FIT-21" in found
    assert "terms.docx, paragraph 2: “The Council will pay each valid invoice within 60 days of receipt.”" in found
    assert "Procurement Act 2023, sections 68 and 73; statute" in found
    assert "We pay each undisputed invoice within 30 days" in found
    assert page.index('id="section-breaks"') < page.index("Not known (")


def test_file_and_documents_are_read_together_and_what_they_say_differently_is_shown(client: Client):
    page = check(client, sent("tender.yaml", TENDER), sent("terms.docx", TERMS), nation="", regime="")
    assert "Day centre for older people (Example Borough Council)" in page
    assert "England; Procurement Act 2023, light touch; as of 2 March 2026." in page
    differ = page.split('id="differ"')[1].split("</section>")[0]
    assert "the tender file, terms.payment.days: “days: 30”" in differ
    assert "terms.docx, paragraph 2" in differ
    assert "FIT-21" in breaks(page)


def test_without_a_nation_nothing_is_a_breach_and_what_decides_is_told(client: Client):
    page = check(client, sent("terms.docx", TERMS), nation="", regime="", buyer_kind="")
    assert "Whether it breaks the law cannot be said yet</h1>" in page
    assert "Nation not stated; law not stated" in page
    assert "Nothing that could be checked" not in page
    assert "Whether the law asks this depends on" in page


def test_a_bidder_is_told_hours_cash_risks_by_severity_and_what_to_ask(client: Client):
    page = client.get(DEMONSTRATION, {"for": "bid"}).content.decode()
    assert "At least 17 hours, from 7 to 45" in page
    assert "The cash it takes is not known yet" in page
    assert page.index("Could shut you out or put you at risk") < page.index("Could cost you money or time")
    assert "Ask before you bid" in page
    assert "Ask the buyer for" in page
    assert "Better wording" not in page


def test_a_buyer_meets_law_then_practice_then_our_own_lines_and_the_score_with_its_steps(client: Client):
    page = client.get(DEMONSTRATION).content.decode()
    order = ["Reads as a breach of the law (3)", "Against practice that is published", "Against our own lines",
             "Stated differently in different places", "Not known (", "Pass ("]  # fmt: skip
    places = [page.index(heading) for heading in order]
    assert places == sorted(places)
    assert "Weight of the checks that pass" in page
    assert "of the checks that apply" in page


def test_all_checks_are_told_once(client: Client):
    for reader in ("buy", "bid"):
        page = client.get(DEMONSTRATION, {"for": reader}).content.decode()
        codes = re.findall(r"(?:· |ww-fitness__code\">|govuk-hint\">)(FIT-\d\d)<", page)
        assert sorted(codes) == [f"FIT-{number:02}" for number in range(1, 53)]


def test_what_was_read_of_each_document_is_told(client: Client):
    page = check(client, sent("terms.docx", TERMS), sent("brief.pdf", pdf_file("Payment within 30 days.", "More.")))
    assert "brief.pdf: PDF file, 2 pages" in page
    assert "terms.docx: Word document, 1 page, 13 words" in page


def test_a_tender_without_a_breach_is_told_so_with_how_much_was_answered(client: Client):
    page = check(client, sent("tender.yaml", TENDER))
    assert "Nothing that could be checked reads as a breach of the law</h1>" in page
    assert re.search(r"of the \d+ checks? that could be answered", page)


# Looking again


def test_what_was_read_is_checked_again_for_another_reader_without_the_files(client: Client):
    page = check(client, sent("terms.docx", TERMS))
    again = client.post(AGAIN, {**LAW, "read": carried(page), "reader": "bid", "nation": "scotland", "regime": ""})
    text = again.content.decode()
    assert "Scotland; law not stated" in text
    assert "What a bid takes" in text
    assert "terms.docx, paragraph 2" in text


def test_everything_can_be_unfolded_to_print(client: Client):
    page = check(client, sent("terms.docx", TERMS))
    whole = client.post(AGAIN, {**LAW, "read": carried(page), "take": "whole"}).content.decode()
    assert len(re.findall(r"<details[^>]*>", whole)) == len(re.findall(r"<details[^>]* open>", whole)) > 3


def test_the_answer_can_be_taken_away_as_json_with_what_was_and_was_not_read(client: Client):
    page = check(client, sent("terms.docx", TERMS), sent("empty.docx", b""))
    answer = client.post(AGAIN, {**LAW, "read": carried(page), "take": "json"})
    assert answer["Content-Disposition"] == 'attachment; filename="tender-fitness.json"'
    found = json.loads(answer.content)
    assert found["breaches"] == ["FIT-21"]
    assert [one["name"] for one in found["documents"]] == ["terms.docx"]
    assert [one["name"] for one in found["unread"]] == ["empty.docx"]
    assert len(found["answers"]) == 52


@pytest.mark.parametrize("text", ["", "made up", "eyJ4IjoxfQ:1abcde:abc"])
@pytest.mark.parametrize("take", ["", "json", "whole"])
def test_what_did_not_come_back_whole_is_asked_for_again(client: Client, text: str, take: str):
    page = client.post(AGAIN, {**LAW, "read": text, "take": take}).content.decode()
    assert "There is a problem" in page
    assert "Choose the files again" in page


def test_what_was_read_more_than_a_day_ago_is_asked_for_again(client: Client, monkeypatch: pytest.MonkeyPatch):
    page = check(client, sent("terms.docx", TERMS))
    monkeypatch.setattr(carried_tender, "DAY_IN_SECONDS", -1)
    assert "more than a day old" in client.post(AGAIN, {**LAW, "read": carried(page)}).content.decode()


def test_where_too_much_was_read_to_come_back_the_page_says_so(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(carried_tender, "MOST_LETTERS", 10)
    page = check(client, sent("terms.docx", TERMS))
    assert "FIT-21" in breaks(page)
    assert "cannot be checked again from this page" in page
    assert 'name="read"' not in page


def test_the_address_of_looking_again_leads_to_the_form(client: Client):
    assert client.get(AGAIN)["Location"] == PAGE


# What cannot be used


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"reader": ""}, "Say whether you buy or bid"),
        ({"nation": "france"}, "Choose a nation"),
        ({"regime": "psr-wales"}, "is not the law in England"),
        ({"regime": "scotland-2014-act"}, "is not the law in England"),
        ({"nation": "wales", "regime": "psr-england"}, "In Wales it is one of: Provider Selection Regime (Wales)"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_beside_the_question(client: Client, said: dict[str, str], told: str):
    page = check(client, sent("terms.docx", TERMS), **said)
    assert "There is a problem" in page
    assert told in page


def test_a_tender_file_of_another_nation_than_the_answers_is_refused(client: Client):
    welsh = TENDER.replace("nation: england", "nation: wales").replace("pa-light-touch", "psr-wales")
    page = check(client, sent("tender.yaml", welsh))
    assert "There is a problem" in page
    assert "Provider Selection Regime (Wales) is not the law in England" in page
    alone = check(client, sent("tender.yaml", welsh), nation="", regime="")
    again = client.post(AGAIN, {**LAW, "read": carried(alone)}).content.decode()
    assert "is not the law in England" in again
    english = TENDER.replace("nation: england", "nation: wales").replace("pa-light-touch", "psr-england")
    assert "is not the law in Wales" in check(client, sent("tender.yaml", english), nation="", regime="")


def test_documents_are_asked_for(client: Client):
    assert "Choose at least one document" in check(client)


def test_a_wrong_tender_file_is_told_every_problem(client: Client):
    page = check(client, sent("t.yaml", TENDER.replace("england", "england-ish").replace("days: 30", "days: soon")))
    assert "buyer.nation" in page
    assert "terms.payment.days" in page


def test_of_two_tender_files_neither_is_chosen(client: Client):
    assert "Send one tender file, not 2" in check(client, sent("a.yaml", TENDER), sent("b.yaml", TENDER))


HOSTILE = {
    "script.docx": repacked(word_file("x"), added={"word/vbaProject.bin": b"x"}),
    "bomb.docx": repacked(word_file("x"), added={"word/big.xml": b"0" * 60_000_000}),
    "run.pdf": raw_pdf(catalog="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
    "cut.pdf": pdf_file("x")[:200],
    "page.docx": b"<html><script>alert(1)</script></html>",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600,
    "deep.json": b"[" * 100_000,
    "many.yaml": b"a: &a [x, x]\nb: [*a, *a]",
    "<b>.docx": b"nothing",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_is_refused_with_a_sentence(client: Client, name: str):
    page = check(client, sent(name, HOSTILE[name]))
    assert "There is a problem" in page
    assert "<b>.docx" not in page
    assert "Traceback" not in page


def test_one_file_that_cannot_be_read_leaves_the_others(client: Client):
    page = check(client, sent("run.pdf", HOSTILE["run.pdf"]), sent("terms.docx", TERMS))
    assert "Not everything was read" in page
    assert "<strong>run.pdf</strong> was not read." in page
    assert "FIT-21" in breaks(page)


def test_hostile_words_are_shown_as_words(client: Client):
    words = word_file("<script>alert(1)</script> The Council will pay each valid invoice within 60 days of receipt.")
    page = check(client, sent("t.docx", words))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_more_text_than_is_looked_through_is_told(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read_sent_tender, "MOST_LETTERS", 100)
    page = check(client, sent("terms.docx", TERMS), sent("long.txt", "All work is paid in arrears. " * 9))
    assert "<strong>long.txt</strong> was not read. The documents together have more than 100 letters" in page


def test_files_past_the_time_there_is_are_told_to_be_unread(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(read_sent_tender, "SECONDS_TO_READ", 0)
    assert "took all the time there is" in check(client, sent("terms.docx", TERMS))


def test_two_files_of_one_name_are_told_apart(client: Client):
    page = check(client, sent("terms.docx", TERMS), sent("TERMS.docx", TERMS))
    assert "Another file has the same name" in page


# What it costs, and what is kept


def test_more_files_than_may_be_sent_are_told_so(client: Client, settings: Any):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    assert "Choose at most 2 files" in check(client, *(sent(f"{n}.txt", "x") for n in range(3)))


def test_where_a_scanner_for_malware_is_set_up_each_document_goes_by_it_first(client: Client, settings: Any):
    bad = sent("schedule.txt", b"The Council pays within 30 days. " + EICAR)
    with serving(Clamd) as (_, settings.CLAMD):
        page = check(client, sent("terms.docx", TERMS), bad)
    assert "60 days" in page
    assert "The scanner for malware found Eicar-Test-Signature in it." in page


def test_while_the_scanner_does_not_answer_no_document_is_read(client: Client, settings: Any):
    settings.CLAMD = "unix:/nowhere/clamd.ctl"
    page = check(client, sent("terms.docx", TERMS))
    assert "Try again in a few minutes." in page
    assert "60 days" not in page


def test_a_request_past_the_limit_of_the_site_is_refused(client: Client, settings: Any):
    settings.MOST_BYTES_IN_A_REQUEST = 1_000
    assert client.post(PAGE, {**LAW, "documents": [sent("a.txt", "x" * 2_000)]}).status_code == 413


def test_the_form_is_refused_without_its_token():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(PAGE, {**LAW, "documents": [sent("a.txt", "x")]}).status_code == 403
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', strict.get(PAGE).content.decode())
    assert token
    page = strict.post(PAGE, {**LAW, "documents": [sent("t.docx", TERMS)], "csrfmiddlewaretoken": token[1]})
    assert "1 check reads as a breach" in page.content.decode()


@pytest.fixture
def empty_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    os.chmod(tmp_path, 0o500)
    yield tmp_path
    os.chmod(tmp_path, 0o700)


def test_a_large_file_stays_in_memory(empty_temporary_folder: Path):
    taken = []

    def look(request: HttpRequest) -> Any:
        taken.append(request.FILES["documents"])

    request = RequestFactory().post(PAGE, {"documents": sent("large.txt", "x" * 5_000_000)})
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    uploads_in_memory(if_too_many=look)(look)(request)
    assert isinstance(taken[0], InMemoryUploadedFile)
    assert taken[0].size == 5_000_000
    assert list(empty_temporary_folder.iterdir()) == []


def test_no_more_packs_are_read_at_once_than_there_is_room_for(client: Client):
    places = [room_to_read() for _ in range(MOST_AT_ONCE)]
    for place in places:
        place.__enter__()
    try:
        answer = client.post(PAGE, {**LAW, "documents": [sent("terms.docx", TERMS)]})
    finally:
        for place in places:
            place.__exit__(None, None, None)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "try in a minute" in answer.content.decode()
    assert "1 check reads" in check(client, sent("terms.docx", TERMS))


@pytest.mark.parametrize(("action", "page"), [("read", PAGE), ("again", AGAIN)])
def test_one_network_address_may_ask_only_so_often(
    client: Client, monkeypatch: pytest.MonkeyPatch, action: str, page: str
):
    monkeypatch.setitem(view.RATES, action, "2/m/ip")
    statuses = [client.post(page, LAW).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_answers_stay_out_of_every_cache(client: Client):
    answer = client.post(PAGE, {**LAW, "documents": [sent("terms.docx", TERMS)]})
    assert "no-store" in answer["Cache-Control"]
