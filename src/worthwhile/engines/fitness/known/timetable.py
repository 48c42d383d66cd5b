"""Facts about dates, the documents and the portal."""

from __future__ import annotations

from worthwhile.engines.fitness.kinds import Kind, known

TIMETABLE = (
    known("published_on", Kind.DATE, "the day the tender is published", "12 13 14 16"),
    known("questions_until_on", Kind.DATE, "the last day for questions", "16"),
    known("answers_by_on", Kind.DATE, "the last day on which answers are given", "16"),
    known("consortium_by_on", Kind.DATE, "a date stated for partners to find one another", "14"),
    known("deadline_on", Kind.DATE, "the last day for bids", "12 13 14 15 16"),
    known("deadline_time", Kind.TIME, "the time of day at which bids are due", "15"),
    known("tender_period_days", Kind.DAYS, "days from publication to the deadline, where they are stated", "12 13"),
    known("tender_period_working_days", Kind.DAYS, "working days for bids, where they are stated", "13 14"),
    known("submitted_electronically", Kind.FLAG, "whether bids are handed in electronically", "12"),
    known("all_documents_from_start", Kind.FLAG, "whether all documents are there from the first day", "12"),
    known(
        "short_period_reason",
        Kind.CHOICE,
        "why the time to bid is shorter",
        "12",
        "none urgency qualifying-planned-notice pre-selected dynamic-market negotiated-period",
    ),
    known("same_time_for_all", Kind.FLAG, "whether every bidder has the same time", "13"),
    known("consortium_needed", Kind.FLAG, "whether small providers would need to bid jointly", "14"),
    known("answers_to_all", Kind.FLAG, "whether every answer goes to every bidder", "16"),
    known("late_change_extends", Kind.FLAG, "whether a late change to the documents extends the time", "16"),
    known("award_on", Kind.DATE, "the day the award is expected", "50"),
    known("start_on", Kind.DATE, "the day the service starts", "50"),
    known("mobilisation_days", Kind.DAYS, "days between award and start, where they are stated", "50"),
    known("pack_pages", Kind.NUMBER, "how many pages all documents have together", "17"),
    known("reading_grade", Kind.NUMBER, "the reading grade of the main brief", "52"),
    known("acronyms_defined", Kind.FLAG, "whether every acronym is explained", "52"),
    known("editable_formats", Kind.FLAG, "whether what bidders fill in can be edited", "52"),
    known("portal_fee", Kind.MONEY, "what it costs to bid or to use the portal; 0 where nothing", "47"),
    known("portal_accessible", Kind.FLAG, "whether the portal is accessible to disabled people", "48"),
    known("portal_interoperable", Kind.FLAG, "whether the portal works with common software", "48"),
)
