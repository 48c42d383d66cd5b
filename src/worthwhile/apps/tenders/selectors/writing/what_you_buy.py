"""What is bought, by which route, for how much, how long and in which lots."""

from __future__ import annotations

from worthwhile.apps.tenders.selectors.writing.asked import Group, Items, Rows, Section, ask, checks
from worthwhile.engines.regimes.vocabulary import REGIME_NAMES, ROUTE_NAMES

KINDS = {
    "health-care": "Health care",
    "social-care": "Social care",
    "public-health": "Public health",
    "other-light-touch": "Another light-touch service",
    "other-services": "Other services",
    "supplies": "Supplies",
    "works": "Works",
    "light-touch-concession": "A light-touch concession",
    "concession": "Another concession",
}
BUYERS = {
    "nhs-england": "NHS England",
    "icb": "Integrated care board",
    "nhs-trust": "NHS trust or foundation trust",
    "local-authority": "Local authority",
    "combined-authority": "Combined authority",
    "parish-council": "Parish or community council",
    "health-board": "Health board",
    "special-health-authority": "Special health authority",
    "central-government": "Central government",
    "utility": "Utility",
    "other-authority": "Another authority",
}
NATIONS = {"england": "England", "wales": "Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}

ABOUT = Section(
    slug="about",
    title="About the service",
    asked=(
        ask("subject.title", "What do you buy, in a few words?", "The title that bidders read", is_needed=True),
        ask("subject.description", "What is it, for whom, and why?", "Write it for somebody who does not know you",
            lines=6),
        ask("subject.kind", "What is mainly bought?", choices=KINDS),
        ask("subject.community_service", "Is it a community service?"),
        ask("subject.mostly_pay", "Is pay most of what it costs?"),
        ask("subject.areas", "Where is it?", "Names of council areas or their codes, one a line", lines=3),
        ask("subject.cpv", "CPV codes", "Eight digits each, one a line. For example, 85320000 for social services",
            lines=3),
    ),
)  # fmt: skip
ROUTE = Section(
    slug="route",
    title="The law and the route",
    lead="Most checks hang on these answers. If you are not sure of the law or the route, find them first.",
    asked=(
        ask("buyer.nation", "In which nation is the buyer?", choices=NATIONS),
        ask("buyer.kind", "What kind of body buys?", choices=BUYERS),
        ask("buyer.devolved_welsh", "In Wales: is it a devolved Welsh authority?"),
        ask("commenced_on", "When did the procurement begin?", "This chooses the law. For example, 1 April 2026"),
        ask("route.regime", "Under which law is it bought?", choices=dict(REGIME_NAMES)),
        ask("route.process", "By which route?", choices=dict(ROUTE_NAMES)),
        ask("route.reasons", "Why this route?", lines=4),
        ask("route.framework", "Is a framework concluded?"),
    ),
    rows=(
        Rows(
            path="route.considered",
            title="What else you considered",
            one="Route",
            many="other routes",
            hint="Reserving the contract, a direct award, a public social partnership",
            none="Nothing else was considered",
            asked=(ask("route", "Route"), ask("why_not", "Why it was not taken", lines=2)),
        ),
    ),
    checks=checks("51"),
)
VALUE = Section(
    slug="value",
    title="Value",
    lead="In pounds, as you estimate it today.",
    asked=(
        ask("value.annual", "Value in one year, without VAT"),
        ask("value.total_net", "Value over the whole length, without VAT", "With every extension"),
        ask("value.total_gross", "The same with VAT", "Thresholds in England, Wales and Northern Ireland count VAT"),
        ask("value.largest_call_offs", "For a framework: the largest call-offs that run at once"),
        ask("subject.typical_provider_turnover", "Turnover in a year of the typical provider you hope for",
            "Lots are held against it, so that those you hope for can bid"),
    ),
    checks=checks("01 11"),
)  # fmt: skip
LENGTH = Section(
    slug="length",
    title="Length and extensions",
    asked=(
        ask("term.start", "First day of the service"),
        ask("term.end", "Last day, without extensions"),
        ask("term.months", "Length in months, without extensions", "Worked out from the two days where left empty"),
        ask("term.extensions.months", "By how many months may it be extended altogether?", "0 where it may not"),
        ask("term.extensions.by_agreement", "Must both sides agree to an extension?"),
        ask("term.extensions.price_reopened", "Is the price settled anew for an extension?"),
        ask("term.provider_may_leave", "May the provider leave early, with fair notice?"),
    ),
    checks=checks("29 30"),
)
LOTS = Section(
    slug="lots",
    title="Lots",
    lead="Smaller lots let smaller providers bid.",
    items=Items(
        path="lots",
        one="lot",
        many="lots",
        called="title",
        none="It is not divided into lots",
        id_from="lot",
        asked=(
            ask("title", "What is it?", "For example, The north"),
            ask("description", "More about it", lines=3),
            ask("value_annual", "Its value in one year, without VAT, in pounds"),
            ask("value_total", "Its value over the whole length, without VAT, in pounds"),
            ask("minimum_turnover", "Turnover in a year that is demanded for it, in pounds", "0 where none"),
            ask("places", "How many people or places is it for?"),
            ask("areas", "Where is it?", "One a line", lines=2),
            ask("cpv", "CPV codes", "Eight digits each, one a line", lines=2),
        ),
    ),
    asked=(ask("lots_reasons", "If it is not divided: why?", "The law may ask for the reasons", lines=3),),
    checks=checks("10 11 01"),
)
WHAT_YOU_BUY = Group(title="What you buy", sections=(ABOUT, ROUTE, VALUE, LENGTH, LOTS))
