"""Measures and what is known of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from worthwhile.engines.measures.catalogue import MEASURES, find_measure
from worthwhile.engines.measures.measure import Better, Route, ScaleKind, Terms
from worthwhile.kernel.problems import InvalidInput


@pytest.mark.parametrize("name", ["phq-9", "PHQ9", "phq 9", "ME-05", "me05"])
def test_a_measure_is_found_by_id_or_code_however_it_is_written(name: str) -> None:
    assert find_measure(name).id == "phq-9"


def test_an_unknown_measure_offers_the_nearest_name() -> None:
    with pytest.raises(InvalidInput, match="Did you mean phq-9"):
        find_measure("phq-8")


def test_codes_are_used_once() -> None:
    codes = [measure.code for measure in MEASURES.values()]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("id", MEASURES)
def test_every_measure_names_its_sources_and_its_terms(id: str) -> None:
    measure = MEASURES[id]
    assert measure.sources
    assert measure.licence.source


@pytest.mark.parametrize("id", MEASURES)
def test_every_measure_has_its_page(id: str, root: Path) -> None:
    pages = [page.name for page in (root / "docs/methods").glob(f"{MEASURES[id].code}-*.md")]
    assert len(pages) == 1


@pytest.mark.parametrize("id", [id for id, measure in MEASURES.items() if measure.licence.terms is not Terms.OPEN])
def test_no_text_ships_where_terms_do_not_clearly_allow_it(id: str) -> None:
    assert [item.text or item.answers for item in MEASURES[id].items if item.text or item.answers] == []


@pytest.mark.parametrize("id", MEASURES)
def test_bands_cover_the_scale_without_gap_or_overlap(id: str) -> None:
    for scale in MEASURES[id].scales:
        if scale.bands:
            assert scale.bands[0].low == scale.low
            assert scale.bands[-1].high == scale.high
            gaps = [later.low - earlier.high for earlier, later in zip(scale.bands, scale.bands[1:], strict=False)]
            assert set(gaps) <= {Decimal(1)}


def test_only_life_satisfaction_goes_to_wellbys() -> None:
    routed = [
        (measure.id, scale.id)
        for measure in MEASURES.values()
        for scale in measure.scales
        if scale.route is Route.WELLBY
    ]
    assert routed == [("ons4", "life-satisfaction")]


@pytest.mark.parametrize(
    ("answer", "band"),
    [(0, "very low"), (1, "very low"), (2, "low"), (3, "low"), (4, "medium"), (5, "medium"), (6, "high"), (10, "high")],
)
def test_anxiety_has_bands_of_its_own(answer: int, band: str) -> None:
    anxiety = MEASURES["ons4"].scales[3]
    assert (anxiety.better, anxiety.band_of(Decimal(answer))) == (Better.LOWER, band)


@pytest.mark.parametrize(
    ("answer", "band"),
    [(0, "low"), (4, "low"), (5, "medium"), (6, "medium"), (7, "high"), (8, "high"), (9, "very high")],
)
def test_life_satisfaction_has_the_published_bands(answer: int, band: str) -> None:
    assert MEASURES["ons4"].scales[0].band_of(Decimal(answer)) == band


@pytest.mark.parametrize(
    ("id", "score", "band"),
    [
        ("phq-9", 4, "below mild"),
        ("phq-9", 5, "mild"),
        ("phq-9", 10, "moderate"),
        ("phq-9", 15, "moderately severe"),
        ("phq-9", 20, "severe"),
        ("gad-7", 5, "mild"),
        ("gad-7", 10, "moderate"),
        ("gad-7", 15, "severe"),
        ("core-10", 5, "healthy"),
        ("core-10", 6, "low"),
        ("core-10", 11, "mild"),
        ("core-10", 16, "moderate"),
        ("core-10", 21, "moderate to severe"),
        ("core-10", 26, "severe"),
    ],
)
def test_bands_begin_where_their_source_says(id: str, score: int, band: str) -> None:
    assert MEASURES[id].scales[0].band_of(Decimal(score)) == band


@pytest.mark.parametrize("id", ["ons4", "ucla-3", "core-10", "eq-5d-5l", "eq-5d-3l", "reqol-10", "pam"])
def test_a_measure_without_a_sourced_threshold_has_none(id: str) -> None:
    assert [scale.reliable for scale in MEASURES[id].scales if scale.reliable] == []


def test_wemwbs_has_no_bands_as_their_only_source_is_weak() -> None:
    assert MEASURES["wemwbs"].scales[0].bands == ()


def test_loneliness_answers_are_never_averaged() -> None:
    assert {scale.kind for scale in MEASURES["ucla-3"].scales} == {ScaleKind.ORDERED}


def test_the_sum_of_the_loneliness_items_is_left_out_with_its_reason() -> None:
    assert not MEASURES["ucla-3"].takes_totals
    assert "coding has not been confirmed" in MEASURES["ucla-3"].why_no_total


def test_the_first_answer_of_gad_7_is_not_at_all() -> None:
    assert MEASURES["gad-7"].items[0].answers[0] == "Not at all"
