"""YAML as the data files use it: numbers exact as written, no name twice, and the line of every field."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import yaml

from worthwhile.kernel.problems import Problem
from worthwhile.reference.files import DataFile

# libyaml is several times quicker; the plain loader reads the same where it is not built in
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _ExactLoader(_Base):  # type: ignore[misc]
    """Keeps decimals exact and refuses a name that stands twice, which YAML would let the last one win."""


def _exact_number(loader: Any, node: yaml.ScalarNode) -> Decimal | float:
    text = str(node.value)
    return Decimal(text.replace("_", "")) if re.fullmatch(r"[-+]?[\d_]*\.?[\d_]+", text) else float("nan")


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice", key.start_mark)
        seen.add(key.value)
    values: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    return values


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _exact_number)
_ExactLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(file: DataFile, problems: list[Problem]) -> Any:
    """The plain data of a file, or None with a problem where it is not YAML."""
    try:
        return yaml.load(file.text, Loader=_ExactLoader)  # noqa: S506 (built on the safe loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file.path}, line {mark.line + 1}" if mark else file.path
        problems.append(Problem(where, f"This is not YAML that can be read: {getattr(error, 'problem', error)}."))
        return None


def line_of(file: DataFile, path: str) -> int:
    """The line, from 1, of the field at ``path`` (``values[0].source``), or of the nearest part that exists."""
    node: Any = yaml.compose(file.text, Loader=_Base)
    line = 0
    for name, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path):
        if index and isinstance(node, yaml.SequenceNode) and int(index) < len(node.value):
            node = node.value[int(index)]
            line = node.start_mark.line
        elif name and isinstance(node, yaml.MappingNode):
            found = [pair for pair in node.value if pair[0].value == name]
            if not found:
                break
            line, node = found[0][0].start_mark.line, found[0][1]
        else:
            break
    return line + 1
