"""Answers that need somebody to act: seen first, acted on the same day, and on record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.evidence_builders import HELP, make_collection
from tests.group_builders import keep, response
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.evidence.models import Collection, Concern, ConcernState, Participant
from worthwhile.apps.evidence.selectors.concerns import is_overdue
from worthwhile.apps.evidence.services.erase_person import erase_person
from worthwhile.apps.evidence.services.handle_concern import ConcernAlreadyHandled, handle_concern
from worthwhile.engines.measures.measure import Stage
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person, ("phq-9",))


@pytest.fixture
def concern(world: World, collection: Collection) -> Concern:
    rows = [response("A1", Stage.BEFORE, (0,) * 8 + (2,))]
    (raised,) = keep(collection, world.owner.person, rows, measure="phq-9", now=timezone.now()).concerns
    return raised


def _address(world: World, rest: str) -> str:
    return f"{world.address}evidence/{rest}"


def test_every_page_of_evidence_says_it_first_to_who_may_act_with_a_link(
    world: World, collection: Collection, concern: Concern, sign_in: SignIn
) -> None:
    of_it = [f"{collection.pk}/{rest}" for rest in ("", "results/", "codes/", "upload/", "sheets/", "enter/")]
    for place in ("", "licences/", *of_it):
        page = sign_in(world.editor.person).get(_address(world, place)).content.decode()
        assert "An answer needs somebody to act today." in page, place
        assert page.index("somebody to act today") < page.index("<h1"), place
        assert f'href="{_address(world, "concerns/")}"' in page


def test_who_may_not_act_is_told_nothing_of_whom_or_what(
    world: World, collection: Collection, concern: Concern, sign_in: SignIn
) -> None:
    for who in (world.viewer, world.assessor):
        client = sign_in(who.person)
        for place in ("concerns/", f"concerns/{concern.pk}/"):
            assert client.get(_address(world, place)).status_code == 403
        for place in ("", f"{collection.pk}/", f"{collection.pk}/results/"):
            page = client.get(_address(world, place)).content.decode()
            assert "A1" not in page
            assert "evidence/concerns/" not in page


def test_the_list_names_codes_and_nothing_that_was_answered(world: World, concern: Concern, sign_in: SignIn) -> None:
    page = sign_in(world.editor.person).get(_address(world, "concerns/")).content.decode()
    assert "A1" in page
    assert "More than half the days" not in page


def test_a_concern_shows_what_was_answered_and_what_the_organisation_said_it_would_do(
    world: World, concern: Concern, sign_in: SignIn
) -> None:
    page = sign_in(world.editor.person).get(_address(world, f"concerns/{concern.pk}/")).content.decode()
    for words in ("A1", "2: More than half the days", "hurting yourself", HELP, "The safeguarding lead"):
        assert words in page


def test_every_look_is_on_record(world: World, concern: Concern, sign_in: SignIn) -> None:
    sign_in(world.editor.person).get(_address(world, f"concerns/{concern.pk}/"))
    (entry,) = AuditEntry.objects.filter(act=Act.ANSWERS_READ)
    assert (entry.actor, entry.object_kind, entry.object_id) == (world.editor.person.pk, "concern", str(concern.pk))


def test_what_was_done_is_recorded_with_who_and_when(world: World, concern: Concern, sign_in: SignIn) -> None:
    address = _address(world, f"concerns/{concern.pk}/")
    client = sign_in(world.editor.person)
    answer = client.post(address, {"what_was_done": "Lead told at 10."}, follow=True)
    assert "Nobody is waiting." in answer.content.decode()
    kept = Concern.objects.get()
    assert (kept.state, kept.what_was_done, kept.handled_by) == (
        ConcernState.HANDLED, "Lead told at 10.", world.editor.person
    )  # fmt: skip
    assert AuditEntry.objects.filter(act=Act.CONCERN_HANDLED, actor=world.editor.person.pk).count() == 1
    page = client.get(address).content.decode()
    assert "Lead told at 10." in page
    assert "<textarea" not in page


def test_saying_nothing_is_asked_for_again(world: World, concern: Concern, sign_in: SignIn) -> None:
    answer = sign_in(world.editor.person).post(_address(world, f"concerns/{concern.pk}/"), {"what_was_done": "  "})
    assert "Say what was done, and who was told" in answer.content.decode()
    assert Concern.objects.get().state == ConcernState.OPEN


def test_what_was_recorded_stays_as_it_was(world: World, concern: Concern, sign_in: SignIn) -> None:
    by, now = world.owner.person, timezone.now()
    handle_concern(concern=concern, what_was_done="First", by=by, now=now)
    with pytest.raises(ConcernAlreadyHandled):
        handle_concern(concern=concern, what_was_done="Second", by=by, now=now)
    answer = sign_in(by).post(_address(world, f"concerns/{concern.pk}/"), {"what_was_done": "Third"}, follow=True)
    assert "has recorded already what was done" in answer.content.decode()
    assert Concern.objects.get().what_was_done == "First"


@pytest.mark.parametrize("said", ["", "   ", "x" * 4001])
def test_the_service_itself_refuses_nothing_and_too_much(world: World, concern: Concern, said: str) -> None:
    with pytest.raises(InvalidInput):
        handle_concern(concern=concern, what_was_done=said, by=world.owner.person, now=timezone.now())


def test_it_is_overdue_from_the_day_after_by_the_clock_people_live_by(concern: Concern) -> None:
    concern.raised_at = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in London
    assert not is_overdue(concern, on=datetime(2026, 7, 1, tzinfo=UTC).date())
    assert is_overdue(concern, on=datetime(2026, 7, 2, tzinfo=UTC).date())
    concern.state = ConcernState.HANDLED
    assert not is_overdue(concern, on=datetime(2026, 7, 2, tzinfo=UTC).date())


def test_an_overdue_one_is_marked(world: World, concern: Concern, sign_in: SignIn) -> None:
    Concern.objects.update(raised_at=timezone.now() - timedelta(days=2))
    client = sign_in(world.editor.person)
    assert "Overdue" in client.get(_address(world, "concerns/")).content.decode()
    assert "Overdue" in client.get(_address(world, f"concerns/{concern.pk}/")).content.decode()


def test_somebody_erased_is_still_found_until_it_is_handled(world: World, concern: Concern, sign_in: SignIn) -> None:
    erase_person(participant=concern.participant, by=None, now=timezone.now())
    client = sign_in(world.editor.person)
    page = client.get(_address(world, f"concerns/{concern.pk}/")).content.decode()
    assert "A1" in page
    assert "The answer was erased since" in page
    client.post(_address(world, f"concerns/{concern.pk}/"), {"what_was_done": "Lead told."})
    assert Participant.objects.get().code.startswith("erased-")
    assert Concern.objects.get().what_was_done == ""


def test_another_organisation_finds_no_concern(world: World, concern: Concern, sign_in: SignIn) -> None:
    theirs = world.stranger.memberships.get().organisation_id
    address = f"/organisations/{theirs}/evidence/concerns/{concern.pk}/"
    assert sign_in(world.stranger).get(address).status_code == 404
    assert sign_in(world.stranger).post(address, {"what_was_done": "x"}).status_code == 404
