"""Evidence of groups: files and paper in, results out, and answers that need somebody to act."""

from __future__ import annotations

from tests.group_builders import keep, response
from tests.integration.addresses.whom import For
from tests.organisation_builders import NOW, World
from worthwhile.apps.evidence.models import Concern
from worthwhile.engines.measures.measure import Stage

_EVIDENCE = "organisations/<key:organisation>/evidence/"
_ONE = f"{_EVIDENCE}<key:collection>/"

WHOM = {
    f"{_EVIDENCE}concerns/": For.WRITERS,
    f"{_EVIDENCE}concerns/<key:concern>/": For.WRITERS,
    f"{_ONE}upload/": For.WRITERS,
    f"{_ONE}blank/<str:name>": For.WRITERS,
    f"{_ONE}enter/": For.WRITERS,
    f"{_ONE}sheets/": For.WRITERS,
    f"{_ONE}sheets/questionnaires.pdf": For.WRITERS,
    f"{_ONE}results/": For.MEMBERS,
    f"{_ONE}results/<str:name>": For.MEMBERS,
    f"{_ONE}results/with-people.json": For.WRITERS,
}
SECRETS = ["LC-017", "Monday tables"]


def leave(world: World) -> dict[str, str]:
    """Twelve people more in the collection that is there, in a group of their own, and one who needs somebody."""
    collection, by = world.organisation.collections.get(), world.owner.person
    people = [f"LC-{number:03}" for number in range(10, 22)]
    answers = {Stage.BEFORE: [2] * 10, Stage.AFTER: [1] * 10}
    rows = [
        response(person, stage, answers[stage], group="Monday tables", row=2 + 2 * place + later)
        for place, person in enumerate(people)
        for later, stage in enumerate(answers)
    ]
    keep(collection, by, rows, measure="core-10")
    person = collection.participants.get(code="LC-017")
    kept = person.questionnaires.order_by("pk").first()
    concern = Concern.objects.create(
        participant=person, questionnaire=kept, measure_id="phq-9", item=8, answer=2, raised_at=NOW
    )
    return {
        "<key:concern>": str(concern.pk),
        "blank/<str:name>": "blank/questionnaires.xlsx",
        "results/<str:name>": "results/results.csv",
    }
