"""What each kind of claim asks, and what would convince somebody who checks it. Our own advice, not a standard."""

from __future__ import annotations

from dataclasses import dataclass

from worthwhile.exchange.verification.claim import ClaimKind

K = ClaimKind


@dataclass(frozen=True)
class Guidance:
    """The name of a kind of claim, its question, and what would settle it."""

    title: str
    asks: str
    convincing: str


GUIDANCE = {
    K.CHANGE: Guidance(
        "That the change happened",
        "Did this change happen for these people?",
        "The records themselves: the questionnaire as it was asked, the answers before and after for the same people, "
        "and how many were asked, answered and dropped out. Take a few at random and follow them from the record to "
        "the total.",
    ),
    K.QUANTITY: Guidance(
        "How many",
        "Does the count follow from the records?",
        "The list or register behind the number, counted again, with each person once and only those within the "
        "period. If it is worked out from a sample, the sum that leads from the sample to everybody.",
    ),
    K.WORTH: Guidance(
        "What it is worth",
        "Is this the right price for this change, from where it is said to come?",
        "The published figure itself, read in its source: what exactly it prices, for whom, for how long, and in "
        "which year’s prices. The change in the case must be the same change, as large and as long.",
    ),
    K.DEADWEIGHT: Guidance(
        "What would have happened anyway (deadweight)",
        "How much of this would have come about without the work?",
        "Something to compare with: similar people who were not reached, a waiting list, the trend before, or what "
        "people themselves say would have happened. A round number without a reason does not convince.",
    ),
    K.DISPLACEMENT: Guidance(
        "What was only moved (displacement)",
        "Did somebody else lose what these people gained?",
        "A reason why nothing was taken from others, such as free places elsewhere, or a count of what was.",
    ),
    K.ATTRIBUTION: Guidance(
        "What is due to others (attribution)",
        "Who else helped to bring this about, and how much of it is theirs?",
        "The other people and services named, and how the share was arrived at: asked of those who gained, agreed "
        "with the partners, or taken from a study that is named.",
    ),
    K.LASTING: Guidance(
        "How long it lasts",
        "Does it last as long as it is counted, and fade as fast as is said?",
        "A measurement after the work ended, or a published study of the same change. Years past the last measurement "
        "are a forecast and should be told as one.",
    ),
    K.OVERLAP: Guidance(
        "That nothing is counted twice",
        "Are these different changes, or one change told twice?",
        "A reason why each would remain if the other had not come about, or the two joined so that one of them counts. "
        "Look at what each price contains: a price of wellbeing often contains more than its name says.",
    ),
    K.COST: Guidance(
        "What was put in",
        "Is this amount right?",
        "The accounts, the contract or the time sheets for the same period. For gifts in kind: the hours or things "
        "counted, and the price that was put on them.",
    ),
    K.COSTS_COMPLETE: Guidance(
        "That all costs are there",
        "Is everything that the work needed counted, in cash and in kind?",
        "The accounts of the work beside this list: staff, premises, management, volunteers’ time, things given, and "
        "what partners put in. What is left out should be left out for a reason.",
    ),
    K.LOSSES: Guidance(
        "That changes for the worse were looked for",
        "Who may have lost something, and is it in the case?",
        "Signs that people were asked what got worse, and that those who left were asked too. Where no loss is "
        "named, a reason why there is none.",
    ),
    K.UNPRICED: Guidance(
        "What is told without a price",
        "Is this told as it is, and kept out of the sums?",
        "The evidence that is named for it, and the report: it should neither hint at a price nor add it to the ratio.",
    ),
    K.QUESTION: Guidance(
        "A question that the checks raise",
        "Does the answer settle it?",
        "An answer that can be looked up: a record, a source or a reason. “We think so” leaves the question open.",
    ),
    K.CONVENTIONS: Guidance(
        "How it was reckoned",
        "Are these conventions the ones that your guidance or your buyer wants, and are they told?",
        "The conventions printed in the report, the same for every outcome and for what it is compared with.",
    ),
}
