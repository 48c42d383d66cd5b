"""Frozen records that describe themselves: one declaration gives reading, checking and the schema.

A record is a frozen dataclass whose fields are made with :func:`described`. :func:`read` turns plain
data (from YAML, JSON or a form) into a record and reports every problem at once, each with its path.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from worthwhile.kernel.problems import InvalidInput, Problem, did_you_mean

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """What a number may be, and how long a list.

    ``rate`` marks a fraction, so that 20 can be met with “did you mean 0.20?”.
    """

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    above: Decimal | None = None
    rate: bool = False
    longest: int | None = None


# Beyond any sum this product is about; a larger or finer number is a slip, and would not survive a simulation.
LARGEST_NUMBER = Decimal(10) ** 15
SMALLEST_NUMBER = Decimal(10) ** -15

# What no page, spreadsheet or report can hold: control characters and halves of characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def described(
    text: str,
    *,
    default: Any = MISSING,
    empty: bool = False,
    minimum: int | str | None = None,
    maximum: int | str | None = None,
    above: int | str | None = None,
    rate: bool = False,
    longest: int | None = None,
) -> Any:
    """A record field with the words that its schema, its page and its error messages use.

    ``empty`` marks a mapping that may be left out and is then empty.
    """
    limits = Limits(
        minimum=Decimal(0) if rate else _decimal_or_none(minimum),
        maximum=Decimal(1) if rate else _decimal_or_none(maximum),
        above=_decimal_or_none(above),
        rate=rate,
        longest=longest,
    )
    metadata = {"text": text, "limits": limits}
    if empty:
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def default_of(field: dataclasses.Field[Any]) -> Any:
    """What a field is where it is left out; ``dataclasses.MISSING`` where it may not be."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def _decimal_or_none(given: int | str | None) -> Decimal | None:
    return None if given is None else Decimal(given)


class Record:
    """Base of records: a record that breaks its own rules cannot be built."""

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        """Problems between fields. ``values`` holds only the fields that could be read."""
        return []

    def __post_init__(self) -> None:
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}  # type: ignore[arg-type]
        problems = [
            problem.within(f.name)
            for f in dataclasses.fields(self)  # type: ignore[arg-type]
            for problem in _limit_problems(values[f.name], f.metadata.get("limits"))
        ]
        problems += type(self).cross_problems(values)
        if problems:
            raise InvalidInput(problems)


def read(kind: type[T], data: object, *, what: str = "this file") -> T:
    """Build the record ``kind`` from plain data.

    Keys that begin with ``x-`` are left for others and ignored; any other unknown key is a problem.
    Raises InvalidInput with every problem found.
    """
    problems: list[Problem] = []
    value = _read_record(kind, data, problems, what)
    if problems:
        raise InvalidInput(problems)
    return typing.cast(T, value)


_FAILED = object()


def _read_record(kind: type[Any], data: object, problems: list[Problem], what: str) -> Any:
    if not isinstance(data, Mapping):
        problems.append(Problem("", f"Write {what} as a list of names and values. You gave {shown(data)}."))
        return _FAILED
    hints = _types(kind)  # type: ignore[arg-type]  # a class is hashable, though mypy doubts it of type[Any]
    fields = {f.name: f for f in dataclasses.fields(kind)}
    before = len(problems)
    _refuse_unknown_keys(data, fields, problems)
    values: dict[str, Any] = {}
    for name, field in fields.items():
        default = default_of(field)
        if data.get(name) is not None:
            found: list[Problem] = []
            value = _read_value(hints[name], data[name], found)
            if value is not _FAILED:
                found += _limit_problems(value, field.metadata.get("limits"))
            problems.extend(problem.within(name) for problem in found)
            if not found:
                values[name] = value
        elif default is MISSING:
            problems.append(Problem(name, f"This is missing. {field.metadata.get('text', 'Enter a value')}."))
        else:
            values[name] = default
    problems.extend(kind.cross_problems(values))
    if len(problems) > before:
        return _FAILED
    return kind(**values)


@cache
def _types(kind: type[Any]) -> Mapping[str, Any]:
    """The type of each field; Python works them out from text, which for every line of a case took half its reading."""
    return types.MappingProxyType(typing.get_type_hints(kind))


