"""What the words about an extension say for sure."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.market.compile.columns.extension_words import read_extension, sentence_of_extension


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("There is an option to extend the contract for an additional 2 years", 24),
        ("option to extend for up to 24 months", 24),
        ("12 + 12 months", 12),
        ("3+1+1 years", 24),
        ("option to extend +1year + 1year", 24),
        ("Lots 1-4 are for a three year term with possible 1+1 year extension.", 24),
        ("2 x 12 Months", 24),
        ("2 separate one year extension options", 24),
        ("Two (2) x Twelve (12) month extension options", 24),
        ("Option to extend the contract for up to 24 months in 2 x 12 month intervals", 24),
        ("Extension option for a further 84 months renewable on an annual basis", 84),
        ("Lot may be extended on an annual basis for up to a further 2 years", 24),
        ("to extend the Framework Agreement by up to two (2) periods of twelve (12) months.", 24),
        ("for four [4] year with an option to extend for four [4] individual one [1] year periods", 48),
        ("initial 3-year period with the option to extend the Contract term for a further 2 x 2-year periods", 48),
        ("An optional 12 month extension will be included", 12),
        ("3 years which can be extended by a 1 (one) plus 1 (one) year extension, a total of 5 years", 24),
        ("Possible extension of 24 months", 24),
        ("6 months", 6),
    ],
)
def test_plain_wordings_tell_the_length(words: str, months: float) -> None:
    assert read_extension(words).months == months


@pytest.mark.parametrize(
    "words",
    [
        "The DPS will remain live for a minimum of 4 years but may be extended further.",
        "The framework will be for a period of up to 48 months.",
        "with an option to extend to a maximum of 5 years in annual increments.",
        "2 years, plus a two year and an additional one year optional extension periods",
        "extend by 12 months and then a further 12 months",
        "extend by 2 years or by 6 months",
        "Contract on 3+1+1 basis",
        "option to extend 2 years + 6 months",
        "The Framework Agreement is likely to be renewed every 4 years.",
        "August 2023",
        "",
    ],
)
def test_words_that_can_be_read_in_two_ways_tell_nothing(words: str) -> None:
    assert read_extension(words).months is None


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("an additional 2 years (03rd April 2028 - 02nd April 2030)", date(2030, 4, 2)),
        ("With the option to extend annually until 31st May 2030", date(2030, 5, 31)),
        ("option to extend to 31/03/2031", date(2031, 3, 31)),
        ("The extension starts on 1 April 2028", None),
        ("may be extended until August 2023", None),
        ("extended until 31 February 2029", None),
    ],
)
def test_a_last_day_is_read_where_the_words_lead_up_to_it(words: str, until: date | None) -> None:
    assert read_extension(words).until == until


def test_one_sentence_of_a_description_speaks_of_extending() -> None:
    said = "We buy lunch. The contract is for 3 years with the option to extend for a further 1 year. Apply online."
    assert sentence_of_extension(said) == "The contract is for 3 years with the option to extend for a further 1 year."
    assert sentence_of_extension("Call-off contracts may extend for four years beyond the framework.") is None
    assert sentence_of_extension("We may extend the contract. The extension is for a year.") is None


@given(st.text(alphabet="0123456789 +x()yearmonthsextendfurtheroption.-/", max_size=60))
def test_no_words_raise_and_lengths_are_reasonable(words: str) -> None:
    months = read_extension(words).months
    assert months is None or 0 < months <= 240
