"""The figures of a case on one set of conventions, under the names that published figures use."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import ONE, printed, ratio_of, total
from worthwhile.engines.valuation.audit.variants import InputsCounted, Overlaps, Variant, with_base
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.discounting import discount_curve
from worthwhile.engines.valuation.overlap import counted_instead
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.payback import payback_months
from worthwhile.engines.valuation.prepare import PreparedCase, prepare
from worthwhile.engines.valuation.terms import Amount, Terms, fading, gross, net_by_year
from worthwhile.engines.valuation.vocabulary import Deductions
from worthwhile.engines.valuation.working import first_year_impact

Figures = dict[str, Decimal]


@dataclass(frozen=True)
class ValuedLine:
    """One outcome worked out: its figures by path, and each year's value before and after discounting."""

    id: str
    gross: Decimal
    figures: Figures
    nets: tuple[Decimal, ...]
    discounted: tuple[Decimal, ...]
    present_value: Decimal


@dataclass
class Bench:
    """Works a case out on one set of conventions after another; what several sets share is worked out once."""

    case: ImpactCase
    parameters: ValuationParameters
    _prepared: dict[tuple[object, ...], PreparedCase] = field(default_factory=dict)
    _valued: dict[tuple[object, ...], tuple[ValuedLine, ...] | None] = field(default_factory=dict)

    def prepared(self, variant: Variant) -> PreparedCase:
        """The case with prices and discount factors of a variant."""
        key = (variant.timing, variant.rounding, variant.past_years, variant.uprated)
        if key not in self._prepared:
            case = with_base(self.case, variant)
            self._prepared[key] = prepare(case=case, parameters=self.parameters, timing=variant.timing)
        return self._prepared[key]

    def figures(self, variant: Variant) -> Figures | None:
        """Every figure by its path; None where deductions added up would take off more than there is."""
        lines = self._lines(variant)
        if lines is None:
            return None
        found: Figures = {}
        for line in lines:
            found.update(line.figures)
        found.update(self._totals(variant, lines))
        return found

    def _lines(self, variant: Variant) -> tuple[ValuedLine, ...] | None:
        shared = replace(variant, inputs=InputsCounted.AT_START, overlaps=Overlaps.LARGEST)
        key = tuple(getattr(shared, each.name) for each in fields(shared))
        if key not in self._valued:
            terms = [
                replace(line.terms, deductions=variant.deductions, drop_off_rule=variant.drop_off)
                for line in self.prepared(variant).outcomes
            ]
            too_much = variant.deductions is Deductions.SUBTRACTIVE and any(_takes_too_much(each) for each in terms)
            self._valued[key] = None if too_much else tuple(_valued(each) for each in terms)
        return self._valued[key]

    def _totals(self, variant: Variant, lines: tuple[ValuedLine, ...]) -> Figures:
        prepared = self.prepared(variant)
        counted = _counted(prepared, variant, lines)
        put_in = self._inputs(prepared, variant)
        investment = printed(total(put_in), variant.rounding)
        value = total(line.present_value for line in counted)
        nets = [total(line.nets[year] for line in counted) for year in range(prepared.horizon)]
        found = {
            "gross": total(line.gross for line in counted),
            "net_year_1": nets[0],
            "present_value": value,
            "investment_present_value": investment,
            "net_present_value": value - investment,
        }
        ratio = ratio_of(value, investment, variant.rounding)
        months = payback_months(value_by_year=nets, investment=total(prepared.inputs.by_year))
        found |= {name: each for name, each in (("ratio", ratio), ("payback_months", months)) if each is not None}
        for year, net in enumerate(nets, start=1):
            discounted = total(line.discounted[year - 1] for line in counted)
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


def _counted(prepared: PreparedCase, variant: Variant, lines: tuple[ValuedLine, ...]) -> list[ValuedLine]:
    if variant.overlaps is Overlaps.ALL:
        return list(lines)
    values = {line.id: line.present_value for line in lines}
    instead = counted_instead([line.outcome for line in prepared.outcomes], values)
    return [line for line in lines if line.id not in instead]


def _valued(terms: Terms) -> ValuedLine:
    path, nets = f"outcomes.{terms.id}", net_by_year(terms)
    discounted = tuple(printed(net * factor, terms.rounding) for net, factor in zip(nets, terms.factors, strict=True))
    figures = {
        f"{path}.gross": gross(terms),
        f"{path}.impact": _impact(terms),
        f"{path}.present_value": total(discounted),
    }
    figures |= {f"{path}.net_by_year.{year}": net for year, net in enumerate(nets, start=1)}
    return ValuedLine(terms.id, gross(terms), figures, nets, discounted, total(discounted))


def _impact(terms: Terms) -> Decimal:
    """The first year after deductions, and after drop-off too where that is taken off in the year itself."""
    if terms.amount is Amount.BY_YEAR:
        return first_year_impact(terms)
    return printed(first_year_impact(terms) * fading(terms, 0), terms.rounding)


def _year_figures(year: int, net: Decimal, discounted: Decimal, put_in: Decimal, prepared: PreparedCase) -> Figures:
    path = f"by_year.{year}"
    found = {f"{path}.net": net, f"{path}.present_value": discounted, f"{path}.inputs": put_in}
    if put_in:
        found[f"{path}.ratio"] = discounted / put_in
    factors = {line.terms.factors[year - 1] for line in prepared.outcomes}
    if len(factors) == 1:
        found[f"{path}.factor"] = factors.pop()
    return found
