"""Watching a notice: what changed is found once, told once, in plain sentences."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command

from tests.opportunity_builders import (
    OCID,
    arrive,
    awarded_release,
    changed_release,
    make_market,
    make_watched,
    open_release,
)
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.opportunities.models import WatchAlert, Watched
from worthwhile.apps.organisations.models import Demonstration, Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def tell() -> list[EmailMultiAlternatives]:
    before = len(mail.outbox)
    call_command("send_digests", address="https://worthwhile.example", verbosity=0)
    return mail.outbox[before:]  # type: ignore[return-value]


def at(world: World, rest: str = "") -> str:
    return f"{world.address}opportunities/{rest}"


def test_a_writer_watches_and_stops_watching(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    page = browser.post(at(world, f"notices/{OCID}/watch/"), follow=True)
    assert "Watched since" in page.content.decode()
    watched = Watched.objects.get()
    assert (watched.organisation, watched.ocid) == (world.organisation, OCID)
    browser.post(at(world, f"notices/{OCID}/watch/"))
    assert Watched.objects.count() == 1
    browser.post(at(world, f"notices/{OCID}/stop-watching/"))
    assert not Watched.objects.exists()
    assert [entry.act for entry in AuditEntry.objects.order_by("number")][-2:] == ["notice-watched", "notice-left"]


def test_a_viewer_may_not_watch_but_may_choose_e_mails(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.viewer.person)
    assert browser.post(at(world, f"notices/{OCID}/watch/")).status_code == 403
    watched = make_watched(world.organisation, world.owner.person)
    browser.post(at(world, f"notices/{OCID}/e-mails/"), {"reads": "yes"})
    assert watched.readers.filter(user=world.viewer.person).exists()
    browser.post(at(world, f"notices/{OCID}/e-mails/"), {"reads": "no"})
    assert not watched.readers.filter(user=world.viewer.person).exists()


def test_a_notice_that_is_not_held_cannot_be_watched(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.owner.person)
    assert browser.get(at(world, "notices/ocds-none-1/")).status_code == 404
    browser.post(at(world, "notices/ocds-none-1/watch/"))
    assert not Watched.objects.exists()


def test_a_moved_deadline_and_another_value_are_told_once(world: World, sign_in: SignIn) -> None:
    make_watched(world.organisation, world.owner.person)
    arrive([changed_release(value={"amount": 150_000, "amountGross": 180_000, "currency": "GBP"})])
    [letter] = tell()
    assert letter.subject == "A notice you watch changed"
    assert letter.to == ["owner@example.org"]
    assert "The deadline for bids moved from " in letter.body
    assert "The value (without VAT) changed from £120,000 to £150,000." in letter.body
    assert letter.extra_headers["List-Unsubscribe"].startswith("<https://worthwhile.example/opportunities/stop/watch/")
    assert tell() == []
    assert WatchAlert.objects.count() == 1
    home = sign_in(world.viewer.person).get(at(world)).content.decode()
    assert "The value (without VAT) changed from £120,000 to £150,000." in home


def test_a_release_that_uses_an_id_again_is_told(world: World) -> None:
    watched = make_watched(world.organisation, world.owner.person)
    first = watched.seen_release
    for days, release_id in ((44, first), (48, "other"), (60, first), (70, "third"), (80, "third")):
        arrive([changed_release(days=days, release_id=release_id)])
        [letter] = tell()
        [sentence] = WatchAlert.objects.first().changes  # type: ignore[union-attr]
        assert sentence.startswith("The deadline for bids moved from ")
        assert sentence in " ".join(letter.body.split())
        assert tell() == []
    said = [alert.changes[0].removeprefix("The deadline for bids moved from ") for alert in WatchAlert.objects.all()]
    moves = [sentence.rstrip(".").split(" to ") for sentence in reversed(said)]
    assert [move[1] for move in moves[:-1]] == [move[0] for move in moves[1:]]


def test_what_was_watched_before_numbers_were_kept_goes_over(world: World) -> None:
    watched = make_watched(world.organisation, world.owner.person)
    Watched.objects.update(seen_seq=None)
    assert tell() == []
    seen = Watched.objects.get()
    assert (seen.seen_seq, seen.seen_release) == (watched.seen_seq, watched.seen_release)
    Watched.objects.update(seen_seq=None)
    arrive([changed_release(release_id=watched.seen_release)])
    [letter] = tell()
    assert "The deadline for bids moved from " in letter.body
    assert tell() == []


def test_a_ledger_made_anew_tells_nothing_twice(world: World) -> None:
    make_watched(world.organisation, world.owner.person)
    Watched.objects.update(seen_seq=9_999)
    assert tell() == []
    arrive([changed_release()])
    assert len(tell()) == 1


def test_an_award_is_told_with_who_won(world: World) -> None:
    make_watched(world.organisation, world.owner.person)
    arrive([awarded_release()])
    [letter] = tell()
    assert "Awarded to Example Community Care CIC for £118,000." in letter.body


def test_a_cancelled_notice_is_told_as_cancelled(world: World) -> None:
    make_watched(world.organisation, world.owner.person)
    arrive([{**changed_release(days=30, status="cancelled"), "tag": ["tenderCancellation"]}])
    [letter] = tell()
    assert "It was cancelled." in letter.body


def test_changes_come_to_an_organisation_of_the_demonstration_on_the_page_alone(world: World) -> None:
    make_watched(world.organisation, world.owner.person)
    Organisation.objects.filter(pk=world.organisation.pk).update(demonstration=Demonstration.EXAMPLE)
    arrive([changed_release()])
    assert tell() == []
    assert WatchAlert.objects.count() == 1


def test_who_chooses_e_mails_later_is_not_told_of_what_changed_before(world: World, sign_in: SignIn) -> None:
    make_watched(world.organisation, world.owner.person)
    arrive([changed_release()])
    tell()
    sign_in(world.viewer.person).post(at(world, f"notices/{OCID}/e-mails/"), {"reads": "yes"})
    assert tell() == []
    arrive([changed_release(release_id="again-2", days=50)])
    assert sorted(letter.to[0] for letter in tell()) == ["owner@example.org", "viewer@example.org"]


def test_the_link_ends_letters_about_everything_watched(world: World, sign_in: SignIn) -> None:
    watched = make_watched(world.organisation, world.owner.person)
    arrive([changed_release()])
    [letter] = tell()
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("https://worthwhile.example")
    assert sign_in(world.stranger).post(stop).status_code == 200
    assert not watched.readers.exists()
    assert Watched.objects.count() == 1


def test_what_i_have_seen_is_gone_for_me_and_stays_for_others(world: World, sign_in: SignIn) -> None:
    make_watched(world.organisation, world.owner.person)
    arrive([changed_release()])
    tell()
    mine, theirs = sign_in(world.viewer.person), sign_in(world.editor.person)
    assert "Nothing you watch has changed" in mine.post(at(world, "seen/"), follow=True).content.decode()
    assert "The deadline for bids moved" in theirs.get(at(world)).content.decode()


def test_a_market_that_no_longer_holds_the_notice_keeps_the_list(
    world: World, sign_in: SignIn, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_watched(world.organisation, world.owner.person)
    monkeypatch.setenv("WORTHWHILE_HOME", f"{tmp_path}/other")
    make_market(open_release(9))
    assert tell() == []
    page = sign_in(world.viewer.person).get(at(world, "kept/")).content.decode()
    assert "No longer held here" in page
    assert sign_in(world.viewer.person).get(at(world, f"notices/{OCID}/")).status_code == 200


def test_the_list_shows_what_closes_first_first(world: World, sign_in: SignIn) -> None:
    arrive([open_release(2, title="Soon over", days=2)])
    make_watched(world.organisation, world.owner.person)
    make_watched(world.organisation, world.owner.person, ocid="ocds-h6vhtk-000002")
    browser = sign_in(world.viewer.person)
    page = browser.get(at(world, "kept/")).content.decode()
    assert page.index("Soon over") < page.index("Befriending for older people 1")
    home = browser.get(at(world)).content.decode()
    assert "Soon over" in home.split('id="due"')[1].split("</section>")[0]
    given = {"verdict": "bid", "why_bid": ["our-work"]}
    sign_in(world.editor.person).post(at(world, "notices/ocds-h6vhtk-000002/decide/"), given)
    home = browser.get(at(world)).content.decode()
    closing = home.split('id="closing"')[1].split("</section>")[0]
    assert "Soon over" in closing
    assert "Befriending for older people 1" not in closing
