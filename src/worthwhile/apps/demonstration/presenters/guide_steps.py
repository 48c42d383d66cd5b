"""The guide to a first case: what to do on each page, about how long it takes, and an answer to copy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ExampleAnswer:
    """What a made-up lunch club answers to one question; ``label`` is that of the field."""

    label: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class GuideStep:
    """One page of a case. ``part`` is its place in the address."""

    part: str
    title: str
    do: str
    minutes: int
    answers: tuple[ExampleAnswer, ...] = ()


GUIDE = (
    GuideStep(
        part="about",
        title="About the service",
        do="Say when the work begins and whose prices your costs are in. Keep what is filled in already.",
        minutes=1,
        answers=(
            ExampleAnswer("First day of the work you are valuing", "1 April 2026"),
            ExampleAnswer("Which year's prices are your costs in?", "2026/27"),
        ),
    ),
    GuideStep(
        part="theory",
        title="How change comes about",
        do="In a few words: the need, what you do and what you count. It becomes a picture in your report.",
        minutes=2,
        answers=(
            ExampleAnswer("What is the need?", "Forty older people near the hall eat alone nearly every day."),
            ExampleAnswer("What do you do?", "Lunch in company every Tuesday and Friday"),
            ExampleAnswer("What do you count?", "100 lunches a year for 40 people"),
        ),
    ),
    GuideStep(
        part="outcomes",
        title="Who changes, and how",
        do="Two changes are here already: one that has a published price, and one that is real and never priced. "
        "Look at them and go on.",
        minutes=1,
    ),
    GuideStep(
        part="evidence",
        title="What you know",
        do="Say how you know that people changed. The weakest answer is allowed; it is shown, and checked.",
        minutes=2,
        answers=(
            ExampleAnswer("How do you know?", "Measured before and after"),
            ExampleAnswer("How many people were measured?", "34"),
            ExampleAnswer("How many could have been?", "40"),
            ExampleAnswer("How long were they followed?", "12"),
            ExampleAnswer("Where is the record kept?", "Answer sheets in the office"),
        ),
    ),
    GuideStep(
        part="quantity",
        title="How many",
        do="40 members, each 0.2 points more satisfied, make 8. Give the lowest and highest you still find plausible: "
        "the result is then a range.",
        minutes=1,
        answers=(
            ExampleAnswer("How many change", "8"),
            ExampleAnswer("Lowest", "2"),
            ExampleAnswer("Highest", "13"),
            ExampleAnswer("Where does this figure come from?", "40 members × 0.2 points, asked before and after"),
        ),
    ),
    GuideStep(
        part="worth",
        title="What it is worth",
        do="The Treasury's published value of one point is chosen already, with its range. Look at its source and go "
        "on.",
        minutes=1,
    ),
    GuideStep(
        part="anyway",
        title="What would have happened anyway",
        do="Take off what is not due to you. People who waited for a place show what happens without you.",
        minutes=2,
        answers=(
            ExampleAnswer("Would have happened anyway", "30"),
            ExampleAnswer("Moved from elsewhere", "0"),
            ExampleAnswer("Due to others", "25"),
        ),
    ),
    GuideStep(
        part="lasting",
        title="How long it lasts",
        do="Count as far as anybody followed it: one year.",
        minutes=1,
        answers=(ExampleAnswer("How long it lasts", "1"),),
    ),
    GuideStep(
        part="costs",
        title="What it cost",
        do="Everything that goes in, whoever pays; volunteers' time too. One line is enough to go on.",
        minutes=1,
        answers=(
            ExampleAnswer("What is put in", "Council grant"),
            ExampleAnswer("Amount", "24,000"),
            ExampleAnswer("Whose budget does it come from?", "Local authority"),
        ),
    ),
    GuideStep(
        part="method",
        title="How later years count",
        do="Say when in a year the value comes. Studies differ, so nothing is chosen for you.",
        minutes=1,
        answers=(ExampleAnswer("When in a year does the value come?", "At the start: the first year counts in full"),),
    ),
)
