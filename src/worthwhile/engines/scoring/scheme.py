"""How bids will be compared, as published with the tender."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from worthwhile.engines.scoring.criterion import WHOLE, Condition, Criterion, SubCriterion, identifier_problems
from worthwhile.engines.scoring.formulas import Formula
from worthwhile.engines.scoring.price_rule import BY_LOT, PriceRule, missing_by_lot, uses
from worthwhile.engines.scoring.scale import Scale
from worthwhile.engines.scoring.vocabulary import CloseScores, CriterionKind, Nation, TieRule
from worthwhile.kernel.problems import Problem
from worthwhile.kernel.records import Record, described


@dataclass(frozen=True, kw_only=True)
class Lot(Record):
    """A part of the procurement that is awarded by itself. What it leaves out is that of the price rule."""

    id: str = described("Short name, one word, such as north")
    name: str = described("Name as published", default="")
    benchmark: Decimal | None = described("PF-6: benchmark of this lot in pounds", default=None, above=0)
    price_cap: Decimal | None = described("Highest price of this lot in pounds", default=None, above=0)
    fixed_price: Decimal | None = described("PF-7: price of this lot in pounds", default=None, above=0)

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return identifier_problems(values)

    @property
    def title(self) -> str:
        """The name, or the id where it has none."""
        return self.name or self.id


@dataclass(frozen=True, kw_only=True)
class Moderation(Record):
    """When assessors who differ must meet, and what counts where they need not."""

    spread_levels: int = described("A spread of so many levels forces them to meet", default=2, minimum=1)
    spread_points: Decimal = described(
        "So does a spread of more points than this, of 100", default=Decimal(25), minimum=0, maximum=100
    )
    close_scores: CloseScores = described(
        "What counts where they differ by less: their consensus, or the mean, published as the rule",
        default=CloseScores.CONSENSUS,
    )


@dataclass(frozen=True, kw_only=True)
class AbnormallyLow(Record):
    """When a price is so low that the bidder is asked about it. A flag never shuts a bid out."""

    below_mean: Decimal = described(
        "Flag at this share or more below the mean of the other prices", default=Decimal("0.40"), rate=True
    )
    below_next: Decimal = described(
        "Flag at this share or more below the next price", default=Decimal("0.30"), rate=True
    )
    statutory_wage: Decimal | None = described(
        "Lowest lawful wage in pounds an hour over the contract, for the labour floor", default=None, above=0
    )
    living_wage: Decimal | None = described(
        "Real living wage in pounds an hour, shown beside for information", default=None, above=0
    )


DEFAULT_TIES = (TieRule.GREATEST_WEIGHT, TieRule.SOCIAL_VALUE, TieRule.LOWER_PRICE, TieRule.DRAWN_LOT)


@dataclass(frozen=True, kw_only=True)
class Scheme(Record):
    """Criteria, weights, scale, price formula, pass marks, ties and lots: everything that decides, before any bid."""

    nation: Nation = described("Where the buyer is: england, wales, scotland or northern-ireland")
    criteria: tuple[Criterion, ...] = described("What bids are judged on beside price", longest=200)
    price: PriceRule = described("How price is judged")
    scale: Scale = described("Scores that may be given", default=Scale())
    conditions: tuple[Condition, ...] = described("What a bid meets or does not", default=(), longest=200)
    moderation: Moderation = described("When assessors who differ must meet", default=Moderation())
    ties: tuple[TieRule, ...] = described(
        "How equal bids are told apart, in order, a drawn lot last; greatest-weight, social-value, lower-price and "
        "drawn-lot where left out",
        default=DEFAULT_TIES,
    )
    lots: tuple[Lot, ...] = described("Parts that are awarded by themselves", default=(), longest=200)
    most_lots: int | None = described("Most lots that one bidder may win", default=None, minimum=1)
    abnormally_low: AbnormallyLow = described("When a bidder is asked about a low price", default=AbnormallyLow())
    decimals: int = described(
        "Decimals shown; nothing is rounded before it is compared", default=2, minimum=0, maximum=6
    )

    @classmethod
    def cross_problems(cls, values: dict[str, Any]) -> list[Problem]:
        return [
            *_weight_problems(values),
            *_identifier_problems(values),
            *_pass_mark_problems(values),
            *_lot_problems(values),
            *_tie_problems(values.get("ties") or ()),
            *_scottish_problems(values),
        ]

    @property
    def leaves(self) -> tuple[Criterion | SubCriterion, ...]:
        """Everything that assessors score, in the order of the scheme."""
        return tuple(leaf for criterion in self.criteria for leaf in criterion.leaves)

    def lot(self, lot_id: str) -> Lot | None:
        """The lot with this id; None where the procurement has no lots."""
        return next((lot for lot in self.lots if lot.id == lot_id), None)


def repeated(names: Iterable[str], path: str) -> list[Problem]:
    """Problems for names that stand more than once."""
    return [
        Problem(path, f"Give each a name of its own. {name} stands {times} times.")
        for name, times in Counter(names).items()
        if times > 1
    ]


def _weight_problems(values: Mapping[str, Any]) -> list[Problem]:
    criteria, price = values.get("criteria"), values.get("price")
    if criteria is None or price is None:
        return []
    with_price = price.formula.is_weighted
    if not criteria and not with_price:
        return [Problem("criteria", f"Give at least one criterion: {price.formula} ranks by quality.")]
    if price.formula is Formula.WEIGHTED_VALUE and not criteria:
        return []
    total = sum(
        (criterion.weight for criterion in criteria), (price.weight or Decimal(0)) if with_price else Decimal(0)
    )
    if total == WHOLE:
        return []
    if with_price:
        what = "the weights, with that of price under price.weight,"
    else:
        what = f"the weights (price has none with {price.formula})"
    return [Problem("criteria", f"Make {what} add up to 100. They add up to {total}.")]


def _identifier_problems(values: Mapping[str, Any]) -> list[Problem]:
    criteria = values.get("criteria") or ()
    names = [name.id for criterion in criteria for name in criterion.with_parts]
    return [
        *repeated(names, "criteria"),
        *repeated((condition.id for condition in values.get("conditions") or ()), "conditions"),
        *repeated((lot.id for lot in values.get("lots") or ()), "lots"),
    ]


def _pass_mark_problems(values: Mapping[str, Any]) -> list[Problem]:
    scale = values.get("scale")
    if scale is None:
        return []
    problems = []
    for at, criterion in enumerate(values.get("criteria") or ()):
        places = [(f"criteria[{at}]", criterion)]
        places += [(f"criteria[{at}].sub_criteria[{part}]", sub) for part, sub in enumerate(criterion.sub_criteria)]
        problems += [
            Problem(f"{path}.pass_mark", f"Enter a score of at most {scale.highest}. You gave {marked.pass_mark}.")
            for path, marked in places
            if marked.pass_mark is not None and marked.pass_mark > scale.highest
        ]
    return problems


def _lot_problems(values: Mapping[str, Any]) -> list[Problem]:
    price, lots = values.get("price"), values.get("lots")
    if price is None or lots is None:
        return []
    problems = []
    if values.get("most_lots") is not None and not lots:
        problems.append(Problem("most_lots", "Leave this out: there are no lots."))
    missing = missing_by_lot(price)
    if not lots:
        return problems + [
            Problem(f"price.{name}", f"{price.formula} needs this, published with the tender.") for name in missing
        ]
    for at, lot in enumerate(lots):
        for name in BY_LOT:
            given = getattr(lot, name) is not None
            if name in missing and not given:
                advice = f"{price.formula} needs this. Give it here, or under price for all lots."
                problems.append(Problem(f"lots[{at}].{name}", advice))
            elif given and not uses(price.formula, name):
                problems.append(Problem(f"lots[{at}].{name}", f"{price.formula} does not use this. Leave it out."))
    return problems


def _tie_problems(ties: tuple[TieRule, ...]) -> list[Problem]:
    problems = repeated((str(tie) for tie in ties), "ties")
    if TieRule.DRAWN_LOT in ties[:-1]:
        problems.append(Problem("ties", "Put drawn-lot last: it leaves nothing to settle."))
    return problems


def _scottish_problems(values: Mapping[str, Any]) -> list[Problem]:
    if values.get("nation") is not Nation.SCOTLAND or values.get("criteria") is None or values.get("price") is None:
        return []
    if values["criteria"] and values["price"].formula is not Formula.WEIGHTED_VALUE:
        return []
    return [
        Problem(
            "criteria",
            "Add criteria of quality. In Scotland price alone or cost alone may not decide: the award goes to the best "
            "price-quality ratio (Public Contracts (Scotland) Regulations 2015, regulation 67).",
        )
    ]


def social_value_of(criteria: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """The criteria about social value."""
    return tuple(criterion for criterion in criteria if criterion.kind is CriterionKind.SOCIAL_VALUE)
