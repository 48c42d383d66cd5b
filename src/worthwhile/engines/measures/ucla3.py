"""ME-02: the UCLA three-item loneliness scale with the direct question."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.measure import (
    Band,
    Better,
    Item,
    Licence,
    Measure,
    Scale,
    ScaleKind,
    ScoreRule,
    Terms,
)

_INDIRECT = ("Hardly ever or never", "Some of the time", "Often")
_DIRECT = ("Often or always", "Some of the time", "Occasionally", "Hardly ever", "Never")
_QUESTIONS = (
    ("lack-companionship", "Lacks companionship", "How often do you feel that you lack companionship?", _INDIRECT),
    ("left-out", "Feels left out", "How often do you feel left out?", _INDIRECT),
    ("isolated", "Feels isolated", "How often do you feel isolated from others?", _INDIRECT),
    ("lonely", "Feels lonely (direct question)", "How often do you feel lonely?", _DIRECT),
)


def _scale(position: int) -> Scale:
    id, name, _, answers = _QUESTIONS[position]
    direct = answers is _DIRECT
    return Scale(
        id=id,
        name=name,
        rule=ScoreRule.SINGLE,
        items=(position,),
        low=Decimal(1),
        high=Decimal(len(answers)),
        better=Better.HIGHER if direct else Better.LOWER,
        kind=ScaleKind.ORDERED,
        bands=tuple(Band(label=word, low=Decimal(n), high=Decimal(n)) for n, word in enumerate(answers, 1)),
        worst=Decimal(1) if direct else None,
        outcome_name="People no longer feel lonely often or always" if direct else "",
    )


UCLA3 = Measure(
    code="ME-02",
    id="ucla-3",
    name="UCLA three-item loneliness scale with the direct question",
    version="ONS national indicators of loneliness: three UCLA items and the direct question",
    items=tuple(
        Item(column=f"item{n}", low=1, high=len(answers), text=text, answers=answers)
        for n, (_, _, text, answers) in enumerate(_QUESTIONS, 1)
    ),
    scales=tuple(_scale(position) for position in range(len(_QUESTIONS))),
    licence=Licence(
        terms=Terms.OPEN,
        owner="Office for National Statistics (publisher of the national indicators)",
        statement="National indicator whose text ONS publishes: the questions ship with the product.",
        source="campaigntoendloneliness.org/evaluation",
        ships_text=True,
    ),
    missing_rule="Each question stands alone: an unanswered question leaves only that question without a score.",
    sources=(
        "Questions and answers: campaigntoendloneliness.org/evaluation",
        "Measuring loneliness: guidance for use of the national indicators on surveys, ONS",
    ),
    why_no_total=(
        "The sum of the three items is left out, as its coding has not been confirmed from a published source. "
        "Enter the four answers as item1 to item4."
    ),
    notes=(
        "Each question is compared answer by answer; no sum and no average is made.",
        "A number in the file is the place of the answer in the printed list. item1 to item3: "
        + ", ".join(f"{n} {word}" for n, word in enumerate(_INDIRECT, 1))
        + ". item4: "
        + ", ".join(f"{n} {word}" for n, word in enumerate(_DIRECT, 1))
        + ". Write the words themselves if your list runs another way.",
        "A published worth of avoided loneliness already contains wellbeing: never add WELLBYs for the same people.",
    ),
)
