"""Opportunity rows as columns: one plain array a fact, so that every filter is exact and reads one array."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.names import pack_names
from worthwhile.market.index.postings import pack_lists
from worthwhile.market.index.words import words_of
from worthwhile.market.store.tables.opportunity import OPPORTUNITY

if TYPE_CHECKING:
    import pyarrow as pa

MOMENTS = ("published_at", "latest_at", "deadline_at", "opened_at", "closed_at")
NUMBERS = ("value_low", "value_high", "months")
BOOLEANS = ("sme_suitable", "vcse_suitable", "light_touch", "framework", "dynamic_market", "demonstration")
CHOICES = ("publisher", "notice_type", "stage", "regime", "method", "category", "areas_from")
LISTS = ("cpv", "areas", "reserved")

NO_MOMENT = np.iinfo(np.int64).min
NO_CHOICE = 255
UNKNOWN = -1

NAMES = tuple(column.name for column in OPPORTUNITY.columns)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - moments of the tables are UTC without a zone

Row = tuple[Any, ...]
PLACES = {name: place for place, name in enumerate(NAMES)}


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970 of a moment; one without a zone is UTC, as in the tables."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    gone = moment - _EPOCH
    return (gone.days * 86_400 + gone.seconds) * 1_000_000 + gone.microseconds


def moment_of(number: int) -> datetime:
    """The moment that :func:`microseconds` gave, UTC without a zone."""
    return _EPOCH + timedelta(microseconds=number)


def rows_of_batch(batch: pa.RecordBatch) -> Iterator[Row]:
    """Rows in the order of the declared columns; moments and days as whole numbers (microseconds, days since 1970)."""
    import pyarrow as pa

    columns = []
    for column in OPPORTUNITY.columns:
        values = batch.column(column.name)
        if column.type == "moment":
            values = _numbers(values, pa.timestamp("us"), pa.int64())
        elif column.type == "day":
            values = _numbers(values, pa.date32(), pa.int32())
        columns.append(values.to_pylist())
    return zip(*columns, strict=True)


def _numbers(values: pa.Array, kind: pa.DataType, numbers: pa.DataType) -> pa.Array:
    """Moments or days as the numbers they are kept as. What casting needs is slow to load: not without need."""
    return (values if values.type == kind else values.cast(kind)).view(numbers)


def pack_columns(rows: Sequence[Row]) -> dict[str, Array]:
    """Every filter column of a segment's rows, under the names that :mod:`worthwhile.market.index.segment` opens."""
    held = dict(zip(NAMES, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(NAMES, ())
    packed: dict[str, Array] = {}
    for name in MOMENTS:
        packed[name] = np.array([NO_MOMENT if value is None else value for value in held[name]], dtype=np.int64)
    for name in NUMBERS:
        packed[name] = np.array([np.nan if value is None else value for value in held[name]], dtype=np.float64)
    for name in BOOLEANS:
        packed[name] = np.array([UNKNOWN if value is None else int(value) for value in held[name]], dtype=np.int8)
    packed["lots"] = np.array([UNKNOWN if value is None else value for value in held["lots"]], dtype=np.int32)
    for name in CHOICES:
        packed.update(_pack_choices(held[name], name))
    for name in LISTS:
        packed.update(pack_lists([value or () for value in held[name]], name))
    packed["areas.stated"] = np.array([bool(value) for value in held["areas"]], dtype=np.bool_)
    packed.update(pack_lists([_given(value) for value in held["buyer_key"]], "buyer_key"))
    packed.update(pack_lists([words_of(value or "") for value in held["buyer_name"]], "buyer_words"))
    packed.update(pack_lists([_given(value) for value in held["ocid"]], "ocid"))
    return packed


def _given(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _pack_choices(values: Sequence[str | None], name: str) -> dict[str, Array]:
    """One small number a row and the names they stand for; beyond 255 different names the rest count as not stated."""
    found = sorted({value for value in values if value}, key=str.encode)[:NO_CHOICE]
    numbers: Mapping[str, int] = {value: number for number, value in enumerate(found)}
    coded = [numbers.get(value, NO_CHOICE) if value else NO_CHOICE for value in values]
    return {name: np.array(coded, dtype=np.uint8), **pack_names(found, f"{name}.names")}
