"""What the log has of private things: nothing that anybody can guess from, and all that proves them once given out."""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from tests.assessing_builders import BIDDERS, LEAVES, moderating, settled
from tests.award_builders import awarding
from tests.tender_builders import BEGUN, open_tender
from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Committed, GivenScore, OutcomeTold, Tender
from worthwhile.apps.tenders.selectors.award_ranking import ranked_now
from worthwhile.apps.tenders.selectors.committed import find_letter_disclosed, list_disclosed
from worthwhile.apps.tenders.selectors.log import log_lines
from worthwhile.apps.tenders.services.ask_about_price import read_prices, see_robustness
from worthwhile.apps.tenders.services.award_propose import approve_award, propose_award
from worthwhile.apps.tenders.services.award_tell import tell_everybody
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.engines.tendering import Procedure, Stage
from worthwhile.exchange.case_file import case_hash
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.proof.verify_log import fault_of

pytestmark = pytest.mark.django_db


def told():
    """Quality settled, prices read, an award proposed, approved, and everybody told."""
    assessing = settled()
    tender, author, approver = assessing.tender, assessing.buying.author, assessing.buying.approver
    now = assessing.tender.assessing_since
    read_prices(tender=tender, by=author, now=now)
    see_robustness(tender=tender, by=author, now=now)
    seen = ranked_now(assessing.tender).loaded.evaluation_hash
    kept = propose_award(tender=tender, reasons="It is first", by=author, now=now, seen=seen)
    approve_award(tender=tender, seen=kept.number, by=approver, now=now)
    tell_everybody(tender=tender, by=author, now=now)
    return assessing


def log_of(tender: Tender) -> str:
    return "".join(log_lines(tender, tender.log.latest("number").at))


def zip_of(person: User, address: str) -> dict[str, bytes]:
    browser = Client()
    browser.force_login(person)
    answer = browser.get(address)
    assert answer.headers["Content-Type"] == "application/zip", answer.content.decode()[:300]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_nobody_finds_a_score_by_trying_what_it_may_have_been():
    """The attack on the logs of before: a few levels, a few words, and the hash said which it was."""
    assessing = moderating()
    given = GivenScore.objects.filter(contender=assessing.contender(BIDDERS[0]), assessor=assessing.assessors[0])
    rows = [
        {"criterion": one.criterion, "score": one.score.normalize(), "reason": one.reason, "evidence": one.evidence}
        for one in given.order_by("pk")
    ]
    assert [row["criterion"] for row in rows] == list(LEAVES)
    log = log_of(assessing.tender)
    texts = [rows, *([row] for row in rows)]
    for tried in texts:
        whole = {"rows": tried}
        text = exact_json_text(whole)
        for guess in (case_hash(whole), sha256(text.encode()).hexdigest(), sha256(f"{text}\n".encode()).hexdigest()):
            assert guess not in log
    assert Committed.objects.filter(tender=assessing.tender, content__contains=rows[0]["reason"]).exists()


def test_the_log_holds_no_salt_and_no_text_and_no_hash_of_a_private_text():
    assessing = told()
    log = log_of(assessing.tender)
    kept = list(Committed.objects.filter(tender=assessing.tender))
    published = assessing.tender.savings.latest("number").content
    acts = {json.loads(line)["act"] for line in log.splitlines()[1:] if "commitment" in line or "letters" in line}
    assert acts >= {"edit", "score", "lock-quality", "see-ranking", "propose-award", "tell-everybody"}
    for one in kept:
        assert one.commitment in log
        assert one.salt not in log
        assert sha256(one.content.encode()).hexdigest() not in log
        # What was published in the end is everybody's, and stands there by its hash.
        assert one.content == published or case_hash(json.loads(one.content)) not in log
    bare = re.findall(r'"(\w+)":"[0-9a-f]{64}"', log)
    assert set(bare) <= {"commitment", "content", "hash", "previous", "public_key", "sha256"}
    by_sha = [json.loads(line)["act"] for line in log.splitlines()[1:] if '"sha256"' in line]
    assert set(by_sha) == {"submit-bid"}


