"""Savings of cases and of answers are only ever added."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.case_builders import make_case
from tests.kept_answer_builders import make_answer
from tests.organisation_builders import World
from worthwhile.apps.impact.models import AnswerRevision, OnlyAddedTo, Revision

pytestmark = pytest.mark.django_db
Saving = Revision | AnswerRevision
TRIES: dict[str, Callable[[Saving], object]] = {
    "saved again": lambda saving: saving.save(),
    "taken out": lambda saving: saving.delete(),
    "changed by a query": lambda saving: type(saving).objects.update(content="{}"),
    "taken out by a query": lambda saving: type(saving).objects.all().delete(),
    "changed all at once": lambda saving: type(saving).objects.bulk_update([saving], ["content"]),
}


@pytest.mark.parametrize("attempt", TRIES.values(), ids=TRIES)
def test_no_saving_is_changed_or_taken_out(world: World, attempt: Callable[[Saving], object]) -> None:
    case = make_case(world.organisation, world.owner.person)
    answer = make_answer(case, world.owner.person)
    for saving in (case.revisions.get(number=case.revision), answer.revisions.get(number=answer.revision)):
        before = saving.content
        saving.content = "{}"
        with pytest.raises(OnlyAddedTo):
            attempt(saving)
        saving.refresh_from_db()
        assert saving.content == before


def test_savings_go_with_the_case_and_stay_without_the_person(world: World) -> None:
    case = make_case(world.organisation, world.editor.person)
    make_answer(case, world.editor.person)
    world.editor.delete()
    world.editor.person.delete()
    assert {saving.made_by for saving in (*Revision.objects.all(), *AnswerRevision.objects.all())} == {None}
    case.delete()
    assert not Revision.objects.exists()
    assert not AnswerRevision.objects.exists()
