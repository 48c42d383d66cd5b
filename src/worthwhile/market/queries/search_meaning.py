"""How near rows lie to a search in meaning: a sieve of signs over every row, then the vectors of the best."""

from __future__ import annotations

import numpy as np

from worthwhile.market.index.arrays import Array
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.index.text_index import signs_of

# Of so many rows the vectors are compared outright; of more, signs choose so many first.
COMPARED = 4_096


def nearest_rows(
    index: SearchIndex, wanted: Array, allowed: Array, *, most: int, differing: Array | None = None
) -> tuple[Array, Array]:
    """The allowed rows nearest to a vector of length 1, nearest first, with their cosines.

    Of more than COMPARED allowed rows, those whose signs agree most are compared; with fewer the answer is exact.
    ``differing`` is what :func:`differing_signs` gives for the vector, for a caller that asks more than once.
    """
    if not wanted.any():
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    rows = np.flatnonzero(allowed)
    if rows.size > COMPARED:
        counts = (differing_signs(index, wanted) if differing is None else differing)[rows]
        enough = int(np.searchsorted(np.cumsum(np.bincount(counts)), max(COMPARED, 2 * most)))
        rows = rows[counts <= enough]
    cosines = cosines_of(index, wanted, rows)
    best = np.lexsort((rows, -cosines))[:most]
    return rows[best], cosines[best]


def cosines_of(index: SearchIndex, wanted: Array, rows: Array) -> Array:
    """The cosine of each row (ascending) with a vector of length 1; 0 for a row without meaning."""
    made = np.zeros(rows.size, dtype=np.float32)
    ends = np.searchsorted(rows, index.starts)
    for segment, start, first, last in zip(index.segments, index.starts, ends, ends[1:], strict=False):
        if last > first:
            within = rows[first:last] - start
            lengths = segment.arrays["vectors.lengths"][within]
            products = segment.arrays["vectors"][within].astype(np.float32) @ wanted
            made[first:last] = products / np.where(lengths > 0, lengths, 1)
    return made


def differing_signs(index: SearchIndex, wanted: Array) -> Array:
    """In how many directions each row points away from a vector: 0 to 255, one small number a row."""
    signs = signs_of(wanted[None, :])[:, 0]
    differing = np.empty(index.size, dtype=np.uint8)
    for segment, start in zip(index.segments, index.starts, strict=False):
        part = differing[start : start + segment.size]
        blocks = segment.arrays["signs"]
        # 256 signs may all differ, which a byte cannot say: the last block counts to 63.
        np.minimum(np.bitwise_count(blocks[0] ^ signs[0]), 63, out=part)
        for block, sign in zip(blocks[1:], signs[1:], strict=True):
            part += np.bitwise_count(block ^ sign)
    return differing
