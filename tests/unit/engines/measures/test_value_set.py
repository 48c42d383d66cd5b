"""Health states to indexes. Expected answers: the worst states that the two publications print."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from worthwhile.engines.measures.value_set import ValueSet, build_value_set
from worthwhile.kernel.problems import InvalidInput


@pytest.fixture
def published(shared: Callable[[str], Path]) -> Callable[[str, int], ValueSet]:
    """A published UK value set by the beginning of its name."""

    def find(instrument: str, levels: int) -> ValueSet:
        with shared("reference/eq5d_uk_value_sets.csv").open() as file:
            rows = [row for row in csv.DictReader(file) if row["instrument"].startswith(instrument)]
        terms = {row["term"]: Decimal(row["decrement"]) for row in rows}
        return build_value_set(name=instrument, levels=levels, terms=terms, source=rows[0]["source"])

    return find


@pytest.mark.parametrize(
    ("state", "index"), [("11111", "1"), ("55555", "-0.567"), ("21111", "0.968"), ("11151", "0.521")]
)
def test_a_state_of_five_levels_has_the_published_index(
    published: Callable[[str, int], ValueSet], state: str, index: str
) -> None:
    assert published("EQ-5D-5L", 5).index_of([int(level) for level in state]) == Decimal(index)


@pytest.mark.parametrize(
    ("state", "index"), [("11111", "1"), ("33333", "-0.594"), ("21111", "0.850"), ("11131", "0.264")]
)
def test_a_state_of_three_levels_takes_its_two_constants_once(
    published: Callable[[str, int], ValueSet], state: str, index: str
) -> None:
    assert published("EQ-5D-3L", 3).index_of([int(level) for level in state]) == Decimal(index)


def _terms(**changed: str | None) -> dict[str, Decimal]:
    terms: dict[str, str | None] = {"StartValue": "1"}
    terms |= {f"{d}{n}": "-0.1" for d in ("MO", "SC", "UA", "PD", "AD") for n in (2, 3)}
    terms |= changed
    return {name: Decimal(text) for name, text in terms.items() if text is not None}


def test_every_missing_term_is_named() -> None:
    with pytest.raises(InvalidInput, match="Terms are missing: MO2, AD3"):
        build_value_set(name="mine", levels=3, terms=_terms(MO2=None, AD3=None), source="")


def test_an_unknown_term_is_refused_with_its_near_miss() -> None:
    with pytest.raises(InvalidInput, match="Did you mean"):
        build_value_set(name="mine", levels=3, terms=_terms(M02="-0.1"), source="")


def test_a_decrement_of_the_wrong_sign_is_refused() -> None:
    with pytest.raises(InvalidInput, match="0 or below"):
        build_value_set(name="mine", levels=3, terms=_terms(MO2="0.1"), source="")


def test_full_health_is_needed_once() -> None:
    with pytest.raises(InvalidInput, match="Give the index of full health once"):
        build_value_set(name="mine", levels=3, terms=_terms(FullHealth="1"), source="")
