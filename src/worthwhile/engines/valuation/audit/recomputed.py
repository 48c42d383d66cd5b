"""The figures of a case on one set of conventions, under the names that published figures use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, printed, ratio_of, total
from worthwhile.engines.valuation.audit.variants import InputsCounted, Overlaps, Variant, with_base
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.discounting import discount_curve
from worthwhile.engines.valuation.overlap import counted_instead
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.payback import payback_months
from worthwhile.engines.valuation.prepare import PreparedCase, prepare
from worthwhile.engines.valuation.terms import Amount, Terms, fading, gross, net_by_year, present_value
from worthwhile.engines.valuation.vocabulary import Deductions
from worthwhile.engines.valuation.working import first_year_impact

Figures = dict[str, Decimal]


@dataclass
class Bench:
    """Works a case out on one set of conventions after another; what several sets share is prepared once."""

    case: ImpactCase
    parameters: ValuationParameters
    _prepared: dict[tuple[object, ...], PreparedCase] = field(default_factory=dict)

    def prepared(self, variant: Variant) -> PreparedCase:
        """The case with prices and discount factors of a variant."""
        key = (variant.timing, variant.rounding, variant.past_years, variant.uprated)
        if key not in self._prepared:
            case = with_base(self.case, variant)
            self._prepared[key] = prepare(case=case, parameters=self.parameters, timing=variant.timing)
        return self._prepared[key]

    def figures(self, variant: Variant) -> Figures | None:
        """Every figure by its path; None where deductions added up would take off more than there is."""
        prepared = self.prepared(variant)
        terms = [
            replace(line.terms, deductions=variant.deductions, drop_off_rule=variant.drop_off)
            for line in prepared.outcomes
        ]
        if variant.deductions is Deductions.SUBTRACTIVE and any(_takes_too_much(each) for each in terms):
            return None
        values = {each.id: present_value(each) for each in terms}
        counted = _counted(prepared, variant, values)
        found: Figures = {}
        for each in terms:
            found.update(_line_figures(each, values[each.id]))
        found.update(self._totals(prepared, variant, [each for each in terms if each.id in counted], values))
        return found

    def _totals(
        self, prepared: PreparedCase, variant: Variant, terms: list[Terms], values: dict[str, Decimal]
    ) -> Figures:
        put_in = self._inputs(prepared, variant)
        investment = printed(total(put_in), variant.rounding)
        value = total(values[each.id] for each in terms)
        by_year = list(_years(terms, prepared.horizon))
        found = {
            "gross": total(gross(each) for each in terms),
            "net_year_1": by_year[0][0],
            "present_value": value,
            "investment_present_value": investment,
            "net_present_value": value - investment,
        }
        ratio = ratio_of(value, investment, variant.rounding)
        months = payback_months(value_by_year=[net for net, _ in by_year], investment=total(prepared.inputs.by_year))
        found |= {name: each for name, each in (("ratio", ratio), ("payback_months", months)) if each is not None}
        for year, (net, discounted) in enumerate(by_year, start=1):
            found |= _year_figures(year, net, discounted, put_in[year - 1], prepared)
        return found

    def _inputs(self, prepared: PreparedCase, variant: Variant) -> tuple[Decimal, ...]:
        by_year = prepared.inputs.by_year
        factors = prepared.inputs.factors
        if variant.inputs is InputsCounted.AS_SPENT:
            factors = (ONE,) * len(by_year)
        elif variant.inputs is InputsCounted.LIKE_OUTCOMES:
            factors = discount_curve(
                discounting=self.case.discounting,
                timing=variant.timing or self.case.discounting.timing,
                years=len(by_year),
                past_years=variant.past_years,
                period_years=self.case.period.years,
                parameters=self.parameters,
            ).factors
        return tuple(amount * factor for amount, factor in zip(by_year, factors, strict=True))


def _takes_too_much(terms: Terms) -> bool:
    return terms.deadweight + terms.displacement + terms.attribution > 1


def _counted(prepared: PreparedCase, variant: Variant, values: dict[str, Decimal]) -> set[str]:
    if variant.overlaps is Overlaps.ALL:
        return set(values)
    return set(values) - set(counted_instead([line.outcome for line in prepared.outcomes], values))


def _line_figures(terms: Terms, value: Decimal) -> Figures:
    path = f"outcomes.{terms.id}"
    found = {
        f"{path}.gross": gross(terms),
        f"{path}.impact": _impact(terms),
        f"{path}.present_value": value,
    }
    found |= {f"{path}.net_by_year.{year}": net for year, net in enumerate(net_by_year(terms), start=1)}
    return found


def _impact(terms: Terms) -> Decimal:
    """The first year after deductions, and after drop-off too where that is taken off in the year itself."""
    if terms.amount is Amount.BY_YEAR:
        return first_year_impact(terms)
    return printed(first_year_impact(terms) * fading(terms, 0), terms.rounding)


def _years(terms: list[Terms], horizon: int) -> Iterator[tuple[Decimal, Decimal]]:
    """Value of each year before and after discounting."""
    nets = [net_by_year(each) for each in terms]
    for year in range(horizon):
        yield (
            total(net[year] for net in nets),
            total(
                printed(net[year] * each.factors[year], each.rounding) for net, each in zip(nets, terms, strict=True)
            ),
        )


def _year_figures(year: int, net: Decimal, discounted: Decimal, put_in: Decimal, prepared: PreparedCase) -> Figures:
    path = f"by_year.{year}"
    found = {f"{path}.net": net, f"{path}.present_value": discounted, f"{path}.inputs": put_in}
    if put_in:
        found[f"{path}.ratio"] = discounted / put_in
    factors = {line.terms.factors[year - 1] for line in prepared.outcomes}
    if len(factors) == 1:
        found[f"{path}.factor"] = factors.pop()
    return found
