"""The working of one priced outcome, in words with the numbers put in."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.valuation.arithmetic import printed
from worthwhile.engines.valuation.prepare import PreparedOutcome
from worthwhile.engines.valuation.terms import (
    Amount,
    Terms,
    fading,
    gross,
    kept_share,
    net_by_year,
    present_value,
    share_of_year,
)
from worthwhile.engines.valuation.vocabulary import Deductions
from worthwhile.kernel.money import money_text, round_money, rounded_half_up
from worthwhile.kernel.working import Step

EIGHT_PLACES = Decimal("1e-8")


def number_text(number: Decimal) -> str:
    """A number as it was given, without a tail of zeros; at most eight places."""
    rounded = rounded_half_up(number, EIGHT_PLACES) if number.as_tuple().exponent < -8 else number  # type: ignore[operator]
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _unit_text(amount: Decimal, currency: str) -> str:
    """The worth of one unit, to six places where pennies would not give the product that is shown."""
    return money_text(amount, currency, places=2 if amount == round_money(amount) else 6)


def outcome_steps(prepared: PreparedOutcome, currency: str, price_year: str | None) -> tuple[Step, ...]:
    """Every step from the value of one unit to the present value of the outcome."""
    terms = prepared.terms
    return (
        _value_step(prepared, currency, price_year),
        _gross_step(prepared, currency),
        _impact_step(terms, currency),
        *_year_steps(terms, currency),
        _present_value_step(prepared, currency),
    )


def _value_step(prepared: PreparedOutcome, currency: str, price_year: str | None) -> Step:
    value, uprating = prepared.unit_value, prepared.uprating
    given = money_text(value.numbers[0], currency)
    year = f" in prices of {value.year}" if value.year is not None else ""
    if uprating.parameters:
        formula = f"{given}{year} × {uprating.words} = {number_text(uprating.factor)} times"
    else:
        formula = f"{given}{year}, not uprated"
    in_prices = f" in prices of {price_year}" if price_year and uprating.parameters else ""
    bank = (f"value-bank/{value.bank.code}",) if value.bank else ()
    return Step(
        label=f"Worth of one unit for one year{in_prices}",
        formula=formula,
        result=prepared.terms.value[0],
        unit=currency,
        parameters=(*bank, *uprating.parameters),
        sources=((value.source,) if value.source else ()) + uprating.notes,
    )


def _gross_step(prepared: PreparedOutcome, currency: str) -> Step:
    terms = prepared.terms
    words = {Amount.LASTING: "units", Amount.BY_YEAR: "units in the first year", Amount.INTAKE: "new units, first year"}
    evidence = prepared.outcome.evidence
    source = prepared.outcome.sources.get("quantity") or (evidence.source if evidence else "")
    return Step(
        label="Gross value of the first year",
        formula=f"{number_text(terms.units[0])} {words[terms.amount]} × {_unit_text(terms.value[0], currency)}",
        result=gross(terms),
        unit=currency,
        sources=(source,) if source else (),
    )


def _impact_step(terms: Terms, currency: str) -> Step:
    parts = [
        (number_text(share), name)
        for name, share in (
            ("deadweight", terms.deadweight),
            ("displacement", terms.displacement),
            ("attribution", terms.attribution),
        )
    ]
    if terms.deductions is Deductions.SUBTRACTIVE:
        shares = "1 - (" + " + ".join(f"{share} {name}" for share, name in parts) + ")"
    else:
        shares = " × ".join(f"(1 - {share} {name})" for share, name in parts)
    return Step(
        label="After deadweight, displacement and attribution",
        formula=f"{money_text(gross(terms), currency)} × {shares}",
        result=first_year_impact(terms),
        unit=currency,
    )


def first_year_impact(terms: Terms) -> Decimal:
    """Gross value of the first year after deductions, before drop-off and discounting."""
    return printed(gross(terms) * kept_share(terms), terms.rounding)


def _year_steps(terms: Terms, currency: str) -> list[Step]:
    steps = []
    for index, (net, factor) in enumerate(zip(net_by_year(terms), terms.factors, strict=True)):
        if net == 0:
            continue
        steps.append(
            Step(
                label=f"Year {index + 1}",
                formula=f"{_year_words(terms, index + 1, net, currency)}, × discount factor {factor:.6f}",
                result=printed(net * factor, terms.rounding),
                unit=currency,
            )
        )
    return steps


def _year_words(terms: Terms, year: int, net: Decimal, currency: str) -> str:
    since = year - terms.start
    shown = money_text(net, currency)
    if terms.amount is Amount.BY_YEAR:
        price = terms.value[since] if len(terms.value) > 1 else terms.value[0]
        units = number_text(terms.units[since])
        return f"{units} units × {_unit_text(price, currency)} after deductions = {shown}"
    if terms.amount is Amount.INTAKE:
        joined = sum(1 for cohort in range(len(terms.units)) if 0 <= since - cohort < terms.duration)
        return f"{joined} intakes, each after deductions and its own drop-off = {shown}"
    faded, share = fading(terms, since), share_of_year(terms, since)
    part = f" × {number_text(share)} of the year" if share != 1 else ""
    base = money_text(first_year_impact(terms), currency)
    if len(terms.value) > 1:
        base = f"impact at {money_text(terms.value[since], currency)} a unit"
    return f"{base} × {number_text(faded)} left after drop-off{part} = {shown}"


def _present_value_step(prepared: PreparedOutcome, currency: str) -> Step:
    return Step(
        label="Present value",
        formula=f"sum of the discounted years; {prepared.curve.words}",
        result=present_value(prepared.terms),
        unit=currency,
        parameters=prepared.curve.parameters,
    )
