"""ME-06: GAD-7, anxiety."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.measure import (
    COMPLETE_CASES,
    Better,
    Cutoff,
    Licence,
    Measure,
    ReliableChange,
    Scale,
    ScoreRule,
    Terms,
    bands,
    plain_items,
)
from worthwhile.engines.measures.phq9 import FREQUENCY

_MANUAL = "NHS Talking Therapies manual, as quoted at cbtwatch.com"

_TEXTS = (
    "Feeling nervous, anxious, or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid, as if something awful might happen",
)

GAD7 = Measure(
    code="ME-06",
    id="gad-7",
    name="GAD-7, Generalised Anxiety Disorder scale",
    version="7 items, answers 0-3 over the last two weeks, first answer “Not at all”",
    items=plain_items(7, low=0, high=3, texts=_TEXTS, answers=FREQUENCY),
    scales=(
        Scale(
            id="gad-7",
            name="GAD-7 total",
            rule=ScoreRule.SUM,
            items=tuple(range(7)),
            low=Decimal(0),
            high=Decimal(21),
            better=Better.LOWER,
            bands=bands(("below mild", 0, 4), ("mild", 5, 9), ("moderate", 10, 14), ("severe", 15, 21)),
            reliable=ReliableChange(threshold=Decimal(4), meaning="a fall of 4 or more is reliable", source=_MANUAL),
            cutoff=Cutoff(below=Decimal(8), meaning="recovery is a score below 8", source=_MANUAL),
            outcome_name="People are less anxious",
        ),
    ),
    licence=Licence(
        terms=Terms.OPEN,
        owner="public domain",
        statement="Public domain, no permission needed: the questions ship with the product.",
        source="CamCOPS documentation, gad7",
        ships_text=True,
    ),
    missing_rule=COMPLETE_CASES,
    sources=("Scoring and bands: CamCOPS, gad7.py", f"Reliable change and recovery: {_MANUAL}"),
    takes_totals=True,
    total_low=Decimal(0),
    total_high=Decimal(21),
    total_words="the sum of the seven answers, a whole number from 0 to 21",
    notes=(
        "The first answer is “Not at all”; copies that print “Not at all sure” carry a known mistake.",
        "No official value in pounds exists for a point of GAD-7.",
    ),
)
