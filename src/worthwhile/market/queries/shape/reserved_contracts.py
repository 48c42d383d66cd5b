"""MQ-11: how often is the right to bid reserved, and for whom?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, how_many, is_true, one_row_each, share
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import count_text, few_words, part_words

if TYPE_CHECKING:
    import ibis.expr.types as ir

KNOWN = {
    "shelteredWorkshop": "supported employment providers",
    "publicServiceMissionOrganization": "public service mutuals",
    "smeVcse": "SMEs or VCSEs",
}
OTHER = "other"
PLACE = "place"
ANY = "any"
SME, VCSE, ALL = "suits-sme", "suits-vcse", "all"
ROWS = (
    *({"kind": code, "for_whom": f"reserved for {words}"} for code, words in KNOWN.items()),
    {"kind": OTHER, "for_whom": "reserved for others"},
    {"kind": PLACE, "for_whom": "reserved for suppliers of a place"},
    {"kind": ANY, "for_whom": "reserved for anybody"},
    {"kind": SME, "for_whom": "open to all, and said to suit SMEs"},
    {"kind": VCSE, "for_whom": "open to all, and said to suit VCSEs"},
    {"kind": ALL, "for_whom": "all procurements looked at"},
)


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    found = processes_in(tables, scope, on).select(
        "ocid", "twin", "demonstration", "areas_from", "sme_suitable", "vcse_suitable"
    )
    rows = tables["reserved"]
    known = rows.code.isin(list(KNOWN))
    flags = {code: is_true(rows.code == code).any() for code in KNOWN}
    by_process = rows.group_by(reserved_ocid_=rows.ocid).aggregate(
        **flags,
        **{OTHER: is_true(rows.code.notnull() & ~known).any(), PLACE: is_true(rows.location.notnull()).any()},
    )
    joined = found.left_join(by_process, found.ocid == by_process.reserved_ocid_)
    kinds = [*KNOWN, OTHER, PLACE]
    return joined.mutate(
        left_out=ibis.cases((joined.twin, "twin")),
        any=joined.reserved_ocid_.notnull(),
        **{kind: is_true(joined[kind]) for kind in kinds},
    ).drop("reserved_ocid_")


def _answer(used: ir.Table) -> ir.Table:
    conditions = {
        **{kind: used[kind] for kind in [*KNOWN, OTHER, PLACE, ANY]},
        SME: ~used[ANY] & is_true(used.sme_suitable),
        VCSE: ~used[ANY] & is_true(used.vcse_suitable),
        ALL: used.ocid.notnull(),
    }
    names = [f"count_{place}" for place in range(len(ROWS))]
    wide = used.aggregate(**{name: how_many(conditions[row["kind"]]) for name, row in zip(names, ROWS, strict=True)})
    rows = one_row_each(ROWS).cross_join(wide)
    count = ibis.cases(*((rows.position == place, rows[name]) for place, name in enumerate(names)))
    rows = rows.mutate(processes=count.fill_null(0).cast("int64"))
    rows = rows.select("position", "kind", "for_whom", "processes", share=share(rows.processes, rows[names[-1]]))
    return rows.order_by("position").drop("position")


def _reading(rows: Rows) -> list[str]:
    counts = {row["kind"]: int(row["processes"]) for row in rows}
    whole = counts[ALL]
    told = [f"{part_words(counts[ANY], whole, 'procurements')} state that the right to bid is reserved."]
    used = [f"{words} {count_text(counts[code])}" for code, words in KNOWN.items() if counts[code]]
    if used:
        told.append(f"Reserved for: {', '.join(used)}.")
    told.append(
        f"Of those open to all, {part_words(counts[SME], whole - counts[ANY])} say that they suit SMEs and "
        f"{part_words(counts[VCSE], whole - counts[ANY])} that they suit VCSEs; where nothing is said, it is not known."
    )
    return [*told, *few_words(whole, "procurements")]


QUESTION = Question(
    code="MQ-11",
    slug="reserved-contracts",
    title="Reserved contracts",
    asks="How often is the right to bid reserved, and for whom?",
    things="procurements",
    columns=(
        AnswerColumn("kind", "text", "text", "Code of the reservation, or of what is said instead."),
        AnswerColumn("for_whom", "text", "text", "In words; one procurement may stand in several rows."),
        AnswerColumn("processes", "integer", "count", "Procurements."),
        AnswerColumn("share", "number", "share", "Of all procurements looked at."),
    ),
    chart="bars",
    candidates=_candidates,
    reasons=("twin",),
    answer=_answer,
    reading=_reading,
)
