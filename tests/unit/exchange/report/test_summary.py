"""The first page."""

from dataclasses import replace
from decimal import Decimal

from tests.reported_case import many_outcomes, only_held, ranged, without_ranges
from worthwhile.engines.valuation.result import Check, Severity, ValuationResult
from worthwhile.exchange.charts import Table
from worthwhile.exchange.report.document import Bullets, Figure, Notice, Paragraph
from worthwhile.exchange.report.summary import MOST_ERRORS, MOST_GAINS, MOST_HELD, summary_section


def _blocks(result: ValuationResult) -> tuple[object, ...]:
    return summary_section(case=ranged()[0].case, result=result, chart=None).blocks


def _said(result: ValuationResult) -> str:
    parts = []
    for block in _blocks(result):
        if isinstance(block, Paragraph | Notice):
            parts.append(block.text)
        if isinstance(block, Bullets):
            parts += block.items
    return "\n".join(parts)


def _check(code: str, severity: Severity, answer: str | None = None) -> Check:
    return Check(
        code=code,
        severity=severity,
        outcome=None,
        message="Something is odd",
        evidence="It is.",
        suggestion="Look.",
        answer=answer,
    )


def test_the_central_ratio_stands_with_its_conventions() -> None:
    said = _said(ranged()[1])
    assert "With every figure at its central value it is £" in said
    assert "In prices of 2023, over 6 years, discounted at 3.5% a year; value is taken to fall in the middle" in said


def test_the_ratio_on_money_alone_is_given_where_gifts_in_kind_are_counted() -> None:
    assert "on money alone the ratio is £" in _said(ranged()[1])


def test_a_ratio_below_one_is_called_legitimate() -> None:
    assert "below 1, which is a legitimate result" in _said(replace(ranged()[1], ratio=Decimal("0.8")))


def test_a_range_that_reaches_below_one_is_said_to() -> None:
    result = ranged()[1]
    assert result.uncertainty is not None
    assert result.uncertainty.ratio is not None
    spread = replace(result.uncertainty.ratio, p5=Decimal("0.9"))
    said = _said(replace(result, ratio=Decimal("1.5"), uncertainty=replace(result.uncertainty, ratio=spread)))
    assert "The range reaches below 1" in said


def test_a_case_without_ranges_warns_that_it_cannot_say_how_wrong_it_is() -> None:
    assert "cannot say how far the result may be from the truth" in _said(without_ranges()[1])


def test_who_gains_fits_whatever_the_case() -> None:
    tables = [block for block in _blocks(many_outcomes(40)[1]) if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [MOST_GAINS + 1]


def test_held_outcomes_beyond_the_first_are_counted() -> None:
    [held, *_] = [block.items for block in _blocks(many_outcomes(1)[1]) if isinstance(block, Bullets)]
    assert len(held) == MOST_HELD + 1
    assert held[-1] == "4 more are told under “What has no price”."


def test_pending_outcomes_are_counted() -> None:
    assert "1 outcome is not yet evidenced and not counted." in _said(ranged()[1])


def test_checks_are_counted_by_whether_they_are_answered() -> None:
    checks = (_check("SV-001", Severity.WARNING, "Because."), _check("SV-010", Severity.NOTE))
    assert "raised 2 questions; 1 answered in writing, 1 not. None of those left is an error." in _said(
        replace(ranged()[1], checks=checks)
    )


def test_unanswered_errors_are_named_first_and_the_rest_counted() -> None:
    checks = tuple(_check(f"SV-00{place}", Severity.ERROR) for place in range(1, MOST_ERRORS + 3))
    said = _said(replace(ranged()[1], checks=checks))
    assert "SV-001: Something is odd" in said
    assert "2 more are under “Checks, and the answers to them”." in said


def test_an_answered_error_is_not_said_to_put_the_result_in_doubt() -> None:
    checks = (_check("SV-001", Severity.ERROR, "Because."),)
    assert "in doubt" not in _said(replace(ranged()[1], checks=checks))


def test_a_case_in_which_nothing_has_a_price_gives_no_figure_of_value() -> None:
    loaded, result = only_held()
    section = summary_section(case=loaded.case, result=result, chart=None)
    assert [block for block in section.blocks if isinstance(block, Table | Figure)] == []
