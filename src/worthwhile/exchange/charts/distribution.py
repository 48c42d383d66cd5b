"""How the ratio spreads when every range is drawn from at once."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from worthwhile.engines.valuation.result import Histogram, Spread, Uncertainty, ValuationResult
from worthwhile.exchange.charts.canvas import WIDTH, Box, Drawing, Rule, Scale, Text, with_minus
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.lines import LINE, text_width
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.words import percent_text, ratio_text
from worthwhile.kernel.money import money_text

MOST_BINS = 24
BARS = 150
TICKS = 5
BESIDE = 6
APART = 8
TITLE = "How far the ratio may lie from its middle"


def ratio_distribution(result: ValuationResult) -> Chart | None:
    """A histogram of the simulated ratios with their 5th, 50th and 95th percentile and 1 marked."""
    found = result.uncertainty
    if found is None or found.ratio is None or found.histogram is None:
        return None
    histogram = coarser(found.histogram)
    return draw(
        id="ww-distribution",
        title=TITLE,
        description=_description(found, found.ratio, result.currency),
        drawing=_Places(histogram, found.ratio, result.currency).drawing(),
        table=_table(histogram, result.currency),
    )


def coarser(histogram: Histogram) -> Histogram:
    """Neighbouring bins joined until there are few enough to read."""
    width = math.ceil(len(histogram.counts) / MOST_BINS)
    counts = tuple(sum(histogram.counts[start : start + width]) for start in range(0, len(histogram.counts), width))
    edges = (*histogram.edges[:-1:width], histogram.edges[-1])
    return Histogram(edges=edges, counts=counts)


class _Places:
    """Places of everything in the drawing: lanes of labels on top, bars under them, a scale at the foot."""

    def __init__(self, histogram: Histogram, spread: Spread, currency: str) -> None:
        self.histogram, self.spread, self.currency = histogram, spread, currency
        self.marks = [
            (Decimal(1), f"{ratio_text(Decimal(1), currency)}: as much as was put in", True),
            (spread.p5, f"{ratio_text(spread.p5, currency)}: 5 in 100 lower", False),
            (spread.p50, f"{ratio_text(spread.p50, currency)}: half lower, half higher", False),
            (spread.p95, f"{ratio_text(spread.p95, currency)}: 5 in 100 higher", False),
        ]
        reach = [float(edge) for edge in (histogram.edges[0], histogram.edges[-1], *(at for at, _, _ in self.marks))]
        self.scale = Scale(low=min(reach), high=max(reach), left=4, right=WIDTH - 4)
        self.bars_top = LINE * len(self.marks) + 6
        self.bars_end = self.bars_top + BARS

    def drawing(self) -> Drawing:
        texts, rules = self._labels()
        foot = Rule(x=0, x2=WIDTH, y=self.bars_end, y2=self.bars_end)
        return Drawing(
            height=self.bars_end + 8 + LINE,
            boxes=self._boxes(),
            rules=[*rules, foot],
            texts=[*texts, *self._ticks()],
        )

    def _boxes(self) -> list[Box]:
        tallest = max(self.histogram.counts)
        return [
            self._box(low, high, BARS * count / tallest)
            for (low, high), count in zip(pairwise(self.histogram.edges), self.histogram.counts, strict=True)
        ]

    def _box(self, low: Decimal, high: Decimal, height: float) -> Box:
        """A bar with half a pixel free at either side, however narrow."""
        left, right = self.scale.pixel(float(low)) + 0.5, self.scale.pixel(float(high)) - 0.5
        inner = self.spread.p5 <= (low + high) / 2 <= self.spread.p95
        tone = Tone.VALUE if inner else Tone.TAIL
        return Box(x=left, x2=max(right, left + 1), y=self.bars_end - height, y2=self.bars_end, tone=tone)

    def _labels(self) -> tuple[list[Text], list[Rule]]:
        """Each label in a lane of its own, so that none covers another however close the figures are."""
        texts, rules = [], []
        marked = sorted((self.scale.pixel(float(at)), text, dashed) for at, text, dashed in self.marks)
        for lane, label in enumerate(in_lanes([Label(*mark) for mark in marked])):
            y = LINE * lane + LINE / 2
            texts.append(Text(x=label.begins, y=y, text=label.text, over_lines=True))
            rules.append(Rule(x=label.x, x2=label.x, y=y - LINE / 2 + 2, y2=self.bars_end, dashed=label.dashed))
        return texts, rules

    def _ticks(self) -> list[Text]:
        """Round figures under the bars, as many as stand apart from each other."""
        texts: list[Text] = []
        for figure in round_figures(self.scale.low, self.scale.high):
            text = money_text(figure, self.currency, places=self._places(figure))
            half = text_width(with_minus(text)) / 2
            middle = min(max(self.scale.pixel(float(figure)), half), WIDTH - half)
            tick = Text(x=middle, y=self.bars_end + 6 + LINE / 2, text=text, align="center", tone=Tone.QUIET_TEXT)
            if not texts or tick.left >= texts[-1].right + APART:
                texts.append(tick)
        return texts

    def _places(self, figure: Decimal) -> int:
        """Pennies where the scale is short, and as many places as tell its figures apart."""
        exponent = figure.as_tuple().exponent
        assert isinstance(exponent, int)
        return max(2 if self.scale.high - self.scale.low < TICKS else 0, -exponent)


@dataclass(frozen=True)
class Label:
    """The label of a line at ``x``, right or left of it and within the edges."""

    x: float
    text: str
    dashed: bool
    right: bool = True

    @property
    def width(self) -> float:
        return text_width(with_minus(self.text))

    @property
    def begins(self) -> float:
        wanted = self.x + BESIDE if self.right else self.x - BESIDE - self.width
        return min(max(wanted, 0), WIDTH - self.width)

    def is_over(self, x: float) -> bool:
        return self.begins <= x <= self.begins + self.width


def in_lanes(labels: list[Label]) -> list[Label]:
    """Labels, given from left to right, as they stand from top to bottom so that they lie over the fewest lines.

    A line begins at its own label, so that only those below can lie over it: labels left of their lines come first,
    the rightmost on top, then those right of theirs, the leftmost on top. How many stand on which side is tried.
    """
    return min((_with_right(labels, number) for number in range(len(labels), -1, -1)), key=_lines_covered)


def _with_right(labels: list[Label], number: int) -> list[Label]:
    """The first ``number`` labels right of their lines, the others left."""
    return [*(replace(label, right=False) for label in reversed(labels[number:])), *labels[:number]]


def _lines_covered(lanes: list[Label]) -> int:
    return sum(label.is_over(above.x) for lane, label in enumerate(lanes) for above in lanes[: lane + 1])


def round_figures(low: float, high: float) -> list[Decimal]:
    """Round figures to mark a scale with, about ``TICKS`` of them."""
    if high <= low:
        return [Decimal(str(low))]
    rough = (high - low) / TICKS
    power = Decimal(10) ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if float(power * factor) >= rough)
    first = math.ceil(Decimal(str(low)) / step)
    last = math.floor(Decimal(str(high)) / step)
    return [step * place for place in range(first, last + 1)]


def _description(found: Uncertainty, spread: Spread, currency: str) -> str:
    above = found.probability_ratio_above_1
    chance = f" In {percent_text(above)} of draws the ratio is above 1." if above is not None else ""
    return (
        f"A histogram of {found.draws:,} simulated ratios. Nine in ten lie between {ratio_text(spread.p5, currency)} "
        f"and {ratio_text(spread.p95, currency)}; half lie below {ratio_text(spread.p50, currency)}.{chance} "
        "The table below has every figure."
    )


def _table(histogram: Histogram, currency: str) -> Table:
    drawn = sum(histogram.counts)
    rows = tuple(
        (
            f"{ratio_text(low, currency)} to {ratio_text(high, currency)}",
            f"{count:,}",
            percent_text(Decimal(count) / drawn, places=1),
        )
        for (low, high), count in zip(pairwise(histogram.edges), histogram.counts, strict=True)
    )
    return Table(
        caption="Draws in each part of the scale, those beyond its ends in the first and last",
        columns=(
            Column(heading="Ratio", width=2),
            Column(heading="Draws", numeric=True),
            Column(heading="Share", numeric=True),
        ),
        rows=(*rows, ("All", f"{drawn:,}", percent_text(Decimal(1), places=1))),
        totals=1,
    )
