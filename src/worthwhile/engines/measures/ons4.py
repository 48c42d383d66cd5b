"""ME-01: the four ONS personal wellbeing questions."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.measure import (
    Better,
    Item,
    Licence,
    Measure,
    Route,
    Scale,
    ScoreRule,
    Terms,
    bands,
)

_TEXTS = (
    "Overall, how satisfied are you with your life nowadays?",
    "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
    "Overall, how happy did you feel yesterday?",
    "On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, overall, how anxious did you feel "
    "yesterday?",
)
_WELLBEING_BANDS = bands(("low", 0, 4), ("medium", 5, 6), ("high", 7, 8), ("very high", 9, 10))
_ANXIETY_BANDS = bands(("very low", 0, 1), ("low", 2, 3), ("medium", 4, 5), ("high", 6, 10))


def _scale(position: int, id: str, name: str, better: Better, route: Route | None = None) -> Scale:
    return Scale(
        id=id,
        name=name,
        rule=ScoreRule.SINGLE,
        items=(position,),
        low=Decimal(0),
        high=Decimal(10),
        better=better,
        bands=_WELLBEING_BANDS if better is Better.HIGHER else _ANXIETY_BANDS,
        route=route,
        outcome_name="People are more satisfied with their lives" if route else "",
    )


ONS4 = Measure(
    code="ME-01",
    id="ons4",
    name="ONS4 personal wellbeing",
    version="Government harmonised standard, 19 May 2020",
    items=tuple(Item(column=f"item{n + 1}", low=0, high=10, text=text) for n, text in enumerate(_TEXTS)),
    scales=(
        _scale(0, "life-satisfaction", "Life satisfaction", Better.HIGHER, Route.WELLBY),
        _scale(1, "worthwhile", "Worthwhile", Better.HIGHER),
        _scale(2, "happiness", "Happiness", Better.HIGHER),
        _scale(3, "anxiety", "Anxiety", Better.LOWER),
    ),
    licence=Licence(
        terms=Terms.OPEN,
        owner="Office for National Statistics",
        statement="Government harmonised standard: the questions ship with the product.",
        source="gss.civilservice.gov.uk/policy-store/personal-well-being",
        ships_text=True,
    ),
    missing_rule="Each question stands alone: an unanswered question leaves only that question without a score.",
    sources=(
        "Personal well-being harmonised standard, gss.civilservice.gov.uk/policy-store/personal-well-being",
        "Thresholds: ONS answer to a freedom of information request, cy.ons.gov.uk",
    ),
    why_no_total="The four questions have no composite score: enter the answers as item1 to item4.",
    notes=(
        "Only life satisfaction can be valued, as WELLBYs. Never value the other three questions as well.",
        "Anxiety runs the other way: a lower answer is better, and its bands differ.",
    ),
)
