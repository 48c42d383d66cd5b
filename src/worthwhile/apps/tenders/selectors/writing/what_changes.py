"""What the contract is to change, how that is followed, and who shaped it."""

from __future__ import annotations

from worthwhile.apps.tenders.selectors.writing.asked import Group, Items, Section, ask, checks

_LOTS = ask("lots", "For which lots?", "None ticked: for all", refers="lots")

OUTCOMES = Section(
    slug="outcomes",
    title="Outcomes",
    lead="The changes for people that the contract is to bring about, the same as in impact cases: what a bidder "
    "promises here can later be held against what was measured. Say what is to change, and leave to the provider how.",
    items=Items(
        path="outcomes",
        one="outcome",
        many="outcomes",
        called="name",
        none="It has no outcomes",
        id_from="name",
        asked=(
            ask("name", "What is to change?", "For example, Less lonely"),
            ask("who_for", "For whom?", "For example, people over 65 who live alone"),
            ask("baseline", "Where are they today?", "A number, on the scale or count that you name below"),
            ask("target", "Where are they to be?"),
            ask("unit", "What do both numbers count?", "For example, people, or points of the ONS loneliness scale"),
            ask("by", "By when?"),
            ask("measured_by", "How is it measured?", "With which questionnaire or count, when, by whom", lines=2),
            ask("left_to_provider", "What do you leave to the provider?",
                "For example, how people are found, where and how often they meet", lines=3),
            _LOTS,
        ),
    ),
    checks=checks("40"),
)  # fmt: skip
REQUIREMENTS = Section(
    slug="requirements",
    title="Requirements",
    lead="What the service must do or be. Few, and as results rather than methods, wherever you can.",
    items=Items(
        path="requirements",
        one="requirement",
        many="requirements",
        called="text",
        none="It has no requirements",
        id_from="r",
        asked=(
            ask("text", "The requirement, word for word", lines=3),
            ask("kind", "What does it prescribe?", choices={
                "outcome": "A result for people",
                "functional": "What the service must be able to do",
                "method": "How it is done",
                "input": "What goes in, such as staff or hours",
            }),
            _LOTS,
        ),
    ),
    checks=checks("40"),
)  # fmt: skip
BENEFITS = Section(
    slug="community-benefits",
    title="Community benefits and social value",
    lead="What the contract gives beyond the service itself. Each clause belongs to what is bought, can be measured, "
    "and has an indicator that follows it.",
    items=Items(
        path="community_benefits",
        one="clause",
        many="clauses",
        called="text",
        none="There are no such clauses",
        id_from="cb",
        asked=(
            ask("text", "The clause, word for word", lines=3),
            ask("belongs_because", "How does it belong to what is bought?",
                "For example, the volunteers visit the people of this service", lines=2),
            ask("measured_by", "How is it measured?", lines=2),
            ask("indicator", "Which indicator follows it?", refers="indicators"),
            ask("outcome", "Which outcome does it serve?", refers="outcomes"),
        ),
    ),
    asked=(
        ask("social_value.proportional", "Does what you ask grow with the size of the bidder or the lot?"),
        ask("social_value.core_purpose_counts", "Does what a charity or social enterprise is there for count?"),
        ask("social_value.why_this_weight", "If social value weighs much: why?", lines=3),
    ),
    checks=checks("36 37"),
)  # fmt: skip
INDICATORS = Section(
    slug="indicators",
    title="Indicators",
    lead="What the contract is followed by: few, with a baseline, and in the provider’s hands.",
    items=Items(
        path="indicators",
        one="indicator",
        many="indicators",
        called="name",
        none="There are no indicators",
        id_from="kpi",
        asked=(
            ask("name", "What is measured?"),
            ask("kind", "What is it?", choices={
                "outcome": "An outcome: a change for people",
                "output": "An output: a count of what was done",
                "activity": "An activity",
            }),
            ask("outcome", "Which outcome does it follow?", refers="outcomes"),
            ask("baseline", "Where is it today?"),
            ask("target", "Where is it to be?"),
            ask("provider_controls", "Can the provider move it?"),
        ),
    ),
    asked=(
        ask("indicator_cost", "What does collecting the data cost, in per cent of the value?"),
        ask("indicators_unsuitable", "If you decided that indicators would not suit this contract: why?", lines=3),
    ),
    checks=checks("39"),
)  # fmt: skip
CO_DESIGN = Section(
    slug="co-design",
    title="Co-design",
    lead="Who shaped the service, step by step. It stands in the open on the page of the tender, so that every bidder "
    "knows what those knew who took part. In a public social partnership, public bodies and the third sector design "
    "the service together, try it in a short pilot, and then it is tendered.",
    items=Items(
        path="co_design.steps",
        one="step",
        many="steps",
        called="what",
        none="Nobody outside was asked",
        asked=(
            ask("what", "What was done, and what did it change?", lines=3),
            ask("who", "Who took part?", "As groups, never by name. For example, members, carers and three providers"),
            ask("held_on", "When?"),
            ask("stage", "Which stage was it?", choices={
                "design": "Design together",
                "pilot": "Pilot",
                "tender": "Tender",
                "other": "Something else",
            }),
            ask("published_on", "When was what was said published to everybody?"),
        ),
    ),
    asked=(ask("co_design.continuity_considered",
               "Did you consider nearness and continuity for the people who use the service?"),),
    checks=checks("41"),
)  # fmt: skip
WHAT_CHANGES = Group(
    title="What is to change", sections=(OUTCOMES, REQUIREMENTS, INDICATORS, BENEFITS, CO_DESIGN)
)  # fmt: skip
