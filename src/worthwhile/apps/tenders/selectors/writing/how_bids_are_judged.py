"""How the winner is found, and what bidders hear."""

from __future__ import annotations

from typing import Any

from worthwhile.apps.tenders.selectors.writing.asked import Group, Rows, Section, ask, checks
from worthwhile.engines.scoring import FORMULAS, Formula

OFFERED = {
    formula.value: f"{facts.name} ({formula.value})" for formula, facts in FORMULAS.items() if formula.is_offered
}
PARAMETERS = "award.price.parameters"
FORMULA = "award.price.formula"


def _uses(parameter: str) -> dict[str, Any]:
    """A question about a parameter goes with the formulas that need it or take it."""
    used_by = tuple(one.value for one in Formula if parameter in (*FORMULAS[one].needs, *FORMULAS[one].takes))
    return {"only_with": used_by, "chosen_at": FORMULA}


CRITERIA = Section(
    slug="criteria",
    title="Criteria and weights",
    rows_first=True,
    lead="Weights are in per cent of the whole score, add up to 100 and alone decide. Beside each you may say which "
    "other weights you would have found as right, from one to another. They decide nothing, and bidders read them. "
    "Before anybody signs, you see whether any of them would have led to another award. Say it now: once bids are in, "
    "nobody can.",
    rows=(
        Rows(
            path="award.criteria",
            title="Criteria",
            one="Criterion",
            many="criteria",
            hint="Other weights are your own statement; no law that we hold asks for them",
            id_from="name",
            adds_up="weight",
            least=3,
            asked=(
                ask("name", "What is judged", "For example, Quality of the service"),
                ask("kind", "What kind it is", choices={
                    "quality": "Quality", "social-value": "Social value", "price": "Price", "other": "Something else",
                }),
                ask("weight", "Weight, in per cent", is_narrow=True),
                ask("weight_range.low", "Others as right, from", is_narrow=True),
                ask("weight_range.high", "Others as right, to", is_narrow=True),
                ask("pass_mark", "Score below which a bid fails"),
                ask("sub_criteria", "Its parts, one a line, with their weights",
                    "For example, Finding people: 20. Together they make the weight of the criterion", lines=2),
            ),
        ),
    ),
    asked=(
        ask("award.published.criteria", "Are all criteria and their parts published?"),
        ask("award.published.weights", "Is the weight of each published?"),
        ask("award.published.importance", "Is it published how important each is, by weight, order or words?"),
    ),
    checks=checks("35 36 38"),
)  # fmt: skip
SCALE = Section(
    slug="scale",
    title="Scores",
    rows_first=True,
    lead="What an answer must show to earn each score. Assessors choose one of these and nothing between.",
    rows=(
        Rows(
            path="award.scale",
            title="The scale",
            one="Level",
            many="levels",
            hint="For example, 0, 25, 50, 75 and 100",
            least=5,
            asked=(ask("score", "Score"), ask("means", "What an answer must show to earn it", lines=2)),
        ),
    ),
    asked=(ask("award.published.descriptors", "Is it published what earns which score?"),),
    checks=checks("38"),
)
PRICE = Section(
    slug="price",
    title="How prices become points",
    lead="Each of these looks at one bid alone, so that a bid that cannot win never decides who does.",
    asked=(
        ask(FORMULA, "Formula", choices=OFFERED),
        ask(f"{PARAMETERS}.benchmark", "PF-6: published budget or benchmark, in pounds",
            also=f"{PARAMETERS}.budget", **_uses("benchmark")),
        ask(f"{PARAMETERS}.pounds_per_point", "PF-5: pounds that one more quality point is worth to you",
            **_uses("pounds_per_point")),
        ask(f"{PARAMETERS}.quality_base", "PF-5: quality at which a price is taken as it is, of 100",
            **_uses("quality_base")),
        ask(f"{PARAMETERS}.fixed_price", "PF-7: the price that is paid, in pounds", **_uses("fixed_price")),
        ask(f"{PARAMETERS}.quality_floor", "Lowest quality that can be ranked, of 100", "PF-4 needs it",
            **_uses("quality_floor")),
        ask(f"{PARAMETERS}.price_cap", "Highest price that can be ranked, in pounds", "PF-4 needs it",
            **_uses("price_cap")),
        ask("award.price.note", "Anything a bidder must know of it", "Such as a worked example", lines=3),
        ask("award.abnormally_low", "What happens to a bid that looks too low?", choices={
            "asked-to-explain": "The bidder is asked to explain first",
            "rejected-without-asking": "It is set aside without asking",
            "not-stated": "The tender does not say",
        }),
    ),
    checks=checks("35 34"),
)  # fmt: skip
AFTER = Section(
    slug="afterwards",
    title="Ties, limits on lots, and what bidders hear",
    asked=(
        ask("award.ties", "How are ties broken, in order?",
            "One a line, some of these: greatest-weight, social-value, lower-price, drawn-lot. Leave it empty for all "
            "four. drawn-lot comes last, so that no tie is left", lines=4),
        ask("award.draw.source", "By which public value is a lot drawn, where all else is equal?",
            "A figure that nobody can choose. Say where it is published and in which order it is taken: for example, "
            "a national lottery draw by its name, main numbers from the lowest to the highest", lines=2),
        ask("award.draw.day", "On which day is it drawn?", "After the deadline for bids. Not needed where nobody bids"),
        ask("award.draw.time", "At what time of that day?", "For example, 20:00"),
        ask("award.lot_limits.bids", "Most lots that one may bid for"),
        ask("award.lot_limits.wins", "Most lots that one may win"),
        ask("award.lot_limits.mechanism", "How are lots given out where one would win more?", lines=2),
        ask("award.feedback.per_criterion", "Does each bidder hear why, criterion by criterion?"),
        ask("award.feedback.same_time", "Do all hear at the same time?"),
    ),
    checks=checks("49"),
)  # fmt: skip
HOW_BIDS_ARE_JUDGED = Group(title="How bids are judged", sections=(CRITERIA, SCALE, PRICE, AFTER))
