"""Keys, questions, more time, the opening, the downloads and the log, as a buyer's people meet them on pages."""

from __future__ import annotations

import logging
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.bid_builders import hand_in_packed
from tests.organisation_builders import add_member
from tests.tender_builders import CONTENT, Buying, competitive_draft, declare_anew, make_supplier
from worthwhile.apps.organisations.models import Role
from worthwhile.apps.tenders.models import KeyHolder, OpeningKey, Question, Tender
from worthwhile.apps.tenders.services.clock import SETTLING
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.opening_keys import make_opening_key
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.questions import ask
from worthwhile.apps.tenders.services.write_tender import approve, declare_interest, name_person
from worthwhile.engines.tendering import Role as Office
from worthwhile.exchange.sealing.box import FOLDER
from worthwhile.exchange.tender import tender_text

pytestmark = pytest.mark.django_db
CANARY = b"the canary sings every morning"
PRICE = 41_317_293
PRICE_CANARY = b"the canary sings at 77,141 pounds"
SECRET = "AGE-SECRET-KEY-"


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
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def buying() -> Buying:
    """A tender that takes bids until nine days from now."""
    made, now = competitive_draft(), timezone.now()
    Tender.objects.filter(pk=made.tender.pk).update(deadline_at=now + timedelta(days=9), questions_until=None)
    approve(tender=made.tender, by=made.approver, now=now)
    publish(tender=made.tender, by=made.author, now=now)
    made.tender.refresh_from_db()
    return made


def let_the_deadline_pass(buying: Buying) -> datetime:
    passed = timezone.now() - SETTLING - timedelta(seconds=1)
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=passed)
    return passed


def with_bid(buying: Buying, *, whole: bytes = b"") -> None:
    """A bid whose files and price sing, or one that is no package."""
    supplier, person = make_supplier("Lunch Club")
    if whole:
        hand_in(tender=buying.tender, bidder=supplier, content=whole, by=person, received_at=timezone.now())
        return
    hand_in_packed(
        buying.tender, supplier, person, at=timezone.now(), amount=PRICE,
        quality=[("how.txt", CANARY)], price=[("prices.txt", PRICE_CANARY)],
    )  # fmt: skip


def open_all(buying: Buying) -> None:
    let_the_deadline_pass(buying)
    for opener in buying.openers[:2]:
        sent(browser(opener), at(buying, "bids/open/"), secret=buying.secrets[opener.pk])


def bid_page(buying: Buying, part: str = "file/") -> str:
    return at(buying, f"bids/{buying.tender.bids.get().pk}/{part}")


def everything_kept() -> bytes:
    """Every table and every file of the installation, as bytes; but for keys of drafts, which open no sealed bid."""
    rows = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                rows += b"\0".join(
                    bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row
                )
    found = (path for path in Path(settings.HOME).rglob("*") if path.is_file() and path.parent.name != FOLDER)
    files = (path.read_bytes() for path in found)
    return rows + b"\0".join(files)


def test_a_key_is_shown_once_in_an_answer_that_nobody_keeps():
    _, person = make_supplier("Lunch Club")
    client = browser(person)
    assert "You have none yet" in text(client, "/tenders/opening-key/")
    made = client.post("/tenders/opening-key/")
    assert made.status_code == 200
    assert "no-store" in made.headers["Cache-Control"]
    [secret] = [word for word in made.content.decode().replace("<", " ").replace(">", " ").split() if SECRET in word]
    assert "Print this page" in made.content.decode()
    assert secret not in text(client, "/tenders/opening-key/")
    assert secret.encode() not in everything_kept()
    assert SECRET not in str(dict(client.session))
    assert OpeningKey.objects.get().public in text(client, "/tenders/opening-key/")


def test_a_key_is_tried_and_a_newer_one_takes_its_place_before_publication():
    buying = competitive_draft()
    opener = buying.openers[0]
    newer = make_opening_key(person=opener, now=timezone.now())
    page = at(buying, "opening-key/")
    assert "Your key works" in sent(browser(opener), page, secret=f" {newer.secret.lower()} ")
    assert KeyHolder.objects.get(tender=buying.tender, person=opener).public == newer.public
    told = sent(browser(opener), page, secret=buying.secrets[opener.pk])
    assert "not the opening key you have now" in told
    assert buying.secrets[opener.pk] not in told


