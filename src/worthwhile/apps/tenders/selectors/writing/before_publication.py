"""When things happen, what there is to read, and what is done before publication."""

from __future__ import annotations

from worthwhile.apps.tenders.selectors.writing.asked import Group, Rows, Section, ask, checks

SHORTER = {
    "none": "It is not shorter",
    "urgency": "Urgency",
    "qualifying-planned-notice": "A qualifying planned procurement notice",
    "pre-selected": "Bidders were pre-selected",
    "dynamic-market": "A dynamic market",
    "negotiated-period": "A period agreed with the bidders",
}
TIMETABLE = Section(
    slug="timetable",
    title="Timetable",
    lead="What bidders read of dates. The deadline that bids are held to, to the minute, is set on a page of its own.",
    asked=(
        ask("timetable.publish", "Published"),
        ask("timetable.questions_until", "Last day for questions"),
        ask("timetable.answers_by", "Last day on which answers are given"),
        ask("timetable.deadline", "Last day for bids"),
        ask("timetable.deadline_time", "Time of that day", is_clock=True),
        ask("timetable.award_expected", "The award is expected"),
        ask("timetable.standstill_ends", "Last day of the standstill"),
        ask("timetable.short_period_reason", "If the time is shorter than usual: why?", choices=SHORTER),
        ask("timetable.sent_electronically", "Are bids handed in electronically?"),
        ask("timetable.all_documents_from_start", "Are all documents there from the first day?"),
        ask("timetable.same_time_for_all", "Has every bidder the same time?"),
        ask("timetable.answers_to_all", "Does every answer go to every bidder?"),
        ask("timetable.late_change_extends", "Does a late change extend the time?"),
    ),
    checks=checks("12 13 14 15 16 50"),
)
PAPERS = Section(
    slug="documents",
    title="Documents and where bids go",
    rows_first=True,
    rows=(
        Rows(
            path="documents",
            title="Documents of the pack",
            one="Document",
            many="documents",
            none="There are no other documents",
            asked=(
                ask("title", "Title"),
                ask("format", "Format", "docx, odt, xlsx, pdf or web"),
                ask("pages", "Pages"),
                ask("to_fill_in", "Do bidders fill it in?"),
            ),
        ),
    ),
    asked=(
        ask("brief.reading_grade", "Reading grade of the main brief", "Years of schooling that it takes to follow it"),
        ask("brief.acronyms_defined", "Is every acronym explained?"),
        ask("portal.fee", "What does it cost to bid or to use the portal, in pounds?", "0 where nothing"),
        ask("portal.accessible", "Is the portal accessible to disabled people?"),
        ask("portal.interoperable", "Does it work with common software?"),
    ),
    checks=checks("17 47 48 52"),
)
GATES = Section(
    slug="checks",
    title="Done before you publish",
    lead="What you have to have considered, with the day or what came of it. It stands in the record of the tender.",
    asked=(
        ask("gates.conflicts_assessed_on", "When were conflicts of interest assessed?"),
        ask("gates.barriers_considered", "Did you consider barriers to small enterprises?"),
        ask("gates.barriers_removed", "Which barriers did you remove or lower?", "One a line", lines=3),
        ask("gates.social_value_considered_on", "When did you consider social value?"),
        ask("gates.social_value_consulted", "Did you consider consulting on it?"),
        ask("gates.market_engagement.held", "Did you talk with the market?"),
        ask("gates.market_engagement.notice", "Which notice announced it?"),
        ask("gates.market_engagement.why_no_notice", "If none did: why?", lines=2),
    ),
    checks=checks("09"),
)
BEFORE_PUBLICATION = Group(title="Before you publish", sections=(TIMETABLE, PAPERS, GATES))
