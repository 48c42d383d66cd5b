"""The sheet that a group's questionnaires are typed into."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from worthwhile.apps.evidence.models import Collection
from worthwhile.apps.evidence.selectors.own_codes import shown_code
from worthwhile.apps.evidence.selectors.participants import list_participants
from worthwhile.exchange.group_entry import blank_csv, blank_workbook

WORKBOOK, TEXT = "questionnaires.xlsx", "questionnaires.csv"
_TYPES = {
    WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TEXT: "text/csv; charset=utf-8",
}
LONGEST_NAME = 60


class UnknownSheet(LookupError):
    """There is no sheet of this name, or the collection does not ask this questionnaire."""


@dataclass(frozen=True, kw_only=True)
class MadeSheet:
    """A file as it goes to the browser."""

    name: str
    content: bytes
    content_type: str


def make_blank_sheet(collection: Collection, *, measure_id: str, name: str) -> MadeSheet:
    """The blank sheet of one questionnaire, the first where none is named. Raises UnknownSheet."""
    measures = {measure.id: measure for measure in collection.measures}
    measure = measures.get(measure_id) if measure_id else next(iter(measures.values()), None)
    if measure is None or name not in _TYPES:
        raise UnknownSheet(name)
    codes = [shown_code(person.code) for person in list_participants(collection)]
    content = (
        blank_workbook(measure=measure, codes=codes, collection=collection.name)
        if name == WORKBOOK
        else blank_csv(measure=measure, codes=codes)
    )
    stem = slugify(f"{collection.name} {measure.id}")[:LONGEST_NAME].strip("-")
    return MadeSheet(name=f"{stem}-{name}", content=content, content_type=_TYPES[name])