@pytest.mark.parametrize(("given", "said"), [("hello", "This is not an opening key"), ("", "Enter your opening key")])
def test_what_is_no_key_is_refused_and_not_shown_again(given, said):
    buying = competitive_draft()
    told = sent(browser(buying.openers[0]), at(buying, "opening-key/"), secret=given)
    assert said in told
    assert 'value="hello"' not in told
    assert 'autocomplete="off"' in told


def test_whoever_opens_nothing_or_has_no_key_is_told_what_to_do():
    buying = competitive_draft()
    assert "You are not named to open" in text(browser(buying.approver), at(buying, "opening-key/"))
    new = add_member(buying.tender.buyer, "new@buyer.example", Role.VIEWER).person
    name_person(tender=buying.tender, person=new, role=Office.OPENER, by=buying.author, now=timezone.now())
    assert "You have no opening key yet" in text(browser(new), at(buying, "opening-key/"))
    assert "Make a key, then try it" in text(browser(new), at(buying))
    assert "Befriending for older people" in text(browser(new), "/tenders/opening-key/")
    sent(browser(new), at(buying, "opening-key/"), secret=buying.secrets[buying.openers[0].pk])
    assert not KeyHolder.objects.filter(person=new).exists()


def test_a_question_is_answered_to_everybody_by_the_author_alone(buying):
    bidder, _ = make_supplier("Curious Club")
    question = ask(tender=buying.tender, asker=bidder, words="Is there a bus?", now=timezone.now())
    author = browser(buying.author)
    page = text(author, at(buying, "questions/"))
    assert "Is there a bus?" in page
    assert "Curious Club" not in page
    assert "Answer 1 question" in text(author, at(buying))
    answer = at(buying, f"questions/{question.pk}/")
    assert "Only the author may do this" in sent(browser(buying.approver), answer, answer="No")
    assert "Enter the answer" in sent(author, answer, answer=" ")
    sent(author, answer, answer="Every hour, number 7")
    assert Question.objects.get().answer == "Every hour, number 7"
    assert "Every hour, number 7" in sent(author, answer, answer="Every two hours")
    assert Question.objects.get().answer == "Every hour, number 7"
    assert author.get(at(buying, "questions/999/")).status_code == 404


def test_more_time_is_given_and_never_taken(buying):
    author, before = browser(buying.author), buying.tender.deadline_at
    day = before + timedelta(days=3)
    later = {"deadline": f"{day:%d/%m/%Y}", "deadline_time": "12:00"}
    earlier = {"deadline": f"{before - timedelta(days=3):%d/%m/%Y}", "deadline_time": "12:00"}
    assert "No deadline moves forward" in sent(author, at(buying, "more-time/"), **earlier, reason="Hurry")
    assert "Say why" in sent(author, at(buying, "more-time/"), **later, reason="")
    assert "Only the author" in sent(browser(buying.approver), at(buying, "more-time/"), **later, reason="Snow")
    assert "Bids now come in until" in sent(author, at(buying, "more-time/"), **later, reason="Snow")
    assert Tender.objects.get(pk=buying.tender.pk).deadline_at.date() == day.date()


def test_changed_documents_are_a_new_version_that_bids_have_to_be_confirmed_for(buying):
    with_bid(buying)
    author = browser(buying.author)
    pasted = tender_text({**CONTENT, "subject": {"title": "Befriending, two days"}}, suffix=".yaml")
    page = at(buying, "content/change/")
    assert "Say why" in sent(author, page, text=pasted)
    told = sent(author, page, text="format: worthwhile/tender/1", reason="Two days")
    assert "Two days" in told
    assert "format: worthwhile/tender/1" in told
    assert Tender.objects.get(pk=buying.tender.pk).documents == 1
    assert "Version 2 is published" in sent(author, page, text=pasted, reason="Two days")
    kept = Tender.objects.get(pk=buying.tender.pk)
    assert (kept.documents, kept.revision, kept.stage) == (2, 2, "open")
    assert "Befriending, two days" in text(author, at(buying, "content/"))
    assert "Only the author" in sent(browser(buying.approver), page, text=pasted, reason="Mine")


def test_opening_a_page_after_the_deadline_closes_the_tender(buying):
    with_bid(buying)
    let_the_deadline_pass(buying)
    assert "Closed, bids sealed" in text(browser(buying.author), at(buying))
    assert Tender.objects.get(pk=buying.tender.pk).stage == "sealed"


