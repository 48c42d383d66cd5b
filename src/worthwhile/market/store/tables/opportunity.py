"""What search and matching read: one row a process, all in one place."""

from __future__ import annotations

from worthwhile.market.store.tables.shapes import process_table

OPPORTUNITY = process_table(
    "opportunity",
    "One row a process with all that search and matching need, in one place.",
    ("publisher", "text", "As in process."),
    ("title", "text", "As in process."),
    ("text", "text", "Description, titles and descriptions of lots and items, in one text without mark-up."),
    ("buyer_key", "text", "As in process."),
    ("buyer_name", "text", "As in process."),
    ("buyer_name_key", "text", "As in process."),
    ("notice_type", "text", "As in process."),
    ("stage", "text", "As in process."),
    ("regime", "text", "As in process."),
    ("method", "text", "As in process."),
    ("category", "text", "As in process."),
    ("status", "text", "As in process."),
    ("published_at", "moment", "As in process."),
    ("latest_at", "moment", "As in process."),
    ("deadline_at", "moment", "As in process."),
    ("opened_at", "moment", "From when one could answer it; null: never (only awarded, or planned)."),
    (
        "closed_at",
        "moment",
        "From when one could not answer: deadline, outcome, end of a dynamic market, or a year on; null: open-ended.",
    ),
    ("cpv", "texts", "Every CPV code, main first, without repeats."),
    ("areas", "texts", "ONS codes of places of delivery, without repeats."),
    ("areas_from", "text", "delivery, buyer (only the buyer's address is known) or null."),
    (
        "value_low",
        "number",
        "Value of the smallest part one may bid for (lot), net where known, in GBP; null: unknown.",
    ),
    ("value_high", "number", "Value of the whole, net where known, in GBP; null: unknown."),
    ("months", "number", "Length of the contract in months."),
    ("contract_start_on", "day", "As in process."),
    ("contract_end_on", "day", "As in process."),
    ("lots", "integer", "As in process."),
    ("sme_suitable", "boolean", "As in process."),
    ("vcse_suitable", "boolean", "As in process."),
    ("reserved", "texts", "As in process."),
    ("light_touch", "boolean", "As in process."),
    ("framework", "boolean", "As in process."),
    ("dynamic_market", "boolean", "As in process."),
    ("demonstration", "boolean", "True for notices made for the demonstration."),
    (
        "twin_key",
        "text",
        "The same for the same procurement on two portals: buyer name, title and deadline normalised.",
    ),
)
