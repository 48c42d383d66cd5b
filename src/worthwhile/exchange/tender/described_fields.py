"""What stands at a place of a tender file: its kind and its limits, as the records declare them."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from worthwhile.exchange.tender.tender import Tender
from worthwhile.kernel.records import Limits, Record


@dataclass(frozen=True, kw_only=True)
class DescribedField:
    """The kind of a value (str, Decimal, date, bool, int or an enumeration), whether it is a list, and its limits."""

    kind: type[Any]
    is_list: bool
    limits: Limits


@cache
def described_field(path: str) -> DescribedField:
    """The field at a path such as ``value.annual`` or ``outcomes.target``, where lists are passed through.

    Raises LookupError where the format has no such field.
    """
    record: type[Any] = Tender
    *groups, name = path.split(".")
    for group in groups:
        kind, _ = _kind_of(record, group)
        if get_origin(kind) is not None and issubclass(get_origin(kind), Mapping):
            return DescribedField(kind=get_args(kind)[1], is_list=False, limits=Limits())
        if not issubclass(kind, Record):
            raise LookupError(f"{path} is no field of a tender file")
        record = kind
    kind, is_list = _kind_of(record, name)
    return DescribedField(kind=kind, is_list=is_list, limits=record.__dataclass_fields__[name].metadata["limits"])


def _kind_of(record: type[Any], name: str) -> tuple[Any, bool]:
    """The type of a field without None and without the list around it."""
    if name not in {field.name for field in dataclasses.fields(record)}:
        raise LookupError(f"{record.__name__} has no field {name}")
    hint = typing.get_type_hints(record)[name]
    if get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(option for option in get_args(hint) if option is not type(None))
    is_list = get_origin(hint) is tuple
    return (get_args(hint)[0] if is_list else hint), is_list
