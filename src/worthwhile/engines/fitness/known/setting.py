"""Facts about the buyer, the law, what is bought, its size and how the buyer came to it."""

from __future__ import annotations

from worthwhile.engines.fitness.kinds import Kind, known

EVERY_CHECK = " ".join(f"{number:02}" for number in range(1, 53))
"""Nation, law, kind of buyer and day choose the rule of every check."""

SETTING = (
    known("nation", Kind.CHOICE, "the nation of the buyer", EVERY_CHECK, "england wales scotland northern-ireland"),
    known(
        "regime",
        Kind.CHOICE,
        "the law the procurement runs under",
        EVERY_CHECK,
        "psr-england psr-wales pa-full pa-light-touch pa-below-threshold pa-own-rules "
        "scotland-unregulated scotland-2014-act scotland-2015-regulations",
    ),
    known(
        "buyer_kind",
        Kind.CHOICE,
        "what the buyer is",
        EVERY_CHECK,
        "nhs-england icb nhs-trust local-authority combined-authority parish-council health-board "
        "special-health-authority central-government utility other-authority",
    ),
    known("buyer_devolved_welsh", Kind.FLAG, "whether the buyer is a devolved Welsh authority", "08"),
    known("commencement_on", Kind.DATE, "the day the procurement began, which chooses the law", EVERY_CHECK),
    known("value_total", Kind.MONEY, "the estimated value over the whole length, or of a lot", "01 04 39 44"),
    known("value_annual", Kind.MONEY, "the estimated value of one year, or of a lot", "01 17 19 27"),
    known("largest_call_off_value", Kind.MONEY, "the largest value of call-offs running at once", "01"),
    known("is_framework", Kind.FLAG, "whether a framework is to be concluded", "01 39"),
    known("is_care", Kind.FLAG, "whether health or social care is bought", EVERY_CHECK),
    known("is_community_service", Kind.FLAG, "whether the service is a community service", "11"),
    known("is_labour_service", Kind.FLAG, "whether pay is most of what the service costs", "32"),
    known("number_of_lots", Kind.NUMBER, "how many lots; 1 where it is not divided", "01 10 11"),
    known("lots_reasons_given", Kind.FLAG, "whether reasons are given for not using lots", "10"),
    known("smallest_lot_annual_value", Kind.MONEY, "the value of one year of the smallest lot", "11"),
    known("target_provider_turnover", Kind.MONEY, "the turnover in a year of a typical provider wanted", "11"),
    known("sme_barriers_considered", Kind.FLAG, "whether barriers to small enterprises were considered", "09"),
    known("sme_barrier_removed", Kind.TEXT, "a barrier that was removed or reduced", "09", many=True),
    known(
        "reserved_under",
        Kind.CHOICE,
        "what the contract is reserved under",
        "29 51",
        "not-reserved supported-employment public-service-mutual below-threshold scotland-supported-business",
    ),
    known("alternatives_considered", Kind.FLAG, "whether other routes were considered before competing", "51"),
    known("route_reason_given", Kind.FLAG, "whether a reason for the route is written down", "51"),
    known("requirements", Kind.NUMBER, "how many requirements the specification has", "40"),
    known("requirements_outcome_or_functional", Kind.NUMBER, "how many requirements are outcomes or functional", "40"),
    known("co_design_recorded", Kind.FLAG, "whether it is recorded how users and carers shaped the service", "41"),
    known("continuity_considered", Kind.FLAG, "whether nearness or continuity for users was considered", "41"),
)
