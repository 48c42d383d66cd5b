"""ME-20: one history a person. Duplicates are dropped or refused, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.responses import Response
from worthwhile.kernel.problems import InvalidInput, Problem


class Duplicates(StrEnum):
    """What to do with a person who has two different questionnaires before, or two after."""

    REFUSE = "refuse"
    FIRST = "first"
    LAST = "last"


_ORDER = {stage: place for place, stage in enumerate(Stage)}


@dataclass(frozen=True, kw_only=True)
class History:
    """A person's questionnaires in order of date; at most one before and one after."""

    person: str
    group: str
    responses: tuple[Response, ...]

    def at(self, stage: Stage) -> Response | None:
        """The last questionnaire of a stage, None where there is none."""
        found = [response for response in self.responses if response.stage is stage]
        return found[-1] if found else None


@dataclass(frozen=True, kw_only=True)
class Histories:
    """Everybody, in order of code; ``repeated`` counts rows dropped as exact copies, ``passed_over`` by the rule."""

    people: tuple[History, ...]
    repeated: int
    passed_over: int


def gather_histories(*, responses: Sequence[Response], duplicates: Duplicates) -> Histories:
    """Put each person's questionnaires together.

    Raises InvalidInput that lists every person with contradicting rows, with two different questionnaires
    of one stage (where ``duplicates`` is refuse), or with dates that run against the stages.
    """
    by_person: dict[str, list[Response]] = defaultdict(list)
    for response in responses:
        by_person[response.person].append(response)
    problems: list[Problem] = []
    people = []
    repeated = passed_over = 0
    for person in sorted(by_person):
        rows = sorted(by_person[person], key=lambda r: (_ORDER[r.stage], r.on, r.row))
        single, copies = _without_copies(person, rows, problems)
        kept = _one_a_stage(person, single, duplicates, problems)
        repeated += copies
        passed_over += len(single) - len(kept)
        problems.extend(_date_problems(person, kept))
        kept.sort(key=lambda r: (r.on, _ORDER[r.stage]))
        people.append(History(person=person, group=_group_of(kept), responses=tuple(kept)))
    if problems:
        raise InvalidInput(problems)
    return Histories(people=tuple(people), repeated=repeated, passed_over=passed_over)


def _without_copies(person: str, rows: list[Response], problems: list[Problem]) -> tuple[list[Response], int]:
    kept: list[Response] = []
    for row in rows:
        last = kept[-1] if kept else None
        if last is None or (last.stage, last.on) != (row.stage, row.on):
            kept.append(row)
        elif (last.answers, last.total) != (row.answers, row.total):
            problems.append(
                Problem(
                    f"rows {last.row} and {row.row}",
                    f"{person} has two different {row.stage.value} questionnaires on {row.on}. Keep the right one.",
                )
            )
    return kept, len(rows) - len(kept)


def _one_a_stage(person: str, rows: list[Response], duplicates: Duplicates, problems: list[Problem]) -> list[Response]:
    """Rows come in order of stage and date. During and follow-up may be asked many times."""
    kept = [row for row in rows if row.stage in (Stage.DURING, Stage.FOLLOW_UP)]
    for stage in (Stage.BEFORE, Stage.AFTER):
        found = [row for row in rows if row.stage is stage]
        if len(found) > 1 and duplicates is Duplicates.REFUSE:
            where = ", ".join(str(row.row) for row in found)
            problems.append(
                Problem(
                    f"rows {where}",
                    f"{person} has {len(found)} {stage.value} questionnaires on different days. Keep one, "
                    "or choose with --duplicates first or --duplicates last.",
                )
            )
        kept += found[-1:] if duplicates is Duplicates.LAST else found[:1]
    return kept


def _date_problems(person: str, rows: list[Response]) -> list[Problem]:
    problems = []
    ordered = sorted(rows, key=lambda r: (_ORDER[r.stage], r.on))
    for earlier, later in pairwise(ordered):
        if later.on < earlier.on:
            problems.append(
                Problem(
                    f"row {later.row}, date",
                    f"The {later.stage.value} questionnaire of {person} is dated {later.on}, earlier than the "
                    f"{earlier.stage.value} questionnaire of {earlier.on} (row {earlier.row}). Put the dates right.",
                )
            )
    return problems


def _group_of(rows: list[Response]) -> str:
    """The group at the start; where that is empty, the first that is named."""
    return next((row.group for row in rows if row.group), "")
