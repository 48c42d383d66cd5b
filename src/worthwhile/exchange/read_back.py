"""What could be read out of a file that holds a case in another shape, and what could not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class ReadBack:
    """A case as plain data, usually with gaps, and everything that the file does not hold, in sentences."""

    data: Mapping[str, Any]
    lost: tuple[str, ...]
