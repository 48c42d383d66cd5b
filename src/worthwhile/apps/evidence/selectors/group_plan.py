"""What would become of a file of questionnaires: who is new, what is kept already, what differs, what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from worthwhile.apps.evidence.models import Collection, Participant, Questionnaire, QuestionnaireState
from worthwhile.apps.evidence.selectors.own_codes import is_near_miss, is_own_code, own_code_problem, read_any_code
from worthwhile.engines.measures.measure import Measure, Stage
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.safeguarding import safeguarding_flags
from worthwhile.kernel.problems import Problem

_ORDER = {stage: place for place, stage in enumerate(Stage)}
Spot = tuple[str, Stage]


class RowState(StrEnum):
    """How a row stands to what is kept."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """One questionnaire of the file under its code; ``kept`` is what stands in its place already."""

    response: Response
    participant: Participant | None
    kept: Questionnaire | None

    @property
    def state(self) -> RowState:
        """Whether there is nothing yet, the same, or something else."""
        if self.kept is None:
            return RowState.NEW
        return RowState.SAME if _content(self.kept) == _given(self.response) else RowState.CHANGED


@dataclass(frozen=True, kw_only=True)
class GroupPlan:
    """``rows`` can be kept; ``problems`` are all that is wrong, by row and column as a spreadsheet counts them.

    ``repeated`` counts rows that say the same as another of the file. ``worrying`` are faulty rows with an answer that
    needs a person to act, for which no concern can be raised.
    """

    rows: tuple[PlannedRow, ...]
    problems: tuple[Problem, ...]
    repeated: int
    worrying: tuple[int, ...]

    def of(self, state: RowState) -> tuple[PlannedRow, ...]:
        """The rows in one state."""
        return tuple(row for row in self.rows if row.state is state)

    @property
    def new_people(self) -> tuple[str, ...]:
        """Codes of the organisation's own that stand for nobody here yet."""
        return tuple(dict.fromkeys(row.response.person for row in self.rows if row.participant is None))

    @property
    def known_people(self) -> int:
        """How many people of the file have a code here already."""
        return len({row.response.person for row in self.rows if row.participant is not None})

    @property
    def faulty_rows(self) -> int:
        """How many rows have a problem."""
        return len({problem.path.partition(",")[0] for problem in self.problems})


def plan_group(
    collection: Collection,
    measure: Measure,
    *,
    responses: Sequence[Response],
    problems: Iterable[Problem] = (),
    on: date,
) -> GroupPlan:
    """Lay the rows of a file beside what is kept; ``on`` is today. Nothing is changed."""
    in_order = sorted(responses, key=lambda response: response.row)
    coded = [replace(response, person=read_any_code(response.person)) for response in in_order]
    people = {person.code: person for person in collection.participants.all()}
    found = [*problems]
    sound = _without(coded, found, _row_problems(coded, people, on, has_ours=any(not is_own_code(c) for c in people)))
    single, repeated = _without_copies(sound, found)
    kept = _kept(collection, measure, {response.person for response in single})
    sound = _without(single, found, _date_problems(single, kept))
    rows = tuple(
        PlannedRow(
            response=response,
            participant=people.get(response.person),
            kept=kept.get((response.person, response.stage)),
        )
        for response in sound
    )
    faulty = {_place(problem) for problem in found}
    flags = safeguarding_flags(measure=measure, responses=[row for row in coded if row.row in faulty])
    return GroupPlan(
        rows=rows,
        problems=tuple(sorted(found, key=_place)),
        repeated=repeated,
        worrying=tuple(sorted({flag.row for flag in flags})),
    )


def _without(responses: Sequence[Response], found: list[Problem], new: Iterable[Problem]) -> list[Response]:
    """Note the problems and leave out their rows."""
    problems = list(new)
    found += problems
    faulty = {_place(problem) for problem in problems}
    return [response for response in responses if response.row not in faulty]


def _place(problem: Problem) -> int:
    digits = problem.path.partition(",")[0].removeprefix("row ")
    return int(digits) if digits.isdigit() else 0


