"""People answer at the link, under a code, and nobody who holds the code is shown what was answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.evidence_builders import HELP, PURPOSE, SERVICE, answer_all, make_collection, make_draft, make_people
from tests.organisation_builders import NOW, World
from tests.respondent import Respondent
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.evidence.models import Collection, Concern, Participant, Questionnaire, QuestionnaireState
from worthwhile.apps.evidence.models.participant_code import new_code, written
from worthwhile.apps.evidence.selectors.questions import list_questions
from worthwhile.apps.evidence.selectors.sittings import find_standing
from worthwhile.apps.evidence.services.keep_own_wording import keep_own_wording
from worthwhile.apps.evidence.services.open_collection import close_collection
from worthwhile.apps.evidence.services.write_consent import write_consent
from worthwhile.engines.measures.catalogue import MEASURES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts(db: None) -> None:
    cache.clear()


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person)


@pytest.fixture
def low_mood(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person, ("phq-9",))


def _code(collection: Collection, world: World) -> str:
    return make_people(collection, world.owner.person)[0].code


def test_before_anybody_agrees_they_read_who_asks_why_on_what_basis_and_for_how_long(collection: Collection) -> None:
    page = Respondent(collection).open("about/").content.decode()
    for said in (
        "Lunch Club CIC",
        SERVICE,
        PURPOSE,
        "You can change your mind",
        "after your last one: 12",
        "I agree to answer.",
    ):
        assert said in page


def test_no_is_a_good_answer_and_leaves_nothing_behind(collection: Collection, world: World) -> None:
    person = Respondent(collection)
    acts = AuditEntry.objects.count()
    said = person.send("about/", agree="no")
    assert "We have kept nothing" in said.content.decode()
    assert "agreed" not in str(dict(person.client.session))
    assert person.open("code/").redirect_chain[-1][0].endswith("/about/")
    assert (Questionnaire.objects.count(), AuditEntry.objects.count()) == (0, acts)


def test_neither_yes_nor_no_asks_again(collection: Collection) -> None:
    said = Respondent(collection).send("about/")
    assert "Choose yes or no" in said.content.decode()


def test_the_code_that_came_with_the_link_leaves_the_address_and_fills_the_box(
    collection: Collection, world: World
) -> None:
    code, person = _code(collection, world), Respondent(collection)
    first = person.client.get(f"/answer/{collection.token}/", {"code": written(code)})
    assert (first.status_code, first.headers["Location"]) == (302, f"/answer/{collection.token}/")
    assert f'value="{written(code)}"' in person.agree().content.decode()


def test_every_answer_is_saved_at_once_under_the_wording_agreed_to(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    assert "Question 1 of 4" in person.begin(who).content.decode()
    assert "Question 2 of 4" in person.answer(1, 7).content.decode()
    row = Questionnaire.objects.get()
    assert (row.answers, row.next_item, row.state) == ([7, None, None, None], 1, QuestionnaireState.PARTIAL)
    assert (row.consent, row.language, row.stage, row.mode) == (
        collection.consent_wordings.get(),
        "en",
        "before",
        "link",
    )
    for number, answer in ((2, 8), (3, 9)):
        person.answer(number, answer)
    assert "Thank you" in person.answer(4, 2).content.decode()
    row.refresh_from_db()
    assert (row.answers, row.state) == ([7, 8, 9, 2], QuestionnaireState.COMPLETE)
    assert row.completed_at is not None


def test_a_question_may_be_skipped_and_is_not_asked_again(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.begin(who)
    assert "Question 2 of 4" in person.send("questions/1/", skip="1").content.decode()
    again = Respondent(collection)
    assert "Question 2 of 4" in again.begin(who).content.decode()
    assert Questionnaire.objects.get().answers == [None] * 4


def test_nothing_chosen_is_an_error_and_nothing_is_kept(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.begin(who)
    assert "Choose an answer, or skip this question" in person.send("questions/1/").content.decode()
    assert Questionnaire.objects.get().next_item == 0


@pytest.mark.parametrize("given", ["11", "-1", "7.5", "seven", "<script>", ""])
def test_an_answer_that_the_question_does_not_have_is_refused(collection: Collection, world: World, given: str) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.begin(who)
    said = person.send("questions/1/", answer=given)
    assert "or skip this question" in said.content.decode()
    assert Questionnaire.objects.get().answers == [None] * 4


def test_whoever_comes_back_goes_on_where_they_stopped_and_sees_no_earlier_answer(
    collection: Collection, world: World
) -> None:
    (who,) = make_people(collection, world.owner.person)
    first = Respondent(collection)
    first.begin(who)
    first.answer(1, 3)
    again = Respondent(collection)
    again.agree()
    assert "You have begun already" in again.enter(who.code).content.decode()
    page = again.send("time/", right="yes").content.decode()
    assert "Question 2 of 4" in page
    assert "checked" not in page
    assert "Question 2 of 4" in again.open("questions/1/").content.decode(), "the earlier sitting is not gone back into"


def test_going_back_in_one_sitting_shows_no_answer_and_may_change_it(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.begin(who)
    person.answer(1, 3)
    page = person.open("questions/1/").content.decode()
    assert "You have passed this question already" in page
    assert "checked" not in page
    person.answer(1, 4)
    assert Questionnaire.objects.get().answers[0] == 4


def test_nobody_gets_ahead_of_the_first_question_that_is_not_passed(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.begin(who)
    assert "Question 1 of 4" in person.answer(4, 5).content.decode()
    assert "Question 1 of 4" in person.open("finished/").content.decode()
    assert Questionnaire.objects.get().answers == [None] * 4


@pytest.mark.parametrize("page", ["time/", "questions/", "questions/1/"])
def test_without_agreeing_and_a_code_there_is_no_question(collection: Collection, page: str) -> None:
    assert Respondent(collection).open(page).redirect_chain[-1][0].endswith("/about/")


def test_a_sitting_ends_when_nobody_has_answered_for_half_an_hour(
    collection: Collection, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.begin(who)
    monkeypatch.setattr("worthwhile.apps.evidence.views.respondent.IDLE", timedelta(seconds=-1))
    assert person.open("questions/1/").redirect_chain[-1][0].endswith("/about/")


def test_after_the_end_the_device_knows_nobody(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.begin(who)
    for number in range(1, 5):
        person.answer(number, 5)
    assert "participant" not in str(dict(person.client.session))
    assert person.open("questions/1/").redirect_chain[-1][0].endswith("/about/")


def test_the_time_follows_from_what_is_finished_and_not_on_the_same_day(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    questions = list_questions(collection, "en", on=NOW.date())
    later = NOW + timedelta(days=90)

    def stage(on: object) -> object:
        return find_standing(who, questions, on=on).stage  # type: ignore[arg-type]

    assert stage(NOW.date()) == "before"
    answer_all(who, [5, 5, 5, 5])
    assert stage(NOW.date()) is None
    assert stage(later.date()) == "after"
    answer_all(who, [7, 7, 7, 3], stage="after", now=later)
    assert stage((later + timedelta(days=90)).date()) is None
    Collection.objects.update(follow_up_weeks=12)
    who.collection.refresh_from_db()
    assert stage((later + timedelta(days=90)).date()) == "follow-up"


def test_whoever_says_the_time_is_wrong_is_asked_to_ask_and_nothing_is_kept(
    collection: Collection, world: World
) -> None:
    person = Respondent(collection)
    person.agree()
    person.enter(_code(collection, world))
    assert "Please ask the person who gave you the code" in person.send("time/", right="no").content.decode()
    assert Questionnaire.objects.count() == 0


def test_a_new_wording_has_to_be_agreed_to_before_the_questions(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.agree()
    write_consent(collection=collection, language="en", text="I agree anew.", by=world.owner.person, now=NOW)
    assert "I agree anew." in person.open("about/").content.decode()
    person.enter(who.code)
    assert person.send("time/", right="yes").redirect_chain
    assert Questionnaire.objects.count() == 0


def test_a_questionnaire_that_is_added_meanwhile_is_begun_before_it_is_asked(world: World) -> None:
    by = world.owner.person
    collection = make_collection(world.organisation, by, ("core-10", "ons4"))
    (who,) = make_people(collection, by)
    person = Respondent(collection)
    person.begin(who)
    person.answer(1, 5)
    scale = "\n".join(f"{score} Answer {score}" for score in range(5))
    keep_own_wording(
        collection=collection, measure=MEASURES["core-10"], language="en", introduction="", source="Form",
        pasted="\n\n".join(f"Question {n}\n{scale}" for n in range(10)), licence_reference="", by=by, now=NOW,
    )  # fmt: skip
    assert "Question 1 of 14" in person.open("questions/").content.decode()
    assert "Which time is this?" in person.answer(1, 2).content.decode()
    assert "Question 1 of 14" in person.send("time/", right="yes").content.decode()
    person.answer(1, 2)
    kept = {row.measure_id: row.answers for row in Questionnaire.objects.all()}
    assert kept == {"core-10": [2, *[None] * 9], "ons4": [5, None, None, None]}


def test_a_code_of_the_organisations_own_list_can_be_guessed_and_opens_nothing_at_the_link(
    collection: Collection,
) -> None:
    Participant.objects.create(collection=collection, code="A1", made_at=NOW)
    person = Respondent(collection)
    person.agree()
    assert "Check the code" in person.enter("A1").content.decode()


# An answer that needs a person to act


def test_an_answer_about_self_harm_brings_help_at_once_and_tells_the_owners_no_detail(
    low_mood: Collection, world: World
) -> None:
    (who,) = make_people(low_mood, world.owner.person)
    person = Respondent(low_mood)
    person.begin(who)
    for number in range(1, 9):
        person.answer(number, 0)
    page = person.answer(9, 2).content.decode()
    assert HELP in page
    assert "You do not have to be alone with this" in page
    concern = Concern.objects.get()
    assert (concern.item, concern.answer, concern.state, concern.participant) == (8, 2, "open", who)
    (letter,) = mail.outbox
    assert letter.to == ["owner@example.org"]
    assert letter.subject == "Somebody's answer needs you to look today"
    said = f"{letter.subject} {letter.body}"
    for secret in (who.code, who.written_code, "PHQ", "phq", "Lunch", "harm", f" {concern.answer}"):
        assert secret not in said
    assert f"/organisations/{world.organisation.pk}/evidence/" in said


def test_a_concern_is_raised_once_and_stays_when_the_answer_is_taken_back(low_mood: Collection, world: World) -> None:
    (who,) = make_people(low_mood, world.owner.person)
    person = Respondent(low_mood)
    person.begin(who)
    for number in range(1, 9):
        person.answer(number, 0)
    person.answer(9, 1)
    person.answer(9, 3)
    person.answer(9, 0)
    assert Concern.objects.get().answer == 3
    assert len(mail.outbox) == 1


def test_no_answer_above_nought_raises_nothing(low_mood: Collection, world: World) -> None:
    (who,) = make_people(low_mood, world.owner.person)
    person = Respondent(low_mood)
    person.begin(who)
    for number in range(1, 10):
        person.answer(number, 3 if number < 9 else 0)
    assert (Concern.objects.count(), mail.outbox) == (0, [])


def test_a_letter_that_cannot_be_sent_undoes_nothing(low_mood: Collection, world: World, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # type: ignore[attr-defined]
    (who,) = make_people(low_mood, world.owner.person)
    person = Respondent(low_mood)
    person.begin(who)
    for number in range(1, 9):
        person.answer(number, 0)
    assert HELP in person.answer(9, 1).content.decode()
    assert Concern.objects.count() == 1


# Whoever should not get in


def test_a_link_that_was_never_given_leads_nowhere(collection: Collection) -> None:
    forged, token = Client(), collection.token
    other = token[:-1] + ("x" if token[-1] != "x" else "y")
    for page in ("", "en/about/", "en/code/", "en/erase/", "en/questions/1/", "en/finished/"):
        assert forged.get(f"/answer/{other}/{page}").status_code == 404
    assert forged.get(f"/answer/{token}/xx/about/").status_code == 404


def test_a_draft_asks_nobody(world: World) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    assert Client().get(f"/answer/{draft.token}/").status_code == 404


def test_a_closed_collection_takes_no_answer_even_from_whoever_has_begun(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    person = Respondent(collection)
    person.begin(who)
    close_collection(collection=collection, by=world.owner.person, now=NOW)
    assert person.answer(1, 5).status_code == 410
    assert Questionnaire.objects.get().answers == [None] * 4
    assert person.open("erase/").status_code == 200, "what was answered may still be erased"


def test_guessing_codes_is_stopped_and_typing_slips_are_not_counted(collection: Collection, world: World) -> None:
    code, person = _code(collection, world), Respondent(collection)
    person.agree()
    slip = code[:-1] + ("3" if code[-1] == "2" else "2")
    for _ in range(15):
        assert person.enter(slip).status_code == 200
    statuses = [person.enter(new_code()).status_code for _ in range(12)]
    assert statuses == [200] * 10 + [429] * 2
    assert person.enter(code).status_code == 429
    assert person.send("erase/", code=code, sure="on").status_code == 429


def test_whoever_guesses_codes_from_many_network_addresses_is_held_up_too(collection: Collection, world: World) -> None:
    (who,) = make_people(collection, world.owner.person)
    wrong = (code for code in iter(new_code, "") if code != who.code)
    address = f"/answer/{collection.token}/en/erase/"
    statuses = [
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(address, {"code": next(wrong), "sure": "on"}).status_code
        for number in range(201)
    ]
    assert statuses == [200] * 200 + [429]
    other = make_collection(world.organisation, world.owner.person)
    elsewhere = f"/answer/{other.token}/en/erase/"
    assert Client(REMOTE_ADDR="192.0.2.250").post(elsewhere, {"code": next(wrong), "sure": "on"}).status_code == 200


def test_a_form_from_another_site_is_refused(collection: Collection) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/answer/{collection.token}/en/about/", {"agree": "yes"}).status_code == 403


def test_the_pages_are_listed_nowhere_kept_nowhere_and_name_no_other_site(collection: Collection) -> None:
    answer = Client().get(f"/answer/{collection.token}/en/about/")
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_an_organisation_wrote_runs_nothing(world: World) -> None:
    harm = "<script>alert(1)</script>"
    draft = make_draft(world.organisation, world.owner.person)
    Collection.objects.filter(pk=draft.pk).update(
        name=harm, service=harm, purpose=harm, safeguarding_text=harm, state="open"
    )
    write_consent(collection=draft, language="en", text=harm, by=world.owner.person, now=NOW)
    person = Respondent(draft)
    for page in ("about/", "support/", "finished/"):
        said = person.open(page).content.decode()
        assert "<script>alert" not in said
    assert "&lt;script&gt;" in said


def test_answers_and_codes_reach_no_log_no_letter_and_no_audit_entry(
    low_mood: Collection, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    (who,) = make_people(low_mood, world.owner.person)
    person = Respondent(low_mood)
    person.client.get(f"/answer/{low_mood.token}/", {"code": who.code})
    person.client.get(f"/answer/{low_mood.token}/en/nowhere/", {"code": who.code})
    person.begin(who)
    for number in range(1, 10):
        person.answer(number, 3)
    places = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    places += [f"{letter.subject} {letter.body}" for letter in mail.outbox]
    places += [str(entry) for entry in AuditEntry.objects.values()]
    assert places
    for place in places:
        assert who.code not in place
        assert who.written_code not in place
    acts = [entry.act for entry in AuditEntry.objects.filter(actor=None)]
    assert acts == [Act.ANSWERS_KEPT, Act.CONCERN_RAISED, Act.ANSWERS_KEPT]
