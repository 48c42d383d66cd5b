"""Figures as they were printed: how precise each is."""

from decimal import Decimal

import pytest

from worthwhile.engines.valuation.audit.printed import Printed
from worthwhile.engines.valuation.audit.published import read_published
from worthwhile.kernel.problems import InvalidInput


@pytest.mark.parametrize(
    ("given", "value", "half"),
    [
        (510000, "510000", "0.5"),
        ("16.18", "16.18", "0.005"),
        ("3.10", "3.10", "0.005"),
        (Decimal("0.81"), "0.81", "0.005"),
        (1.5, "1.5", "0.05"),
        ("£1,234.50", "1234.50", "0.005"),
        ("-0.82", "-0.82", "0.005"),
        ({"value": 21850000, "to_nearest": 10000}, "21850000", "5000"),
    ],
)
def test_the_last_printed_digit_gives_the_precision(given, value, half):
    assert Printed.parse(given) == Printed(Decimal(value), Decimal(half))


@pytest.mark.parametrize(
    "given", ["about 5", "", None, True, [1], "NaN", "1e5000", {"value": 1}, {"value": 1, "to_nearest": 0}]
)
def test_what_is_no_figure_is_refused_with_an_example(given):
    with pytest.raises(InvalidInput):
        Printed.parse(given)


def test_a_figure_holds_what_prints_as_it():
    printed = Printed.parse("1.44")
    assert printed.holds(Decimal("1.4363"))
    assert printed.holds(Decimal("1.445"))
    assert not printed.holds(Decimal("1.4451"))


def test_every_problem_of_a_file_is_told_at_once_with_its_place():
    with pytest.raises(InvalidInput) as error:
        read_published(
            {
                "format": "other",
                "ratoi": 3,
                "present_value": "lots",
                "outcomes": [{"id": "a", "deadweight": 20}, {"id": "a"}],
                "ratios": [{"label": "x", "value": 1, "investment": 0, "ratio": 1}],
            }
        )
    said = str(error.value)
    for place in ("format", "ratoi", "present_value", "outcomes[0].deadweight", "ratios[0].investment"):
        assert place in said
    assert "Did you mean ratio" in said
    assert "Did you mean 0.2" in said


def test_a_row_that_stands_twice_is_refused():
    with pytest.raises(InvalidInput, match="a stands twice"):
        read_published({"outcomes": [{"id": "a"}, {"id": "a"}]})
