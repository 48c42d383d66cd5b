"""Facts and decisions as they are kept: plain data whose numbers and days lose nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any


def exact_data(data: Any) -> Any:
    """The same with names as text, days as ISO text, numbers as decimals: what comes back from exact JSON."""
    if isinstance(data, Enum):
        return data.value
    if isinstance(data, date):
        return data.isoformat()
    if isinstance(data, float):
        return Decimal(repr(data))
    if isinstance(data, Mapping):
        return {str(name): exact_data(item) for name, item in data.items()}
    if isinstance(data, list | tuple):
        return [exact_data(item) for item in data]
    return data
