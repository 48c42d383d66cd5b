"""After an outage bidders get their time back; a clock that cannot be right is told; no deadline is in another age."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.tender_builders import BEGUN, DEADLINE, Buying, open_tender
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.server_clock import clock_differences
from worthwhile.apps.tenders.services.change_tender import extend, extend_for_outage
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.signs_of_life import note_timer
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db


def hit() -> tuple[Buying, datetime, list[str]]:
    """A tender whose deadline is near, and an outage of half an hour that just ended."""
    buying = open_tender()
    now = timezone.now().replace(second=0, microsecond=0)
    deadline = now + timedelta(hours=1)
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=deadline)
    began, ended = now - timedelta(minutes=40), now - timedelta(minutes=10)
    told = [f"--began={began.isoformat()}", f"--ended={ended.isoformat()}", "--reason=The disk was full."]
    return buying, deadline, told


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("give_time_back", *arguments, stdout=said)
    return said.getvalue()


def test_it_says_first_what_it_would_do() -> None:
    buying, deadline, told = hit()
    said = run(*told)
    assert f"{buying.tender.number}: deadline" in said
    assert "Tenders hit: 1. Nothing was changed." in said
    buying.tender.refresh_from_db()
    assert buying.tender.deadline_at == deadline


def test_every_tender_that_was_hit_gets_the_time_once() -> None:
    buying, deadline, told = hit()
    assert "Tenders given time: 1." in run(*told, "--do-it")
    buying.tender.refresh_from_db()
    assert buying.tender.deadline_at == deadline + timedelta(minutes=30)
    line = buying.tender.log.get(act="extend-for-outage").as_entry()
    assert line.who == "operator"
    assert line.about["reason"].startswith("The disk was full. Nobody could hand in from")
    assert "Tenders given time: 0." in run(*told, "--do-it")
    buying.tender.refresh_from_db()
    assert buying.tender.deadline_at == deadline + timedelta(minutes=30)


def test_a_tender_that_closed_in_the_outage_opens_again() -> None:
    buying, _, told = hit()
    Tender.objects.filter(pk=buying.tender.pk).update(
        stage=Stage.SEALED, deadline_at=timezone.now() - timedelta(minutes=20)
    )
    run(*told, "--do-it")
    buying.tender.refresh_from_db()
    assert buying.tender.stage == Stage.OPEN
    assert buying.tender.deadline_at is not None
    assert buying.tender.deadline_at > timezone.now() + timedelta(minutes=29)


@pytest.mark.parametrize("days", [-1, 3])
def test_a_tender_whose_deadline_was_over_or_is_far_off_was_not_hit(days: int) -> None:
    buying, _, told = hit()
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=timezone.now() + timedelta(days=days))
    assert "Tenders hit: 0." in run(*told)


def test_opened_bids_are_left_and_told() -> None:
    buying, _, told = hit()
    buying.tender.holders.exclude(person=buying.openers[0]).update(opened_at=timezone.now())
    said = run(*told, "--do-it")
    assert "Bids have been opened, so time can no longer be added." in said
    assert "Tenders given time: 0." in said


@pytest.mark.parametrize(
    ("began", "ended"), [("yesterday", "2026-01-01T10:00"), ("2026-01-01T11:00", "2026-01-01T10:00")]
)
def test_an_outage_that_cannot_have_been_is_refused(began: str, ended: str) -> None:
    with pytest.raises(CommandError):
        run(f"--began={began}", f"--ended={ended}", "--reason=Why")


def silent_for(minutes: int, home: Path) -> str:
    """Run the timer as it runs every five minutes, the last time after a silence. What it says."""
    now = timezone.now()
    for ago in (minutes + 10, minutes + 5, minutes):
        note_timer(home, now - timedelta(minutes=ago))
    said = StringIO()
    call_command("close_tenders", stdout=said, stderr=said)
    return said.getvalue()


@pytest.mark.parametrize("is_closed", [False, True], ids=["taking bids", "closed already"])
def test_after_a_silence_the_timer_gives_the_time_back_by_itself(
    settings: Any, tmp_path: Path, is_closed: bool
) -> None:
    settings.HOME = tmp_path
    buying = open_tender()
    deadline = timezone.now() - timedelta(minutes=10)
    stage = Stage.SEALED if is_closed else Stage.OPEN
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=deadline, stage=stage)
    said = silent_for(40, tmp_path)
    assert "Tenders given that time: 1." in said
    assert "Tenders closed: 0." in said
    buying.tender.refresh_from_db()
    assert buying.tender.stage == Stage.OPEN
    assert buying.tender.deadline_at is not None
    assert timedelta(minutes=39) < buying.tender.deadline_at - timezone.now() < timedelta(minutes=41)
    line = buying.tender.log.get(act="extend-for-outage").as_entry()
    assert line.about["reason"].startswith("The service showed no sign of life. Nobody could hand in from")


def test_a_tender_whose_deadline_is_tomorrow_is_left_to_the_operator(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    buying = open_tender()
    deadline = timezone.now() + timedelta(days=1)
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=deadline)
    assert "Tenders given that time: 0." in silent_for(40, tmp_path)
    buying.tender.refresh_from_db()
    assert buying.tender.deadline_at == deadline


def test_without_a_silence_a_tender_closes_at_its_deadline(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    buying = open_tender()
    Tender.objects.filter(pk=buying.tender.pk).update(deadline_at=timezone.now() - timedelta(minutes=10))
    assert silent_for(5, tmp_path) == "Tenders closed: 1. Given more time, because a question waits: 0.\n"


def test_a_page_that_was_answered_is_a_sign_of_life(settings: Any, tmp_path: Path, client: Client) -> None:
    settings.HOME = tmp_path
    assert client.get("/").status_code == 200
    now = timezone.now()
    for ago in (50, 45, 40):
        note_timer(tmp_path, now - timedelta(minutes=ago))
    assert note_timer(tmp_path, now) is None


def test_no_deadline_is_moved_into_another_age() -> None:
    buying = open_tender()
    far = datetime(9999, 1, 1, tzinfo=UTC)
    with pytest.raises(InvalidInput, match="Check the year"):
        extend(tender=buying.tender, deadline=far, reason="Why not", by=buying.author, now=BEGUN)
    with pytest.raises(InvalidInput, match="Check the year"):
        extend_for_outage(tender=buying.tender, lasted=timedelta(days=4000), reason="Long", now=BEGUN)
    buying.tender.refresh_from_db()
    assert buying.tender.deadline_at == DEADLINE


def test_a_clock_behind_a_log_is_told(caplog: pytest.LogCaptureFixture) -> None:
    assert clock_differences(timezone.now()) == []
    tender = open_tender().tender
    last = tender.log.latest("number").at
    assert clock_differences(last - timedelta(seconds=1)) == [] or _has_own_clock()
    told = clock_differences(last - timedelta(seconds=3))
    assert any("A log of a tender is ahead of this machine's clock by 3.0 s." in one for one in told)
    assert "ahead of this machine's clock" in caplog.text


def test_the_command_that_closes_tenders_tells_it_too() -> None:
    open_tender()
    said = StringIO()
    call_command("close_tenders", stdout=StringIO(), stderr=said)
    assert said.getvalue() == ""


def test_a_database_with_another_clock_is_told() -> None:
    if not _has_own_clock():
        pytest.skip("SQLite has the clock of this machine")
    now = timezone.now()
    assert clock_differences(now) == []
    assert any(
        "clocks of this machine and of the database differ" in one for one in clock_differences(now + timedelta(days=1))
    )


def _has_own_clock() -> bool:
    return connection.vendor == "postgresql"