def test_the_command_closes_what_is_due_and_gives_time_where_a_question_waits(buying, capsys):
    call_command("close_tenders")
    assert "Tenders closed: 0" in capsys.readouterr().out
    bidder, _ = make_supplier("Curious Club")
    ask(tender=buying.tender, asker=bidder, words="Is there a bus?", now=timezone.now())
    let_the_deadline_pass(buying)
    call_command("close_tenders")
    assert "Given more time, because a question waits: 1" in capsys.readouterr().out
    Question.objects.update(answered_at=timezone.now())
    let_the_deadline_pass(buying)
    call_command("close_tenders")
    assert "Tenders closed: 1" in capsys.readouterr().out


def test_nothing_handed_in_is_readable_in_any_table_file_or_log_before_two_have_opened(buying, caplog):
    with caplog.at_level(logging.DEBUG):
        with_bid(buying)
        let_the_deadline_pass(buying)
        first, second = buying.openers[:2]
        page = text(browser(first), at(buying, "bids/open/"))
        assert "2 different people have to act" in page
        told = sent(browser(first), at(buying, "bids/open/"), secret=buying.secrets[first.pk])
        assert "Somebody else has to use theirs now" in told
        assert str(second) in told
        kept = everything_kept()
        assert not any(secret in kept for secret in (CANARY, PRICE_CANARY, str(PRICE).encode()))
        again = sent(browser(first), at(buying, "bids/open/"), secret=buying.secrets[first.pk])
        assert "A second person has to do it" in again
        told = sent(browser(second), at(buying, "bids/open/"), secret=buying.secrets[second.pk])
        assert "The bids are open" in told
        assert "Bid 1" in told
    assert "Lunch Club" in text(browser(buying.author), at(buying, "bids/"))
    kept = everything_kept()  # so the search above would have found it
    assert all(secret in kept for secret in (CANARY, PRICE_CANARY, str(PRICE).encode()))
    assert not any(secret in caplog.text for secret in (CANARY.decode(), PRICE_CANARY.decode(), str(PRICE)))
    assert SECRET not in caplog.text
    assert SECRET.encode() not in everything_kept()


def test_whose_bids_they_are_is_shown_to_nobody_before_they_are_opened(buying):
    with_bid(buying)
    for page in ("", "bids/", "log/", "people/"):
        assert "Lunch Club" not in text(browser(buying.author), at(buying, page))
    assert "How many there are is shown once it has passed" in text(browser(buying.author), at(buying, "bids/"))


def test_a_wrong_key_opens_nothing_and_is_not_shown_again(buying):
    with_bid(buying)
    let_the_deadline_pass(buying)
    first, second = buying.openers[:2]
    told = sent(browser(first), at(buying, "bids/open/"), secret=buying.secrets[second.pk])
    assert "This key does not belong to this tender and person" in told
    assert buying.secrets[second.pk] not in told
    assert "Only the opener may do this" in sent(
        browser(buying.author), at(buying, "bids/open/"), secret=buying.secrets[first.pk]
    )
    assert not KeyHolder.objects.exclude(opened_at=None).exists()


def test_a_bid_that_cannot_be_parted_is_downloaded_as_it_was_and_the_log_says_by_whom(buying):
    with_bid(buying, whole=b"PK\x03\x04" + CANARY)
    open_all(buying)
    declare_anew(buying, now=timezone.now())
    client = browser(buying.author)
    assert "could not be parted" in text(client, at(buying, "bids/"))
    assert client.get(bid_page(buying)).status_code == 405
    got = client.post(bid_page(buying))
    assert got.content == b"PK\x03\x04" + CANARY
    assert got.headers["Content-Type"] == "application/octet-stream"
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert got.headers["Content-Disposition"].endswith('.zip"')
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in got.headers["Content-Security-Policy"]
    assert "no-store" in got.headers["Cache-Control"]
    line = buying.tender.log.get(act="read-bid")
    assert line.who == f"person-{buying.author.pk}"
    assert "Opened bid downloaded" in text(client, at(buying, "log/"))


