"""Finding what one unit of an outcome is worth: the author's own value, or one from the value bank."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.outcome import Outcome
from worthwhile.engines.valuation.parameters import BankUse, BankValue, UprateRule, ValuationParameters
from worthwhile.engines.valuation.ranges import as_list, range_problems
from worthwhile.engines.valuation.vocabulary import Agency, FromBank, Kind, Level, Status
from worthwhile.kernel.dates import PriceYear
from worthwhile.kernel.problems import Problem, did_you_mean


@dataclass(frozen=True, kw_only=True)
class UnitValue:
    """The worth of one unit before uprating, in prices of ``year`` (the case's own where None)."""

    numbers: tuple[Decimal, ...]
    year: PriceYear | None
    rule: UprateRule
    source: str
    bank: BankValue | None = None


def find_bank_value(parameters: ValuationParameters, code: str) -> BankValue | None:
    """The bank value of a code, without regard to case or to a leading ``value-bank/``."""
    wanted = code.removeprefix("value-bank/").upper()
    return parameters.bank.get(wanted)


def bank_problems(case: ImpactCase, parameters: ValuationParameters) -> list[Problem]:
    """What is wrong with the references to the value bank, each with what to do instead."""
    problems = []
    for index, outcome in enumerate(case.outcomes):
        if outcome.value_ref is None:
            continue
        path = f"outcomes[{index}]"
        found = find_bank_value(parameters, outcome.value_ref)
        if found is None:
            problems.append(Problem(f"{path}.value_ref", _not_found(outcome.value_ref, parameters)))
            continue
        problems += [problem.within(f"{path}.ranges.value") for problem in _range_of_bank_value(outcome, found)]
        if found.use is BankUse.INPUT_PRICE:
            message = f"{found.code} is a price of something put in, not the worth of an outcome. Choose another value."
            problems.append(Problem(f"{path}.value_ref", message))
        if case.currency != "GBP":
            message = f"{found.code} is in pounds but the case is in {case.currency}. Enter a value of your own."
            problems.append(Problem(f"{path}.value_ref", message))
    return problems


def _range_of_bank_value(outcome: Outcome, found: BankValue) -> list[Problem]:
    """What is wrong with a range around a bank value, published or the author's own."""
    stated = outcome.ranges.value
    if isinstance(stated, FromBank):
        if found.low is None or found.high is None:
            message = f"{found.code} was published without a range. Give low and high of your own, or leave it out."
            return [Problem("", message)]
        return []
    if stated is None or outcome.status is not Status.PRICED:
        return []
    return range_problems("value", found.value, stated)


def _not_found(code: str, parameters: ValuationParameters) -> str:
    withheld = parameters.withheld.get(code.removeprefix("value-bank/").upper())
    if withheld is not None:
        return (
            f"{withheld.code} ({withheld.label}) may not be supplied here: {withheld.reason} Look it up in "
            f"{withheld.publication} and enter it as value with its value_year and source."
        )
    hint = did_you_mean(code, [*parameters.bank, *parameters.withheld])
    return f"The value bank has no {code!r}.{hint} See: worthwhile reference list --topic value-bank"


def unit_value(outcome: Outcome, parameters: ValuationParameters) -> UnitValue:
    """The worth of one unit of a priced outcome; the reference is known to be good."""
    bank = find_bank_value(parameters, outcome.value_ref) if outcome.value_ref else None
    if bank is not None:
        source = f"{bank.source.title}, {bank.source.publisher} ({bank.locator})"
        return UnitValue(numbers=(bank.value,), year=bank.price_year, rule=bank.uprate, source=source, bank=bank)
    assert outcome.value is not None
    return UnitValue(
        numbers=as_list(outcome.value),
        year=outcome.value_year,
        rule=outcome.uprate or UprateRule.PRICES,
        source=outcome.sources.get("value", ""),
    )


def kind_of(outcome: Outcome, parameters: ValuationParameters) -> Kind:
    """The one kind an outcome counts under: as stated, else the bank value's, else economic."""
    if outcome.kind is not None:
        return outcome.kind
    bank = find_bank_value(parameters, outcome.value_ref) if outcome.value_ref else None
    return Kind(bank.kind) if bank is not None else Kind.ECONOMIC


def agency_of(outcome: Outcome, parameters: ValuationParameters) -> Agency:
    """Who gains: as stated, else the bank value's, else society."""
    if outcome.agency is not None:
        return outcome.agency
    bank = find_bank_value(parameters, outcome.value_ref) if outcome.value_ref else None
    return Agency(bank.agency) if bank is not None else Agency.SOCIETY


def level_of(outcome: Outcome, parameters: ValuationParameters) -> Level:
    """Where the change happens: as stated, else the bank value's, else individual."""
    if outcome.level is not None:
        return outcome.level
    bank = find_bank_value(parameters, outcome.value_ref) if outcome.value_ref else None
    return Level(bank.level) if bank is not None else Level.INDIVIDUAL
