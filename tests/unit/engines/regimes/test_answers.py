"""Every choice has words that a person reads."""

from __future__ import annotations

from enum import StrEnum

from worthwhile.engines.regimes.answers import ANSWER_NAMES
from worthwhile.engines.regimes.facts import NAMES
from worthwhile.reference.regime_conditions import fact_type


def test_every_choice_of_every_fact_has_its_words_and_no_two_of_a_fact_the_same() -> None:
    for name in NAMES:
        kind = fact_type(name)
        if issubclass(kind, StrEnum):
            words = [ANSWER_NAMES[choice] for choice in kind]
            assert len(words) == len(set(words)), name
