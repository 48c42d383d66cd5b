"""What comes of trying a price formula, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import urlencode

from worthwhile.apps.tenders.presenters.price_findings import TriesWords, tries_words
from worthwhile.apps.tenders.presenters.price_reversals import ReversalWords, reversal_words
from worthwhile.apps.tenders.presenters.price_words import (
    NAMES,
    figure_cell,
    figure_heading,
    figure_words,
    pounds,
    sentence,
    step_words,
)
from worthwhile.apps.tenders.selectors.price_example import EXAMPLE
from worthwhile.apps.tenders.selectors.price_tried import PriceTried, weights_under
from worthwhile.engines.scoring import (
    FORMULAS,
    Formula,
    Note,
    RankedBid,
    ScoringResult,
    shown,
)
from worthwhile.exchange.charts import Chart
from worthwhile.exchange.charts.price_curves import price_curve_chart

SAFE = (Formula.BENCHMARK, Formula.QUALITY_TO_PRICE, Formula.PER_QUALITY_POINT, Formula.FIXED_PRICE)
WHEN = {
    Formula.BENCHMARK: "keeps points and weights: each price is set beside a benchmark that you publish",
    Formula.QUALITY_TO_PRICE: "says in pounds what a quality point is worth to you",
    Formula.PER_QUALITY_POINT: "divides the price by quality; needs a floor and a cap",
    Formula.FIXED_PRICE: "fixes the fee and lets bids compete on quality alone, where labour is most of the cost",
}
FIELDS = {
    "benchmark": "the benchmark",
    "pounds_per_point": "what a quality point is worth",
    "quality_base": "the quality at which a price is taken as it is",
    "quality_floor": "a floor of quality",
    "price_cap": "a cap on price",
    "fixed_price": "the fixed price",
    "weight": "a weight of price",
    "criteria": "a weight of quality or social value",
}


@dataclass(frozen=True, kw_only=True)
class BidLine:
    """A ranked bid. ``steps`` are names with their arithmetic."""

    rank: int
    name: str
    figure: str
    quality: str
    price: str
    price_points: str
    tie: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Instead:
    """A safer formula, and the address at which the same bids are tried with it."""

    name: str
    says: str
    address: str


@dataclass(frozen=True, kw_only=True)
class UnderLine:
    """The order of the same bids under one formula."""

    name: str
    is_chosen: bool
    is_safe: bool
    order: str
    address: str


@dataclass(frozen=True, kw_only=True)
class OrderWords:
    """The order of the made-up bids, and what stands in its way. Pairs are a name and why."""

    short: str
    heading: str
    has_price_points: bool
    ranking: tuple[BidLine, ...]
    not_ranked: tuple[tuple[str, str], ...]
    blocks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PriceWords:
    """Everything the page says of what was tried. ``order`` and ``tries`` are None for PF-8."""

    formula: Formula
    name: str
    says: str
    refused: str
    instead: tuple[Instead, ...]
    weighed: str
    order: OrderWords | None
    reversals: tuple[ReversalWords, ...]
    tries: TriesWords | None
    under: tuple[UnderLine, ...]
    chart: Chart | None
    notes: tuple[str, ...]


def price_words(tried: PriceTried, entered: Mapping[str, str]) -> PriceWords:
    """What the page says of what was ``entered``, in the order in which somebody who writes a tender asks it."""
    formula = tried.choices.formula
    facts = FORMULAS[formula]
    names = {bidder.id: bidder.title for bidder in tried.evaluation.bidders} if tried.evaluation else {}
    return PriceWords(
        formula=formula,
        name=facts.name,
        says=facts.says,
        refused=sentence(facts.refused_because),
        instead=tuple(_instead(entered, safe) for safe in SAFE) if facts.refused_because else (),
        weighed=_weighed(tried),
        order=_order_words(tried.result, names) if tried.result else None,
        reversals=tuple(reversal_words(one, formula, names) for one in tried.reversals),
        tries=tries_words(tried.simulation) if tried.simulation else None,
        under=tuple(_under(tried, entered)),
        chart=price_curve_chart(tried.curves, weight=Fraction(tried.choices.price_weight)),
        notes=tuple(_notes(tried)),
    )


def address_of(entered: Mapping[str, str], **changed: str) -> str:
    """The query that states the choices, changed as asked; what is empty is left out."""
    return urlencode({name: text for name, text in {**entered, **changed}.items() if text})


def _instead(entered: Mapping[str, str], formula: Formula) -> Instead:
    return Instead(
        name=f"{FORMULAS[formula].name} ({formula})", says=WHEN[formula], address=_address_under(entered, formula)
    )


def _address_under(entered: Mapping[str, str], formula: Formula) -> str:
    """The same bids under another formula, with the example's figures for what it needs and nobody entered."""
    needed = {name: EXAMPLE[name] for name in FORMULAS[formula].needs if name in EXAMPLE}
    missing = {name: text for name, text in needed.items() if not entered.get(name)}
    return address_of(entered, formula=str(formula), **missing)


