"""The weights that a buyer would have found as right: all that lie within the ranges stated and make 100 together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from worthwhile.engines.scoring.merit import HUNDRED, NOTHING, Weights
from worthwhile.engines.scoring.price_rule import WeightRange
from worthwhile.engines.scoring.scheme import Scheme
from worthwhile.engines.scoring.vocabulary import PRICE

Point = tuple[Fraction, ...]
"""One weight for each span, in per cent; they make 100 together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What moves as one: a criterion or price with its range, or all without one, which keep their proportions."""

    names: tuple[str, ...]
    weight: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWeights:
    """Every set of weights within the spans. The published weights are one of them."""

    spans: tuple[Span, ...]
    published: Weights

    def gains(self, slopes: Mapping[str, Fraction]) -> Point:
        """What one more per cent of each span adds, where ``slopes`` say it by criterion."""
        whole = self._whole
        return tuple(
            sum((whole[name] * slopes.get(name, NOTHING) for name in span.names), NOTHING) / span.weight
            for span in self.spans
        )

    def most(self, gains: Sequence[Fraction], *then: Sequence[Fraction]) -> Point:
        """The weights at which the gains add up to most; ``then`` decides where that leaves a choice.

        Each span has its lowest first, and what is left of 100 goes to the greatest gain, then to the next.
        """
        keys = list(zip(gains, *then, strict=True))
        point = [span.low for span in self.spans]
        left = HUNDRED - sum(point, NOTHING)
        for at in sorted(range(len(point)), key=lambda at: keys[at], reverse=True):
            more = min(left, self.spans[at].high - point[at])
            point[at] += more
            left -= more
        return tuple(point)

    def most_within(self, gains: Point, limit: Point) -> Point | None:
        """As :meth:`most`, of the weights at which ``limit`` adds up to 0 or more; None where it does nowhere.

        The limit is given a price, and the price at which it begins to hold is found among those at which two spans
        change places. There two answers are as good, one on each side of the limit, and so is every mixture of them.
        """
        free = self.most(gains, limit)
        if worth(limit, free) >= 0:
            return free
        if worth(limit, self.most(limit)) < 0:
            return None
        prices = self._prices(gains, limit)
        low, high = 0, len(prices) - 1
        while low < high:
            middle = (low + high) // 2
            if worth(limit, self._most_at(prices[middle], gains, limit, 1)) >= 0:
                high = middle
            else:
                low = middle + 1
        inside = self._most_at(prices[low], gains, limit, 1)
        outside = self._most_at(prices[low], gains, limit, -1)
        above, below = worth(limit, inside), worth(limit, outside)
        part = above / (above - below)
        return tuple(one + part * (other - one) for one, other in zip(inside, outside, strict=True))

    def corners(self) -> Iterator[Point | None]:
        """Every set of weights at which all spans but one stand at an end of theirs, some of them more than once.

        None for each choice of ends that leaves the last span no weight within its range: of many spans nearly all
        choices may be such, so that whoever asks counts them and stops in time.
        """
        for free, span in enumerate(self.spans):
            if span.low == span.high:
                continue
            others = [tuple(dict.fromkeys((one.low, one.high))) for at, one in enumerate(self.spans) if at != free]
            for ends in product(*others):
                rest = HUNDRED - sum(ends, NOTHING)
                yield (*ends[:free], rest, *ends[free:]) if span.low <= rest <= span.high else None

    def at(self, point: Point) -> Weights:
        """The weights of every criterion and of price there."""
        whole = self._whole
        found = {
            name: whole[name] * weight / span.weight
            for span, weight in zip(self.spans, point, strict=True)
            for name in span.names
        }
        return Weights(
            criteria={name: found[name] for name in self.published.criteria},
            price=found.get(PRICE, NOTHING),
            social_value=self.published.social_value,
        )

    @property
    def _whole(self) -> dict[str, Fraction]:
        return {**self.published.criteria, PRICE: self.published.price}

    def _most_at(self, price: Fraction, gains: Point, limit: Point, sign: int) -> Point:
        return self.most(
            [gain + price * one for gain, one in zip(gains, limit, strict=True)], [sign * one for one in limit]
        )

    @staticmethod
    def _prices(gains: Point, limit: Point) -> list[Fraction]:
        """Prices of the limit above 0 at which two spans are worth the same, from the lowest."""
        found = set()
        for at, (gain, one) in enumerate(zip(gains, limit, strict=True)):
            for other_gain, other in zip(gains[:at], limit[:at], strict=True):
                if one != other and (price := (gain - other_gain) / (other - one)) > 0:
                    found.add(price)
        return sorted(found)


def worth(gains: Iterable[Fraction], point: Point) -> Fraction:
    """What the gains add up to at these weights."""
    return sum((gain * weight for gain, weight in zip(gains, point, strict=True)), NOTHING)


def other_weights_of(scheme: Scheme, weights: Weights) -> OtherWeights | None:
    """The other weights that a scheme states; None where it states none, or leaves them no room."""
    stated: list[tuple[str, Fraction, WeightRange | None]] = [
        (criterion.id, weights.criteria[criterion.id], criterion.weight_range) for criterion in scheme.criteria
    ]
    if weights.price:
        stated.append((PRICE, weights.price, scheme.price.weight_range))
    spans = [
        Span(names=(name,), weight=weight, low=Fraction(span.low), high=Fraction(span.high))
        for name, weight, span in stated
        if span is not None
    ]
    if all(span.low == span.high for span in spans):
        return None
    rest = tuple(name for name, _, span in stated if span is None)
    if rest:
        whole = sum((weight for _, weight, span in stated if span is None), NOTHING)
        spans.append(Span(names=rest, weight=whole, low=NOTHING, high=HUNDRED))
    return OtherWeights(spans=tuple(spans), published=weights)
