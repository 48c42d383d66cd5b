"""Look over an uploaded file and hand it back signed, so that nothing is kept before somebody says so."""

from __future__ import annotations

import tempfile
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core import signing
from django.utils.text import slugify

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.group_plan import PlannedRow
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.engines.measures.measure import Measure, Stage
from worthwhile.engines.measures.responses import Response
from worthwhile.exchange.csv_rows import CsvRows
from worthwhile.exchange.group_entry import GroupFile, read_group_file, read_group_rows
from worthwhile.kernel.problems import Problem, WorthwhileError

SALT = "worthwhile.evidence.checked-file"
DAY_IN_SECONDS = 24 * 60 * 60
LONGEST_NAME = 80


class CheckExpired(WorthwhileError):
    """What was sent back is not what was handed out, or is older than a day."""

    def __init__(self) -> None:
        super().__init__("This preview is more than a day old or was not made for you. Upload the file again.")


@dataclass(frozen=True, kw_only=True)
class CheckedFile:
    """What a file holds, as it goes to the page of the preview and comes back from it."""

    name: str
    measure_id: str
    rows: int
    unfilled: int
    encoding: str
    responses: tuple[Response, ...]
    problems: tuple[Problem, ...]
    worrying: tuple[int, ...]


def check_file(*, name: str, content: bytes, measure: Measure) -> CheckedFile:
    """Read a file and keep nothing of it. Raises WorthwhileError where it cannot be used at all."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(name)
        path = Path(folder) / f"{slugify(given.stem)[:LONGEST_NAME] or 'questionnaires'}{given.suffix.lower()}"
        path.write_bytes(content)
        return _checked(read_group_file(path=path, measure=measure), name=path.name, measure=measure)


def check_rows_sent(*, rows: CsvRows, measure: Measure) -> CheckedFile:
    """The same for rows that a program sent. Raises WorthwhileError where they cannot be used at all."""
    return _checked(read_group_rows(rows=rows, measure=measure), name="The body", measure=measure)


def _checked(found: GroupFile, *, name: str, measure: Measure) -> CheckedFile:
    return CheckedFile(
        name=name,
        measure_id=measure.id,
        rows=found.rows,
        unfilled=found.unfilled,
        encoding=found.encoding,
        responses=found.sound,
        problems=found.problems,
        worrying=found.worrying,
    )


def signed(checked: CheckedFile, *, collection: Collection, by: User) -> str:
    """The file as text that only we can make, good for a day, for this person and this collection."""
    plain = asdict(checked) | {
        "responses": [_as_row(response) for response in checked.responses],
        "problems": [[problem.path, problem.message] for problem in checked.problems],
    }
    return signing.dumps([collection.pk, by.pk, plain], salt=SALT, compress=True)


def unsigned(text: str, *, collection: Collection, by: User) -> CheckedFile:
    """The file that was handed out. Raises CheckExpired."""
    try:
        made_in, made_for, plain = signing.loads(text, salt=SALT, max_age=DAY_IN_SECONDS)
    except signing.BadSignature as error:
        raise CheckExpired from error
    if (made_in, made_for) != (collection.pk, by.pk):
        raise CheckExpired
    return CheckedFile(
        name=plain["name"],
        measure_id=plain["measure_id"],
        rows=plain["rows"],
        unfilled=plain["unfilled"],
        encoding=plain["encoding"],
        responses=tuple(_as_response(row) for row in plain["responses"]),
        problems=tuple(Problem(path, message) for path, message in plain["problems"]),
        worrying=tuple(plain["worrying"]),
    )


def note_answers_shown(*, collection: Collection, rows: tuple[PlannedRow, ...], by: User, now: datetime) -> None:
    """Record that answers that are kept are shown beside those of a file."""
    if rows:
        content = {"questionnaires": [row.kept.pk for row in rows if row.kept is not None]}
        record(Act.ANSWERS_READ, collection.organisation_id, collection, by=by, at=now, content=content)


def _as_row(response: Response) -> list[Any]:
    total = None if response.total is None else str(response.total)
    return [
        response.person, response.stage.value, response.on.isoformat(), list(response.answers), total,
        response.group, response.row,
    ]  # fmt: skip


def _as_response(row: list[Any]) -> Response:
    person, stage, on, answers, total, group, number = row
    return Response(
        person=person,
        stage=Stage(stage),
        on=date.fromisoformat(on),
        answers=tuple(answers),
        total=None if total is None else Decimal(total),
        group=group,
        row=number,
    )
