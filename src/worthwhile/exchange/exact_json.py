"""Plain data as JSON text that keeps every digit: what is read back equals what was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from worthwhile.exchange.plain_data import load_plain_data


def exact_json_text(data: object) -> str:
    """The data on one line, names in the order given; Decimal as written, dates as ISO text.

    Raises TypeError for what no case file holds.
    """
    if isinstance(data, Mapping):
        parts = (f"{json.dumps(str(name), ensure_ascii=False)}:{exact_json_text(item)}" for name, item in data.items())
        return "{" + ",".join(parts) + "}"
    if isinstance(data, list | tuple):
        return "[" + ",".join(exact_json_text(item) for item in data) + "]"
    if isinstance(data, Decimal):
        return f"{data:f}"
    if isinstance(data, date):
        return f'"{data.isoformat()}"'
    if data is None or isinstance(data, bool | int | str):
        return json.dumps(data, ensure_ascii=False)
    raise TypeError(f"{type(data).__name__} cannot be written exactly")


def read_exact_json(text: str) -> Any:
    """The data of :func:`exact_json_text`."""
    return load_plain_data(text, suffix=".json", name="what was kept")