def _refuse_unknown_keys(data: Mapping[Any, Any], fields: Mapping[str, Any], problems: list[Problem]) -> None:
    for key in data:
        if key not in fields and not str(key).startswith("x-"):
            hint = did_you_mean(str(key), fields)
            advice = hint or f" The fields are: {', '.join(fields)}."
            problems.append(Problem(str(key), f"There is no field {shown(str(key))} here.{advice}"))


def _read_value(hint: Any, given: object, problems: list[Problem]) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _read_union(args, given, problems)
    if origin is tuple:
        return _read_list(args[0], given, problems)
    if origin is not None and issubclass(origin, Mapping):
        return _read_mapping(args[1], given, problems)
    if hint is Any:
        return given
    if dataclasses.is_dataclass(hint):
        if hasattr(hint, "parse"):
            return _parsed(hint, given, problems)
        return _read_record(typing.cast(type[Any], hint), given, problems, "this part")
    return _read_plain(hint, given, problems)


def _read_union(options: tuple[Any, ...], given: object, problems: list[Problem]) -> Any:
    if given is None and type(None) in options:
        return None
    options = tuple(option for option in options if option is not type(None))
    suited = [option for option in options if _suits(option, given)]
    if suited:
        return _read_value(suited[0], given, problems)
    if len(options) == 1:
        return _read_value(options[0], given, problems)
    names = ", or ".join(_named(option) + _example(option, given) for option in options)
    problems.append(Problem("", f"Enter {names}. You gave {shown(given)}."))
    return _FAILED


def _suits(option: Any, given: object) -> bool:
    origin = get_origin(option)
    if origin is tuple:
        return isinstance(given, list | tuple)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(given, Mapping)
    if dataclasses.is_dataclass(option):
        return isinstance(given, Mapping)
    if option is Decimal:
        return isinstance(given, int | float | Decimal) and not isinstance(given, bool)
    if isinstance(option, type) and issubclass(option, str):
        return isinstance(given, str)
    return isinstance(option, type) and isinstance(given, option)


def _named(option: Any) -> str:
    origin, args = get_origin(option), get_args(option)
    if origin is tuple:
        return f"a list of {_named(args[0])}s".replace("a list of a ", "a list of ")
    if isinstance(option, type) and issubclass(option, StrEnum):
        return " or ".join(member.value for member in option)
    if dataclasses.is_dataclass(option):
        return "names and values (" + ", ".join(f.name for f in dataclasses.fields(option)) + ")"
    return {Decimal: "a number", int: "a whole number", str: "text", bool: "true or false", date: "a date"}.get(
        option, str(option)
    )


def _read_list(item: Any, given: object, problems: list[Problem]) -> Any:
    if not isinstance(given, list | tuple):
        problems.append(Problem("", f"Enter a list. You gave {shown(given)}."))
        return _FAILED
    values = []
    failed = False
    for index, element in enumerate(given):
        found: list[Problem] = []
        value = _read_value(item, element, found)
        problems.extend(problem.within(f"[{index}]") for problem in found)
        failed = failed or bool(found)
        values.append(value)
    return _FAILED if failed else tuple(values)


def _read_mapping(item: Any, given: object, problems: list[Problem]) -> Any:
    if not isinstance(given, Mapping):
        problems.append(Problem("", f"Enter names and values. You gave {shown(given)}."))
        return _FAILED
    values = {}
    failed = False
    for key, element in given.items():
        found: list[Problem] = []
        _read_plain(str, key, found)
        values[str(key)] = _read_value(item, element, found)
        problems.extend(problem.within(str(key)) for problem in found)
        failed = failed or bool(found)
    return _FAILED if failed else types.MappingProxyType(values)


def _parsed(kind: Any, given: object, problems: list[Problem]) -> Any:
    try:
        return kind.parse(given)
    except InvalidInput as error:
        problems.extend(error.problems)
        return _FAILED


