"""Codes are made, given out and printed."""

from __future__ import annotations

import csv
import io

import pytest

from tests.evidence_builders import answer_all, make_collection, make_people
from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.evidence.models import Collection, Participant
from worthwhile.apps.evidence.models.participant_code import read_code
from worthwhile.apps.evidence.selectors.progress import find_progress
from worthwhile.apps.evidence.services.make_codes import make_codes
from worthwhile.apps.evidence.services.open_collection import close_collection
from worthwhile.kernel.problems import InvalidInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person)


def _one(world: World, collection: Collection, rest: str) -> str:
    return f"{world.address}evidence/{collection.pk}/{rest}"


def test_codes_are_made_and_taken_out_with_their_links(world: World, sign_in: SignIn, collection: Collection) -> None:
    owner = sign_in(world.owner.person)
    owner.post(_one(world, collection, "codes/"), {"number": "12", "group": "=1+1"})
    assert Participant.objects.count() == 12
    answer = owner.get(_one(world, collection, "codes.csv"))
    heading, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert heading == ["code", "group", "link"]
    assert {read_code(code) for code, _, _ in rows} == set(Participant.objects.values_list("code", flat=True))
    assert all(link.endswith(f"/answer/{collection.token}/?code={code}") for code, _, link in rows)
    assert {group for _, group, _ in rows} == {"'=1+1"}, "no spreadsheet runs it"


@pytest.mark.parametrize("number", ["0", "501", "-3", "many", ""])
def test_another_number_of_codes_is_refused(world: World, sign_in: SignIn, collection: Collection, number: str) -> None:
    page = sign_in(world.owner.person).post(_one(world, collection, "codes/"), {"number": number})
    assert "Enter a whole number from 1 to 500" in page.content.decode()
    assert Participant.objects.count() == 0


def test_a_closed_collection_gets_no_more_codes(world: World, collection: Collection) -> None:
    closed = close_collection(collection=collection, by=world.owner.person, now=NOW)
    with pytest.raises(InvalidInput, match="closed"):
        make_codes(collection=closed, number=1, group="", by=world.owner.person, now=NOW)


def test_links_have_a_picture_for_the_page_and_a_file_to_print(
    world: World, sign_in: SignIn, collection: Collection
) -> None:
    (person,) = make_people(collection, world.owner.person)
    owner = sign_in(world.owner.person)
    for page, picture in (("link/", "link.png"), (f"codes/{person.pk}/", f"codes/{person.pk}.png")):
        assert 'src="data:image/svg+xml' in owner.get(_one(world, collection, page)).content.decode()
        file = owner.get(_one(world, collection, picture))
        assert file.content.startswith(b"\x89PNG")
        assert "attachment" in file.headers["Content-Disposition"]


def test_a_code_of_one_collection_is_found_under_no_other(
    world: World, sign_in: SignIn, collection: Collection
) -> None:
    other = make_collection(world.organisation, world.owner.person)
    (person,) = make_people(other, world.owner.person)
    assert sign_in(world.owner.person).get(_one(world, collection, f"codes/{person.pk}/")).status_code == 404


def test_progress_counts_people_once_whatever_they_answer(world: World) -> None:
    by = world.owner.person
    collection = make_collection(world.organisation, by, ("ons4", "phq-9"))
    first, second, _ = make_people(collection, by, 3)
    answer_all(first, [5, 5, 5, 5, *[0] * 9])
    answer_all(second, [5, 5, 5, 5, 0])
    assert [(line.stage, line.began, line.finished) for line in find_progress(collection)] == [
        ("before", 2, 1),
        ("after", 0, 0),
    ]
