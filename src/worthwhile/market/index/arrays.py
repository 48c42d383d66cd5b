"""Many arrays in one file, mapped into memory when opened: nothing is read before it is looked at."""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

_MARK = b"WWARRAY1"
_ALIGNED = 64


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional or two-dimensional arrays under their names; read them back with :func:`open_arrays`."""
    places: dict[str, dict[str, Any]] = {}
    at = 0
    for name, array in arrays.items():
        places[name] = {"at": at, "type": array.dtype.str, "shape": list(array.shape)}
        at += -(-array.nbytes // _ALIGNED) * _ALIGNED
    header = json.dumps(places).encode()
    header += b" " * (-(len(_MARK) + 8 + len(header)) % _ALIGNED)
    with path.open("wb") as file:
        file.write(_MARK + len(header).to_bytes(8, "little") + header)
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(b"\0" * (-array.nbytes % _ALIGNED))


def open_arrays(path: Path) -> dict[str, Array]:
    """The arrays of a file, read-only and mapped. Raises ValueError for a file of another kind."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if mapped[: len(_MARK)] != _MARK:
        raise ValueError(f"{path} does not hold arrays")
    start = len(_MARK) + 8
    size = int.from_bytes(mapped[len(_MARK) : start], "little")
    places = json.loads(mapped[start : start + size])
    return {name: _array(mapped, start + size, place) for name, place in places.items()}


def _array(mapped: mmap.mmap, start: int, place: Mapping[str, Any]) -> Array:
    kind = np.dtype(place["type"])
    shape = tuple(place["shape"])
    count = int(np.prod(shape, dtype=np.int64))
    return np.frombuffer(mapped, dtype=kind, count=count, offset=start + place["at"]).reshape(shape)
