"""The pages of an award: who opens which, what they say, and what they hand out."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.award_builders import Awarding, awarding, propose
from tests.organisation_builders import add_member
from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Role as Membership
from worthwhile.apps.tenders.models import AwardMade, OutcomeTold, Representation, RepresentationDecided, Tender
from worthwhile.apps.tenders.services.award_contract import award
from worthwhile.apps.tenders.services.award_propose import approve_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.write_tender import declare_interest
from worthwhile.engines.scoring import read_evaluation, score_evaluation
from worthwhile.engines.tendering import Procedure, Role, Stage
from worthwhile.exchange.exact_json import read_exact_json
from worthwhile.exchange.plain_data import load_plain_data

pytestmark = pytest.mark.django_db


def browser(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def at(made: Awarding, page: str = "") -> str:
    return f"/organisations/{made.tender.buyer_id}/tenders/{made.tender.pk}/{page}"


def of(made: Awarding, supplier: int, page: str = "") -> str:
    return f"/organisations/{made.suppliers[supplier][0].pk}/bids/{made.tender.pk}/outcome/{page}"


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def sent(client: Client, address: str, **data: object) -> str:
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def made() -> Awarding:
    """A competitive tender; everybody declared, today, that they have no conflict."""
    found = awarding()
    for person in (found.author, found.approver, *found.others.values()):
        declare_interest(tender=found.tender, person=person, conflicted=False, words="", now=timezone.now())
    return found


def told(made: Awarding) -> Awarding:
    proposal = propose(made)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=timezone.now())
    tell_everybody(tender=made.tender, by=made.author, now=timezone.now())
    made.tender.refresh_from_db()
    return made


def awarded(made: Awarding) -> AwardMade:
    told(made)
    long_ago = timezone.now() - timedelta(days=1)
    Tender.objects.filter(pk=made.tender.pk).update(earliest_signing=long_ago, representations_until=long_ago)
    return award(tender=made.tender, by=made.approver, now=timezone.now())[0]


PAGES = (
    "award/", "award/propose/", "award/approve/", "award/return/", "award/tell/", "award/objections/",
    "award/assess-again/", "award/make/", "award/contracts/", "providers/", "begin-assessment/",
    "award/set-aside/", "award/keep/", "award/unreadable/",
)  # fmt: skip


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.PRICED, Stage.PROPOSED, Stage.APPROVED, Stage.TOLD])
def test_every_page_opens_at_every_stage_and_none_to_others(made: Awarding, stage: Stage) -> None:
    propose(made)
    made.at(stage)
    outside = add_member(made.tender.buyer, "from@outside.example", Membership.ASSESSOR).person
    insiders = [browser(person) for person in (made.author, made.approver, made.others[Role.ASSESSOR])]
    supplier, nobody, checks = browser(made.suppliers[0][1]), browser(None), browser(outside)
    for page in PAGES:
        assert [client.get(at(made, page)).status_code for client in insiders] == [200, 200, 200], page
        assert [client.get(at(made, page)).status_code for client in (supplier, nobody, checks)] == [404, 302, 403]


ACTS = (
    ("award/approve/", {"seen": 1, "has_read": "on"}, Stage.PROPOSED, "approver"),
    ("award/return/", {"reason": "Say more."}, Stage.PROPOSED, "approver"),
    ("award/tell/", {"has_read": "on"}, Stage.APPROVED, "author"),
    ("award/make/", {}, Stage.TOLD, "approver"),
    ("award/assess-again/", {}, Stage.TOLD, "approver"),
    ("end/", {"reason": "No money."}, Stage.PRICED, "approver"),
)


@pytest.mark.parametrize(("page", "data", "stage", "who"), ACTS)
def test_an_act_is_done_by_its_role_alone(
    made: Awarding, page: str, data: dict[str, object], stage: Stage, who: str
) -> None:
    propose(made)
    made.at(stage, told_at=timezone.now() - timedelta(days=1))
    if page == "award/assess-again/":
        said_by = Representation.objects.create(
            tender=made.tender, organisation=made.suppliers[1][0], words="No", made_by=made.suppliers[1][1],
            made_at=timezone.now(),
        )  # fmt: skip
        RepresentationDecided.objects.create(
            representation=said_by, upheld=True, reason="Yes", decided_by=made.approver, decided_at=timezone.now()
        )
    people = {"author": made.author, "approver": made.approver}
    others = [made.others[Role.ASSESSOR], made.others[Role.MODERATOR], made.others[Role.OPENER]]
    others += [person for name, person in people.items() if name != who]
    for person in others:
        browser(person).post(at(made, page), data)
        made.tender.refresh_from_db()
        assert made.tender.stage == stage, person
    browser(people[who]).post(at(made, page), data)
    made.tender.refresh_from_db()
    assert made.tender.stage != stage


def test_who_scores_reads_no_ranking_that_holds_prices_before_the_award(made: Awarding) -> None:
    told(made)
    assessor = browser(made.others[Role.ASSESSOR])
    page = said(assessor, at(made, "award/"))
    assert "It holds prices" in page
    assert "100,417" not in page
    for address in ("award/letters/1.html", "award/file.zip"):
        page = said(assessor, at(made, address))
        assert "It holds prices" in page
        assert "100,417" not in page
    assert "100,417" in said(browser(made.approver), at(made, "award/"))


def test_the_approver_sees_the_ranking_and_how_firm_it_is_and_says_so(made: Awarding) -> None:
    propose(made)
    approver = browser(made.approver)
    page = said(approver, at(made, "award/approve/"))
    assert "How firm it is" in page
    assert "Lunch Club" in page
    assert "It does best by what we published." in page
    assert "Lunch Club is first." in page
    assert "bidder-1" not in page
    assert "Read the proposal, then say that you have" in sent(approver, at(made, "award/approve/"), seen=1)
    assert "The award is approved" in sent(approver, at(made, "award/approve/"), seen=1, has_read="on")


def test_whoever_approves_an_older_proposal_is_shown_the_new_one(made: Awarding) -> None:
    propose(made)
    propose(made)
    page = sent(browser(made.approver), at(made, "award/approve/"), seen=1, has_read="on")
    assert "Another proposal was made" in page
    assert 'name="seen" value="2"' in page


def test_every_letter_is_read_before_everybody_is_told(made: Awarding) -> None:
    proposal = propose(made)
    approve_award(tender=made.tender, seen=proposal.number, by=made.approver, now=timezone.now())
    author = browser(made.author)
    page = said(author, at(made, "award/tell/"))
    for name in ("Lunch Club", "Warm Rooms", "Far Away"):
        assert name in page
    assert "25 is below the pass mark of 50" in page
    assert "section 51(5)" in page
    assert "say that you have" in sent(author, at(made, "award/tell/"))
    assert not OutcomeTold.objects.exists()
    assert "3 letters are told" in sent(author, at(made, "award/tell/"), has_read="on")


def test_no_bidder_sees_anything_before_all_do(made: Awarding) -> None:
    propose(made)
    clients = [browser(person) for _, person in made.suppliers]
    for stage in (Stage.PROPOSED, Stage.APPROVED):
        made.at(stage)
        for number, client in enumerate(clients):
            assert client.get(of(made, number)).status_code == 404
            assert "outcome/" not in said(client, of(made, number).removesuffix("outcome/"))
    tell_everybody(tender=made.tender, by=made.author, now=timezone.now())
    for number, client in enumerate(clients):
        page = said(client, of(made, number))
        others = {"Lunch Club", "Warm Rooms", "Far Away"} - {made.suppliers[number][0].name, "Lunch Club"}
        assert not [name for name in others if name in page]
        assert "outcome/" in said(client, of(made, number).removesuffix("outcome/"))


def test_a_bidder_reads_its_own_letter_and_nobody_elses(made: Awarding) -> None:
    told(made)
    own = said(browser(made.suppliers[1][1]), of(made, 1))
    assert "award the contract to Lunch Club" in own
    assert "Warm Rooms: visits as scored." in own
    assert browser(made.suppliers[1][1]).get(of(made, 2)).status_code == 404
    outside = add_member(made.suppliers[1][0], "checks@elsewhere.example", Membership.ASSESSOR).person
    assert browser(outside).get(of(made, 1)).status_code == 403


@pytest.mark.parametrize(("kind", "begins"), [("html", b"<!DOCTYPE"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_letter_is_taken_away(made: Awarding, kind: str, begins: bytes) -> None:
    told(made)
    theirs = browser(made.suppliers[1][1]).get(of(made, 1, f"letter.{kind}"))
    assert theirs.content.startswith(begins)
    assert "attachment" in theirs.headers["Content-Disposition"]
    assert browser(made.author).get(at(made, f"award/letters/2.{kind}")).content.startswith(begins)
    assert browser(made.author).get(at(made, f"award/letters/9.{kind}")).status_code == 404
    assert browser(made.suppliers[1][1]).get(of(made, 1, "letter.exe")).status_code == 404


def test_somebody_objects_in_time_and_reads_what_is_decided(made: Awarding) -> None:
    told(made)
    client = browser(made.suppliers[1][1])
    assert "Say what is wrong" in sent(client, of(made, 1), words=" ")
    assert "Your objection is made" in sent(client, of(made, 1), words="Our visits count twice.")
    approver = browser(made.approver)
    assert "Our visits count twice." in said(approver, at(made, "award/objections/"))
    number = Representation.objects.get().pk
    page = sent(approver, at(made, f"award/objections/{number}/"), upheld="no", reason="They count once.")
    assert "It is decided" in page
    assert "They count once." in said(client, of(made, 1))
    assert "Our visits" not in said(browser(made.suppliers[2][1]), of(made, 2))
    assert approver.get(at(made, "award/objections/99999/")).status_code == 404


def test_after_its_time_no_objection_is_taken(made: Awarding) -> None:
    told(made)
    Tender.objects.filter(pk=made.tender.pk).update(representations_until=timezone.now() - timedelta(seconds=1))
    client = browser(made.suppliers[1][1])
    assert "Objections are not taken any more" in said(client, of(made, 1))
    assert "time for objections has passed" in sent(client, of(made, 1), words="Too late.")
    assert not Representation.objects.exists()


def test_a_viewer_of_a_bidder_reads_and_cannot_object(made: Awarding) -> None:
    told(made)
    viewer = add_member(made.suppliers[1][0], "viewer@supplier.example", Membership.VIEWER).person
    assert "An owner or editor of Warm Rooms can object" in said(browser(viewer), of(made, 1))
    sent(browser(viewer), of(made, 1), words="Let me object.")
    assert not Representation.objects.exists()


def test_an_outcome_that_stands_no_more_says_so(made: Awarding) -> None:
    told(made)
    made.at(Stage.ASSESSING, told_at=None, representations_until=None, earliest_signing=None)
    assert "This outcome does not stand" in said(browser(made.suppliers[0][1]), of(made, 0))


def test_what_was_promised_stands_on_the_award_and_on_the_public_page(made: Awarding) -> None:
    kept = awarded(made)
    for client, address in (
        (browser(made.others[Role.ASSESSOR]), at(made, "award/")),
        (browser(made.suppliers[0][1]), of(made, 0)),
        (Client(), f"/tenders/open/{made.tender.pk}/"),
    ):
        page = said(client, address)
        assert "From 40 to 90 people" in page
        # Whoever did not win reads no price of the winner, and the public page is open to them too.
        assert ("£100,417" in page) == ("/open/" not in address)
    assert "Awarded to you" not in said(browser(made.suppliers[1][1]), of(made, 1))
    today = f"{datetime.now(tz=UTC):%d/%m/%Y}"
    page = sent(
        browser(made.author), at(made, f"award/contracts/{kept.pk}/"), signed_on=today, starts_on="1 May 2027",
        ends_on="30 April 2029", value="£100,417", supplier_address="1 High Street, Leeds",
    )  # fmt: skip
    assert "The contract is recorded" in page
    made.tender.refresh_from_db()
    assert made.tender.stage == Stage.COMPLETE
    assert browser(made.author).get(at(made, "award/contracts/99999/")).status_code == 404


def test_before_an_award_the_public_page_names_nobody(made: Awarding) -> None:
    told(made)
    page = said(Client(), f"/tenders/open/{made.tender.pk}/")
    assert "Lunch Club" not in page


def files_in(client: Client, address: str) -> dict[str, bytes]:
    answer = client.get(address)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_bidders_pack_holds_its_own_assessment_and_nothing_of_others(made: Awarding, tmp_path: Path) -> None:
    told(made)
    found = files_in(browser(made.suppliers[1][1]), of(made, 1, "pack.zip"))
    assert {"README.txt", "your-assessment.html", "your-assessment.pdf", "your-assessment.docx"} <= set(found)
    everything = b"\n".join(content for name, content in found.items() if not name.endswith((".docx", ".pdf")))
    for secret in (b"Far Away", b"90613", b"90,613", b"100417", b"100,417", b"what stood in it", b"person-81"):
        assert secret not in everything, secret
    own = read_evaluation(load_plain_data(found["evaluation-of-your-bid.yaml"].decode(), suffix=".yaml", name="own"))
    assert [one.bidder for one in score_evaluation(evaluation=own).ranking] == ["bidder-2"]
    notices = {name for name in found if name.startswith("notices/")}
    assert any(name.endswith("intended-award.json") for name in notices), sorted(found)
    log, verifier = tmp_path / "log.jsonl", tmp_path / "verify_log.py"
    log.write_bytes(found[f"{made.tender.number}-log.jsonl"])
    verifier.write_bytes(found["verify_log.py"])
    checked = subprocess.run([sys.executable, verifier, log], capture_output=True, text=True, check=False)
    assert checked.stdout.startswith("Whole, in order and signed")


def test_the_file_of_the_buyer_holds_everything_but_the_bids(made: Awarding, tmp_path: Path) -> None:
    awarded(made)
    found = files_in(browser(made.approver), at(made, "award/file.zip"))
    evaluation = tmp_path / "evaluation.yaml"
    evaluation.write_bytes(found["proposals/1/evaluation.yaml"])
    command = [Path(sys.executable).with_name("worthwhile"), "tender", "score", evaluation, "--json"]
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(again.stdout)["ranking"][0]["name"] == "Lunch Club"
    assert {"letters/1.html", "letters/2.pdf", "letters/3.docx", "records.html", "awards/1.json"} <= set(found)
    assert any(name.endswith("-award.json") for name in found), sorted(found)
    assert b"Post of assessor" in found["records.html"]
    assert not any(b"what stood in it" in content for content in found.values())
    assert read_exact_json(found["awards/1.json"].decode())["outcomes"][0]["name"] == "Less lonely"


def test_somebody_with_a_conflict_reads_nothing_of_it(made: Awarding) -> None:
    told(made)
    declare_interest(
        tender=made.tender, person=made.approver, conflicted=True, words="My sister", now=timezone.now()
    )  # fmt: skip
    client = browser(made.approver)
    assert "you take no part" in said(client, at(made, "award/"))
    assert "you take no part" in said(client, at(made, "award/file.zip"))


@pytest.mark.parametrize("procedure", list(Procedure))
def test_every_procedure_is_begun_here_with_when_it_is_lawful(procedure: Procedure) -> None:
    made = awarding()
    client = browser(made.author)
    page = said(client, f"/organisations/{made.tender.buyer_id}/tenders/new/")
    assert "Only on a ground that the law names" in page
    sent(client, f"/organisations/{made.tender.buyer_id}/tenders/new/", procedure=procedure.value, title="Warm rooms")
    assert Tender.objects.filter(title="Warm rooms", procedure=procedure.value).exists()


def test_a_direct_award_from_naming_a_provider_to_its_letter() -> None:
    made = awarding(Procedure.DIRECT, Stage.READY)
    author, approver = browser(made.author), browser(made.approver)
    for person in (made.author, made.approver):
        declare_interest(tender=made.tender, person=person, conflicted=False, words="", now=timezone.now())
    page = sent(author, at(made, "providers/"), name="Elsewhere CIC", reason="It asked to be considered")
    assert "Elsewhere CIC is considered." in page
    assert "You send its letter by hand" in page
    assert "Why this provider?" in said(author, at(made, "award/propose/"))
    sent(author, at(made, "award/propose/"), chosen=2, reasons="It knows the people.")
    sent(approver, at(made, "award/approve/"), seen=1, has_read="on")
    assert "send it yourself" in said(author, at(made, "award/tell/"))
    assert "4 letters are told" in sent(author, at(made, "award/tell/"), has_read="on")
    person = made.suppliers[0][1]
    assert "award the contract to Warm Rooms" in said(browser(person), of(made, 0))
    assert "Befriending" in said(browser(person), f"/organisations/{made.suppliers[0][0].pk}/bids/")
    assert Client().get(f"/tenders/open/{made.tender.pk}/").status_code == 404


def test_the_most_suitable_provider_is_assessed_once_the_intention_has_stood() -> None:
    made = awarding(Procedure.MOST_SUITABLE, Stage.INTENDED)
    for person in (made.author, made.approver):
        declare_interest(tender=made.tender, person=person, conflicted=False, words="", now=timezone.now())
    author = browser(made.author)
    made.at(Stage.INTENDED, published_at=timezone.now() - timedelta(days=3))
    page = sent(author, at(made, "begin-assessment/"))
    assert "Wait until" in page
    made.at(Stage.INTENDED, published_at=timezone.now() - timedelta(days=30))
    assert "Lunch Club" in said(author, at(made, "begin-assessment/"))
    assert "The assessment has begun" in sent(author, at(made, "begin-assessment/"))
    made.tender.refresh_from_db()
    assert made.tender.stage == Stage.ASSESSING
