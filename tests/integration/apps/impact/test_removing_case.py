"""Removing a case: by an owner who types its name, and never over somebody's signature."""

from __future__ import annotations

import pytest

from tests.case_builders import NOW, make_case, make_evaluation, make_scenario, make_version
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import Act, AuditEntry
from worthwhile.apps.impact.models import Case, Revision, Version
from worthwhile.apps.impact.services.keep_version import sign_version
from worthwhile.apps.impact.services.remove_case import CaseStillNeeded, remove_case

pytestmark = pytest.mark.django_db
TYPED = {"title": " visits  in ilford "}


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person, kind="forecast")


def address(case: Case) -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/remove/"


def test_an_owner_who_types_the_name_removes_it_with_everything(case: Case, world: World, sign_in: SignIn) -> None:
    make_version(case, world.owner.person)
    make_scenario(case, world.owner.person)
    browser = sign_in(world.owner.person)
    page = browser.get(address(case)).content.decode()
    assert "1 revision, 1 version and 1 scenario" in page
    answer = browser.post(address(case), TYPED)
    assert answer["Location"] == f"/organisations/{world.organisation.pk}/cases/"
    assert [model.objects.count() for model in (Case, Revision, Version)] == [0, 0, 0]
    entry = AuditEntry.objects.get(act=Act.CASE_REMOVED)
    assert (entry.object_id, entry.actor) == (str(case.pk), world.owner.person.pk)


@pytest.mark.parametrize("typed", ["", "Visits", "Visits in Ilford 2", "x" * 300])
def test_another_name_removes_nothing(case: Case, world: World, sign_in: SignIn, typed: str) -> None:
    page = sign_in(world.owner.person).post(address(case), {"title": typed}).content.decode()
    assert "There is a problem" in page
    assert Case.objects.filter(pk=case.pk).exists()


@pytest.mark.parametrize("role", ["editor", "viewer", "assessor"])
def test_nobody_but_an_owner_removes(case: Case, world: World, sign_in: SignIn, role: str) -> None:
    browser = sign_in(getattr(world, role).person)
    assert browser.post(address(case), TYPED).status_code == 403
    assert Case.objects.filter(pk=case.pk).exists()
    assert "Remove this case" not in browser.get(address(case).removesuffix("remove/")).content.decode()


def _signed(case: Case, world: World) -> None:
    version = make_version(case, world.owner.person)
    sign_version(version=version, by=world.owner.person, role="Manager", statement="Mine", now=NOW)


def _signed_scenario(case: Case, world: World) -> None:
    _signed(make_scenario(case, world.owner.person), world)


def _evaluated(case: Case, world: World) -> None:
    make_evaluation(make_version(case, world.owner.person), world.owner.person, title="What came of it")


@pytest.mark.parametrize(
    ("keep", "reason"),
    [
        (_signed, "1 version of it is signed"),
        (_signed_scenario, "1 version of it is signed"),
        (_evaluated, "“What came of it” is held against a version of this case"),
    ],
)
def test_what_others_stand_on_is_kept_with_the_reason(
    case: Case, world: World, sign_in: SignIn, keep: object, reason: str
) -> None:
    assert callable(keep)
    keep(case, world)
    browser = sign_in(world.owner.person)
    assert reason in browser.get(address(case)).content.decode()
    assert reason in browser.post(address(case), TYPED).content.decode()
    with pytest.raises(CaseStillNeeded, match=reason.split("“")[-1].split("”")[-1].strip()[:20]):
        remove_case(case=case, by=world.owner.person, now=NOW)
    assert Case.objects.filter(pk=case.pk).exists()


def test_the_evaluation_goes_first_then_its_forecast(case: Case, world: World) -> None:
    _evaluated(case, world)
    for one in (Case.objects.exclude(forecast=None).get(), case):
        remove_case(case=one, by=world.owner.person, now=NOW)
    assert not Case.objects.exists()


def test_closing_the_organisation_takes_even_what_is_signed(case: Case, world: World) -> None:
    _signed(case, world)
    _evaluated(case, world)
    world.organisation.delete()
    assert not Case.objects.exists()
