"""How simulated figures are spread: percentiles, mean, standard error, histogram."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from worthwhile.engines.valuation.result import Histogram, Spread
from worthwhile.engines.valuation.tabulated import FloatArray

BINS = 40
# Between these percentiles the bins are equal; the few draws outside are counted in the end bins.
SHOWN = (0.1, 99.9)


def spread(figures: FloatArray) -> Spread:
    """The 5th, 50th and 95th percentile (straight between neighbours) and the mean."""
    p5, p50, p95 = (float(found) for found in np.percentile(figures, (5, 50, 95)))
    return Spread(p5=decimal(p5), p50=decimal(p50), p95=decimal(p95), mean=decimal(_mean(figures)))


def standard_error(figures: FloatArray) -> Decimal:
    """Of the mean: how far the mean of as many other draws would typically lie from the true mean."""
    return decimal(float(np.std(figures - figures[0], ddof=1)) / len(figures) ** 0.5)


def histogram(figures: FloatArray) -> Histogram | None:
    """Counts in equal bins, None where all figures are the same."""
    first, last = (float(found) for found in np.percentile(figures, SHOWN))
    if not first < last:
        return None
    counts, edges = np.histogram(np.clip(figures, first, last), bins=BINS, range=(first, last))
    return Histogram(edges=tuple(decimal(float(e)) for e in edges), counts=tuple(int(c) for c in counts))


def decimal(figure: float) -> Decimal:
    """The shortest decimal that is this float."""
    return Decimal(repr(figure))


def _mean(figures: FloatArray) -> float:
    # From the first figure on, so that equal figures have exactly their own mean.
    return float(figures[0] + np.mean(figures - figures[0]))
