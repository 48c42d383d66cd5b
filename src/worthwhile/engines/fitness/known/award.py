"""Facts about how bids are judged and what is said to bidders afterwards."""

from __future__ import annotations

from worthwhile.engines.fitness.kinds import Kind, known

AWARD = (
    known("price_weight", Kind.SHARE, "the weight of price; 1 where price alone decides", "35"),
    known(
        "price_formula",
        Kind.CHOICE,
        "how prices become points",
        "35",
        "PF-1 PF-2 PF-3 PF-4 PF-5 PF-6 PF-7 PF-8 other",
    ),
    known("social_value_weight", Kind.SHARE, "the weight of social value", "36"),
    known("social_value_tied", Kind.FLAG, "whether what is asked of social value belongs to the subject", "36"),
    known("social_value_measurable", Kind.FLAG, "whether what is asked of social value can be measured", "36"),
    known("social_value_indicator", Kind.FLAG, "whether an indicator follows the delivery of social value", "36"),
    known("social_value_relevance_given", Kind.FLAG, "whether a high weight of social value is explained", "36"),
    known("social_value_proportional", Kind.FLAG, "whether what is asked of social value grows with the bidder", "37"),
    known("core_purpose_counts", Kind.FLAG, "whether what a charity does anyway counts as social value", "37"),
    known("sub_criteria_published", Kind.FLAG, "whether all criteria and sub-criteria are published", "38"),
    known("weights_published", Kind.FLAG, "whether the weight of each criterion is published", "38"),
    known("importance_published", Kind.FLAG, "whether it is published how important each criterion is", "38"),
    known("descriptors_published", Kind.FLAG, "whether it is published what earns which score", "38"),
    known(
        "abnormally_low",
        Kind.CHOICE,
        "what happens to a bid that looks too low",
        "34",
        "not-stated asked-to-explain rejected-without-asking",
    ),
    known("feedback_per_criterion", Kind.FLAG, "whether each bidder hears why, criterion by criterion", "49"),
    known("feedback_same_time", Kind.FLAG, "whether all hear at the same time", "49"),
    known("indicators", Kind.NUMBER, "how many indicators the contract is followed by", "39"),
    known("indicators_unsuitable", Kind.FLAG, "whether the buyer decided that indicators would not suit", "39"),
    known("indicators_outcome", Kind.NUMBER, "how many indicators are of outcomes", "39"),
    known("indicators_baselined", Kind.NUMBER, "how many indicators have a baseline", "39"),
    known("indicators_controllable", Kind.NUMBER, "how many indicators the provider can control", "39"),
    known("indicator_cost_share", Kind.SHARE, "what the data of indicators cost as a share of the value", "39"),
)
