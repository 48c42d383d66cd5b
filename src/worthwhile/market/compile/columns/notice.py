"""Which notice the latest release is: UK1 to UK17, its number, and its address for a reader."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from msgspec import Struct

from worthwhile.market.compile.columns.documents import DOCUMENT_ID, FORMAT, NOTICE_TYPE, PUBLISHED_AT, TYPE, URL
from worthwhile.market.compile.columns.sheet import Row, Sheet

_NUMBER = re.compile(r"\d{6}-\d{4}\Z")
_UK_NOTICE = re.compile(r"UK(?:[1-9]|1[0-7])\Z")
_GUID = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d+\Z")
_WEB = ("https://", "http://")


class Notice(Struct, frozen=True):
    """What the latest notice is."""

    type: str | None
    number: str | None
    url: str | None


def _is_page(row: Row) -> bool:
    kind = row[TYPE]
    return (
        kind is not None and kind.endswith("Notice") and row[FORMAT] in (None, "text/html")
        and row[URL] is not None and row[URL].startswith(_WEB)
    )  # fmt: skip


def _by_publication(numbered: tuple[int, Row]) -> tuple[bool, float, int]:
    position, row = numbered
    at: datetime | None = row[PUBLISHED_AT]
    return at is not None, 0.0 if at is None else at.replace(tzinfo=UTC).timestamp(), position


def _address(publisher: str, release_id: str, number: str | None, rows: list[Row]) -> str | None:
    """The page of the notice as it is published, else as its service writes addresses."""
    if publisher == "find-a-tender" and number is not None:
        return f"https://www.find-tender.service.gov.uk/Notice/{number}"
    pages = [row for row in rows if _is_page(row)]
    if pages:
        # The latest; of those without a date the last that stands there.
        return str(max(enumerate(pages), key=_by_publication)[1][URL])
    guid = _GUID.match(release_id) if publisher == "contracts-finder" else None
    return f"https://www.contractsfinder.service.gov.uk/Notice/{guid[1]}" if guid else None


def read_notice(sheet: Sheet, publisher: str) -> Notice:
    """The notice whose document has the id of the latest release; documents must have their rows already."""
    release_id = sheet.latest.release_id
    number = release_id if _NUMBER.match(release_id) else None
    rows = sheet.rows["document"]
    for row in rows:
        if row[DOCUMENT_ID] == release_id and row[NOTICE_TYPE] is not None:
            kind = row[NOTICE_TYPE].strip().upper()
            known = kind if _UK_NOTICE.match(kind) else None
            url = row[URL] if row[URL] is not None and row[URL].startswith(_WEB) else None
            return Notice(known, number, url or _address(publisher, release_id, number, rows))
    return Notice(None, number, _address(publisher, release_id, number, rows))
