"""How the ratio spreads when every range is drawn from at once."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

import altair as alt

from worthwhile.engines.valuation.result import Histogram, Spread, Uncertainty, ValuationResult
from worthwhile.exchange.charts.canvas import LINE, WIDTH, Box, Rule, Scale, Text, draw_canvas, text_width
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.words import percent_text, ratio_text
from worthwhile.kernel.money import money_text

MOST_BINS = 24
BARS = 150
TICKS = 5
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
        drawing=_Drawing(histogram, found.ratio, result.currency).layers(),
        table=_table(histogram, result.currency),
    )


def coarser(histogram: Histogram) -> Histogram:
    """Neighbouring bins joined until there are few enough to read."""
    width = math.ceil(len(histogram.counts) / MOST_BINS)
    counts = tuple(sum(histogram.counts[start : start + width]) for start in range(0, len(histogram.counts), width))
    edges = (*histogram.edges[:-1:width], histogram.edges[-1])
    return Histogram(edges=edges, counts=counts)


class _Drawing:
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

    def layers(self) -> alt.LayerChart:
        texts, rules = self._labels()
        ticks, tick_texts = self._ticks()
        return draw_canvas(
            height=self.bars_end + 8 + LINE,
            boxes=self._boxes(),
            rules=[*rules, *ticks],
            texts=[*texts, *tick_texts],
        )

    def _boxes(self) -> list[Box]:
        tallest = max(self.histogram.counts)
        return [
            Box(
                x=self.scale.pixel(float(low)) + 0.5,
                x2=self.scale.pixel(float(high)) - 0.5,
                y=self.bars_end - BARS * count / tallest,
                y2=self.bars_end,
                tone=Tone.VALUE if self.spread.p5 <= (low + high) / 2 <= self.spread.p95 else Tone.TAIL,
            )
            for (low, high), count in zip(pairwise(self.histogram.edges), self.histogram.counts, strict=True)
        ]

    def _labels(self) -> tuple[list[Text], list[Rule]]:
        """Each label in a lane of its own, so that none covers another however close the figures are."""
        texts, rules = [], []
        for lane, (at, text, dashed) in enumerate(self.marks):
            x, y = self.scale.pixel(float(at)), LINE * lane + LINE / 2
            to_left = x + 6 + text_width(text) > WIDTH
            texts.append(
                Text(
                    x=x - 6 if to_left else x + 6, y=y, text=text, align="right" if to_left else "left", over_lines=True
                )
            )
            rules.append(Rule(x=x, x2=x, y=y - LINE / 2 + 2, y2=self.bars_end, dashed=dashed))
        return texts, rules

    def _ticks(self) -> tuple[list[Rule], list[Text]]:
        places = 2 if self.scale.high - self.scale.low < TICKS else 0
        texts = []
        for figure in round_figures(self.scale.low, self.scale.high):
            x = self.scale.pixel(float(figure))
            text = money_text(figure, self.currency, places=places)
            half = text_width(text) / 2
            middle = min(max(x, half), WIDTH - half)
            texts.append(
                Text(x=middle, y=self.bars_end + 6 + LINE / 2, text=text, align="center", tone=Tone.QUIET_TEXT)
            )
        return [Rule(x=0, x2=WIDTH, y=self.bars_end, y2=self.bars_end)], texts


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