def _row_problems(
    responses: Sequence[Response], people: dict[str, Participant], on: date, *, has_ours: bool
) -> Iterator[Problem]:
    """What is wrong with a row by itself, or with whom it is about."""
    groups = {response.person: response.group for response in reversed(responses) if response.group}
    groups |= {code: person.group for code, person in people.items() if person.group}
    for response in responses:
        row, person = f"row {response.row}", people.get(response.person)
        if person is None:
            yield from _new_code_problems(response, has_ours=has_ours)
        elif person.erased_at is not None:
            yield Problem(f"{row}, person", "The answers of this person were erased, so none are kept under this code.")
        if response.group and response.group != groups[response.person]:
            said = f"This person is in the group {groups[response.person]!r}. You gave {response.group!r}."
            yield Problem(f"{row}, group", f"{said} Enter the same, or nothing.")
        if response.on > on:
            yield Problem(f"{row}, date", f"Enter the day it was filled in, today or before. You gave {response.on}.")
        if not response.has_answers and response.total is None:
            yield Problem(row, "This row has a date and no answers. Enter the answers, or clear the row.")
        if len(response.group) > _longest_group():
            yield Problem(f"{row}, group", f"Shorten the name of the group to {_longest_group()} characters.")


def _longest_group() -> int:
    return int(Participant._meta.get_field("group").max_length or 0)


def _new_code_problems(response: Response, *, has_ours: bool) -> Iterator[Problem]:
    where = f"row {response.row}, person"
    if has_ours and is_near_miss(response.person):
        yield Problem(
            where,
            f"No one here has the code {response.person}. Check it against the sheet: one character may be wrong.",
        )
        return
    if not is_own_code(response.person):
        yield Problem(where, f"The code {response.person} belongs to nobody in this collection. Is it from another?")
        return
    told = own_code_problem(response.person)
    if told:
        yield Problem(where, told)


def _without_copies(responses: Sequence[Response], found: list[Problem]) -> tuple[list[Response], int]:
    """One row a person and time. Two that differ are a problem of both, for nobody knows which is right."""
    by_spot: dict[Spot, list[Response]] = defaultdict(list)
    for response in responses:
        by_spot[response.person, response.stage].append(response)
    single, repeated = [], 0
    for rows in by_spot.values():
        if all(_given(row) == _given(rows[0]) for row in rows):
            single.append(rows[0])
            repeated += len(rows) - 1
            continue
        numbers = [row.row for row in rows]
        for row in rows:
            others = " and ".join(str(number) for number in numbers if number != row.row)
            found.append(
                Problem(
                    f"row {row.row}",
                    f"This person has another {row.stage.value} questionnaire in row {others}. Keep the right one.",
                )
            )
    return single, repeated


def _kept(collection: Collection, measure: Measure, codes: set[str]) -> dict[Spot, Questionnaire]:
    """What is finished of the people of the file, by code and time."""
    rows = Questionnaire.objects.filter(
        participant__collection=collection, measure_id=measure.id, state=QuestionnaireState.COMPLETE
    ).select_related("participant")
    return {(row.participant.code, Stage(row.stage)): row for row in rows if row.participant.code in codes}


def _date_problems(responses: Sequence[Response], kept: dict[Spot, Questionnaire]) -> Iterator[Problem]:
    """Dates that run against the times of asking, within the file or beside what is kept."""
    days: dict[str, dict[Stage, date]] = defaultdict(dict)
    for (person, stage), row in kept.items():
        days[person][stage] = row.on
    for response in responses:
        days[response.person][response.stage] = response.on
    for response in responses:
        for stage, other in sorted(days[response.person].items(), key=lambda entry: _ORDER[entry[0]]):
            if _ORDER[stage] < _ORDER[response.stage] and response.on < other:
                yield Problem(
                    f"row {response.row}, date",
                    f"This {response.stage.value} questionnaire is dated {response.on}, earlier than the {stage.value} "
                    f"one of {other}. Put the dates right.",
                )
                break
            if _ORDER[stage] > _ORDER[response.stage] and response.on > other:
                yield Problem(
                    f"row {response.row}, date",
                    f"This {response.stage.value} questionnaire is dated {response.on}, later than the {stage.value} "
                    f"one of {other}. Put the dates right.",
                )
                break


def _given(response: Response) -> tuple[date, tuple[int | None, ...], object]:
    return response.on, () if response.total is not None else response.answers, response.total


def _content(row: Questionnaire) -> tuple[date, tuple[int | None, ...], object]:
    return row.on, () if row.total is not None else tuple(row.answers), row.total
