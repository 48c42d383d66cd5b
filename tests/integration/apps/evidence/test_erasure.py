"""Answers are erased when their time is over and when somebody asks; counts stay."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.evidence_builders import answer_all, make_collection, make_people
from tests.organisation_builders import NOW, SignIn, World
from tests.respondent import Respondent
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.accounts.services.close_account import close_account
from worthwhile.apps.evidence.models import Collection, Concern, ConcernState, ErasedCount, Participant, Questionnaire
from worthwhile.apps.evidence.services.erase_due import erase_due
from worthwhile.apps.evidence.services.erase_person import erase_person, release_code
from worthwhile.apps.evidence.services.open_collection import close_collection
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.close_organisation import OrganisationStillNeeded, close_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts(db: None) -> None:
    cache.clear()


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person)


def _answered(collection: Collection, world: World, answers: list[int] | None = None) -> Participant:
    (person,) = make_people(collection, world.owner.person)
    answer_all(person, answers or [7, 7, 7, 3])
    return person


def test_answers_go_so_many_months_after_the_last_one_and_not_a_day_before(
    collection: Collection, world: World
) -> None:
    person = _answered(collection, world)
    assert erase_due(now=datetime(2027, 3, 31, 22, tzinfo=UTC)) == 0
    assert Questionnaire.objects.count() == 1
    assert erase_due(now=datetime(2027, 4, 1, 1, tzinfo=UTC)) == 1
    assert Questionnaire.objects.count() == 0
    person.refresh_from_db()
    assert person.code == f"erased-{person.pk}"
    assert erase_due(now=datetime(2027, 4, 2, tzinfo=UTC)) == 0, "once"


def test_a_later_answer_keeps_the_earlier_one_of_the_same_person(collection: Collection, world: World) -> None:
    person = _answered(collection, world)
    answer_all(person, [8, 8, 8, 2], stage="after", now=NOW + timedelta(days=180))
    assert erase_due(now=datetime(2027, 4, 2, tzinfo=UTC)) == 0
    assert Questionnaire.objects.count() == 2


def test_answers_go_so_many_months_after_the_close_or_the_last_day_whichever_came_first(
    collection: Collection, world: World
) -> None:
    _answered(collection, world)
    Collection.objects.update(erase_on="close", closes_on=date(2026, 9, 30), retention_months=2)
    assert erase_due(now=datetime(2026, 11, 29, tzinfo=UTC)) == 0
    close_collection(collection=collection, by=world.owner.person, now=datetime(2026, 6, 15, 12, tzinfo=UTC))
    assert erase_due(now=datetime(2026, 8, 14, tzinfo=UTC)) == 0
    assert erase_due(now=datetime(2026, 8, 15, 1, tzinfo=UTC)) == 1


def test_what_stays_is_a_count_and_an_act_without_a_name(collection: Collection, world: World) -> None:
    person = _answered(collection, world)
    code = person.code
    erase_due(now=NOW + timedelta(days=400))
    assert list(ErasedCount.objects.values_list("measure_id", "stage", "state", "questionnaires")) == [
        ("ons4", "before", "complete", 1)
    ]
    entry = AuditEntry.objects.order_by("-number")[0]
    assert (entry.act, entry.actor, entry.object_id) == ("answers-erased", None, str(person.pk))
    assert code not in str(list(Participant.objects.values()))


def test_opening_a_page_of_evidence_erases_what_is_due_there_and_nowhere_else(
    collection: Collection, world: World, sign_in: SignIn
) -> None:
    elsewhere = make_collection(Organisation.objects.get(name="Elsewhere Ltd"), world.stranger)
    for one in (collection, elsewhere):
        _answered(one, world)
    Questionnaire.objects.update(on=date(2020, 1, 1))
    sign_in(world.viewer.person).get(f"{world.address}evidence/")
    assert [row.participant.collection for row in Questionnaire.objects.all()] == [elsewhere]


def test_the_command_erases_everywhere_and_says_how_many(
    collection: Collection, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    _answered(collection, world)
    Questionnaire.objects.update(on=date(2020, 1, 1))
    call_command("erase_due_answers")
    assert "People whose answers are erased: 1" in capsys.readouterr().out
    assert Questionnaire.objects.count() == 0


def test_people_erase_their_own_answers_with_their_code_and_a_tick(collection: Collection, world: World) -> None:
    person, other = _answered(collection, world), _answered(collection, world)
    browser = Respondent(collection)
    assert "Tick the box" in browser.send("erase/", code=person.code).content.decode()
    assert Questionnaire.objects.count() == 2
    said = browser.send("erase/", code=person.written_code, sure="on").content.decode()
    assert "Your answers are erased" in said
    assert [row.participant for row in Questionnaire.objects.all()] == [other]
    browser.agree()
    assert "We do not know this code" in browser.enter(person.code).content.decode()


def test_staff_erase_for_a_person_who_gives_the_code(collection: Collection, world: World, sign_in: SignIn) -> None:
    person = _answered(collection, world)
    editor = sign_in(world.editor.person)
    one = f"{world.address}evidence/{collection.pk}/people/"
    found = editor.post(one, {"code": person.written_code.lower()})
    assert found.headers["Location"] == f"{one}{person.pk}/"
    assert "no such code" in editor.post(one, {"code": "2222-2222"}).content.decode()
    editor.get(f"{one}{person.pk}/erase/")
    assert Questionnaire.objects.count() == 1, "asked twice"
    editor.post(f"{one}{person.pk}/erase/")
    assert Questionnaire.objects.count() == 0
    assert AuditEntry.objects.order_by("-number")[0].actor == world.editor.person.pk
    assert editor.get(f"{one}{person.pk}/").status_code == 404


def test_an_open_concern_keeps_the_code_alone_until_it_is_handled(world: World) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("phq-9",))
    person = _answered(collection, world, [0] * 8 + [2])
    code = person.code
    erase_person(participant=person, by=None, now=NOW)
    person.refresh_from_db()
    concern = Concern.objects.select_related("participant").get()
    assert (person.code, concern.answer, concern.questionnaire) == (code, None, None)
    browser = Respondent(collection)
    browser.agree()
    assert "We do not know this code" in browser.enter(code).content.decode()
    Concern.objects.update(state=ConcernState.HANDLED, what_was_done="Rang her.")
    release_code(concern)
    person.refresh_from_db()
    assert (person.code, Concern.objects.get().what_was_done) == (f"erased-{person.pk}", "")


def test_erasing_twice_counts_once(collection: Collection, world: World) -> None:
    person = _answered(collection, world)
    for _ in range(2):
        erase_person(participant=person, by=None, now=NOW)
    assert ErasedCount.objects.get().questionnaires == 1


def test_when_the_last_person_of_an_organisation_goes_nobody_asks_and_nothing_is_kept(world: World) -> None:
    alone = Organisation.objects.get(name="Elsewhere Ltd")
    collection = make_collection(alone, world.stranger)
    ours = make_collection(world.organisation, world.owner.person)
    _answered(collection, world)
    _answered(ours, world)
    close_account(world.stranger, at=NOW)
    collection.refresh_from_db()
    ours.refresh_from_db()
    assert (collection.state, ours.state) == ("closed", "open")
    assert [row.participant.collection for row in Questionnaire.objects.all()] == [ours]


def test_closing_an_organisation_erases_its_answers(collection: Collection, world: World) -> None:
    _answered(collection, world)
    close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    assert (Collection.objects.count(), Questionnaire.objects.count()) == (0, 0)
    assert "answers-erased" in list(AuditEntry.objects.values_list("act", flat=True))


def test_an_organisation_is_not_closed_over_an_answer_that_nobody_has_acted_on(world: World) -> None:
    collection = make_collection(world.organisation, world.owner.person, ("phq-9",))
    _answered(collection, world, [0] * 8 + [1])
    with pytest.raises(OrganisationStillNeeded, match="need somebody to act: 1"):
        close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    assert Questionnaire.objects.count() == 1


def test_a_sitting_that_was_left_half_way_is_not_kept_past_its_time(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    for _ in range(2):
        Client().get(f"/answer/{collection.token}/", {"code": who.code})
    left, standing = Session.objects.order_by("pk")
    assert who.code in str(left.get_decoded())
    Session.objects.filter(pk=left.pk).update(expire_date=timezone.now() - timedelta(minutes=1))
    call_command("erase_due_answers")
    assert [session.pk for session in Session.objects.all()] == [standing.pk]
