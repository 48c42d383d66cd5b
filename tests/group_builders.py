"""Questionnaires of a group, as files hold them and as they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tests.organisation_builders import NOW
from worthwhile.apps.accounts.models import User
from worthwhile.apps.evidence.models import Collection, Mode
from worthwhile.apps.evidence.selectors.wordings import find_consent_wording
from worthwhile.apps.evidence.services.keep_group import Choices, KeptGroup, keep_group
from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.responses import Response
from worthwhile.kernel.problems import Problem

BEFORE, AFTER = date(2026, 1, 12), date(2026, 3, 30)
DAYS = {Stage.BEFORE: BEFORE, Stage.AFTER: AFTER}


def response(
    person: str,
    stage: Stage,
    answers: Sequence[int | None],
    *,
    group: str = "",
    row: int = 2,
    on: date | None = None,
) -> Response:
    """One questionnaire, in January before and in March after."""
    return Response(
        person=person, stage=stage, on=on or DAYS.get(stage, AFTER), answers=tuple(answers), group=group, row=row
    )


def lunches(number: int, *, gain: int = 2, group_of: Sequence[str] = ("",)) -> list[Response]:
    """ONS4 answers of so many people under codes of the organisation's own, before and after.

    Everybody is ``gain`` points more satisfied, but every third stays the same.
    """
    found = []
    for person in range(number):
        better = 0 if person % 3 == 2 else gain
        group = group_of[person % len(group_of)]
        for stage, rise in ((Stage.BEFORE, 0), (Stage.AFTER, better)):
            answers = (4 + person % 3 + rise, 5, 6, 3)
            found.append(response(f"LC-{person:03}", stage, answers, group=group, row=len(found) + 2))
    return found


def keep(
    collection: Collection,
    by: User,
    responses: Sequence[Response],
    *,
    measure: str = "ons4",
    problems: Sequence[Problem] = (),
    now: datetime = NOW,
    replace: bool | None = None,
    leave_out_faulty: bool = False,
) -> KeptGroup:
    """Keep a file, with every choice made for it."""
    choices = Choices(
        consent=find_consent_wording(collection, "en"),
        replace=replace,
        leave_out_faulty=leave_out_faulty,
        add_people=True,
    )
    return keep_group(
        collection=collection, measure=MEASURES[measure], responses=responses, problems=problems, choices=choices,
        mode=Mode.FILE, by=by, now=now,
    )  # fmt: skip


def csv_file(responses: Sequence[Response], *, measure: str = "ons4") -> bytes:
    """The same as a CSV file, as somebody types it."""
    columns = [item.column for item in MEASURES[measure].items]
    lines = [",".join(["person", "stage", "date", "group", *columns])]
    for row in responses:
        answers = ["" if answer is None else str(answer) for answer in row.answers]
        lines.append(",".join([row.person, row.stage.value, row.on.isoformat(), row.group, *answers]))
    return "\r\n".join(lines).encode()
