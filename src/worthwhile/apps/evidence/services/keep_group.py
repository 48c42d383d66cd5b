"""Keep the questionnaires of a file or of a paper sheet, all of them in one transaction or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import (
    Collection,
    CollectionState,
    Concern,
    ConsentWording,
    Mode,
    Participant,
    Questionnaire,
    QuestionnaireState,
)
from worthwhile.apps.evidence.selectors.group_plan import GroupPlan, PlannedRow, RowState, plan_group
from worthwhile.apps.evidence.selectors.licences import may_use
from worthwhile.apps.evidence.services.make_codes import MOST_IN_A_COLLECTION
from worthwhile.apps.evidence.services.raise_concern import raise_concern
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.apps.evidence.services.results_changed import tell_results_changed
from worthwhile.engines.measures.measure import Measure
from worthwhile.engines.measures.responses import Response
from worthwhile.kernel.problems import InvalidInput, Problem


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What whoever uploads has decided. ``consent`` is the wording that everybody agreed to, away from the link."""

    consent: ConsentWording | None = None
    replace: bool | None = None
    leave_out_faulty: bool = False
    add_people: bool = False


@dataclass(frozen=True, kw_only=True)
class KeptGroup:
    """What was kept. ``left_out`` counts faulty rows that were passed over on purpose."""

    added: int
    replaced: int
    unchanged: int
    people_added: int
    left_out: int
    concerns: tuple[Concern, ...]


def keep_group(
    *,
    collection: Collection,
    measure: Measure,
    responses: Sequence[Response],
    problems: Iterable[Problem],
    choices: Choices,
    mode: Mode,
    by: User | None,
    now: datetime,
    token: int | None = None,
) -> KeptGroup:
    """Keep what a plan of today says, once every choice it asks for is made; the same file again changes nothing.

    ``token`` is the number of the access token by which a program sent it. Raises InvalidInput with every choice that
    is missing, by the name of the choice; nothing is kept then.
    """
    with transaction.atomic():
        held = Collection.objects.select_for_update().select_related("organisation").get(pk=collection.pk)
        today = timezone.localdate(now)
        plan = plan_group(held, measure, responses=responses, problems=problems, on=today)
        missing = [*_closed_problems(held, measure, plan, now), *choice_problems(held, plan, choices)]
        if missing:
            raise InvalidInput(missing)
        new, changed = plan.of(RowState.NEW), plan.of(RowState.CHANGED) if choices.replace else ()
        people = _people(held, (*new, *changed), now)
        added = _add(held, measure, new, people, choices, mode, now)
        replaced = _replace(changed, now)
        concerns = [found for row in (*added, *replaced) if (found := raise_concern(questionnaire=row, now=now))]
        if added or replaced:
            tell_results_changed(held)
            content = _content(measure, mode, plan, choices, added, replaced) | ({"token": token} if token else {})
            record(Act.ANSWERS_KEPT, held.organisation_id, held, by=by, at=now, content=content)
    return KeptGroup(
        added=len(added),
        replaced=len(replaced),
        unchanged=len(plan.rows) - len(added) - len(replaced),
        people_added=len(plan.new_people),
        left_out=plan.faulty_rows,
        concerns=tuple(concerns),
    )


def choice_problems(collection: Collection, plan: GroupPlan, choices: Choices) -> list[Problem]:
    """The choices that a plan asks for and that are not made."""
    problems = []
    if plan.problems and not choices.leave_out_faulty:
        problems.append(Problem("leave_out", "Mend the rows with a problem and upload again, or say to leave them out"))
    if plan.of(RowState.CHANGED) and choices.replace is None:
        problems.append(
            Problem("changed", "Say whether the answers that are kept stay, or those of the file replace them")
        )
    if plan.new_people and not choices.add_people:
        problems.append(Problem("add_people", "Say that the codes nobody has here yet are right and may be added"))
    if plan.of(RowState.NEW) and choices.consent is None:
        problems.append(Problem("consent", "Choose the wording that everybody in the file agreed to"))
    elif choices.consent is not None and choices.consent.collection_id != collection.pk:
        problems.append(Problem("consent", "Choose a wording of this collection"))
    return problems


def _content(
    measure: Measure,
    mode: Mode,
    plan: GroupPlan,
    choices: Choices,
    added: Sequence[Questionnaire],
    replaced: Sequence[Questionnaire],
) -> dict[str, object]:
    """What was done, by number alone."""
    return {
        "mode": mode.value,
        "measure": measure.id,
        "added": [row.pk for row in added],
        "replaced": [row.pk for row in replaced],
        "left out": plan.faulty_rows,
        "consent": choices.consent.pk if choices.consent else None,
    }


def _closed_problems(collection: Collection, measure: Measure, plan: GroupPlan, now: datetime) -> list[Problem]:
    if collection.state != CollectionState.OPEN:
        return [Problem("", "This collection is not open, so no answers are kept. Open it first, or use another")]
    if measure not in collection.measures:
        return [Problem("", f"This collection does not ask {measure.name}")]
    if not may_use(collection.organisation, measure, on=timezone.localdate(now)):
        return [Problem("", f"Record the licence or registration for {measure.name} before you enter answers to it")]
    if collection.participants.count() + len(plan.new_people) > MOST_IN_A_COLLECTION:
        return [Problem("", f"A collection has up to {MOST_IN_A_COLLECTION:,} codes. Start another for the rest")]
    return []


def _people(collection: Collection, rows: Sequence[PlannedRow], now: datetime) -> dict[str, Participant]:
    """Everybody in the rows by code: new ones are made, and a group is noted where none was."""
    group_of = {row.response.person: row.response.group for row in rows if row.response.group}
    made = Participant.objects.bulk_create(
        Participant(collection=collection, code=code, group=group_of.get(code, ""), made_at=now)
        for code in dict.fromkeys(row.response.person for row in rows if row.participant is None)
    )
    people = {row.participant.code: row.participant for row in rows if row.participant is not None}
    placed = [person for code, person in people.items() if not person.group and group_of.get(code)]
    for person in placed:
        person.group = group_of[person.code]
    Participant.objects.bulk_update(placed, ["group"], batch_size=500)
    found = people | {person.code: person for person in made}
    for person in found.values():
        person.collection = collection
    return found


def _add(
    collection: Collection,
    measure: Measure,
    rows: Sequence[PlannedRow],
    people: dict[str, Participant],
    choices: Choices,
    mode: Mode,
    now: datetime,
) -> list[Questionnaire]:
    return Questionnaire.objects.bulk_create(
        Questionnaire(
            participant=people[row.response.person],
            measure_id=measure.id,
            measure_version=collection.version_of(measure.id),
            stage=row.response.stage.value,
            on=row.response.on,
            answers=_answers(row.response),
            total=row.response.total,
            next_item=len(measure.items),
            language=choices.consent.language if choices.consent else "en",
            mode=mode,
            consent=choices.consent,
            agreed_on_paper=True,
            state=QuestionnaireState.COMPLETE,
            started_at=now,
            saved_at=now,
            completed_at=now,
        )
        for row in rows
    )


def _replace(rows: Sequence[PlannedRow], now: datetime) -> list[Questionnaire]:
    changed = []
    for row in rows:
        kept = row.kept
        assert kept is not None
        kept.answers, kept.total = _answers(row.response), row.response.total
        kept.on, kept.saved_at = row.response.on, now
        changed.append(kept)
    Questionnaire.objects.bulk_update(changed, ["answers", "total", "on", "saved_at"], batch_size=500)
    return changed


def _answers(response: Response) -> list[int | None]:
    return [] if response.total is not None else list(response.answers)
