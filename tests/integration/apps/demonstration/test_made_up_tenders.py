"""The made-up tenders of the demonstration: real in every step, marked everywhere, and nobody's to act on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.test import Client, override_settings
from django.utils import timezone

from tests.organisation_builders import make_world
from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.selectors.made_up_tenders import made_up
from worthwhile.apps.demonstration.services.erase_visits import erase_due_visits
from worthwhile.apps.demonstration.services.tenders.set_up import STAYS_OPEN, set_up_tenders
from worthwhile.apps.demonstration.services.visit import STAY
from worthwhile.apps.impact.selectors.starting_case import get_starting_case
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Bid, LogLine, Tender
from worthwhile.apps.tenders.selectors.looking_around import list_made_up
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.bid_drafts.keep import CannotWrite, begin_draft
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.own_notices import take_own_notices
from worthwhile.apps.tenders.services.questions import ask
from worthwhile.engines.tendering import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
BANNER = "Every figure and every person here is invented."
OF_THE_BUYER = (
    "", "content/", "times/", "people/", "route/", "questions/", "bids/", "moderate/", "ranking/", "prices/", "award/",
    "award/objections/", "award/contracts/", "records/", "log/",
)  # fmt: skip


@pytest.fixture
def tenders(space: None) -> tuple[Tender, Tender, Tender]:
    """The finished one, the open one and the draft."""
    set_up_tenders(now=timezone.now())
    return _there()


def _there() -> tuple[Tender, Tender, Tender]:
    found = list_made_up()
    assert found.finished
    assert found.takes_bids
    assert found.draft
    return found.finished, found.takes_bids, found.draft


def _rows() -> dict[str, Any]:
    people = User.objects.order_by("pk").values_list("pk", "email")
    return {
        "tenders": list(Tender.objects.order_by("pk").values()),
        "log": list(LogLine.objects.order_by("pk").values_list("pk", "hash")),
        "organisations": list(Organisation.objects.order_by("pk").values()),
        "people": list(people),
    }


@pytest.mark.parametrize(
    "now", [datetime(2026, 3, 31, 12, tzinfo=UTC), datetime(2026, 12, 27, tzinfo=UTC), datetime(2027, 7, 4, tzinfo=UTC)]
)
def test_it_can_be_made_on_any_day_and_everything_lies_in_the_past(space: None, now: datetime) -> None:
    assert set_up_tenders(now=now).made == 3
    assert Tender.objects.get(stage=Stage.OPEN).deadline_at > now + timedelta(days=300)
    assert LogLine.objects.order_by("-at").values_list("at", flat=True)[0] <= now
    assert mail.outbox == []


def test_made_twice_changes_nothing(tenders: object) -> None:
    before = _rows()
    assert (set_up_tenders(now=timezone.now()).made, _rows()) == (0, before)


def test_once_the_open_one_is_over_there_is_another(tenders: tuple[Tender, Tender, Tender]) -> None:
    assert set_up_tenders(now=timezone.now() + STAYS_OPEN + timedelta(days=2)).made == 1
    assert list_made_up().takes_bids != tenders[1]
    assert list_made_up().finished == tenders[0]


def test_an_installation_without_a_demonstration_has_none() -> None:
    with override_settings(DEMONSTRATION=False):
        call_command("set_up_demonstration")
    assert not Tender.objects.exists()
    assert not list_made_up()


def test_nobody_can_sign_in_as_its_people(tenders: object) -> None:
    people = User.objects.filter(email__endswith="@demonstration.invalid")
    assert people.count() == 10
    assert not any(one.has_usable_password() for one in people)
    assert not EmailAddress.objects.filter(user__in=people).exists()
    Client().post("/account/login/code/", {"email": people[0].email})
    assert not any(people[0].email in one.to for one in mail.outbox)


def test_the_finished_one_went_all_the_way(tenders: tuple[Tender, Tender, Tender]) -> None:
    finished = tenders[0]
    award = finished.awards.get()
    assert (award.contender.bid.bidder.name, award.contract.value) == ("Demonstration Neighbours", 846_000)
    assert award.data["members"][1]["name"] == "Demonstration Rides"
    assert {one["outcome"] for one in award.data["outcomes"]} == {"less-lonely", "someone-to-call"}
    assert finished.bids.exclude(standing=None).count() == 3
    assert finished.representations.get().decided.upheld is False
    assert [one.kind for one in finished.notices.order_by("number")] == [
        "tender", "tender-update", "intended-award", "award", "contract"
    ]  # fmt: skip


def test_nothing_in_it_happens_at_a_weekend(tenders: tuple[Tender, Tender, Tender]) -> None:
    at_weekends = LogLine.objects.filter(tender__in=tenders, at__week_day__in=[1, 7])
    assert list(at_weekends.values_list("act", "at")) == []


def test_its_log_is_proven_by_the_program_that_anybody_may_download(
    tenders: tuple[Tender, Tender, Tender], client: Client, tmp_path: Path
) -> None:
    answer = client.get(f"/tenders/open/{tenders[0].pk}/log/")
    assert "demonstration-tender" in answer["Content-Disposition"]
    log, program = tmp_path / "log.jsonl", tmp_path / "verify_log.py"
    log.write_bytes(answer.content)
    given = client.get("/tenders/verify_log.py")
    assert 'filename="verify_log.py"' in given["Content-Disposition"]
    program.write_bytes(given.content)

    def checked() -> int:
        return subprocess.run([sys.executable, program, log], capture_output=True, check=False).returncode

    assert checked() == 0
    log.write_bytes(log.read_bytes().replace(b"person-", b"person-1", 1))
    assert checked() != 0


def test_its_outcomes_are_of_the_library() -> None:
    offered = {one.row["id"]: one.row["name"] for one in get_starting_case("befriending").outcomes}
    for name in ("finished", "open", "draft"):
        for outcome in made_up(name, timezone.now().date())["outcomes"]:
            assert offered[outcome["id"]] == outcome["name"]


def test_a_draft_has_findings(tenders: tuple[Tender, Tender, Tender], visiting: Client) -> None:
    page = visiting.get(f"/organisations/{tenders[2].buyer_id}/tenders/{tenders[2].pk}/write/").content.decode()
    assert "Audited accounts are demanded of every bidder" in page


def _public(tenders: tuple[Tender, Tender, Tender]) -> Iterator[str]:
    for tender in tenders[:2]:
        yield f"/tenders/open/{tender.pk}/"
        yield f"/tenders/open/{tender.pk}/notices/"
        for notice in tender.notices.all():
            yield f"/tenders/open/{tender.pk}/notices/{notice.number}/"


def test_every_public_page_says_that_it_is_made_up(tenders: tuple[Tender, Tender, Tender], client: Client) -> None:
    for address in _public(tenders):
        page = client.get(address).content.decode()
        assert BANNER in page, address
        assert "(made up)" in page, address
    listed = client.get("/tenders/open/").content.decode()
    assert "Made up for the demonstration" in listed
    assert "Sign in" not in client.get(f"/tenders/open/{tenders[1].pk}/").content.decode().split("<main")[1]


def test_its_notices_have_no_real_number_and_are_in_no_feed_or_market(
    tenders: tuple[Tender, Tender, Tender], client: Client
) -> None:
    release = client.get(f"/tenders/open/{tenders[0].pk}/notices/1/release.json")
    assert json.loads(release.content)["releases"][0]["ocid"].startswith("ocds-worthwhile-demonstration-tender-")
    assert client.get("/tenders/notices.json").status_code == 404
    assert take_own_notices(publisher="Here", now=timezone.now()).new == 0


def test_the_first_page_of_tenders_leads_to_them(
    tenders: tuple[Tender, Tender, Tender], client: Client, visiting: Client
) -> None:
    page = client.get("/tenders/").content.decode()
    for tender in tenders[:2]:
        assert f'href="/tenders/open/{tender.pk}/"' in page
    assert 'action="/demonstration/enter/"' in page
    buyers_side = f'href="/organisations/{tenders[0].buyer_id}/tenders/{tenders[0].pk}/"'
    assert buyers_side not in page
    assert buyers_side in visiting.get("/tenders/").content.decode()
    with override_settings(DEMONSTRATION=False):
        for address in _public(tenders):
            assert Client().get(address).status_code == 404, address
        assert "(made up)" not in Client().get("/tenders/open/").content.decode()
        assert "See one first" not in Client().get("/tenders/").content.decode()


def test_a_visitor_reads_the_buyers_side_and_leaves_no_trace(
    tenders: tuple[Tender, Tender, Tender], visiting: Client, visitor: User
) -> None:
    before, finished = _rows(), tenders[0]
    at = f"/organisations/{finished.buyer_id}/tenders/{finished.pk}/"
    for part in OF_THE_BUYER:
        page = visiting.get(at + part)
        assert page.status_code == 200, part
        text = page.content.decode()
        assert BANNER in text, part
        assert "Only people who have a role" not in text, part
    assert "84.30" in visiting.get(f"{at}ranking/").content.decode()
    for part in ("ranking/evaluation.yaml", "award/file.zip", "records/records.pdf", "log/file/"):
        given = visiting.get(at + part)
        assert (given.status_code, "demonstration-" in given["Content-Disposition"]) == (200, True), part
    objector = finished.representations.get().organisation
    told = visiting.get(f"/organisations/{objector.pk}/bids/{finished.pk}/outcome/").content.decode()
    assert "Demonstration Neighbours" in told
    assert "Awarded and signed" in told
    assert _rows() == before
    assert erase_due_visits(now=timezone.now() + STAY) == 1
    assert Tender.objects.count() == 3


def test_a_visitor_can_do_nothing_to_them(
    tenders: tuple[Tender, Tender, Tender], visiting: Client, visitor: User
) -> None:
    before = _rows()
    for tender in tenders:
        at = f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/"
        for part in ("approve/", "publish/", "cancel/", "write/about/", "people/", "award/propose/", "bids/open/"):
            assert visiting.post(at + part, {"reason": "x", "words": "x"}).status_code == 403, part
    own = visitor.memberships.get().organisation
    supplier = Bid.objects.filter(tender=tenders[0]).order_by("pk")[0].bidder
    for bidder, part in ((own, "question/"), (own, "hand-in/"), (supplier, "question/"), (supplier, "hand-in/")):
        answer = visiting.post(f"/organisations/{bidder.pk}/bids/{tenders[1].pk}/{part}", {"words": "Who else bids?"})
        assert answer.status_code in (403, 404)
    assert _rows() == before


def test_real_organisations_take_no_part_and_see_no_more_than_everybody(
    tenders: tuple[Tender, Tender, Tender],
) -> None:
    world, taking, now = make_world(), tenders[1], timezone.now()
    person = world.owner.person
    with pytest.raises(NotAllowed, match="made up for the demonstration"):
        hand_in(tender=taking, bidder=world.organisation, content=b"bid", by=person, received_at=now)
    with pytest.raises(NotAllowed, match="made up for the demonstration"):
        ask(tender=taking, asker=world.organisation, words="May we?", now=now)
    with pytest.raises(CannotWrite, match="made up for the demonstration"):
        begin_draft(tender=taking, bidder=world.organisation, by=person, now=now)
    assert not taking.bids.exists()
    browser = Client()
    browser.force_login(person)
    for address in (
        f"{world.address}bids/{taking.pk}/",
        f"{world.address}bids/{taking.pk}/write/",
        f"/organisations/{taking.buyer_id}/tenders/{tenders[0].pk}/",
        f"/organisations/{taking.buyer_id}/tenders/{tenders[0].pk}/ranking/",
    ):
        assert browser.get(address).status_code == 404, address
    assert BANNER in browser.get(f"/tenders/open/{taking.pk}/").content.decode()


def test_invented_suppliers_take_no_part_in_real_tenders(tenders: tuple[Tender, Tender, Tender]) -> None:
    from tests.tender_builders import BEGUN, open_tender

    supplier = Organisation.objects.get(name="Demonstration Neighbours")
    real = open_tender().tender
    with pytest.raises(NotAllowed, match="takes no part in a tender"):
        ask(tender=real, asker=supplier, words="May we?", now=BEGUN)
    assert not real.is_demonstration
