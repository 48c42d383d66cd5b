"""The sentences that carry the result."""

from dataclasses import replace
from decimal import Decimal

from tests.reported_case import ranged, with_outcomes, without_inputs, without_ranges
from worthwhile.engines.valuation.result import Spread, Uncertainty, ValuationResult
from worthwhile.exchange.report.wording import chance_text, headline


def _uncertainty(**changes: object) -> Uncertainty:
    found = ranged()[1].uncertainty
    assert found is not None
    return replace(found, **changes)  # type: ignore[arg-type]


def _with_ratio(p5: str, p50: str, p95: str) -> ValuationResult:
    spread = Spread(p5=Decimal(p5), p50=Decimal(p50), p95=Decimal(p95), mean=Decimal(p50))
    return replace(ranged()[1], uncertainty=_uncertainty(ratio=spread))


def test_the_headline_is_a_range() -> None:
    said = headline(_with_ratio("1.2", "2", "2.9"))
    assert said == "For every £1 put in, between £1.20 and £2.90 of social value, with £2.00 in the middle."


def test_the_headline_of_a_loss_keeps_its_sign() -> None:
    assert "between −£0.20 and £0.50" in headline(_with_ratio("-0.2", "0.1", "0.5"))


def test_a_range_too_narrow_to_see_is_said_to_be_one() -> None:
    assert "about £2.00 of social value, as the ranges given hardly move it" in headline(_with_ratio("2", "2", "2"))


def test_without_ranges_the_headline_says_that_it_is_a_single_figure() -> None:
    assert "a single figure and not a range" in headline(without_ranges()[1])


def test_without_inputs_the_headline_gives_value_and_no_ratio() -> None:
    said = headline(without_inputs()[1])
    assert said.startswith("No cost is entered, so there is no ratio. The present value of the outcomes is between")


def test_another_currency_is_named() -> None:
    changes = {"currency": "IDR", "price_year": None}
    result = with_outcomes({"id": "a", "quantity": 1, "value": 80000}, **changes)[1]
    assert headline(result).startswith("For every IDR 1 put in: IDR 0.86 of social value.")


def test_a_chance_is_never_rounded_to_a_certainty() -> None:
    said = [chance_text(_uncertainty(probability_ratio_above_1=Decimal(share))) for share in ("0.9999", "0.0001")]
    assert said == ["more than 99%", "less than 1%"]


def test_all_or_none_of_the_draws_are_said_to_be_all_or_none() -> None:
    said = [chance_text(_uncertainty(probability_ratio_above_1=Decimal(share))) for share in ("1", "0")]
    assert said == ["all", "none"]
