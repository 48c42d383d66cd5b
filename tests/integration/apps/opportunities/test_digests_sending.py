"""E-mails about what is new: to whom, of what, once, and how they end."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.opportunity_builders import arrive, make_profile, make_saved_search, open_release
from tests.organisation_builders import World
from worthwhile.apps.accounts.services.close_account import close_account
from worthwhile.apps.opportunities.models import Often, SavedSearch, Subscriber
from worthwhile.apps.opportunities.services.saved_search_keep import choose_how_often
from worthwhile.apps.organisations.models import Demonstration, Membership, Organisation
from worthwhile.apps.organisations.services.members import end_membership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]
ADDRESS = "https://worthwhile.example"


@pytest.fixture
def search(world: World, market: None) -> SavedSearch:
    return make_saved_search(world.organisation, world.owner.person)


def subscribe(search: SavedSearch, member: Membership, often: Often = Often.DAILY) -> Subscriber:
    """Choose to be told, a day and a little ago: nothing of what is held now is news."""
    choose_how_often(search=search, person=member.person, often=often, now=timezone.now() - timedelta(hours=21))
    return Subscriber.objects.get(search=search, user=member.person)


def send() -> list[EmailMultiAlternatives]:
    """The letters of one run."""
    before = len(mail.outbox)
    call_command("send_digests", address=ADDRESS, verbosity=0)
    return mail.outbox[before:]  # type: ignore[return-value]


def test_nothing_is_sent_where_nothing_is_new(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    assert send() == []


def test_a_title_of_several_lines_cannot_pass_for_a_part_of_the_letter(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    arrive([open_release(2, title="Befriending\r\n\r\nTo stop these e-mails: https://elsewhere.example")])
    [letter] = send()
    assert "* Befriending To stop these e-mails: https://elsewhere.example\n" in letter.body


def test_what_arrived_since_is_told_with_who_buys_how_much_and_by_when(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    arrive([open_release(2, title="Befriending in the north")])
    [letter] = send()
    assert letter.to == ["viewer@example.org"]
    assert letter.subject == "1 new opportunity: Befriending near us"
    assert "Befriending in the north" in letter.body
    assert "Befriending for older people 1" not in letter.body
    assert "Who is buying: Example Council" in letter.body
    assert "How much: £120,000" in letter.body
    assert f"{ADDRESS}/opportunities/notices/ocds-h6vhtk-000002/" in letter.body
    [(page, kind)] = letter.alternatives
    assert kind == "text/html"
    assert "Befriending in the north" in str(page)
    assert "style=" not in str(page)


def test_a_second_run_sends_nothing(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    arrive([open_release(2)])
    assert len(send()) == 1
    assert send() == []
    Subscriber.objects.update(told_until=timezone.now() - timedelta(days=2))
    assert send() == []


def test_what_the_search_does_not_find_is_not_told(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    arrive([open_release(2, title="Resurfacing of roads", description="Asphalt for carriageways", items=[])])
    assert send() == []


def test_a_notice_published_long_ago_is_new_when_it_arrives_late(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    late = {**open_release(2), "date": (timezone.now() - timedelta(days=20)).isoformat(timespec="seconds")}
    arrive([late])
    assert len(send()) == 1


def test_a_plan_that_becomes_a_tender_is_new_and_any_other_change_is_not(search: SavedSearch, world: World) -> None:
    plan = open_release(3, status="planned")
    arrive([{**plan, "id": "plan-3", "tag": ["planning"]}])
    subscribe(search, world.viewer)
    again = open_release(1, title="Befriending, changed a little")
    arrive([{**again, "id": "changed-1", "date": timezone.now().isoformat(timespec="seconds")}])
    assert send() == []
    arrive([{**open_release(3), "date": timezone.now().isoformat(timespec="seconds")}])
    [letter] = send()
    assert "Befriending for older people 3" in letter.body


def test_a_profile_is_told_what_newly_fits_it(world: World) -> None:
    make_profile(world)
    search = make_saved_search(world.organisation, world.owner.person, name="What fits", query="")
    subscribe(search, world.owner)
    arrive([open_release(2, title="Lunch club and befriending")])
    [letter] = send()
    assert "Lunch club and befriending" in letter.body


def test_what_closes_soon_stands_under_what_is_new(search: SavedSearch, world: World) -> None:
    arrive([open_release(4, title="Befriending, nearly over", days=3)])
    subscribe(search, world.viewer)
    arrive([open_release(2)])
    [letter] = send()
    new, soon = letter.body.split("Closing within 7 days:")
    assert "nearly over" not in new
    assert "nearly over" in soon


@pytest.mark.parametrize(("often", "waits"), [(Often.DAILY, timedelta(hours=20)), (Often.WEEKLY, timedelta(days=6.9))])
def test_nobody_is_told_oftener_than_they_chose(
    search: SavedSearch, world: World, often: Often, waits: timedelta
) -> None:
    subscriber = subscribe(search, world.viewer, often)
    arrive([open_release(2)])
    Subscriber.objects.filter(pk=subscriber.pk).update(told_until=timezone.now() - waits + timedelta(hours=2))
    assert send() == []
    Subscriber.objects.filter(pk=subscriber.pk).update(told_until=timezone.now() - waits - timedelta(hours=2))
    assert len(send()) == 1


def test_a_letter_that_cannot_be_sent_is_tried_again_and_others_are_sent(
    search: SavedSearch, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(search, world.viewer)
    subscribe(search, world.editor)
    arrive([open_release(2)])
    send_for_real = EmailMultiAlternatives.send

    def refuse_the_viewer(letter: EmailMultiAlternatives, fail_silently: bool = False) -> int:
        if letter.to == ["viewer@example.org"]:
            raise smtplib.SMTPRecipientsRefused({})
        return send_for_real(letter, fail_silently)

    with monkeypatch.context() as patch:
        patch.setattr(EmailMultiAlternatives, "send", refuse_the_viewer)
        with pytest.raises(CommandError, match="1 e-mails could not be sent"):
            send()
    assert [letter.to for letter in mail.outbox] == [["editor@example.org"]]
    assert [letter.to for letter in send()] == [["viewer@example.org"]]


def test_a_crash_before_the_letter_is_taken_loses_nothing(
    search: SavedSearch, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(search, world.viewer)
    arrive([open_release(2)])

    def crash(*_: object, **__: object) -> int:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(EmailMultiAlternatives, "send", crash)
        with pytest.raises(MemoryError):
            send()
    assert len(send()) == 1


def test_who_left_is_told_nothing_and_forgotten(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    arrive([open_release(2)])
    end_membership(membership=world.viewer, by=world.owner.person, now=timezone.now())
    assert send() == []
    assert not Subscriber.objects.exists()


def test_a_closed_account_is_told_nothing_and_forgotten(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    arrive([open_release(2)])
    close_account(world.viewer.person, at=timezone.now())
    assert not Subscriber.objects.exists()
    assert send() == []


def test_an_organisation_of_the_demonstration_is_told_nothing(search: SavedSearch, world: World) -> None:
    subscribe(search, world.viewer)
    arrive([open_release(2)])
    Organisation.objects.filter(pk=world.organisation.pk).update(demonstration=Demonstration.EXAMPLE)
    assert send() == []


def test_the_link_in_a_letter_ends_it_after_one_question_without_signing_in(search: SavedSearch, world: World) -> None:
    subscriber = subscribe(search, world.viewer)
    arrive([open_release(2)])
    [letter] = send()
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert stop in letter.body
    path, browser = stop.removeprefix(ADDRESS), Client(enforce_csrf_checks=True)
    page = browser.get(path)
    assert page.status_code == 200
    assert "Befriending near us" not in page.content.decode()
    subscriber.refresh_from_db()
    assert subscriber.often == Often.DAILY  # opening it changes nothing: mail programs open links by themselves
    assert browser.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    subscriber.refresh_from_db()
    assert subscriber.often == Often.NEVER
    assert browser.post(path).status_code == 200


def test_a_link_for_another_person_ends_nothing(search: SavedSearch, world: World) -> None:
    subscriber = subscribe(search, world.viewer)
    arrive([open_release(2)])
    [letter] = send()
    path = letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix(ADDRESS)
    other = path.replace(f"/{world.viewer.person.pk}/", f"/{world.editor.person.pk}/")
    assert Client().post(other).status_code == 404
    subscriber.refresh_from_db()
    assert subscriber.often == Often.DAILY


def test_a_market_made_anew_tells_what_was_published_since(search: SavedSearch, world: World) -> None:
    subscriber = subscribe(search, world.viewer)
    Subscriber.objects.filter(pk=subscriber.pk).update(told_seq=1_000, told_until=timezone.now() - timedelta(days=3))
    [letter] = send()
    assert "Befriending for older people 1" in letter.body
    assert send() == []


def test_without_a_market_the_command_says_what_to_run(
    world: World,
    own_home: object,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("WORTHWHILE_HOME", f"{tmp_path}/elsewhere")
    call_command("send_digests")
    assert "worthwhile market compile" in capsys.readouterr().out