def test_what_everybody_was_given_can_be_checked_by_everybody():
    buying = open_tender()
    published = buying.tender.log.get(act="publish").as_entry().about
    assert published["content"] == case_hash(buying.tender.savings.latest("number").data)


def test_the_author_gives_out_one_record_and_it_checks_against_the_log_with_the_verifier_alone():
    assessing = told()
    tender = assessing.tender
    found = zip_of(
        assessing.buying.author, f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/records/behind-the-log.zip"
    )
    behind = {name: content for name, content in found.items() if name.startswith("behind-the-log/")}
    assert len(behind) == Committed.objects.filter(tender=tender).count()
    log = found[f"{tender.number}-log.jsonl"].decode()
    for name, content in behind.items():
        number = int(name.split("-")[3])
        assert fault_of(log, [f"{number}:{sha256(content).hexdigest()}"]) is None
        changed = content.replace(b"7", b"5", 1) if b"7" in content else content + b" "
        assert fault_of(log, [f"{number}:{sha256(changed).hexdigest()}"]) is not None
    scores = [content for content in behind.values() if b'"staffing"' in content and b'"rows"' in content]
    assert len(scores) >= len(BIDDERS)


def test_a_bidder_is_given_its_own_letter_with_its_salt_and_no_other():
    assessing = told()
    tender = assessing.tender
    for name in BIDDERS:
        organisation, person = assessing.suppliers[name]
        found = zip_of(person, f"/organisations/{organisation.pk}/bids/{tender.pk}/outcome/pack.zip")
        [(file, content)] = [one for one in found.items() if one[0].startswith("behind-the-log/")]
        own = OutcomeTold.objects.get(contender=assessing.contender(name))
        assert content.decode().split("\n")[1] == own.content
        log, number = found[f"{tender.number}-log.jsonl"].decode(), int(file.split("-")[3])
        assert fault_of(log, [f"{number}:{sha256(content).hexdigest()}"]) is None
        others = OutcomeTold.objects.exclude(pk=own.pk)
        salts = Committed.objects.filter(content__in=others.values("content")).values_list("salt", flat=True)
        assert len(salts) == len(BIDDERS) - 1
        assert not [salt for salt, held in itertools.product(salts, found.values()) if salt.encode() in held]


def test_what_stands_behind_the_log_is_given_to_the_author_and_the_approver_alone():
    assessing = told()
    tender = assessing.tender
    address = f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/records/behind-the-log.zip"
    assert zip_of(assessing.buying.approver, address)
    for person in (*assessing.assessors, assessing.moderator, assessing.buying.openers[0]):
        browser = Client()
        browser.force_login(person)
        assert "The author and the approver give out" in browser.get(address, follow=True).content.decode()
    outside = assessing.suppliers[BIDDERS[0]][1]
    browser = Client()
    browser.force_login(outside)
    assert browser.get(address).status_code == 404


def test_while_the_panel_judges_no_score_is_given_out_and_while_bids_come_in_nothing():
    assessing = moderating()
    tender = assessing.tender
    address = f"/organisations/{tender.buyer_id}/tenders/{tender.pk}/records/behind-the-log.zip"
    found = zip_of(assessing.buying.author, address)
    assert tender.stage == Stage.MODERATING
    assert not [content for name, content in found.items() if name.startswith("behind") and b'"rows"' in content]
    ahead = timezone.now() + timedelta(days=9)
    Tender.objects.filter(pk=tender.pk).update(stage=Stage.OPEN.value, deadline_at=ahead)
    browser = Client()
    browser.force_login(assessing.buying.author)
    assert "given to nobody" in browser.get(address, follow=True).content.decode()


def test_a_letter_that_was_told_before_salts_were_kept_has_none():
    made = awarding(Procedure.COMPETITIVE)
    contender = made.tender.contenders.first()
    letter = OutcomeTold.objects.create(tender=made.tender, contender=contender, told_at=BEGUN, content='{"lots":[]}')
    log_act(made.tender, "tell-everybody", who="person-1", about={"letters": ["ab" * 32]}, now=BEGUN)
    assert find_letter_disclosed(letter) is None
    assert "ab" * 32 not in {one.commitment for one in list_disclosed(made.tender)}
