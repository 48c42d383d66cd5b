"""Notes on a notice: who writes, who reads, who removes."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.opportunity_builders import OCID
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.opportunities.models import Note
from worthwhile.apps.opportunities.services.notes_keep import MOST_NOTES, write_note

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def at(world: World, rest: str = "") -> str:
    return f"{world.address}opportunities/notices/{OCID}/{rest}"


def note_by_owner(world: World, text: str = "Ask about the bus") -> Note:
    return write_note(organisation=world.organisation, ocid=OCID, text=text, by=world.owner.person, now=timezone.now())


def test_a_note_is_read_by_the_team_with_who_and_when(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).post(at(world, "notes/new/"), {"text": "Ask <b>who</b> pays"}, follow=True)
    assert "Ask &lt;b&gt;who&lt;/b&gt; pays" in page.content.decode()
    shown = sign_in(world.viewer.person).get(at(world)).content.decode()
    assert "editor@example.org" in shown
    assert f"{timezone.localtime():%Y}" in shown
    assert AuditEntry.objects.order_by("number").last().act == "note-written"  # type: ignore[union-attr]


def test_an_empty_note_is_not_kept(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).post(at(world, "notes/new/"), {"text": "  "}).content.decode()
    assert "Write what to tell your team" in page
    assert not Note.objects.exists()


def test_only_who_wrote_a_note_removes_it(world: World, sign_in: SignIn) -> None:
    note = note_by_owner(world)
    other = sign_in(world.editor.person).post(at(world, f"notes/{note.pk}/remove/"), follow=True).content.decode()
    assert "Ask whoever wrote this one" in other
    assert Note.objects.count() == 1
    sign_in(world.owner.person).post(at(world, f"notes/{note.pk}/remove/"))
    assert not Note.objects.exists()


def test_a_viewer_writes_and_removes_nothing(world: World, sign_in: SignIn) -> None:
    note = note_by_owner(world)
    browser = sign_in(world.viewer.person)
    assert browser.post(at(world, "notes/new/"), {"text": "Mine"}).status_code == 403
    assert browser.post(at(world, f"notes/{note.pk}/remove/")).status_code == 403
    assert Note.objects.count() == 1


def test_another_organisation_reads_none_of_it(world: World, sign_in: SignIn) -> None:
    note = note_by_owner(world)
    theirs = world.stranger.memberships.get().organisation
    browser = sign_in(world.stranger)
    own = f"/organisations/{theirs.pk}/opportunities/notices/{OCID}/"
    assert "Ask about the bus" not in browser.get(own).content.decode()
    assert browser.post(f"{own}notes/{note.pk}/remove/").status_code == 404
    assert browser.get(at(world)).status_code == 404


def test_a_notice_has_so_many_notes_and_no_more(world: World, sign_in: SignIn) -> None:
    now = timezone.now()
    Note.objects.bulk_create(
        Note(organisation=world.organisation, ocid=OCID, text="x", written_at=now) for _ in range(MOST_NOTES)
    )
    page = sign_in(world.owner.person).post(at(world, "notes/new/"), {"text": "One more"}).content.decode()
    assert f"up to {MOST_NOTES} notes" in page
    assert "One more" in page


def test_the_part_for_the_public_page_shows_the_same(world: World, sign_in: SignIn) -> None:
    note_by_owner(world)
    part = sign_in(world.viewer.person).get(at(world, "part/")).content.decode()
    assert "Ask about the bus" in part
    assert "<html" not in part
