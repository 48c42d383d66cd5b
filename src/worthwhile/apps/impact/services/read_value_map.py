"""Keep a value map until its owner has said what the sheet does not, then make a case of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from worthwhile.apps.impact.models import KeptCase, KeptUpload
from worthwhile.apps.impact.services.keep_case import MOST_KEPT_UPLOADS, NoRoom, keep_case, remove_old
from worthwhile.exchange.plain_data import yaml_text
from worthwhile.exchange.read_back import ReadBack
from worthwhile.exchange.value_map import ImportedMap, ImportSettings, import_value_map
from worthwhile.exchange.value_map.opening import open_sheets
from worthwhile.exchange.workbook.reading import read_workbook

SUFFIXES = (".xlsx", ".xls", ".csv")
LONGEST_NAME = 80


def keep_upload(*, name: str, content: bytes, now: datetime, for_a_member: bool = False) -> KeptUpload:
    """Keep a spreadsheet that can be opened safely. Raises WorthwhileError where it cannot, and keeps nothing.

    Raises NoRoom where too many are kept already, but not for somebody who brings it into an organisation.
    """
    list_sheets(name=name, content=content)
    with transaction.atomic():
        remove_old(now=now)
        if not for_a_member and KeptUpload.objects.count() >= MOST_KEPT_UPLOADS:
            raise NoRoom
        return KeptUpload.objects.create(name=_safe_name(name), content=content)


def list_sheets(*, name: str, content: bytes) -> list[str]:
    """The names of the sheets that hold anything. Raises WorthwhileError where the file is not safe to open."""
    with _on_disk(name, content) as path:
        return [grid.name for grid in open_sheets(path).grids if grid.rows]


def read_workbook_upload(*, name: str, content: bytes) -> ReadBack | None:
    """The case in a workbook that was written here; None where it is another's. Raises InvalidFile."""
    with _on_disk(name, content) as path:
        return read_workbook(path)


def read_upload(
    *, upload: KeptUpload, sheet: str | None, columns: Mapping[str, str], settings: ImportSettings
) -> ImportedMap:
    """The case that a value map holds; the upload stays kept.

    Raises NearMatchesFound where headings need confirming, WorthwhileError with every problem otherwise.
    """
    with _on_disk(upload.name, bytes(upload.content)) as path:
        return import_value_map(path, sheet=sheet, columns=columns, settings=settings)


def import_upload(
    *,
    upload: KeptUpload,
    sheet: str | None,
    columns: Mapping[str, str],
    settings: ImportSettings,
    now: datetime,
) -> KeptCase:
    """Make a case of a value map and forget the upload.

    Raises as ``read_upload`` does; the upload is then still kept.
    """
    found = read_upload(upload=upload, sheet=sheet, columns=columns, settings=settings)
    with transaction.atomic():
        kept = keep_case(text=yaml_text(found.case_data), suffix=".yaml", name=upload.name, now=now, notes=found.notes)
        upload.delete()
    return kept


@contextmanager
def _on_disk(name: str, content: bytes) -> Iterator[Path]:
    """The importer reads files; this one is private and gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _safe_name(name)
        path.write_bytes(content)
        yield path


def _safe_name(name: str) -> str:
    path = Path(name)
    return f"{slugify(path.stem)[:LONGEST_NAME] or 'value-map'}{path.suffix.lower()}"
