"""A record as the plain data that its reader takes; what is left out stays left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from worthwhile.kernel.records import Record, default_of


def plain_record(record: Record) -> dict[str, Any]:
    """Names and values of the fields that say something else than their default, those of records within too."""
    return {
        field.name: _plain(getattr(record, field.name))
        for field in dataclasses.fields(record)  # type: ignore[arg-type]  # every record is a dataclass
        if getattr(record, field.name) != default_of(field)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return plain_record(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    return value
