"""YAML and JSON text as plain data, with exact numbers and messages a person can act on."""

from __future__ import annotations

import json
import math
import os
import tempfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

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
    except UnicodeDecodeError as error:
        raise InvalidFile(
            f"{path.name} is not UTF-8 text (byte {error.start}). Save it again with the encoding UTF-8."
        ) from None


def load_plain_data(text: str, *, suffix: str, name: str) -> object:
    """Plain data from YAML or JSON text. Numbers with a fraction become Decimal, exactly as written.

    Raises InvalidFile with the line where the text is malformed, and for repeated names and YAML aliases.
    """
    try:
        if suffix == ".json":
            return json.loads(
                text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_unique_names
            )
        return yaml.load(text, Loader=_ExactLoader)  # noqa: S506 (a safe loader)
    except json.JSONDecodeError as error:
        raise InvalidFile(
            f"{name} is not valid JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise InvalidFile(f"{name} is not valid YAML: {where}{error.problem or 'cannot be read'}.") from None
    except yaml.YAMLError as error:
        raise InvalidFile(f"{name} is not valid YAML: {error}.") from None
    except RecursionError:
        raise InvalidFile(f"{name} is nested too deeply to be read.") from None
    except ValueError as error:
        raise InvalidFile(f"{name} cannot be read: {error}.") from None


class _ExactLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Safe YAML with exact decimals, without repeated names or aliases (which can hide a bomb)."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()
            raise yaml.constructor.ConstructorError(
                None, None, "write the value out: aliases (*name) are not supported", event.start_mark
            )
        return super().compose_node(parent, index)


def _exact_number(loader: Any, node: Any) -> Decimal:
    text = loader.construct_scalar(node).replace("_", "")
    if not math.isfinite(float(text.replace(".inf", "inf").replace(".nan", "nan").lower())):
        raise yaml.constructor.ConstructorError(None, None, f"{text} is not a number to reckon with", node.start_mark)
    return Decimal(text)


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
            seen.add(key.value)
    found: dict[Any, Any] = yaml.SafeLoader.construct_mapping(loader, node, deep=True)
    return found


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _exact_number)
_ExactLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{name} stands twice in the same part")
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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside the target first, then renamed over it.

    Raises InvalidFile where the folder is missing or may not be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InvalidFile(f"{path} cannot be written: {error.strerror}. Choose another folder.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # mkstemp makes files private; a report should be as readable as any new file.
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
