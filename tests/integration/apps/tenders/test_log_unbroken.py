"""A log that somebody changed in the database alone is neither signed, nor added to, nor given out."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from tests.tender_builders import BEGUN, DEADLINE, Buying, make_supplier, open_tender
from worthwhile.apps.tenders.models import LogLine, Tender
from worthwhile.apps.tenders.selectors.log import log_lines
from worthwhile.apps.tenders.selectors.log_key import log_key
from worthwhile.apps.tenders.selectors.log_unbroken import LogBroken
from worthwhile.apps.tenders.services.clock import SETTLING, close_due
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.log import add_checkpoint, log_act
from worthwhile.exchange.proof import FORMAT, hash_of_line, next_entry, verify_log
from worthwhile.exchange.proof.known_heads import FOLDER

pytestmark = pytest.mark.django_db
NOW = DEADLINE + SETTLING


@pytest.fixture
def buying(django_capture_on_commit_callbacks) -> Buying:
    """A tender that took three bids, each act of it finished."""
    with django_capture_on_commit_callbacks(execute=True):
        made = open_tender()
        for number in range(3):
            supplier, person = make_supplier(f"Supplier {number}")
            hand_in(tender=made.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    return made


@pytest.fixture
def unguarded(buying: Buying) -> None:
    """What whoever owns the database can do first."""
    names = ("no_update", "no_delete", "in_turn", "no_replace")
    on = "" if connection.vendor == "sqlite" else " ON tenders_logline"
    kept = names if connection.vendor == "sqlite" else ("no_change", "in_turn")
    with connection.cursor() as cursor:
        for name in kept:
            cursor.execute(f"DROP TRIGGER tenders_logline_{name}{on}")


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused_everywhere(tender: Tender, fault: str) -> None:
    for attempt in (
        lambda: "".join(log_lines(tender, NOW)),
        lambda: add_checkpoint(tender, now=NOW),
    ):
        with pytest.raises(LogBroken, match=fault), transaction.atomic():
            attempt()
    before = tender.log.count()
    assert close_due(NOW) == []
    assert tender.log.count() == before


def rewrite(tender: Tender, *, without: tuple[str, ...] = ()) -> None:
    """The whole chain anew with good hashes, as whoever has the database and no key can make it."""
    rows = list(tender.log.order_by("number"))
    run("DELETE FROM tenders_logline WHERE tender_id = %s", tender.pk)
    previous, number = hash_of_line(log_key().head(tender.number)), 0
    for row in rows:
        if row.act in without:
            continue
        about = json.loads(row.about)
        if row.act == "submit-bid":
            about["received_at"] = "2026-03-01T00:00:00.000000+00:00"
        number += 1
        made = next_entry(number=number, at=row.at, who=row.who, act=row.act, about=about, previous=previous)
        previous = made.hash
        LogLine.objects.create(
            tender=tender, number=number, at=made.at, who=made.who, act=made.act, about=json.dumps(about),
            previous=made.previous, hash=made.hash,
        )  # fmt: skip


@pytest.mark.usefixtures("unguarded")
def test_a_log_written_anew_without_the_key_is_not_signed(buying: Buying):
    rewrite(buying.tender, without=("checkpoint",))
    refused_everywhere(buying.tender, r"A signature is missing before entry|is not the one that this service wrote")


@pytest.mark.usefixtures("unguarded")
def test_it_is_not_signed_either_where_nothing_is_known_beside_the_database(buying: Buying):
    shutil.rmtree(settings.HOME / FOLDER)
    rewrite(buying.tender, without=("checkpoint",))
    refused_everywhere(buying.tender, "A signature is missing before entry")


@pytest.mark.usefixtures("unguarded")
def test_entries_after_the_last_signature_cannot_be_rewritten(buying: Buying):
    """No signature stands after them yet: the file beside the database knows them."""
    last = buying.tender.log.latest("number")
    about = {**json.loads(last.about), "received_at": "2026-03-01T00:00:00.000000+00:00"}
    made = next_entry(number=last.number, at=last.at, who=last.who, act=last.act, about=about, previous=last.previous)
    run("UPDATE tenders_logline SET about = %s, hash = %s WHERE id = %s", json.dumps(about), made.hash, last.pk)
    refused_everywhere(buying.tender, f"Entry {last.number} is not the one that this service wrote")


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("left", [0, 1, -3, -1])
def test_a_log_that_was_cut_short_is_noticed_wherever_it_ends(buying: Buying, left: int):
    whole = buying.tender.log.count()
    left = left if left >= 0 else whole + left
    run("DELETE FROM tenders_logline WHERE tender_id = %s AND number > %s", buying.tender.pk, left)
    with pytest.raises(LogBroken, match=f"ends at entry {left}, and this service wrote {whole}"), transaction.atomic():
        log_act(buying.tender, "extend", who="person-1", about={}, now=NOW)
    refused_everywhere(buying.tender, f"ends at entry {left}, and this service wrote {whole}")


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("change", ["who = 'person-77'", "act = 'nothing'", "about = '{'", "about = '[]'"])
def test_an_entry_that_was_changed_is_noticed(buying: Buying, change: str):
    run(f"UPDATE tenders_logline SET {change} WHERE tender_id = %s AND number = 2", buying.tender.pk)
    refused_everywhere(buying.tender, "Entry 2 was changed|An entry is no entry")


@pytest.mark.usefixtures("unguarded")
def test_no_bid_is_taken_on_a_log_that_ends_elsewhere(buying: Buying, caplog):
    last = buying.tender.log.latest("number").number
    run("DELETE FROM tenders_logline WHERE tender_id = %s AND number = %s", buying.tender.pk, last)
    supplier, person = make_supplier("Late comer")
    before = buying.tender.bids.count()
    with pytest.raises(LogBroken, match="Tell the buyer and whoever runs this service"):
        hand_in(tender=buying.tender, bidder=supplier, content=b"bid", by=person, received_at=BEGUN)
    assert buying.tender.bids.count() == before
    assert "Run check_tender_logs" in caplog.text


def test_a_log_goes_on_after_an_act_that_failed_and_after_a_service_that_was_killed(
    buying: Buying, django_capture_on_commit_callbacks
):
    class Failed(Exception):
        pass

    def fail() -> None:
        with transaction.atomic():
            log_act(buying.tender, "extend", who="person-1", about={}, now=NOW)
            raise Failed

    with pytest.raises(Failed):
        fail()
    # Killed after the database had it: nothing says that it is kept, and the next entry stands on it all the same.
    log_act(buying.tender, "extend", who="person-1", about={"n": 1}, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        log_act(buying.tender, "extend", who="person-1", about={"n": 2}, now=NOW)
    assert verify_log.fault_of("".join(log_lines(buying.tender, NOW)), []) is None


@pytest.mark.usefixtures("unguarded")
def test_a_log_from_before_its_ends_were_kept_is_known_from_its_next_entry_on(buying: Buying):
    shutil.rmtree(settings.HOME / FOLDER)
    assert verify_log.fault_of("".join(log_lines(buying.tender, NOW)), []) is None
    log_act(buying.tender, "extend", who="person-1", about={}, now=NOW)
    run("DELETE FROM tenders_logline WHERE tender_id = %s AND number > 9", buying.tender.pk)
    refused_everywhere(buying.tender, "ends at entry 9")


def command(*arguments: str) -> str:
    said = StringIO()
    call_command("check_tender_logs", *arguments, stdout=said, stderr=said)
    return said.getvalue()


def test_the_command_says_which_logs_are_whole(buying: Buying):
    assert command() == "Logs looked at: 1. Not as this service wrote them: 0.\n"
    assert command("--tender", buying.tender.number) == "Logs looked at: 1. Not as this service wrote them: 0.\n"
    with pytest.raises(CommandError, match="There is no tender 'tender-x'"):
        command("--tender", "tender-x")
    with pytest.raises(CommandError, match="Name the tender too"):
        command("--restored", "Backup of Monday")


@pytest.mark.usefixtures("unguarded")
def test_a_restored_backup_is_stated_in_the_log_itself(buying: Buying, django_capture_on_commit_callbacks):
    tender, known = buying.tender, buying.tender.log.latest("number")
    run("DELETE FROM tenders_logline WHERE tender_id = %s AND number > %s", tender.pk, known.number - 2)
    with pytest.raises(CommandError, match="Where a backup was restored"):
        command()
    with pytest.raises(CommandError, match="Say what was restored"):
        command("--tender", tender.number, "--restored", " ")
    with django_capture_on_commit_callbacks(execute=True):
        said = command("--tender", tender.number, "--restored", "The disk failed; backup of 2 March.")
    assert "Entries gone: 2" in said
    stated = tender.log.get(act="state-restored-backup").as_entry()
    assert dict(stated.about) == {
        "reason": "The disk failed; backup of 2 March.", "entries": known.number - 2, "known": known.number,
        "known_hash": known.hash,
    }  # fmt: skip
    assert stated.who == "operator"
    assert "0." in command()
    with django_capture_on_commit_callbacks(execute=True):
        log_act(tender, "extend", who="person-1", about={}, now=NOW)
    assert verify_log.fault_of("".join(log_lines(tender, NOW + timedelta(days=999))), []) is None
    run("DELETE FROM tenders_logline WHERE tender_id = %s AND number > %s", tender.pk, known.number)
    refused_everywhere(tender, "ends at entry")


@pytest.mark.usefixtures("unguarded")
def test_entries_that_were_changed_are_no_restored_backup(buying: Buying):
    rewrite(buying.tender, without=("checkpoint",))
    with pytest.raises(CommandError, match="A signature is missing"):
        command("--tender", buying.tender.number, "--restored", "Backup of Monday")
    run("DELETE FROM tenders_logline WHERE tender_id = %s AND number > 1", buying.tender.pk)
    first = buying.tender.log.get()
    made = next_entry(number=1, at=first.at, who="person-77", act="begin", about={}, previous=first.previous)
    run("UPDATE tenders_logline SET who = %s, about = '{}', hash = %s", made.who, made.hash)
    with pytest.raises(CommandError, match="Entries were changed, which restoring a backup does not explain"):
        command("--tender", buying.tender.number, "--restored", "Backup of Monday")


@pytest.mark.usefixtures("unguarded")
def test_whoever_asks_for_the_log_is_told_in_words(buying: Buying, client):
    Tender.objects.filter(pk=buying.tender.pk).update(stage="cancelled")
    run("UPDATE tenders_logline SET who = 'person-77' WHERE tender_id = %s AND number = 2", buying.tender.pk)
    answer = client.get(f"/tenders/open/{buying.tender.pk}/log/")
    assert answer.status_code == 503
    assert "Entry 2 was changed." in answer.content.decode()
    assert FORMAT not in answer.content.decode()
