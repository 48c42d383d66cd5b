"""What a request carries: a case, or the rows of questionnaires. Numbers are read exactly, as files are."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from worthwhile.api.problems import Refused
from worthwhile.exchange.csv_rows import CsvRows, csv_rows_of
from worthwhile.exchange.plain_data import InvalidFile, load_plain_data
from worthwhile.kernel.problems import InvalidInput, Problem
from worthwhile.kernel.records import shown

JSON, CSV = "application/json", "text/csv"
YAML = ("application/yaml", "application/x-yaml", "text/yaml")
SUFFIXES = {JSON: ".json", **dict.fromkeys(YAML, ".yaml")}
NAME = "The body"


class UnknownBody(Refused):
    """The request does not say in what format its body is, or in one that is not taken here."""

    status = 415

    def __init__(self, given: str, allowed: str) -> None:
        super().__init__(f"Send the header Content-Type as {allowed}. You sent {given or 'none'}")


class BodyTooLarge(Refused):
    """The body has more bytes than are read."""

    status = 413

    def __init__(self, most: int) -> None:
        super().__init__(f"Send up to {most // 1_000_000} MB in one request. Nothing of it was kept")


def case_text(request: HttpRequest) -> tuple[str, str]:
    """The text of a case and the suffix a file of it would have.

    Raises UnknownBody, BodyTooLarge, or InvalidFile where it is not UTF-8.
    """
    suffix = SUFFIXES.get(_media_type(request))
    if suffix is None:
        raise UnknownBody(_media_type(request), f"{JSON} or {YAML[0]}")
    return _text(request), suffix


def response_rows(request: HttpRequest) -> CsvRows:
    """Questionnaires, one a row: CSV with a heading, or JSON as a list of objects with the same names.

    Rows of CSV count the heading as the first, as spreadsheets do; rows of JSON are counted from 1. Raises UnknownBody,
    BodyTooLarge, InvalidFile, or InvalidInput with every cell that holds no plain value.
    """
    kind = _media_type(request)
    if kind == CSV:
        return csv_rows_of(read_body(request), name=NAME)
    if kind == JSON:
        return _json_rows(load_plain_data(_text(request), suffix=".json", name=NAME))
    raise UnknownBody(kind, f"{CSV} or {JSON}")


def read_body(request: HttpRequest) -> bytes:
    """The bytes of a request. Raises BodyTooLarge."""
    from django.conf import settings

    try:
        return request.body
    except RequestDataTooBig:
        raise BodyTooLarge(settings.DATA_UPLOAD_MAX_MEMORY_SIZE) from None


def _media_type(request: HttpRequest) -> str:
    return (request.content_type or "").lower()


def _text(request: HttpRequest) -> str:
    try:
        return read_body(request).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidFile(f"{NAME} is not UTF-8 text (byte {error.start}). Send it as UTF-8.") from None


def _json_rows(data: object) -> CsvRows:
    if not isinstance(data, list) or not data:
        raise InvalidInput([Problem("", f"Send a list with one object a questionnaire. You sent {shown(data)}.")])
    problems, heading = list[Problem](), dict[str, None]()
    for number, row in enumerate(data, 1):
        if isinstance(row, Mapping):
            heading |= dict.fromkeys(row)
        else:
            problems.append(Problem(f"row {number}", f"Send an object with names and values. You sent {shown(row)}."))
    names = tuple(heading)
    rows = [
        (number, [_cell(row.get(name), f"row {number}, {name}", problems) for name in names])
        for number, row in enumerate(data, 1)
        if isinstance(row, Mapping)
    ]
    if problems:
        raise InvalidInput(problems)
    return CsvRows(heading=names, rows=tuple(rows), encoding="utf-8")


def _cell(value: object, path: str, problems: list[Problem]) -> str:
    """A value as a cell of a spreadsheet would hold it; nothing is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool | list | Mapping):
        problems.append(Problem(path, f"Send text or a number, or null for an answer that is missing. {_sent(value)}"))
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _sent(value: object) -> str:
    return f"You sent {str(value).lower() if isinstance(value, bool) else shown(value)}."
