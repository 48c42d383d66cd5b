"""Who won: one row a supplier of an award, with what is known of what kind of organisation it is, and how."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, is_true
from worthwhile.market.queries.contracts_won import contracts_won
from worthwhile.market.queries.processes import canonical_keys
from worthwhile.market.queries.scope import Scope

if TYPE_CHECKING:
    import ibis.expr.types as ir

CHARITY_REGISTERS = ("GB-CHC", "GB-SC", "GB-NIC")
CHARITY_KEYS = tuple(f"{register}:" for register in CHARITY_REGISTERS)
MUTUALS_REGISTER = "GB-MPR"
COMPANIES_REGISTER = "GB-COH"
# Company numbers with these letters are registered societies, which belong to the mutuals register.
SOCIETY_LETTERS = "IP"
MUTUAL_KEYS = (f"{MUTUALS_REGISTER}:", f"{COMPANIES_REGISTER}:{SOCIETY_LETTERS}")

# Read in lower case, as whole words. Trust and foundation are left out: NHS bodies bear them.
SOCIAL_ENTERPRISE_NAME = (
    "(^|[^a-z])(cic|c[.]i[.]c|community interest company|social enterprise|community benefit society)([^a-z]|$)"
)
CHARITY_NAME = "(^|[^a-z])(charity|charities|charitable|cio|voluntary action|voluntary service)([^a-z]|$)"

FLAGS = (
    "stated_vcse", "stated_not_vcse", "stated_mutual", "stated_supported", "charity_number", "mutual_number",
    "enterprise_name", "charity_name", "stated_sme", "stated_large",
)  # fmt: skip


def suppliers_won(tables: Tables, scope: Scope, on: date, *, kinds: bool = False) -> ir.Table:
    """The suppliers of the awards of a scope: one row a supplier of an award, and one for an award that names none.

    Columns of ``contracts_won``, and: supplier (its key in the crosswalk, else ``name:`` with its name as compared;
    null: none named), supplier_name, sharing (how many share the award), share_pence (value in equal parts), and a
    column for each of FLAGS (true or false) where ``kinds`` are asked for: telling them takes several times as long.
    A supplier named twice in an award is one.
    """
    won = contracts_won(tables, scope, on)
    named = named_suppliers(tables, kinds=kinds)
    named = named.mutate(sharing=named.count().over(group_by=[named.supplier_ocid_, named.supplier_award_]))
    joined = won.left_join(
        named,
        (won.ocid == named.supplier_ocid_) & (won.award_id == named.supplier_award_) & won.left_out.isnull(),
    )
    joined = joined.drop("supplier_ocid_", "supplier_award_")
    nobody = joined.left_out.isnull() & joined.supplier.isnull()
    part = (joined.value_pence.cast("float64") / joined.sharing.cast("float64")).round().cast("int64")
    return joined.mutate(
        left_out=ibis.cases((nobody, "no-supplier"), else_=joined.left_out),
        share_pence=part,
        **({flag: is_true(joined[flag]) for flag in FLAGS} if kinds else {}),
    )


def named_suppliers(tables: Tables, *, kinds: bool = False) -> ir.Table:
    """One row a supplier of an award: supplier_ocid_, supplier_award_, supplier, supplier_name, and maybe FLAGS."""
    rows = tables["award_supplier"]
    rows = rows.filter(~is_true(rows.collided) & (rows.organisation_key.notnull() | rows.name_key.notnull()))
    rows = rows.mutate(given_key_=rows.organisation_key, party_=rows.party_id)
    rows = canonical_keys(rows, "organisation_key", tables)
    rows = rows.mutate(supplier=ibis.coalesce(rows.organisation_key, ibis.literal("name:") + rows.name_key))
    told = _flags(_with_party(rows, tables)) if kinds else rows
    return told.group_by(supplier_ocid_=told.ocid, supplier_award_=told.award_id, supplier=told.supplier).aggregate(
        supplier_name=told.name.min(), **({flag: told[flag].any() for flag in FLAGS} if kinds else {})
    )


def _flags(rows: ir.Table) -> ir.Table:
    lower = rows.name.lower()
    flags = {
        "stated_vcse": is_true(rows.vcse),
        "stated_not_vcse": is_true(~rows.vcse),
        "stated_mutual": is_true(rows.mutual),
        "stated_supported": is_true(rows.sheltered),
        "charity_number": is_true(rows.charity_number) | _key_starts(rows, CHARITY_KEYS),
        "mutual_number": is_true(rows.mutual_number) | _key_starts(rows, MUTUAL_KEYS),
        "enterprise_name": is_true(lower.re_search(SOCIAL_ENTERPRISE_NAME)),
        "charity_name": is_true(lower.re_search(CHARITY_NAME)),
        "stated_sme": is_true(rows.scale == "sme"),
        "stated_large": is_true(rows.scale == "large"),
    }
    return rows.mutate(**flags)


def _with_party(rows: ir.Table, tables: Tables) -> ir.Table:
    """What the process says of the organisation itself; a party id that stands for several says nothing."""
    party = tables["party"]
    facts = party.group_by(fact_ocid_=party.ocid, fact_party_=party.party_id).aggregate(
        mutual=is_true(party.mutual).any(),
        sheltered=is_true(party.sheltered).any(),
        mixed_=is_true(party.collided).any(),
    )
    facts = facts.filter(~facts.mixed_).drop("mixed_")
    numbers = tables["party_identifier"]
    held = numbers.filter(~is_true(~numbers.well_formed))
    society = (held.scheme == COMPANIES_REGISTER) & held.identifier.startswith(SOCIETY_LETTERS)
    held = held.group_by(number_ocid_=held.ocid, number_party_=held.party_id).aggregate(
        charity_number=is_true(held.scheme.isin(CHARITY_REGISTERS)).any(),
        mutual_number=is_true((held.scheme == MUTUALS_REGISTER) | society).any(),
    )
    facts = facts.left_join(
        held, (facts.fact_ocid_ == held.number_ocid_) & (facts.fact_party_ == held.number_party_)
    ).drop("number_ocid_", "number_party_")
    joined = rows.left_join(facts, (rows.ocid == facts.fact_ocid_) & (rows.party_ == facts.fact_party_))
    return joined.drop("fact_ocid_", "fact_party_")


def _key_starts(rows: ir.Table, beginnings: tuple[str, ...]) -> ir.BooleanValue:
    return ibis.or_(*(is_true(rows.given_key_.startswith(begin)) for begin in beginnings))