def _read_plain(kind: Any, given: object, problems: list[Problem]) -> Any:
    value: Any = _FAILED
    if issubclass(kind, StrEnum):
        return _read_choice(kind, given, problems)
    if kind is bool and isinstance(given, bool):
        value = given
    elif kind is str:
        value = _text(given)
    elif kind is date:
        value = _date(given)
    elif kind is Decimal:
        value = _decimal(given)
    elif kind is int:
        number = _decimal(given)
        if number is not _FAILED and number == number.to_integral_value():
            value = int(number)
    if value is _FAILED:
        problems.append(Problem("", f"Enter {_named(kind)}{_example(kind, given)}. You gave {shown(given)}."))
    return value


def _example(kind: Any, given: object) -> str:
    # The bounds would only puzzle someone who wrote £12 or twelve.
    is_number = isinstance(given, int | float | Decimal) and not isinstance(given, bool)
    bounds = ", below 10^15 and no finer than 10^-15" if is_number else ""
    quoted = " and without quotes" if isinstance(given, str) and given.replace(".", "", 1).isdecimal() else ""
    return {
        date: " such as 2026-04-01",
        Decimal: f" such as 1250 or 0.25, without £, % or commas{quoted}{bounds}",
        str: " that can be printed, in quotes where it looks like a date, a number, yes or no",
    }.get(kind, "")


def _read_choice(kind: type[StrEnum], given: object, problems: list[Problem]) -> Any:
    names = [member.value for member in kind]
    if isinstance(given, str) and given in names:
        return kind(given)
    hint = did_you_mean(given, names) if isinstance(given, str) else ""
    problems.append(Problem("", f"Choose one of: {', '.join(names)}. You gave {shown(given)}.{hint}"))
    return _FAILED


def _text(given: object) -> Any:
    if isinstance(given, str):
        return _FAILED if _UNPRINTABLE.search(given) else given
    return _FAILED if _decimal(given) is _FAILED else str(given)


def _decimal(given: object) -> Any:
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal):
        return _FAILED
    try:
        value = Decimal(repr(given)) if isinstance(given, float) else Decimal(given)
    except InvalidOperation:
        return _FAILED
    if not value.is_finite():
        return _FAILED
    return value if value == 0 or SMALLEST_NUMBER <= abs(value) < LARGEST_NUMBER else _FAILED


def _date(given: object) -> Any:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if isinstance(given, str):
        try:
            return date.fromisoformat(given)
        except ValueError:
            return _FAILED
    return _FAILED


def _limit_problems(value: object, limits: Limits | None) -> list[Problem]:
    if limits is None:
        return []
    if isinstance(value, tuple):
        if limits.longest is not None and len(value) > limits.longest:
            return [Problem("", f"Give at most {limits.longest:,}. You gave {len(value):,}.")]
        return [
            problem.within(f"[{index}]")
            for index, element in enumerate(value)
            for problem in _limit_problems(element, limits)
        ]
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return []
    if limits.minimum is not None and value < limits.minimum:
        return [Problem("", f"Enter {_allowed(limits)}. You gave {value}.")]
    if limits.above is not None and value <= limits.above:
        return [Problem("", f"Enter {_allowed(limits)}. You gave {value}.")]
    if limits.maximum is not None and value > limits.maximum:
        hint = f" Did you mean {Decimal(value) / 100}?" if limits.rate and value <= 100 else ""
        return [Problem("", f"Enter {_allowed(limits)}. You gave {value}.{hint}")]
    return []


def _allowed(limits: Limits) -> str:
    if limits.rate:
        return "a fraction from 0 to 1 (0.20 for 20%)"
    low = f"above {limits.above}" if limits.above is not None else f"of {limits.minimum} or more"
    if limits.maximum is None:
        return f"a number {low}"
    if limits.above is None and limits.minimum is not None:
        return f"a number from {limits.minimum} to {limits.maximum}"
    return (
        f"a number {low} and up to {limits.maximum}" if limits.above is not None else f"a number up to {limits.maximum}"
    )


def shown(given: object) -> str:
    """What was given, for a message: short, on one line and without its parts."""
    if given is None:
        return "nothing"
    if isinstance(given, Mapping):
        return "names and values"
    if isinstance(given, list | tuple):
        return f"a list of {len(given)}"
    if isinstance(given, int) and abs(given) >= LARGEST_NUMBER**4:
        return "a number of more than 60 digits"  # Python refuses to write out the longest
    text = repr(given) if isinstance(given, str) else str(given)
    return text if len(text) <= 60 else text[:57] + "..."
