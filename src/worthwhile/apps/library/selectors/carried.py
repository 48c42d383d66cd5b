"""A value of the bank in the latest prices that are published."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.parameters import BankUse, BankValue, UprateRule, ValuationParameters
from worthwhile.engines.valuation.uprating import uprating_factor
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.money import money_text
from worthwhile.kernel.working import Step


@dataclass(frozen=True, kw_only=True)
class Carried:
    """A value in prices of ``price_year``, the last for which the series it follows has a figure, with the working."""

    price_year: PriceYear
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    steps: tuple[Step, ...]
    notes: tuple[str, ...]


def carry_to_latest(value: BankValue, parameters: ValuationParameters) -> Carried | None:
    """The value in the latest published prices; None where it stands in those already or is not to be uprated."""
    latest = latest_price_year(value.uprate, parameters)
    if value.use is BankUse.INPUT_PRICE or value.price_year.begins >= latest.begins:
        return None
    factor = uprating_factor(
        given=value.price_year, wanted=latest, rule=value.uprate, parameters=parameters, beyond=None
    )
    carried = Step(
        label=f"In prices of {latest}",
        formula=f"{money_text(value.value)} × {factor.factor:.5f}",
        result=value.value * factor.factor,
        unit="GBP",
        parameters=(value.id,),
    )
    growth = Step(
        label=f"From prices of {value.price_year} to prices of {latest}",
        formula=factor.words,
        result=factor.factor,
        unit="factor",
        parameters=factor.parameters,
    )
    return Carried(
        price_year=latest,
        value=carried.result,
        low=value.low * factor.factor if value.low is not None else None,
        high=value.high * factor.factor if value.high is not None else None,
        steps=(growth, carried),
        notes=factor.notes,
    )


def latest_price_year(rule: UprateRule, parameters: ValuationParameters) -> PriceYear:
    """The last calendar year for which every series that the rule follows has a figure."""
    if rule is UprateRule.PRICES:
        series = [parameters.deflator]
    else:
        series = [parameters.wellbeing_deflator, parameters.gdp_per_head]
    return PriceYear(min(one.values[-1].valid_from.year for one in series))
