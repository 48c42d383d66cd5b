"""What bidders must be, have and answer."""

from __future__ import annotations

from worthwhile.apps.tenders.selectors.writing.asked import Group, Items, Rows, Section, ask, checks

RESERVED = {
    "not-reserved": "It is not reserved",
    "supported-employment": "Supported employment providers",
    "public-service-mutual": "Public service mutuals",
    "below-threshold": "Below the threshold, by place or size",
    "scotland-supported-business": "Scotland: supported businesses",
}
ACCOUNTS = {
    "nobody": "Nobody",
    "where-companies-act-requires": "Only where the Companies Act asks for them",
    "everybody": "Everybody",
}
WHO = Section(
    slug="who-may-bid",
    title="Who may bid",
    asked=(
        ask("route.reserved", "Is the contract reserved?", choices=RESERVED),
        ask("participation.minimum_turnover.amount", "Turnover in a year that bidders must have, in pounds",
            "0 where none is asked"),
        ask("participation.minimum_turnover.why", "If it is high: why?", lines=2),
        ask("participation.accounts", "Who must give audited accounts?", choices=ACCOUNTS),
        ask("participation.prior_contract", "Must bidders have had a contract with an authority before?"),
        ask("participation.suitability_stage", "Is suitability judged first, in a stage of its own?"),
    ),
    rows=(
        Rows(
            path="participation.conditions",
            title="Conditions",
            one="Condition",
            many="conditions",
            none="There are no conditions",
            id_from="c",
            asked=(ask("text", "The condition, word for word", lines=2),
                   ask("why", "What of the contract makes it necessary", lines=2)),
        ),
    ),
    checks=checks("01 02 05 08"),
)  # fmt: skip
INSURANCE = Section(
    slug="insurance",
    title="Insurance",
    rows_first=True,
    asked=(
        ask("participation.insurance_before_award", "Must it be in place before the award?",
            "A promise to have it when the contract begins costs a bidder nothing"),
    ),
    rows=(
        Rows(
            path="participation.insurances",
            title="Insurance that you ask for",
            one="Insurance",
            many="insurances",
            none="No insurance is asked for",
            asked=(ask("kind", "Which", "For example, public liability"), ask("cover", "Cover, in pounds"),
                   ask("why", "The risk it follows from")),
        ),
    ),
    checks=checks("03 04"),
)  # fmt: skip
_EQUIVALENT = ask("or_equivalent", "Is an equivalent accepted?")
CERTIFICATES = Section(
    slug="certificates",
    title="Certificates, standards and policies",
    rows_first=True,
    rows=(
        Rows(
            path="participation.accreditations",
            title="Qualifications and certificates",
            one="Certificate",
            many="certificates",
            none="No certificate is asked for",
            asked=(ask("name", "Which"), _EQUIVALENT),
            least=1,
        ),
        Rows(
            path="participation.brands",
            title="Brands, designs and standards in the specification",
            one="Standard",
            many="brands and standards",
            none="No brand or standard is named",
            asked=(ask("name", "Which"), _EQUIVALENT),
            least=1,
        ),
        Rows(
            path="participation.policies",
            title="Policies that bidders send",
            one="Policy",
            many="policies",
            none="No policy is asked for",
            asked=(ask("name", "Which"), ask("relevant", "Does this service need it?")),
            least=1,
        ),
    ),
    asked=(
        ask("participation.sensitive_data", "Are sensitive personal data handled?"),
        ask("participation.iso_27001", "Is ISO 27001 asked for?"),
        ask("participation.other_security_proof", "Is other proof of security accepted?"),
    ),
    checks=checks("06 07 20 44"),
)  # fmt: skip
TOGETHER = Section(
    slug="joint-bids",
    title="Joint bids and sub-contracting",
    lead="Small providers often bid together. They need time for it, and to know that what each has counts.",
    asked=(
        ask("participation.joint_bids", "Are joint bids allowed?"),
        ask("participation.partners_count", "Does what partners and sub-contractors have count?"),
        ask("participation.one_legal_body", "Must partners form one legal body, or merge?"),
        ask("participation.lead_answers_for_all", "Does the lead of a joint bid answer for all of it?"),
        ask("participation.consortium_needed", "Would small providers need to bid together?"),
        ask("timetable.consortium_by", "By when are partners to find one another?"),
    ),
    checks=checks("42 14"),
)
QUESTIONS = Section(
    slug="questions",
    title="Questions to bidders",
    lead="Ask for what decides, once, and say how long an answer may be.",
    items=Items(
        path="questions",
        one="question",
        many="questions",
        called="text",
        none="There are no questions",
        id_from="q",
        asked=(
            ask("text", "The question, word for word", lines=3),
            ask("criterion", "By which criterion is the answer judged?", refers="award.criteria"),
            ask("weight", "Its weight, in per cent of the whole score", "0 where it is not scored"),
            ask("words", "The most words of an answer"),
            ask("pass_mark", "The score below which a bid fails", "Empty where there is none"),
            ask("answered_from", "Where does the answer come from?", choices={
                "free-text": "It is written for this tender",
                "fact": "A fact about the organisation, entered once",
                "impact-case": "An impact case",
                "declaration": "A declaration",
            }),
            ask("declaration", "Which declaration answers it?", refers="declarations"),
            ask("already_held", "Does a register or central profile hold the answer already?",
                "Then there is no need to ask"),
            ask("lots", "For which lots?", "None ticked: for all", refers="lots"),
        ),
    ),
    checks=checks("18 19"),
)  # fmt: skip
DECLARATIONS = Section(
    slug="declarations",
    title="Declarations",
    lead="What a bidder declares once, for every lot and question.",
    items=Items(
        path="declarations",
        one="declaration",
        many="declarations",
        called="text",
        none="There are no declarations",
        id_from="d",
        asked=(
            ask("text", "The declaration, word for word", lines=3),
            ask("sources", "What does it rest on?", "Such as the law that asks for it, one a line", lines=2),
        ),
    ),
)
WHO_MAY_BID = Group(
    title="Who may bid, and what they answer",
    sections=(WHO, INSURANCE, CERTIFICATES, TOGETHER, QUESTIONS, DECLARATIONS),
)
