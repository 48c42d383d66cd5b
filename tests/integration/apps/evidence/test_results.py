"""What a collection shows, to whom, and in which files."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.evidence_builders import make_collection
from tests.group_builders import AFTER, BEFORE, csv_file, keep, lunches, response
from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.evidence.models import Collection, LicenceHeld, Questionnaire
from worthwhile.apps.evidence.selectors.answers import find_answers
from worthwhile.cli.main import cli
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.responses import Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def collection(world: World) -> Collection:
    return make_collection(world.organisation, world.owner.person, ("ons4", "phq-9"))


def _address(world: World, collection: Collection, rest: str = "") -> str:
    return f"{world.address}evidence/{collection.pk}/results/{rest}"


def _page(world: World, collection: Collection, sign_in: SignIn, who: str = "owner", query: str = "") -> str:
    member = getattr(world, who)
    answer = sign_in(member.person).get(_address(world, collection) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_manager_reads_who_improved_by_how_much_how_sure_and_who_was_lost(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    rows = lunches(27)
    keep(collection, world.owner.person, rows)
    page = _page(world, collection, sign_in, "viewer")
    assert "On average, 27 people improved by 1.3 points on a scale of 0 to 10" in page
    assert "18 of 27 people (67%) scored better at the end, 9 the same and 0 worse." in page
    assert "27 people began; 27 answered both times; 0 did not." in page
    assert "There is no comparison group" in page
    assert "/library/methods/ME-25/" in page
    assert page.count("<svg") >= 2
    assert "LC-0" not in page


def test_those_who_were_lost_are_counted_and_what_they_may_do_to_the_figure(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    rows = [row for row in lunches(30) if row.stage is Stage.BEFORE or int(row.person[-3:]) < 20]
    keep(collection, world.owner.person, rows)
    page = _page(world, collection, sign_in)
    assert "30 people began; 20 answered both times; 10 did not (33% lost)." in page
    assert "the average over all who began would be 0.9 points better" in page


def test_a_change_that_may_be_chance_is_not_claimed(world: World, collection: Collection, sign_in: SignIn) -> None:
    rows = []
    for person in range(12):
        rows.append(response(f"P{person}", Stage.BEFORE, (5, 5, 5, 5), row=2 * person + 2))
        later = 6 if person % 2 else 4
        rows.append(response(f"P{person}", Stage.AFTER, (later, 5, 5, 5), row=2 * person + 3))
    keep(collection, world.owner.person, rows)
    assert "this may be chance. Do not claim that people improved" in _page(world, collection, sign_in)


def test_too_few_people_are_not_shown_to_who_may_not_see_single_answers(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    keep(collection, world.owner.person, lunches(6))
    for who in ("viewer", "assessor"):
        page = _page(world, collection, sign_in, who)
        assert "Not shown: fewer than 10 people" in page
        assert "On average" not in page
    page = _page(world, collection, sign_in, "editor")
    assert "On average" in page
    assert "do not share it" in page


def test_a_small_group_is_hidden_and_another_with_it(world: World, collection: Collection, sign_in: SignIn) -> None:
    rows = [
        row
        for people, group in ((15, "Monday"), (12, "Thursday"), (3, "Saturday"))
        for row in (
            response(f"{group[:3]}-{person}", stage, (4 + later, 5, 6, 3), group=group, row=2)
            for person in range(people)
            for later, stage in enumerate((Stage.BEFORE, Stage.AFTER))
        )
    ]
    rows = [response(row.person, row.stage, row.answers, group=row.group, row=n) for n, row in enumerate(rows, 2)]
    keep(collection, world.owner.person, rows)
    page = _page(world, collection, sign_in, "viewer")
    assert page.count(">Hidden<") == 2 * 4
    assert "Monday" in page


def test_the_later_time_can_be_chosen_where_there_are_several(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    rows = lunches(12)
    later = [
        response(row.person, Stage.FOLLOW_UP, (9, 9, 9, 0), row=100 + n, on=row.on + timedelta(days=1))
        for n, row in enumerate(rows)
        if row.stage is Stage.AFTER
    ]
    keep(collection, world.owner.person, [*rows, *later])
    assert 'name="to"' in _page(world, collection, sign_in)
    page = _page(world, collection, sign_in, query="?to=follow-up")
    assert "at the follow-up" in page
    assert "before and follow-up" in page


@pytest.mark.parametrize("query", ["?to=before", "?to=nonsense", "?measure=nonsense", "?better=lower", "?to=during"])
def test_what_there_is_not_to_choose_shows_the_usual_result(
    world: World, collection: Collection, sign_in: SignIn, query: str
) -> None:
    keep(collection, world.owner.person, lunches(12))
    assert "On average, 12 people improved" in _page(world, collection, sign_in, query=query)


def test_before_anybody_finished_the_page_says_so(world: World, collection: Collection, sign_in: SignIn) -> None:
    assert "Nobody has finished this questionnaire yet." in _page(world, collection, sign_in)
    assert sign_in(world.owner.person).get(_address(world, collection, "results.csv")).status_code == 404


def test_answers_whose_dates_contradict_are_named_to_who_may_mend_them(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    keep(collection, world.owner.person, lunches(12))
    first = Questionnaire.objects.filter(stage="after").order_by("pk").first()
    assert first is not None
    Questionnaire.objects.filter(pk=first.pk).update(on="2020-01-01")
    assert "LC-000" in _page(world, collection, sign_in, "editor")
    page = _page(world, collection, sign_in, "viewer")
    assert "Some dates run against the times of asking" in page
    assert "LC-000" not in page


def test_the_json_is_that_of_the_command(
    world: World, collection: Collection, sign_in: SignIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = lunches(24, group_of=("Monday", "Friday"))
    keep(collection, world.owner.person, rows)
    name = f"Questionnaires of {collection.name}"
    (tmp_path / name).write_bytes(csv_file(rows))
    monkeypatch.setenv("WORTHWHILE_HOME", str(tmp_path))
    for options, part in ((["--for-sharing"], "results.json"), ([], "with-people.json")):
        said = CliRunner().invoke(
            cli,
            ["measures", "score", "ons4", str(tmp_path / name), "--json", "--stakeholder",
             f"People who used {collection.service}", *options],
        )  # fmt: skip
        assert said.exit_code == 0, said.output
        answer = sign_in(world.owner.person).get(_address(world, collection, part))
        assert json.loads(answer.content) == json.loads(said.stdout)


def test_files_for_sharing_name_nobody_and_hide_what_is_small(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    keep(collection, world.owner.person, lunches(6, group_of=("=cmd",)))
    viewer = sign_in(world.viewer.person)
    table = viewer.get(_address(world, collection, "results.csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["value"] for row in rows} == {"hidden"}
    assert {row["group"] for row in rows} == {"Everyone", "'=cmd"}
    data = viewer.get(_address(world, collection, "results.json")).content.decode()
    assert "LC-0" not in data + table
    assert all(scale["suppressed"] for scale in json.loads(data)["scales"])


def test_taking_out_the_scores_of_codes_is_for_writers_and_on_record(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    keep(collection, world.owner.person, lunches(12))
    for who, status in (("viewer", 403), ("assessor", 403), ("editor", 200)):
        member = getattr(world, who)
        assert sign_in(member.person).get(_address(world, collection, "with-people.json")).status_code == status
    (entry,) = AuditEntry.objects.filter(act=Act.ANSWERS_EXPORTED)
    assert entry.actor == world.editor.person.pk


def test_another_organisation_finds_nothing(world: World, collection: Collection, sign_in: SignIn) -> None:
    keep(collection, world.owner.person, lunches(12))
    stranger = sign_in(world.stranger)
    theirs = world.stranger.memberships.get().organisation_id
    for address in (_address(world, collection), f"/organisations/{theirs}/evidence/{collection.pk}/results/"):
        assert stranger.get(address).status_code == 404


def test_the_fingerprint_changes_with_any_answer_and_with_nothing_else(world: World, collection: Collection) -> None:
    by, ons4 = world.owner.person, MEASURES["ons4"]
    keep(collection, by, lunches(4))
    first = find_answers(collection, ons4).fingerprint
    keep(collection, by, [response("LC-000", Stage.BEFORE, (0,) * 8 + (0,))], measure="phq-9", now=NOW)
    assert find_answers(collection, ons4).fingerprint == first
    keep(collection, by, [response("LC-000", Stage.BEFORE, (5, 5, 6, 3))], replace=True)
    assert find_answers(collection, ons4).fingerprint != first


def test_a_measure_whose_licence_is_not_recorded_shows_nothing(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    Collection.objects.filter(pk=collection.pk).update(measure_ids=["reqol-10"])
    page = _page(world, collection, sign_in)
    assert (
        "is scored under a licence from Oxford and Sheffield licensing offices, and none in force is recorded" in page
    )


def _licensed(world: World, collection: Collection, measure: str, totals: tuple[int, int]) -> None:
    """A collection of a licensed measure with twelve people's totals."""
    LicenceHeld.objects.create(
        organisation=world.organisation, measure_id=measure, holder="Us", reference="1", held_from=BEFORE,
        recorded_at=NOW, recorded_by=world.owner.person,
    )  # fmt: skip
    Collection.objects.filter(pk=collection.pk).update(measure_ids=[measure])
    collection.refresh_from_db()
    rows = [
        Response(person=f"P{n}", stage=stage, on=on, total=Decimal(total + n), row=2 * n + later + 2)
        for n in range(12)
        for later, (stage, on, total) in enumerate(((Stage.BEFORE, BEFORE, totals[0]), (Stage.AFTER, AFTER, totals[1])))
    ]
    keep(collection, world.owner.person, rows, measure=measure)


def test_which_way_is_better_is_asked_where_no_source_says(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    _licensed(world, collection, "pam", (40, 50))
    asked = _page(world, collection, sign_in)
    assert "No published source says which way is better" in asked
    assert 'name="better"' in asked
    assert "12 people improved by 10 points" in _page(world, collection, sign_in, query="?better=higher")
    assert "12 people got worse by 10 points" in _page(world, collection, sign_in, query="?better=lower")


def test_answers_that_are_only_in_order_are_counted_and_never_averaged(
    world: World, collection: Collection, sign_in: SignIn
) -> None:
    _licensed(world, collection, "outcomes-star", (1, 3))
    page = _page(world, collection, sign_in, query="?better=higher")
    assert "12 of 12 people (100%) gave a better answer later, 0 the same, 0 a worse one." in page
    assert "On average" not in page


def test_more_people_make_no_more_questions_to_the_database(
    world: World, collection: Collection, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    keep(collection, world.owner.person, lunches(200))
    client = sign_in(world.viewer.person)
    client.get(_address(world, collection))
    with django_assert_max_num_queries(15):
        client.get(_address(world, collection))
