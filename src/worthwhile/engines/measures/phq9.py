"""ME-05: PHQ-9, depression. Item 9 asks about self-harm and is flagged before anything else is shown."""

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

_MANUAL = "NHS Talking Therapies manual, as quoted at cbtwatch.com"
FREQUENCY = ("Not at all", "Several days", "More than half the days", "Nearly every day")

_TEXTS = (
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself - or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed. Or the opposite - being so fidgety or "
    "restless that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead, or of hurting yourself in some way",
)

PHQ9 = Measure(
    code="ME-05",
    id="phq-9",
    name="PHQ-9, Patient Health Questionnaire",
    version="9 items, answers 0-3 over the last two weeks",
    items=plain_items(9, low=0, high=3, texts=_TEXTS, answers=FREQUENCY),
    scales=(
        Scale(
            id="phq-9",
            name="PHQ-9 total",
            rule=ScoreRule.SUM,
            items=tuple(range(9)),
            low=Decimal(0),
            high=Decimal(27),
            better=Better.LOWER,
            bands=bands(
                ("below mild", 0, 4),
                ("mild", 5, 9),
                ("moderate", 10, 14),
                ("moderately severe", 15, 19),
                ("severe", 20, 27),
            ),
            reliable=ReliableChange(threshold=Decimal(6), meaning="a fall of 6 or more is reliable", source=_MANUAL),
            cutoff=Cutoff(below=Decimal(10), meaning="recovery is a score below 10", source=_MANUAL),
            outcome_name="People are less depressed",
        ),
    ),
    licence=Licence(
        terms=Terms.OPEN,
        owner="public domain",
        statement="Public domain, no permission needed: the questions ship with the product.",
        source="CamCOPS documentation, phq9, quoting phqscreeners.com",
        ships_text=True,
    ),
    missing_rule=COMPLETE_CASES,
    sources=("Scoring and bands: CamCOPS, phq9.py", f"Reliable change and recovery: {_MANUAL}"),
    takes_totals=True,
    total_low=Decimal(0),
    total_high=Decimal(27),
    total_words="the sum of the nine answers, a whole number from 0 to 27",
    safeguarding_item=8,
    notes=("No official value in pounds exists for a point of PHQ-9.",),
)
