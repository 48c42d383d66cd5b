"""Awards and contracts."""

from __future__ import annotations

from worthwhile.market.store.tables.shapes import COLLIDED, process_table

AWARD = process_table(
    "award",
    "One row an award.",
    (
        "award_id",
        "text",
        "As published; of several awards of one release with the same id also which one: 1 (2 of 3).",
    ),
    ("title", "text", "As published."),
    ("status", "text", "As published."),
    ("awarded_on", "day", "As published."),
    ("value_net", "number", "Without VAT; null: absent or 0."),
    ("value_gross", "number", "With VAT."),
    ("value_currency", "text", "Currency."),
    ("value_state", "text", "given, zero or absent."),
    ("value_from", "text", "award, contract (summed over the contracts that follow from it), or null."),
    ("lots", "texts", "Lots it is for."),
    ("start_on", "day", "Contract period of the award."),
    ("end_on", "day", "Last day without extension."),
    ("max_end_on", "day", "Last day with extension, where stated."),
    ("suppliers", "integer", "How many suppliers it names."),
    ("standstill_end_on", "day", "End of standstill, as stated."),
    ("delta", "boolean", "True: only an amendment of it is known, so it is left out of counts."),
    COLLIDED,
)

AWARD_SUPPLIER = process_table(
    "award_supplier",
    "One row a supplier of an award.",
    ("award_id", "text", "The award."),
    ("party_id", "text", "Id of the supplier inside the process."),
    ("organisation_key", "text", "Its key; null where it has no lasting identifier."),
    ("name", "text", "As published."),
    ("name_key", "text", "Normalised for comparing."),
    ("scale", "text", "As stated on the party."),
    ("vcse", "boolean", "As stated on the party."),
    ("part", "number", "Its part of the award in pounds, where stated (older Contracts Finder)."),
    COLLIDED,
)

CONTRACT = process_table(
    "contract",
    "One row a contract.",
    ("contract_id", "text", "As published."),
    ("award_id", "text", "The award it follows from."),
    ("title", "text", "As published."),
    ("status", "text", "As published."),
    ("signed_on", "day", "As published."),
    ("value_net", "number", "Without VAT; null: absent or 0."),
    ("value_gross", "number", "With VAT."),
    ("value_currency", "text", "Currency."),
    ("value_state", "text", "given, zero or absent."),
    ("start_on", "day", "First day."),
    ("end_on", "day", "Last day without extension."),
    ("max_end_on", "day", "Last day with extension, where stated."),
    ("indicators", "integer", "How many agreed performance measures it states."),
    ("delta", "boolean", "True: only an amendment of it is known."),
    COLLIDED,
)
