"""The random draws of a simulation, by name, a chunk at a time.

Every name has a stream of its own, made from one root number and the name. So neither the order of outcomes
nor the size of a chunk changes a draw, and an outcome that is added leaves the draws of the others alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from worthwhile.engines.valuation.copula import RankCorrelation
from worthwhile.engines.valuation.tabulated import FloatArray


@dataclass(frozen=True)
class Chunk:
    """The probabilities of some draws in a row. A name may be asked for once unless it is ``kept``."""

    size: int
    streams: dict[str, np.random.Generator]
    kept: dict[str, FloatArray]
    buffer: FloatArray

    def probabilities(self, name: str) -> FloatArray:
        """Numbers from 0 up to 1, one a draw; to be read before the next name is asked for."""
        if name in self.kept:
            return self.kept[name]
        return self.streams[name].random(out=self.buffer[: self.size])


def chunks(*, names: Iterable[str], root: int, correlation: RankCorrelation, draws: int, size: int) -> Iterator[Chunk]:
    """The draws of a run in chunks of ``size``; ``names`` names each draw as often as it is used."""
    used = list(names)
    repeated = {name for name in used if used.count(name) > 1} - set(correlation.names)
    streams = {name: stream(root, name) for name in {*used, *correlation.names}}
    buffer = np.empty(min(size, draws))
    for first in range(0, draws, size):
        count = min(size, draws - first)
        kept = {name: streams[name].random(count) for name in repeated}
        scores = {name: streams[name].standard_normal(count) for name in correlation.names}
        kept.update(correlation.probabilities(scores))
        yield Chunk(count, streams, kept, buffer)


def stream(root: int, name: str) -> np.random.Generator:
    """The generator of one name."""
    return np.random.default_rng(np.random.SeedSequence([root, int.from_bytes(name.encode(), "big")]))
