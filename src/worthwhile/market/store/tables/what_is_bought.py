"""What is bought, where, and who may bid."""

from __future__ import annotations

from worthwhile.market.store.tables.shapes import COLLIDED, LOT_ID, process_table

LOT = process_table(
    "lot",
    "One row a lot.",
    ("lot_id", "text", "As published inside the process."),
    ("position", "integer", "Place in the published order, from 1."),
    ("title", "text", "As published."),
    ("description", "text", "As published."),
    ("status", "text", "As published."),
    ("value_net", "number", "Without VAT; null: absent or 0."),
    ("value_gross", "number", "With VAT."),
    ("value_currency", "text", "Currency."),
    ("value_state", "text", "given, zero or absent."),
    ("has_options", "boolean", "As stated."),
    ("has_renewal", "boolean", "As stated."),
    COLLIDED,
)

ITEM = process_table(
    "item",
    "One row an item of a tender, award or contract.",
    ("section", "text", "tender, award or contract."),
    ("section_id", "text", "Id of the award or contract; null in a tender."),
    ("item_id", "text", "As published."),
    LOT_ID,
    ("description", "text", "As published."),
    ("quantity", "number", "As published."),
    ("unit", "text", "As published."),
    COLLIDED,
)

CPV = process_table(
    "cpv",
    "One row a CPV code of a process, from each of the places where codes are given.",
    LOT_ID,
    ("code", "text", "Eight digits."),
    ("main", "boolean", "True for the main code of its place."),
    ("place", "text", "tender, tender-additional, item, item-additional, award-item or contract-item."),
)

AREA = process_table(
    "area",
    "One row a place of delivery.",
    LOT_ID,
    ("given", "text", "The code, name or postcode as published."),
    ("given_as", "text", "itl (NUTS or ITL code), ons, ods (code of a care board), name or postcode."),
    ("code", "text", "ONS code of the area; null where it is not recognised."),
    ("part_of", "boolean", "True: what was given is a part of that area, not all of it."),
    (
        "place",
        "text",
        "item, award-item, tender, lot or buyer (the buyer's own address, where no place of delivery is given).",
    ),
)

SUITABILITY = process_table(
    "suitability",
    "One row a statement of who it suits.",
    LOT_ID,
    ("sme", "boolean", "As stated; null: not said."),
    ("vcse", "boolean", "As stated; null: not said."),
)

RESERVED = process_table(
    "reserved",
    "One row a reservation of the right to take part.",
    LOT_ID,
    ("code", "text", "shelteredWorkshop, publicServiceMissionOrganization, smeVcse, or as published."),
    ("location", "text", "Where reserved to suppliers of a place, as published."),
)

CRITERION = process_table(
    "criterion",
    "One row an award criterion.",
    LOT_ID,
    ("position", "integer", "Place in the published order, from 1."),
    ("type", "text", "price, cost or quality."),
    ("name", "text", "As published."),
    ("description", "text", "As published."),
    ("weight", "number", "As a percentage (0 to 100) where it can be told."),
    ("weight_low", "number", "Where a range is given."),
    ("weight_high", "number", "Where a range is given."),
    ("weight_as", "text", "number, text (read from the words), order (of importance only) or absent."),
    ("weight_given", "text", "As published."),
    ("social_value", "boolean", "True where its words name social value, community benefit, wellbeing or environment."),
)
