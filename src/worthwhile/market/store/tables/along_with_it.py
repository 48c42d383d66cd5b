"""What stands along with any part: documents, periods, extensions, money, links, changes and faults."""

from __future__ import annotations

from worthwhile.market.store.tables.shapes import COLLIDED, process_table

DOCUMENT = process_table(
    "document",
    "One row a document or notice.",
    ("section", "text", "planning, tender, award, contract or implementation."),
    ("section_id", "text", "Id of the award or contract."),
    ("document_id", "text", "As published."),
    ("type", "text", "documentType as published."),
    ("notice_type", "text", "UK1 to UK17, where stated."),
    ("title", "text", "As published."),
    ("description", "text", "As published."),
    ("url", "text", "As published."),
    ("format", "text", "As published."),
    ("published_at", "moment", "As published."),
    COLLIDED,
)

PERIOD = process_table(
    "period",
    "One row a period.",
    ("section", "text", "tender, enquiry, award, contract, interest, framework or standstill."),
    ("section_id", "text", "Id of the lot, award or contract it belongs to; null: the tender."),
    ("start_at", "moment", "As published."),
    ("end_at", "moment", "As published."),
    ("max_end_at", "moment", "As published."),
    ("days", "integer", "durationInDays, or the days between the ends."),
    ("months", "number", "Length in months."),
    ("months_from", "text", "stated (durationInMonths or InDays) or dates."),
)

EXTENSION = process_table(
    "extension",
    "One row a statement that a contract may be extended, renewed or amended.",
    ("section", "text", "tender, lot, award or contract."),
    ("section_id", "text", "Its id; null: the tender."),
    ("kind", "text", "renewal, option, max-extent or amendment."),
    ("description", "text", "As published."),
    ("until_on", "day", "The last possible day, where stated or told by the words."),
    ("months", "number", "Length of the extension in months, where the words tell it."),
)

MONEY = process_table(
    "money",
    "One row an amount wherever it stands, net, gross, zero and absent kept apart.",
    ("section", "text", "planning, tender, lot, award or contract."),
    ("section_id", "text", "Its id."),
    ("kind", "text", "value, minimum, maximum or budget."),
    ("net", "number", "Without VAT as published, 0 included; null: absent."),
    ("gross", "number", "With VAT as published, 0 included; null: absent."),
    ("currency", "text", "As published."),
    ("state", "text", "given, zero or absent."),
)

RELATED = process_table(
    "related",
    "One row a link to another process.",
    ("relationship", "texts", "As published."),
    ("scheme", "text", "As published."),
    ("identifier", "text", "As published: an ocid or an address."),
)

AMENDMENT = process_table(
    "amendment",
    "One row a published change of a tender, award or contract.",
    ("section", "text", "tender, award or contract."),
    ("section_id", "text", "Its id."),
    ("amendment_id", "text", "As published."),
    ("amended_at", "moment", "As published."),
    ("rationale", "text", "As published."),
    ("description", "text", "As published."),
)

FAULT = process_table(
    "fault",
    "One row a fault found in the data of a process (MK- codes).",
    ("code", "text", "MK-..."),
    ("place", "text", "Path of the object, for example awards[2]."),
    ("given", "text", "What was published, shortened; never a contact point."),
    ("release_id", "text", "Release in which it stands, where one is to blame."),
)
