"""What the invented tenders of the demonstration say, as it is shipped, with its days counted from a beginning."""

from __future__ import annotations

import re
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from worthwhile.exchange.plain_data import load_plain_data

_DAY = re.compile(r"day (-?\d+)")


def made_up(name: str, begun: date) -> dict[str, Any]:
    """A file by its name; each "day 14" in it becomes the fourteenth day after ``begun``."""
    text = files("worthwhile.apps.demonstration").joinpath("data", "tenders", f"{name}.yaml").read_text("utf-8")
    data = _dated(load_plain_data(text, suffix=".yaml", name=name), begun)
    assert isinstance(data, dict)
    return data


def _dated(data: Any, begun: date) -> Any:
    if isinstance(data, dict):
        return {key: _dated(item, begun) for key, item in data.items()}
    if isinstance(data, list):
        return [_dated(item, begun) for item in data]
    found = _DAY.fullmatch(data) if isinstance(data, str) else None
    return begun + timedelta(days=int(found[1])) if found else data
