"""YAML and JSON text as plain data, with exact numbers and messages a person can act on."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from worthwhile.exchange.exact_yaml import DEEPEST, exact_number, exact_whole_number, load_exact_yaml
from worthwhile.kernel.problems import WorthwhileError

LARGEST_TEXT = 5_000_000


class InvalidFile(WorthwhileError):
    """A file cannot be read as what it should be."""


def read_text(path: Path) -> str:
    """The text of a small UTF-8 file.

    Raises InvalidFile where it is missing, a folder, too large, or not UTF-8.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InvalidFile(f"{path} is a folder. Give a file.")
        if size > LARGEST_TEXT:
            raise InvalidFile(f"{path.name} is {size:,} bytes; the most is {LARGEST_TEXT:,}. Give a smaller file.")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InvalidFile(f"There is no file {path}. Check the name and the folder.") from None
    except PermissionError:
        raise InvalidFile(f"{path} may not be read. Check its permissions.") from None
    except OSError as error:
        raise InvalidFile(f"{path} cannot be read: {error.strerror}. Check the name and the folder.") from None
    except UnicodeDecodeError as error:
        raise InvalidFile(
            f"{path.name} is not UTF-8 text (byte {error.start}). Save it again with the encoding UTF-8."
        ) from None


def load_plain_data(text: str, *, suffix: str, name: str) -> object:
    """Plain data from YAML or JSON text. Numbers with a fraction become Decimal, exactly as written.

    Raises InvalidFile with the line where the text is malformed, and for repeated names, YAML aliases and tags,
    nesting without end and numbers that are not finite.
    """
    try:
        return _load_json(text) if suffix == ".json" else load_exact_yaml(text)
    except json.JSONDecodeError as error:
        raise InvalidFile(
            f"{name} is not valid JSON: line {error.lineno}, column {error.colno}: {error.msg}. Mend it there."
        ) from None
    except yaml.MarkedYAMLError as error:
        raise InvalidFile(_yaml_message(error, text, name)) from None
    except yaml.YAMLError as error:
        raise InvalidFile(f"{name} is not valid YAML: {error}.") from None
    except RecursionError:
        raise InvalidFile(f"{name} cannot be read: {_TOO_DEEP}.") from None
    except ValueError as error:
        raise InvalidFile(f"{name} cannot be read: {error}.") from None


_TOO_DEEP = f"parts stand within parts more than {DEEPEST} deep; write it flatter"


def _load_json(text: str) -> object:
    data = json.loads(
        text,
        parse_float=exact_number,
        parse_int=exact_whole_number,
        parse_constant=_refuse_constant,
        object_pairs_hook=_unique_names,
    )
    layer, depth = [data], 0
    while parts := [part for part in layer if isinstance(part, dict | list)]:
        depth += 1
        if depth > DEEPEST:
            raise ValueError(_TOO_DEEP)
        layer = [inner for part in parts for inner in (part.values() if isinstance(part, dict) else part)]
    return data


def _yaml_message(error: yaml.MarkedYAMLError, text: str, name: str) -> str:
    mark = error.problem_mark
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    lines = text.splitlines()
    tabbed = mark is not None and mark.line < len(lines) and "\t" in lines[mark.line]
    hint = " Indent with spaces, not tabs." if tabbed else ""
    return f"{name} is not valid YAML: {where}{error.problem or 'cannot be read'}.{hint}"


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name} stands twice in the same part; keep one")
        found[name] = value
    return found


def _refuse_constant(text: str) -> None:
    raise ValueError(f"{text} is not a number to reckon with")


class _PlainDumper(yaml.SafeDumper):
    """YAML as people write it: numbers plain, lists of numbers on one line."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_decimal(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    text = f"{number:f}"
    tag = "tag:yaml.org,2002:float" if "." in text else "tag:yaml.org,2002:int"
    return dumper.represent_scalar(tag, text)


_PlainDumper.add_representer(Decimal, _represent_decimal)


def yaml_text(data: Mapping[str, Any]) -> str:
    """The data as YAML, names in the order given."""
    return yaml.dump(data, Dumper=_PlainDumper, sort_keys=False, allow_unicode=True, width=110)


def json_text(data: object) -> str:
    """The data as JSON; Decimal as a number, dates as ISO text."""
    return json.dumps(data, indent=2, ensure_ascii=False, default=_json_value)


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def plain_number(value: Decimal) -> int | float:
    """A number as plain data holds it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def digits_text(number: Decimal) -> str:
    """Every digit of a number, however many, without a tail of zeros: ``1200``, ``0.5``."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside the target first, then renamed over it.

    A file that is written over keeps its permissions. Raises InvalidFile where it cannot be written.
    """
    beside = path.parent / f".{path.name}.{secrets.token_hex(4)}"
    try:
        with beside.open("xb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    except OSError as error:
        raise InvalidFile(
            f"{path} cannot be written: {error.strerror}. Choose another folder or another name."
        ) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
