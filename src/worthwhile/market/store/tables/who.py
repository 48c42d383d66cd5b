"""Organisations named in processes, and what identifies them."""

from __future__ import annotations

from worthwhile.market.store.tables.shapes import COLLIDED, Column, Table, process_table

PARTY = process_table(
    "party",
    "One row an organisation named in a process.",
    ("party_id", "text", "Id inside the process; never a key between processes."),
    ("organisation_key", "text", "scheme:id of its best lasting identifier, normalised; null where it has none."),
    ("name", "text", "As published."),
    ("name_key", "text", "The name normalised for comparing."),
    ("roles", "texts", "buyer, supplier, tenderer, ..."),
    ("locality", "text", "Town."),
    ("postcode", "text", "Postcode of its address."),
    ("region", "text", "Region code or name of its address."),
    ("area", "text", "ONS code of its address, where recognised."),
    ("scale", "text", "sme, large or other as stated."),
    ("vcse", "boolean", "As stated."),
    ("mutual", "boolean", "Public service mutual, as stated."),
    ("sheltered", "boolean", "Supported employment provider, as stated."),
    ("kinds", "texts", "Classifications as published, each scheme:id or its words."),
    COLLIDED,
)

PARTY_IDENTIFIER = process_table(
    "party_identifier",
    "One row an identifier of a party, lasting or not.",
    ("party_id", "text", "Id of the party inside the process."),
    ("scheme", "text", "As normalised, for example GB-COH."),
    ("identifier", "text", "As normalised."),
    ("given", "text", "As published."),
    ("lasting", "boolean", "False for ids that only one service knows (GB-SRS, GB-CFS): never used to join."),
    ("well_formed", "boolean", "Whether it has the form that its scheme asks for; null: the form is not known."),
)

ORGANISATION = Table(
    "organisation",
    "The crosswalk: one row a lasting identifier, with the organisation it stands for. Made from every process.",
    (
        Column("organisation_key", "text", "scheme:id as it stands in party, award_supplier and process."),
        Column(
            "canonical_key",
            "text",
            "The key of the organisation: equal for identifiers that are stated to be the same.",
        ),
        Column("name", "text", "The name most often published with it."),
        Column("named", "integer", "How many parties bear it."),
    ),
)
