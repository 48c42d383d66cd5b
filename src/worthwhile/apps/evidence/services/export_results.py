"""Results as files to take away, with nobody in them unless somebody who may asks for that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import slugify

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.evidence.selectors.results import SEED, MeasuredChange
from worthwhile.apps.evidence.services.recorded import record
from worthwhile.exchange.measure_csv import measure_csv
from worthwhile.exchange.measure_json import result_data, result_text

LONGEST_NAME = 60
TABLE, DATA = "results.csv", "results.json"
_TYPES = {TABLE: "text/csv; charset=utf-8", DATA: "application/json"}


class UnknownFile(LookupError):
    """No file of this name can be downloaded."""


@dataclass(frozen=True, kw_only=True)
class MadeFile:
    """A file as it goes to the browser."""

    name: str
    content: bytes
    content_type: str


def export_results(change: MeasuredChange, *, name: str) -> MadeFile:
    """The results for sharing, as ``worthwhile measures score --for-sharing`` gives them. Raises UnknownFile."""
    if name == TABLE:
        return _made(change, name, measure_csv(change.result, for_sharing=True).encode("utf-8-sig"))
    if name == DATA:
        return _made(change, name, result_text(result_data(change.result, seed=SEED, for_sharing=True)).encode())
    raise UnknownFile(name)


def export_with_people(change: MeasuredChange, *, by: User, now: datetime) -> MadeFile:
    """The results with the score of every code, as ``worthwhile measures score --json`` gives them; put on record."""
    content = {"measure": change.measure.id, "questionnaires": len(change.answers.responses)}
    collection = change.collection
    record(Act.ANSWERS_EXPORTED, collection.organisation_id, collection, by=by, at=now, content=content)
    return _made(change, DATA, result_text(result_data(change.result, seed=SEED)).encode(), beside="with-people-")


def show_people(change: MeasuredChange, *, token: int, now: datetime) -> str:
    """The same as text for a program, whose reading is put on record."""
    content = {"measure": change.measure.id, "questionnaires": len(change.answers.responses), "token": token}
    collection = change.collection
    record(Act.ANSWERS_READ, collection.organisation_id, collection, by=None, at=now, content=content)
    return result_text(result_data(change.result, seed=SEED))


def _made(change: MeasuredChange, name: str, content: bytes, *, beside: str = "") -> MadeFile:
    stem = slugify(f"{change.collection.name} {change.measure.id} {change.later.value}")[:LONGEST_NAME].strip("-")
    return MadeFile(name=f"{stem}-{beside}{name}", content=content, content_type=_TYPES[name])
