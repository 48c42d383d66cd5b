"""Two people work on one case: nothing of either is lost, and the later one sees what changed."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from tests.case_builders import make_case
from tests.organisation_builders import SignIn, World, make_world
from worthwhile.apps.impact.models import Case
from worthwhile.apps.impact.selectors.cases import latest_revision
from worthwhile.apps.impact.services.save_case import ChangedMeanwhile, save_case
from worthwhile.exchange.case_edits import Edits, value_at

pytestmark = pytest.mark.django_db
OUTCOME = "life-satisfaction"
DEADWEIGHT = ("outcomes", OUTCOME, "deadweight")


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.organisation, world.owner.person)


def _page(case: Case, part: str) -> str:
    return f"/organisations/{case.organisation_id}/cases/{case.pk}/{part}/{OUTCOME}/"


def _anyway(based_on: int, **answers: str) -> dict[str, str]:
    return {
        "deadweight": "25", "deadweight_low": "15", "deadweight_high": "40", "displacement": "0", "attribution": "20",
        "attribution_low": "10", "attribution_high": "35", "based_on": str(based_on), **answers,
    }  # fmt: skip


def _save_first(case: Case, edits: Edits) -> None:
    """Save edits made on the first revision, through whatever connection this thread has."""
    again = Case.objects.get(pk=case.pk)
    save_case(case=again, based_on=1, edits=edits, what="about", by=None, now=timezone.now())


def test_the_later_one_is_told_who_changed_what_and_nothing_is_saved(case: Case, world: World, sign_in: SignIn) -> None:
    owner, editor = sign_in(world.owner.person), sign_in(world.editor.person)
    assert owner.post(_page(case, "anyway"), _anyway(1, deadweight="30")).status_code == 302
    answer = editor.post(_page(case, "anyway"), _anyway(1, deadweight="35"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody else changed this meanwhile" in page
    assert "owner@example.org saved this case" in page
    assert "25%" in page
    assert "30%" in page
    assert 'value="35"' in page
    case.refresh_from_db()
    assert str(value_at(latest_revision(case).data, DEADWEIGHT)) == "0.3"


def test_saving_again_uses_what_the_later_one_entered(case: Case, world: World, sign_in: SignIn) -> None:
    owner, editor = sign_in(world.owner.person), sign_in(world.editor.person)
    owner.post(_page(case, "anyway"), _anyway(1, deadweight="30"))
    told = editor.post(_page(case, "anyway"), _anyway(1, deadweight="35"))
    assert told.context["based_on"] == 2
    assert editor.post(_page(case, "anyway"), _anyway(2, deadweight="35")).status_code == 302
    case.refresh_from_db()
    assert str(value_at(latest_revision(case).data, DEADWEIGHT)) == "0.35"
    assert str(value_at(case.revisions.get(number=2).data, DEADWEIGHT)) == "0.3"


def test_edits_of_different_figures_on_one_page_are_brought_together(case: Case, world: World, sign_in: SignIn) -> None:
    sign_in(world.owner.person).post(_page(case, "anyway"), _anyway(1, deadweight="30"))
    answer = sign_in(world.editor.person).post(_page(case, "anyway"), _anyway(1, attribution="22"))
    assert answer.status_code == 302
    case.refresh_from_db()
    data = latest_revision(case).data
    assert str(value_at(data, DEADWEIGHT)) == "0.3"
    assert str(value_at(data, ("outcomes", OUTCOME, "attribution"))) == "0.22"


def test_saving_what_is_there_already_adds_no_revision(case: Case, world: World) -> None:
    edits = {("title",): case.title}
    save_case(case=case, based_on=1, edits=edits, what="about", by=world.owner.person, now=timezone.now())
    assert case.revisions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_save_at_once_each_saving_is_kept_or_refused() -> None:
    world = make_world()
    case = make_case(world.organisation, world.owner.person)
    start, kept, refused = Barrier(20), [], []

    def save(number: int) -> None:
        edits = {("notes",): f"note {number}"}
        start.wait()
        try:
            save_case(
                case=Case.objects.get(pk=case.pk), based_on=1, edits=edits, what="about", by=None, now=timezone.now()
            )
            kept.append(number)
        except ChangedMeanwhile:
            refused.append(number)
        finally:
            connection.close()

    threads = [Thread(target=save, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 1
    assert len(refused) == 19
    case.refresh_from_db()
    assert latest_revision(case).data["notes"] == f"note {kept[0]}"


@pytest.mark.django_db(transaction=True)
def test_of_twelve_who_save_different_places_at_once_all_are_kept() -> None:
    world = make_world()
    case = make_case(world.organisation, world.owner.person)
    start = Barrier(12)

    def save(number: int) -> None:
        start.wait()
        edits = {("answers", f"SV-{number:03}"): "A reason long enough to be one."}
        save_case(
            case=Case.objects.get(pk=case.pk), based_on=1, edits=edits, what="checks", by=None, now=timezone.now()
        )
        connection.close()

    threads = [Thread(target=save, args=(number,)) for number in range(1, 13)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    case.refresh_from_db()
    assert case.revision == 13
    assert len(latest_revision(case).data["answers"]) == 12
