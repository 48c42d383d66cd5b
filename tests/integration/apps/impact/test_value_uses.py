"""What the library is told of the cases that use a value, and a newer version of a value that a case took."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.case_builders import complete_data, make_case, make_scenario, make_version
from tests.library_builders import make_entry, make_own_value
from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.impact.models import Case, ValueUse
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.selectors.drafts import find_outcome
from worthwhile.apps.impact.selectors.newer_worth import find_newer
from worthwhile.apps.impact.selectors.value_references import own_reference
from worthwhile.apps.impact.selectors.worths import list_worths
from worthwhile.apps.impact.services.save_case import save_case
from worthwhile.apps.library.models import OwnValue
from worthwhile.apps.library.selectors.where_used import is_used, list_use_by_own_organisations
from worthwhile.apps.library.services.own_values import ValueStillNeeded, add_version, remove, retire

pytestmark = pytest.mark.django_db
OUTCOME = "visits-end"
HERE = ("outcomes", OUTCOME)


def _use(world: World, reference: str, person: Any = None) -> list[tuple[str, int]]:
    found = list_use_by_own_organisations(person or world.viewer.person, reference)
    return [(one.organisation.name, one.cases) for one in found]


def _save(case: Case, by: Any, edits: Any) -> None:
    save_case(case=case, based_on=case.revision, edits=edits, what="worth", by=by, now=NOW)


def _take(case: Case, value: OwnValue, world: World) -> None:
    row = find_outcome(latest_revision(case).data, OUTCOME) or {}
    found = list_worths(world.organisation, row, words="", on=timezone.localdate())
    chosen = next(one for one in found if one.key == value.reference)
    fields = {name: chosen.fields.get(name) for name in ("value", "value_year", "kind")}
    edits = {(*HERE, name): given for name, given in fields.items()}
    edits |= {(*HERE, "sources", "value"): chosen.source, (*HERE, "ranges", "value"): chosen.fields["range"]}
    _save(case, world.owner.person, edits)


@pytest.fixture
def value(world: World) -> OwnValue:
    return make_own_value(world.organisation, world.owner.person)


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


def test_each_case_that_uses_a_published_value_is_counted_once(world: World, case: Case) -> None:
    assert _use(world, "WELLBY") == [("Lunch Club CIC", 1)]
    make_version(case, world.owner.person)
    make_scenario(case, world.owner.person)
    assert _use(world, "WELLBY") == [("Lunch Club CIC", 2)]
    assert _use(world, "WELLBY", world.stranger) == []
    assert _use(world, "NO-SUCH") == []


def test_a_value_that_a_draft_gave_up_is_in_use_as_long_as_a_version_has_it(world: World, case: Case) -> None:
    worths = {("outcomes", row["id"], "value_ref"): None for row in complete_data()["outcomes"] if "value_ref" in row}
    other = make_case(world.organisation, world.owner.person)
    make_version(case, world.owner.person)
    _save(case, world.owner.person, worths)
    _save(other, world.owner.person, worths)
    assert _use(world, "WELLBY") == [("Lunch Club CIC", 1)]
    case.delete()
    assert _use(world, "WELLBY") == []
    assert not ValueUse.objects.filter(reference="WELLBY").exists()


def test_a_value_of_ones_own_that_a_case_took_cannot_be_removed(world: World, case: Case, value: OwnValue) -> None:
    assert not is_used([value.reference])
    _take(case, value, world)
    assert _use(world, value.reference) == [("Lunch Club CIC", 1)]
    with pytest.raises(ValueStillNeeded, match="A case uses this value"):
        remove(own_value=value, by=world.owner.person, now=NOW)
    _save(case, world.owner.person, {(*HERE, "sources", "value"): "Somewhere else"})
    remove(own_value=value, by=world.owner.person, now=NOW)
    assert not OwnValue.objects.exists()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("own:12, version 3: Table 1", (12, 3)),
        ("own:12: Table 1", (12, None)),
        ("own:12", (12, None)),
        ("own:012: Table 1", None),
        ("From own:12", None),
        (f"own:{'9' * 40}: Table 1", None),
        ("", None),
    ],
)
def test_a_source_says_at_its_head_which_value_was_taken(source: str, expected: tuple[int, int | None] | None) -> None:
    found = own_reference({"sources": {"value": source}})
    assert (None if found is None else (found.pk, found.version)) == expected


def test_asking_takes_as_many_queries_for_many_cases_as_for_one(world: World, case: Case) -> None:
    with CaptureQueriesContext(connection) as one:
        _use(world, "WELLBY")
    for _ in range(5):
        make_case(world.organisation, world.owner.person)
    with CaptureQueriesContext(connection) as many:
        assert _use(world, "WELLBY") == [("Lunch Club CIC", 6)]
    assert len(many) == len(one) <= 3


def test_a_newer_version_is_told_on_the_page_and_taken_after_a_look(
    world: World, case: Case, value: OwnValue, sign_in: SignIn
) -> None:
    _take(case, value, world)
    client, page = sign_in(world.editor.person), f"{world.address}cases/{case.pk}/worth/{OUTCOME}/"
    assert b"newer version" not in client.get(page).content
    assert "no newer version" in client.get(f"{page}newer/").content.decode()
    entry = make_entry(amount=Decimal("450"), low=Decimal("320"), price_year="2024/25")
    add_version(own_value=value, entry=entry, by=world.owner.person, now=NOW + timedelta(days=1))
    told = client.get(page).content.decode()
    assert "This value has a newer version (£450 per person per year, in prices of 2024/25)" in told
    asked = client.get(f"{page}newer/").content.decode()
    assert "£412.50" in asked
    assert "£450.00" in asked
    assert client.post(f"{page}newer/", {"based_on": case.revision}).status_code == 302
    case.refresh_from_db()
    row = find_outcome(latest_revision(case).data, OUTCOME)
    assert row is not None
    assert (row["value"], row["value_year"], row["ranges"]["value"]["low"]) == (450, "2024/25", 320)
    assert row["sources"]["value"].startswith(f"{value.reference}, version 2: ")
    assert b"newer version" not in client.get(page).content


def test_a_retired_value_and_one_of_others_have_no_newer_version(world: World, case: Case, value: OwnValue) -> None:
    _take(case, value, world)
    case.refresh_from_db()
    row = find_outcome(latest_revision(case).data, OUTCOME) or {}
    add_version(own_value=value, entry=make_entry(), by=world.owner.person, now=NOW)
    today = timezone.localdate()
    assert find_newer(world.organisation, row, on=today) is not None
    assert find_newer(world.stranger.memberships.get().organisation, row, on=today) is None
    retire(own_value=value, by=world.owner.person, now=NOW)
    assert find_newer(world.organisation, row, on=today) is None


def test_whoever_changed_the_worth_meanwhile_is_heard_first(
    world: World, case: Case, value: OwnValue, sign_in: SignIn
) -> None:
    _take(case, value, world)
    add_version(own_value=value, entry=make_entry(amount=Decimal("450")), by=world.owner.person, now=NOW)
    _save(case, world.owner.person, {(*HERE, "value"): 400})
    address = f"{world.address}cases/{case.pk}/worth/{OUTCOME}/newer/"
    answer = sign_in(world.editor.person).post(address, {"based_on": case.revision - 1})
    assert b"Somebody else changed this meanwhile" in answer.content
    case.refresh_from_db()
    assert (find_outcome(latest_revision(case).data, OUTCOME) or {})["value"] == 400
