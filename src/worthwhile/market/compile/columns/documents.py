"""Documents and notices of every section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from worthwhile.market.compile.columns import given
from worthwhile.market.compile.columns.moments import read_date
from worthwhile.market.compile.columns.sheet import Sheet
from worthwhile.market.compile.columns.texts import cleaned

# Where the values that tell the notice stand in a row of document.
DOCUMENT_ID, TYPE, NOTICE_TYPE, URL, FORMAT, PUBLISHED_AT = 3, 4, 5, 8, 9, 10


def add_document(
    sheet: Sheet, document: Mapping[str, Any], section: str, section_id: str | None, position: int, collided: bool
) -> None:
    """The row of one document."""
    odd = sheet.odd
    get = document.get
    title, description = get("title"), get("description")
    sheet.rows["document"].append(
        (
            sheet.ocid,
            section,
            section_id,
            given.text(get("id"), odd),
            given.text(get("documentType"), odd),
            given.text(get("noticeType"), odd),
            None if title is None else cleaned(given.text(title, odd)),
            None if description is None else cleaned(given.text(description, odd)),
            _address(given.text(get("url"), odd)),
            given.text(get("format"), odd),
            read_date(get("datePublished"), sheet, "documents[{}].datePublished", position).at,
            collided,
        )
    )


def _address(url: str | None) -> str | None:
    """The address of a document; None where it is that of a person's letters or telephone."""
    return None if url is None or url.lower().startswith(("mailto:", "tel:")) else url


def add_documents(sheet: Sheet, part: Mapping[str, Any], section: str, section_id: str | None) -> None:
    """Rows for the documents of a part."""
    documents = part.get("documents")
    if documents is not None:
        for position, document in enumerate(given.objects(documents, sheet.odd)):
            add_document(sheet, document, section, section_id, position, False)
