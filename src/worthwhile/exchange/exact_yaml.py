"""YAML read exactly: numbers and words as written, no name twice, nothing that can hide a bomb or a program."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

DEEPEST = 60
MOST_DIGITS = 100

# libyaml is several times quicker; the plain loader reads the same where it is not built in.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9_]*)")
_FRACTION = re.compile(r"[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)([eE][-+][0-9]+)?")


class _ExactLoader(_Base):  # type: ignore[misc]
    """Builds plain data of names, lists, text, exact numbers and dates."""


def load_exact_yaml(text: str) -> object:
    """Plain data from YAML.

    Raises yaml.MarkedYAMLError, with the place, for malformed text, aliases, tags, deep nesting, repeated names
    and numbers without end.
    """
    _refuse_unsafe(text)
    return yaml.load(text, Loader=_ExactLoader)  # noqa: S506 (built on the safe loader)


def exact_number(text: str) -> Decimal:
    """The number exactly as written.

    Raises ValueError where it is not finite, or longer than any figure (its plain form could fill the memory).
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(_not_a_number(text)) from None
    digits, exponent = number.as_tuple()[1:]
    if not isinstance(exponent, int) or abs(exponent) > MOST_DIGITS or len(digits) > MOST_DIGITS:
        raise ValueError(_not_a_number(text))
    return number


def exact_whole_number(text: str) -> int:
    """The whole number as written. Raises ValueError where it is longer than any figure."""
    if len(text) > MOST_DIGITS:
        raise ValueError(_not_a_number(text))
    return int(text)


def _not_a_number(text: str) -> str:
    return f"{text if len(text) <= 40 else text[:37] + '...'} is not a number to reckon with"


def _refuse_unsafe(text: str) -> None:
    """Look before anything is built: the loader itself follows aliases and nesting without a limit."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        if isinstance(event, yaml.AliasEvent):
            raise _refused("write the value out: aliases (*name) are not supported", event)
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise _refused(f"write the value plainly: tags ({tag}) are not supported", event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise _refused(f"parts stand within parts more than {DEEPEST} deep; write it flatter", event)


def _refused(why: str, at: Any) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, why, at.start_mark)


def _at(node: Any, read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except ValueError as error:
        raise _refused(str(error), node) from None


def _fraction(loader: Any, node: Any) -> object:
    """A decimal; what YAML alone takes for a number (the sexagesimal 1:30.5) stays the text it is."""
    text = str(node.value)
    if ":" in text:
        return text
    return _at(node, exact_number, text.replace("_", "") if _FRACTION.fullmatch(text) else text)


def _whole(loader: Any, node: Any) -> object:
    """A whole number; octal (0120), hexadecimal and sexagesimal (12:30) stay the text they are."""
    text = str(node.value)
    return _at(node, exact_whole_number, text.replace("_", "")) if _WHOLE.fullmatch(text) else text


def _date(loader: Any, node: Any) -> object:
    """A date; one that is not in the calendar stays text, for the field to say what is wrong with it."""
    try:
        return yaml.SafeLoader.construct_yaml_timestamp(loader, node)
    except ValueError:
        return str(node.value)


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                raise _refused(f"{key.value} stands twice in the same part; keep one", key)
            seen.add(key.value)
    found: dict[Any, Any] = yaml.SafeLoader.construct_mapping(loader, node, deep=True)
    return found


for _kind, _constructor in (("float", _fraction), ("int", _whole), ("timestamp", _date), ("map", _mapping)):
    _ExactLoader.add_constructor(f"tag:yaml.org,2002:{_kind}", _constructor)