def _weighed(tried: PriceTried) -> str:
    choices = tried.choices
    if choices.formula.is_weighted or not choices.price_weight:
        return ""
    quality, social_value = weights_under(choices, choices.formula)
    against = "" if choices.formula is Formula.FIXED_PRICE else ": what bids earn is set against the price itself"
    return (
        f"This formula gives price no weight{against}. Quality and social value share 100 in proportion, "
        f"{shown(Fraction(quality))} to {shown(Fraction(social_value))}."
    )


def _bid_line(formula: Formula, bid: RankedBid) -> BidLine:
    others = ", ".join(bid.tied_with)
    how = f"told apart by: {str(bid.settled_by).replace('-', ' ')}" if bid.settled_by else "told apart by no rule"
    return BidLine(
        rank=bid.rank,
        name=bid.name,
        figure=figure_cell(formula, bid.figure),
        quality=shown(bid.quality),
        price="the fixed price" if bid.price is None else pounds(bid.price),
        price_points="" if bid.price_points is None else shown(bid.price_points),
        tie=f"Exactly equal with {others}; {how}." if others else "",
        steps=tuple(step_words(step) for step in bid.steps),
    )


def _order_words(result: ScoringResult, names: Mapping[str, str]) -> OrderWords:
    formula = result.formula
    return OrderWords(
        short=_short(result),
        heading=figure_heading(formula),
        has_price_points=formula.is_weighted,
        ranking=tuple(_bid_line(formula, bid) for bid in result.ranking),
        not_ranked=tuple((names[one.bidder], " ".join(one.reasons)) for lot in result.lots for one in lot.not_ranked),
        blocks=tuple(note.message for note in result.blocks),
    )


def _short(result: ScoringResult) -> str:
    if not result.ranking:
        return "No bid can be ranked yet." if result.blocks else "No bid can be ranked."
    first = [bid.name for bid in result.ranking if bid.rank == 1]
    return f"{first[0]} is first." if len(first) == 1 else f"{' and '.join(first)} are exactly equal."


def _under(tried: PriceTried, entered: Mapping[str, str]) -> Iterator[UnderLine]:
    for one in tried.under:
        formula = one.formula
        yield UnderLine(
            name=f"{FORMULAS[formula].name} ({formula})",
            is_chosen=formula is tried.choices.formula,
            is_safe=formula.is_offered,
            order=_order(one.result) if one.result else _missing(one.missing),
            address=_address_under(entered, formula),
        )


def _order(result: ScoringResult) -> str:
    if not result.ranking:
        return "No bid can be ranked"
    places: dict[int, list[str]] = {}
    for bid in result.ranking:
        places.setdefault(bid.rank, []).append(f"{bid.name} ({figure_words(result.formula, bid.figure)})")
    return ", then ".join(" equal with ".join(names) for names in places.values())


def _missing(names: tuple[str, ...]) -> str:
    return f"Not tried: it needs {' and '.join(FIELDS.get(name, name) for name in names)}"


def _notes(tried: PriceTried) -> Iterator[str]:
    """What is to be said beside; that the formula is refused stands at the top."""
    notes = [*(tried.result.warnings if tried.result else ()), *(tried.simulation.warnings if tried.simulation else ())]
    refused = not tried.choices.formula.is_offered
    told = (_note_words(note) for note in notes if not (refused and note.code == str(tried.choices.formula)))
    yield from dict.fromkeys(told)


def _note_words(note: Note) -> str:
    if note.criterion in NAMES:
        return note.message.replace(note.criterion, NAMES[note.criterion], 1)
    return note.message