def test_bids_are_not_for_viewers_openers_the_conflicted_or_the_undeclared(buying):
    with_bid(buying)
    open_all(buying)
    now, buyer = timezone.now(), buying.tender.buyer
    viewer = add_member(buyer, "viewer@buyer.example", Role.VIEWER).person
    silent = add_member(buyer, "silent@buyer.example", Role.VIEWER).person
    name_person(tender=buying.tender, person=silent, role=Office.MODERATOR, by=buying.author, now=now)
    declare_interest(tender=buying.tender, person=buying.approver, conflicted=True, words="Cousin", now=now)
    for person, said in (
        (viewer, "Only people who have a role"),
        (buying.openers[0], "Only people who have a role"),
        (silent, "Declare first"),
    ):
        page = text(browser(person), at(buying, "bids/"))
        assert said in page
        assert "Record of the bid<" not in page
        assert said in sent(browser(person), bid_page(buying, "quality/0/"))
        assert said in sent(browser(person), bid_page(buying, "quality/1/"))
    declare_anew(buying, now=now)
    for part in ("quality/0/", "price/0/"):
        assert "You declared a conflict" in sent(browser(buying.approver), bid_page(buying, part))
    assert not buying.tender.log.filter(act__startswith="read-").exists()
    stranger = make_supplier("Stranger")[1]
    for part in ("file/", "quality/0/", "quality/1/", "price/0/", "price/1/"):
        assert browser(stranger).post(bid_page(buying, part)).status_code == 404
        assert browser(buying.author).get(bid_page(buying, part)).status_code == 405


def test_a_bid_of_another_tender_is_not_handed_over(buying):
    with_bid(buying)
    open_all(buying)
    number = buying.tender.bids.get().pk
    other = Tender.objects.create(
        buyer=buying.tender.buyer, procedure="competitive", title="Other", created_at=timezone.now(), stage="assessing"
    )
    for part in ("file", "quality/0", "price/0"):
        page = f"/organisations/{other.buyer_id}/tenders/{other.pk}/bids/{number}/{part}/"
        assert browser(buying.author).post(page).status_code == 404


def test_the_log_and_its_verifier_are_there_to_keep_and_agree(buying, tmp_path):
    with_bid(buying)
    Tender.objects.filter(pk=buying.tender.pk).update(stage="sealed")
    client = browser(buying.author)
    log, program = client.get(at(buying, "log/file/")), client.get(at(buying, "log/verify_log.py"))
    name = f"{buying.tender.number}-log.jsonl"
    assert name in log.headers["Content-Disposition"]
    assert f"python3 verify_log.py {name}" in text(client, at(buying, "log/"))
    (tmp_path / name).write_bytes(log.content)
    (tmp_path / "verify_log.py").write_bytes(program.content)
    said = subprocess.run(
        [sys.executable, "verify_log.py", name], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "Whole, in order and signed" in said.stdout
    changed = log.content.replace(b"competitive", b"quick-quote", 1)
    assert changed != log.content
    (tmp_path / name).write_bytes(changed)
    said = subprocess.run([sys.executable, "verify_log.py", name], cwd=tmp_path, capture_output=True, text=True)
    assert "NOT WHOLE" in said.stdout


def test_a_tender_that_nobody_bid_to_is_ended_with_the_reason(buying):
    let_the_deadline_pass(buying)
    author = browser(buying.author)
    assert "No bid counts" in text(author, at(buying))
    assert "Say why" in sent(author, at(buying, "end/"), reason="")
    sent(author, at(buying, "end/"), reason="Nobody answered")
    assert Tender.objects.get(pk=buying.tender.pk).stage == "unsuccessful"
    assert buying.tender.wraps.count() == 0


def test_a_tender_with_bids_is_not_ended_as_if_there_were_none(buying):
    with_bid(buying)
    let_the_deadline_pass(buying)
    told = sent(browser(buying.author), at(buying, "end/"), reason="Too many")
    assert "open and assess them, or cancel with reasons" in told
    assert Tender.objects.get(pk=buying.tender.pk).stage == "sealed"


def test_only_the_approver_cancels_what_was_published_and_its_bids_stay_sealed_for_good(buying):
    with_bid(buying)
    page = at(buying, "cancel/")
    assert "can never be opened" in text(browser(buying.approver), page)
    assert "Only the approver may do this" in sent(browser(buying.author), page, reason="No money")
    sent(browser(buying.approver), page, reason="No money")
    assert Tender.objects.get(pk=buying.tender.pk).stage == "cancelled"
    assert buying.tender.wraps.count() == 0
    assert CONTENT["subject"]["title"] in text(browser(buying.author), at(buying, "content/"))
