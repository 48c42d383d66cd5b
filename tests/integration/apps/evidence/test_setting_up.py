"""A collection is set up in steps, opens when nothing is missing, and keeps what people were told."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest

from tests.evidence_builders import make_collection, make_draft
from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.evidence.models import Collection, ConsentWording, ConsentWordingIsKept, LicenceHeld
from worthwhile.apps.evidence.selectors.questions import questions_of
from worthwhile.apps.evidence.selectors.readiness import opening_problems
from worthwhile.apps.evidence.services.draft_collection import (
    CollectionHasOpened,
    change_collection,
    draft_collection,
)
from worthwhile.apps.evidence.services.keep_own_wording import keep_own_wording
from worthwhile.apps.evidence.services.open_collection import open_collection
from worthwhile.apps.evidence.services.record_licence import record_licence
from worthwhile.apps.evidence.services.write_consent import write_consent
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db

CORE10 = "\n\n".join(f"Question {n}\n" + "\n".join(f"{score} Answer {score}" for score in range(5)) for n in range(10))


def _address(world: World, rest: str = "") -> str:
    return f"{world.address}evidence/{rest}"


def test_the_steps_lead_from_nothing_to_an_open_collection(world: World, sign_in: SignIn) -> None:
    editor = sign_in(world.editor.person)
    made = editor.post(
        _address(world, "new/"), {"name": "Lunch", "service": "A lunch club.", "measure_ids": ["ons4", "phq-9"]}
    )
    collection = Collection.objects.get()
    assert made.headers["Location"] == _address(world, f"{collection.pk}/")
    page = editor.get(made.headers["Location"]).content.decode()
    assert page.count("Not started") == 3
    one = f"{collection.pk}/"
    steps = {
        "change/purpose/": {
            "purpose": "To know.", "lawful_basis": "consent", "special_category_basis": "explicit-consent"
        },
        "change/keeping/": {"erase_on": "last-answer", "retention_months": "6", "minimum_group": "10"},
        "change/safeguarding/": {"safeguarding_role": "The lead", "safeguarding_text": "Ring us."},
        "consent/": {"text": "I agree."},
    }  # fmt: skip
    for step, answers in steps.items():
        assert editor.post(_address(world, one + step), answers).status_code == 302
    assert "Not started" not in editor.get(_address(world, one)).content.decode()
    editor.post(_address(world, f"{one}open/"))
    collection.refresh_from_db()
    assert (collection.state, list(collection.measure_versions)) == ("open", ["ons4", "phq-9"])
    assert collection.retention_months == 6


def test_every_missing_thing_is_said_at_once_and_nothing_opens(world: World, sign_in: SignIn) -> None:
    by = world.owner.person
    draft = draft_collection(
        organisation=world.organisation, name="x", service="y", measure_ids=["phq-9"], by=by, now=NOW
    )
    with pytest.raises(InvalidInput) as refused:
        open_collection(collection=draft, by=by, now=NOW)
    assert [problem.path for problem in refused.value.problems] == ["purpose", "consent", "safeguarding"]
    page = sign_in(by).post(_address(world, f"{draft.pk}/open/")).content.decode()
    assert "There is a problem" in page
    assert Collection.objects.get().state == "draft"


def test_a_questionnaire_about_health_needs_a_basis_for_it(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person, ("gad-7",))
    page = sign_in(world.owner.person).post(
        _address(world, f"{draft.pk}/change/purpose/"),
        {"purpose": "To know.", "lawful_basis": "consent", "special_category_basis": "none"},
    )
    assert "Choose the basis for data about health: you use GAD-7" in page.content.decode()
    Collection.objects.update(special_category_basis="")
    draft.refresh_from_db()
    assert [problem.path for problem in opening_problems(draft, on=NOW.date())] == ["purpose"]


@pytest.mark.parametrize("measure", ["eq-5d-5l", "swemwbs", "pam"])
def test_a_measure_that_belongs_to_somebody_is_refused_until_a_licence_is_recorded(
    world: World, sign_in: SignIn, measure: str
) -> None:
    owner = sign_in(world.owner.person)
    answers = {"name": "Lunch, kept", "service": "A lunch club.", "measure_ids": [measure]}
    refused = owner.post(_address(world, "new/"), answers).content.decode()
    assert "Record your" in refused
    assert "Lunch, kept" in refused, "nothing entered is lost"
    assert Collection.objects.count() == 0
    owner.post(
        _address(world, "licences/"),
        {"measure_id": measure, "holder": "Lunch Club CIC", "reference": "L-1", "held_from": "1 January 2026"},
    )
    assert owner.post(_address(world, "new/"), answers).status_code == 302
    assert "L-1" in owner.get(_address(world, "licences/")).content.decode()


def test_a_licence_that_has_ended_does_not_open_a_collection(world: World) -> None:
    by = world.owner.person
    draft = make_draft(world.organisation, by, ("swemwbs",))
    assert [problem.path for problem in opening_problems(draft, on=NOW.date())] == ["measures"]
    for until in (date(2026, 2, 1), None):
        record_licence(
            organisation=world.organisation, measure_id="swemwbs", holder="Us", reference="R",
            held_from=date(2026, 1, 1), held_until=until, by=by, now=NOW,
        )  # fmt: skip
        left = opening_problems(draft, on=NOW.date())
        assert bool(left) is (until is not None)


def test_a_licence_whose_days_run_backwards_is_refused(world: World) -> None:
    with pytest.raises(InvalidInput):
        record_licence(
            organisation=world.organisation, measure_id="swemwbs", holder="Us", reference="R",
            held_from=date(2026, 2, 1), held_until=date(2026, 1, 1), by=world.owner.person, now=NOW,
        )  # fmt: skip
    assert LicenceHeld.objects.count() == 0


@pytest.mark.parametrize("chosen", [[], ["ons4", "ucla-3", "phq-9", "gad-7", "core-10"], ["no-such"]])
def test_one_to_four_questionnaires_of_the_catalogue_are_chosen(world: World, chosen: list[str]) -> None:
    with pytest.raises(InvalidInput):
        draft_collection(
            organisation=world.organisation, name="x", service="y", measure_ids=chosen, by=world.owner.person, now=NOW
        )


def test_no_basis_is_chosen_for_anybody(world: World, sign_in: SignIn) -> None:
    draft = draft_collection(
        organisation=world.organisation, name="x", service="y", measure_ids=["ons4"], by=world.owner.person, now=NOW
    )
    owner, address = sign_in(world.owner.person), _address(world, f"{draft.pk}/change/purpose/")
    assert "checked" not in owner.get(address).content.decode()
    assert "Choose the basis for data about health, or none" in owner.post(address).content.decode()
    owner.post(address, {"purpose": "To know.", "lawful_basis": "consent", "special_category_basis": "none"})
    draft.refresh_from_db()
    assert (draft.lawful_basis, draft.special_category_basis) == ("consent", "")
    assert owner.get(address).content.decode().count(" checked") == 2


def test_months_counted_from_the_close_need_a_last_day(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    answers = {"erase_on": "close", "retention_months": "6", "minimum_group": "10"}
    page = sign_in(world.owner.person).post(_address(world, f"{draft.pk}/change/keeping/"), answers)
    assert "Enter the last day: the months are counted from it" in page.content.decode()


def test_a_group_below_five_is_never_shown(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person)
    answers = {"erase_on": "last-answer", "retention_months": "6", "minimum_group": "4"}
    page = sign_in(world.owner.person).post(_address(world, f"{draft.pk}/change/keeping/"), answers)
    assert "Enter a whole number from 5 to 1000" in page.content.decode()


def test_what_people_were_told_stays_once_it_has_opened_but_a_telephone_number_may_change(world: World) -> None:
    by = world.owner.person
    opened = make_collection(world.organisation, by)
    for changes in ({"purpose": "Another"}, {"retention_months": 60}, {"measure_ids": ["ucla-3"]}):
        with pytest.raises(CollectionHasOpened):
            change_collection(collection=opened, changes=changes, by=by, now=NOW)
    changed = change_collection(collection=opened, changes={"safeguarding_text": "Ring 2"}, by=by, now=NOW)
    assert changed.safeguarding_text == "Ring 2"


def test_a_locked_step_says_so_and_keeps_nothing(world: World, sign_in: SignIn) -> None:
    opened = make_collection(world.organisation, world.owner.person)
    owner, address = sign_in(world.owner.person), _address(world, f"{opened.pk}/change/purpose/")
    assert "what people were told stays as it is" in owner.get(address).content.decode()
    assert owner.get(address).content.decode().count(" disabled") >= 7
    answers = {"purpose": "Another", "lawful_basis": "public-task", "special_category_basis": "none"}
    said = owner.post(address, answers).content.decode()
    assert "Close it and make another" in said
    assert Collection.objects.get().lawful_basis == "consent"


def test_consent_is_worded_anew_and_never_changed(world: World, sign_in: SignIn) -> None:
    by = world.owner.person
    opened = make_collection(world.organisation, by)
    write_consent(collection=opened, language="en", text="I agree anew.", by=by, now=NOW)
    write_consent(collection=opened, language="en", text="I agree anew.", by=by, now=NOW)
    wordings = ConsentWording.objects.order_by("version")
    assert [(one.version, one.text) for one in wordings] == [(1, "I agree to answer."), (2, "I agree anew.")]
    page = sign_in(by).get(_address(world, f"{opened.pk}/consent/")).content.decode()
    assert "Version 1 in English" in page
    first = wordings[0]
    first.text = "I agree to anything."
    every = ConsentWording.objects.all()
    for attempt in (first.save, first.delete, every.delete, lambda: every.update(text="")):
        with pytest.raises(ConsentWordingIsKept):
            attempt()


def test_consent_starts_from_plain_sentences_with_the_organisation_and_the_purpose(
    world: World, sign_in: SignIn
) -> None:
    draft = draft_collection(
        organisation=world.organisation, name="x", service="y", measure_ids=["ons4"], by=world.owner.person, now=NOW
    )
    Collection.objects.update(purpose="To improve lunch.")
    page = sign_in(world.owner.person).get(_address(world, f"{draft.pk}/consent/")).content.decode()
    assert "I agree to answer questions for Lunch Club CIC." in page
    assert "To improve lunch." in page


def test_a_wording_that_may_not_be_shipped_is_asked_once_it_is_pasted_with_its_source(
    world: World, sign_in: SignIn
) -> None:
    draft = make_draft(world.organisation, world.owner.person, ("core-10",))
    owner, one = sign_in(world.owner.person), _address(world, f"{draft.pk}/")
    assert "Not asked at the link" in owner.get(one).content.decode()
    answers = {"language": "en", "source": "The printed form", "licence_reference": "", "wording": CORE10}
    assert owner.post(f"{one}wording/core-10/", answers).status_code == 302
    assert "10 questions, asked at the link" in owner.get(one).content.decode()


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("One question\n0 No", "You pasted 1 blocks"),
        (CORE10.replace("0 Answer 0", "Answer nought", 1), "Question 1: write each answer after its score"),
        (CORE10.replace("0 Answer 0", "1 Answer 0", 1), "Question 1: give one answer for each score from 0 to 4"),
    ],
)
def test_a_pasted_wording_with_a_fault_is_refused_and_not_lost(
    world: World, sign_in: SignIn, pasted: str, said: str
) -> None:
    draft = make_draft(world.organisation, world.owner.person, ("core-10",))
    answers = {"language": "en", "source": "The form", "wording": pasted}
    page = sign_in(world.owner.person).post(_address(world, f"{draft.pk}/wording/core-10/"), answers)
    assert said in page.content.decode()
    assert escape(pasted) in page.content.decode()


def test_a_wording_that_ships_is_never_replaced_in_english(world: World, sign_in: SignIn) -> None:
    draft = make_draft(world.organisation, world.owner.person, ("gad-7",))
    scale = "\n".join(f"{score} Answer {score}" for score in range(4))
    answers = {"language": "en", "source": "Us", "wording": "\n\n".join(f"Milder {n}\n{scale}" for n in range(7))}
    address = _address(world, f"{draft.pk}/wording/gad-7/")
    assert "is the one that ships" in sign_in(world.owner.person).post(address, answers).content.decode()
    assert sign_in(world.owner.person).post(address, {**answers, "language": "cy"}).status_code == 302
    assert "Milder" not in questions_of(draft, MEASURES["gad-7"], "en")[0].text
    assert "Milder" in questions_of(draft, MEASURES["gad-7"], "cy")[0].text


def test_answers_are_shown_in_the_printed_order_under_their_printed_scores(world: World) -> None:
    draft = make_draft(world.organisation, world.owner.person, ("core-10",))
    scores = "\n".join(f"{score} Answer {score}" for score in range(5))
    printed = "4 Never\n3 Seldom\n2 Some\n1 Often\n0 Always"
    turned = CORE10.replace(f"Question 2\n{scores}", f"Question 2\n{printed}")
    keep_own_wording(
        collection=draft, measure=MEASURES["core-10"], language="en", introduction="", pasted=turned, source="Form",
        licence_reference="", by=world.owner.person, now=NOW,
    )  # fmt: skip
    question = questions_of(draft, MEASURES["core-10"], "en")[2]
    assert [words for _, words in question.answers] == ["Never", "Seldom", "Some", "Often", "Always"]
    assert [score for score, _ in question.answers] == [4, 3, 2, 1, 0]


def test_the_name_of_a_collection_runs_nothing(world: World, sign_in: SignIn) -> None:
    collection = make_collection(world.organisation, world.owner.person)
    Collection.objects.update(name="<script>alert(1)</script>")
    owner = sign_in(world.owner.person)
    for page in ("", f"{collection.pk}/", f"{collection.pk}/codes/", f"{collection.pk}/link/"):
        assert "<script>alert" not in owner.get(_address(world, page)).content.decode()


def test_setting_up_is_recorded_by_number(world: World) -> None:
    make_collection(world.organisation, world.owner.person)
    acts = list(AuditEntry.objects.filter(organisation=world.organisation.pk).values_list("act", flat=True))
    assert acts[-4:] == ["collection-changed", "collection-changed", "collection-changed", "collection-opened"]
