"""Facts about what bidders must be, have and answer."""

from __future__ import annotations

from worthwhile.engines.fitness.kinds import Kind, known

ASKED = (
    known("minimum_turnover", Kind.MONEY, "the turnover in a year that bidders must have; 0 where none", "01"),
    known("minimum_turnover_multiple", Kind.NUMBER, "the turnover demanded as a multiple of the value", "01"),
    known("minimum_turnover_multiple_of", Kind.CHOICE, "what that is a multiple of", "01", "annual total"),
    known("minimum_turnover_reason", Kind.FLAG, "whether a written reason for the turnover is given", "01"),
    known(
        "audited_accounts",
        Kind.CHOICE,
        "who must give audited accounts",
        "02",
        "nobody where-companies-act-requires everybody",
    ),
    known("insurance_before_award", Kind.FLAG, "whether insurance must be in place before the award", "03"),
    known("insurance_limit", Kind.MONEY, "the cover demanded", "04", many=True, about="which insurance"),
    known("insurance_level_reason", Kind.FLAG, "whether the level of cover is explained by the risk", "04"),
    known("prior_contract_demanded", Kind.FLAG, "whether an earlier contract with an authority is demanded", "05"),
    known("qualifications_demanded", Kind.FLAG, "whether any qualification or certificate is demanded", "06"),
    known("qualification", Kind.TEXT, "a qualification or certificate demanded", "06", many=True),
    known(
        "qualification_equivalent",
        Kind.FLAG,
        "whether an equivalent of it is accepted",
        "06",
        many=True,
        about="the qualification; empty where it is said of all",
    ),
    known("brands_demanded", Kind.FLAG, "whether any brand, design or standard is demanded", "07"),
    known("brand", Kind.TEXT, "a brand, design or standard demanded", "07", many=True),
    known(
        "brand_equivalent",
        Kind.FLAG,
        "whether an equivalent of it is accepted",
        "07",
        many=True,
        about="the brand, design or standard; empty where it is said of all",
    ),
    known("suitability_stage", Kind.FLAG, "whether suitability is judged in a stage of its own first", "08"),
    known("questions_already_held", Kind.NUMBER, "how many questions ask what a register or profile holds", "18"),
    known("question_already_held", Kind.TEXT, "such a question", "18", many=True),
    known("questions", Kind.NUMBER, "how many questions there are to answer", "19"),
    known("scored_questions", Kind.NUMBER, "how many answers are scored", "19"),
    known("scored_questions_without_limit", Kind.NUMBER, "how many scored answers have no word limit", "19"),
    known("answer_words", Kind.NUMBER, "the word limits of all scored answers together", "19"),
    known("policy", Kind.TEXT, "a policy that bidders must send", "20", many=True),
    known("policies_irrelevant", Kind.NUMBER, "how many policies have nothing to do with the subject", "20"),
    known("joint_bids_allowed", Kind.FLAG, "whether joint bids are allowed", "42"),
    known("partner_capacity_counted", Kind.FLAG, "whether what partners and sub-contractors have counts", "42"),
    known("merger_demanded", Kind.FLAG, "whether partners must merge or form one legal body to bid", "42"),
    known("lead_liable_for_all", Kind.FLAG, "whether the lead of a joint bid answers for all of it", "42"),
    known("iso_27001_demanded", Kind.FLAG, "whether ISO 27001 is demanded", "44"),
    known("security_equivalent_accepted", Kind.FLAG, "whether other proof of security is accepted", "44"),
    known("special_category_data", Kind.FLAG, "whether sensitive personal data are handled", "44"),
)
