"""How bids are judged: price, social value, criteria, what bidders hear, and what is measured afterwards."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.fitness.answer import Finding
from worthwhile.engines.fitness.check import check, settled, warned, wrongs
from worthwhile.engines.fitness.look import Look
from worthwhile.engines.fitness.wording import counted, per_cent, plain, pounds

RELATIVE = ("PF-1", "PF-2", "PF-3")
ABSOLUTE = ("PF-4", "PF-5", "PF-6", "PF-7")


@check(
    "FIT-34",
    "Bids that look too low",
    asks="May a bidder whose price looks too low explain it first?",
    better="Where a price looks too low to deliver the service we tell the bidder, give it [five working days] to "
    "explain, and decide with reasons.",
    harm=2,
)
def too_low(look: Look) -> Finding:
    """Notice and a chance to explain before a bid is set aside."""
    what = look.choice("abnormally_low")
    if what is None:
        return look.unknown()
    if what == "rejected-without-asking":
        return look.breach("A bid that looks too low is set aside without asking the bidder.")
    if what == "not-stated":
        return look.may_breach("Nothing says that a bidder is asked before its price is judged too low.")
    return look.passes("The bidder is asked to explain first.")


@check(
    "FIT-35",
    "Weight and formula of price",
    asks="Does quality decide, and do other bids leave a bidder's points for price alone?",
    better="Price weighs at most 40%. Points for price come from a formula that looks at each bid alone, such as "
    "points against our published budget, which is printed here with an example.",
    harm=2,
)
def price(look: Look) -> Finding:
    """Never price alone; at most 40% in care; a formula that does not depend on other bids."""
    weight, care = look.number("price_weight"), look.flag("is_care")
    if weight is not None and weight >= 1:
        return look.breach("Price alone decides.")
    most = look.figure("price-weight")
    formula = look.choice("price_formula")
    wrong = []
    if weight is not None and care and weight > most:
        wrong.append(f"Price weighs {per_cent(weight)}, more than {per_cent(most)} in care.")
    if formula in RELATIVE:
        wrong.append(
            f"Under {formula} a bidder's points depend on what others bid, and a bid that cannot win may decide."
        )
    elif formula is not None and formula not in ABSOLUTE:
        wrong.append("The formula is not one that is known to look at each bid alone.")
    if care is False or (weight is not None and weight <= most):
        look.forget_missing("is_care")
    return warned(look, wrong, "Quality decides, and the formula looks at each bid alone.")


@check(
    "FIT-36",
    "Weight of social value",
    asks="Does social value weigh enough, for what belongs to the subject, and is it followed up?",
    better="Social value weighs [10%]. We ask for [outcome that belongs to this service], measured by [indicator], "
    "which becomes an indicator of the contract.",
    harm=1,
)
def social_value(look: Look) -> Finding:
    """At least 10%, tied, measurable, followed; above 30% with a reason."""
    weight = look.number("social_value_weight")
    least, most = look.figure("social-value-weight"), look.figure("social-value-weight-most")
    wrong = wrongs(
        look,
        social_value_tied="What is asked does not belong to the subject.",
        social_value_measurable="What is asked cannot be measured.",
        social_value_indicator="No indicator follows whether it is delivered.",
    )
    if weight is not None and weight < least:
        wrong.insert(0, f"Social value weighs {per_cent(weight)}, less than {per_cent(least)}.")
    if weight is not None and weight > most and look.flag("social_value_relevance_given") is not True:
        look.forget_missing("social_value_relevance_given")
        wrong.insert(0, f"Social value weighs {per_cent(weight)} and nothing explains why.")
    return warned(look, wrong, "Social value weighs enough, belongs to the subject and is followed up.")


@check(
    "FIT-37",
    "Scale of social value",
    asks="Does the ask grow with the bidder's size, and does a charity's own purpose count?",
    better="Promise what fits your size: we judge promises against the value of the lot. What your organisation is "
    "there for counts where it comes from this contract.",
    harm=2,
)
def social_value_scale(look: Look) -> Finding:
    """Proportional, and core purpose counts."""
    wrong = wrongs(
        look,
        social_value_proportional="The same is asked of small and large.",
        core_purpose_counts="What a charity or social enterprise is there for does not count.",
    )
    return warned(look, wrong, "The ask is in proportion and core purpose counts.")


@check(
    "FIT-38",
    "Criteria, weights and descriptors",
    asks="Is published what is judged, how much each part weighs, and what earns which score?",
    better="Table [x] gives every criterion and sub-criterion with its weight, and what an answer must show for each "
    "score.",
    harm=3,
)
def criteria(look: Look) -> Finding:
    """Criteria and their importance by law, in whatever way it is given; weights and descriptors by practice."""
    important = look.flag("importance_published")
    look.forget_missing("importance_published")
    wrong = wrongs(look, sub_criteria_published="Not all criteria and sub-criteria are published.")
    if important is False:
        wrong.append("It is not published how important each criterion is.")
    if wrong:
        return look.breach(" ".join(wrong))
    short = wrongs(
        look,
        weights_published="Not every weight is published.",
        descriptors_published="It is not published what earns which score.",
    )
    if short:
        return look.may_breach(" ".join(short))
    return look.unknown() if look.is_missing else look.passes("Criteria, weights and descriptors are published.")


@check(
    "FIT-39",
    "Indicators",
    asks="Are there few indicators, mostly of outcomes, with baselines, that the provider can control and afford?",
    better="The contract is followed by [five] indicators, of which [three] are outcomes, each with a baseline and a "
    "target that the provider can move. Collecting them costs less than 3% of the price.",
    harm=2,
)
def indicators(look: Look) -> Finding:
    """Three by law above £5 million under the full regime; the rest is ours."""
    number, value = look.number("indicators"), look.number("value_total")
    framework = look.flag("is_framework")
    few, many = look.figure("indicators-few"), look.figure("indicators-many")
    large = value is not None and value > look.figure("value-for-indicators")
    decided = look.flag("indicators_unsuitable")
    too_few = number is not None and number < few and large and framework is False and not decided
    if look.law is not None and number is not None and too_few:
        assert value is not None
        return look.breach(f"A contract of {pounds(value)} has {counted(number, 'indicator', 'indicators')}.")
    look.forget_missing("value_total", "is_framework", "indicators_unsuitable")
    if number is None:
        return look.unknown()
    wrong = _indicator_faults(look, number)
    if number < few or number > many:
        wrong.insert(0, f"There {'is' if number == 1 else 'are'} {counted(number, 'indicator', 'indicators')}; "
                        f"{plain(few)} to {plain(many)} can be followed well.")  # fmt: skip
    return warned(look, wrong, f"There are {plain(number)} indicators, mostly of outcomes.")


def _indicator_faults(look: Look, number: Decimal) -> list[str]:
    wrong = []
    outcome, based = look.number("indicators_outcome"), look.number("indicators_baselined")
    controlled, cost = look.number("indicators_controllable"), look.number("indicator_cost_share")
    if outcome is not None and outcome * 2 <= number:
        wrong.append(f"Only {plain(outcome)} of them are of outcomes.")
    if based is not None and based < number:
        wrong.append(f"Only {plain(based)} of them have a baseline.")
    if controlled is not None and controlled < number:
        wrong.append(f"The provider controls only {plain(controlled)} of them.")
    if cost is not None and cost >= look.figure("indicator-cost-share"):
        wrong.append(f"Their data cost {per_cent(cost)} of the value.")
    return wrong


@check(
    "FIT-40",
    "Outcomes in the specification",
    asks="Does the specification say what must be achieved, and leave the method free?",
    better="[People who leave hospital have somebody with them on the first evening.] How you do it is for you to say.",
    harm=2,
)
def specification(look: Look) -> Finding:
    """At least half of the requirements are outcomes or functional."""
    number, outcome = look.number("requirements"), look.number("requirements_outcome_or_functional")
    if not number or outcome is None:
        return look.unknown("Not known: how many requirements there are." if number == 0 else "")
    share = outcome / number
    said = f"{plain(outcome)} of {plain(number)} requirements are outcomes or functional"
    if share < look.figure("outcome-share"):
        return look.warns(f"{said}; the others prescribe the method.")
    return look.passes(f"{said}.")


@check(
    "FIT-49",
    "What bidders hear",
    asks="Does every bidder hear why, criterion by criterion, at the same time?",
    better="On the day we decide, every bidder whose bid was judged gets its scores and the winner's, with the reason "
    "for each criterion.",
    harm=2,
)
def feedback(look: Look) -> Finding:
    """An explanation per criterion, to all at once."""
    wrong = wrongs(
        look,
        feedback_per_criterion="Bidders do not hear why, criterion by criterion.",
        feedback_same_time="Bidders do not hear at the same time.",
    )
    return settled(look, wrong, "Every bidder hears why, criterion by criterion, at the same time.")


JUDGING = (
    too_low,
    price,
    social_value,
    social_value_scale,
    criteria,
    indicators,
    specification,
    feedback,
)
