"""MQ-02: how much do voluntary organisations, social enterprises and small firms win, and how is it known?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import ibis

from worthwhile.market.queries.asking import how_many, is_true, one_row_each, pounds, share
from worthwhile.market.queries.contracts_won import WON_REASONS
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import few_words, part_words, percent_text
from worthwhile.market.queries.suppliers_won import suppliers_won

if TYPE_CHECKING:
    import ibis.expr.types as ir

# kind, how it is known, which flags of a supplier say so; ways overlap, so they never add up to "any way".
WAYS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("vcse", "stated in the notice", ("stated_vcse",)),
    ("vcse", "number on a register of charities", ("charity_number",)),
    ("vcse", "number on the register of mutuals", ("mutual_number",)),
    ("vcse", "name of a charity", ("charity_name",)),
    ("vcse", "name of a social enterprise", ("enterprise_name",)),
    ("vcse", "any way", ("stated_vcse", "charity_number", "mutual_number", "charity_name", "enterprise_name",
                         "stated_mutual")),
    ("social-enterprise", "stated as a public service mutual", ("stated_mutual",)),
    ("social-enterprise", "number on the register of mutuals", ("mutual_number",)),
    ("social-enterprise", "name of a social enterprise", ("enterprise_name",)),
    ("social-enterprise", "any way", ("stated_mutual", "mutual_number", "enterprise_name")),
    ("supported-employment", "stated in the notice", ("stated_supported",)),
    ("sme", "stated in the notice", ("stated_sme",)),
    ("large", "stated in the notice", ("stated_large",)),
    ("not-vcse", "stated in the notice, and nothing says otherwise", ()),
    ("kind-unknown", "nothing says whether it is a VCSE", ()),
    ("size-unknown", "nothing says how large it is", ()),
    ("everybody", "all suppliers", ()),
)  # fmt: skip
ANY_VCSE = WAYS[5][2]


def _answer(used: ir.Table) -> ir.Table:
    used = used.mutate(framework_=is_true(used.framework))
    conditions = [_condition(used, kind, flags) for kind, _, flags in WAYS]
    sums: dict[str, ir.Scalar] = {}
    for place, condition in enumerate(conditions):
        sums[f"wins_{place}"] = how_many(condition)
        sums[f"valued_{place}"] = how_many(condition & used.money_out.isnull())
        sums[f"pence_{place}"] = used.share_pence.sum(where=condition & used.money_out.isnull()).cast("int64")
        sums[f"suppliers_{place}"] = used.supplier.nunique(where=condition)
    rows = one_row_each([{"kind": kind, "how": how} for kind, how, _ in WAYS]).cross_join(used.aggregate(**sums))
    picked = {
        name: ibis.cases(*((rows.position == place, rows[f"{name}_{place}"]) for place in range(len(WAYS))))
        .fill_null(0)
        .cast("int64")
        for name in ("wins", "valued", "pence", "suppliers")
    }
    last = len(WAYS) - 1
    rows = rows.select("position", "kind", "how", **picked, all_wins=f"wins_{last}", all_pence=f"pence_{last}")
    return rows.select(
        "position", "kind", "how", "wins",
        share=share(rows.wins, rows.all_wins),
        suppliers="suppliers",
        valued="valued",
        value=pounds(rows.pence),
        value_share=share(rows.pence, rows.all_pence),
    ).order_by("position").drop("position")  # fmt: skip


def _condition(used: ir.Table, kind: str, flags: tuple[str, ...]) -> ir.BooleanValue:
    """Whether a supplier is of this kind in this way."""
    said = ibis.or_(*(used[flag] for flag in ANY_VCSE))
    if kind == "everybody":
        return is_true(used.supplier.notnull())
    if kind == "not-vcse":
        return is_true(used.stated_not_vcse) & ~said
    if kind == "kind-unknown":
        return ~used.stated_not_vcse & ~said
    if kind == "size-unknown":
        return ~used.stated_sme & ~used.stated_large
    return ibis.or_(*(used[flag] for flag in flags))


def _reading(rows: Rows) -> list[str]:
    whole = _row(rows, "everybody", "all suppliers")
    told = [
        _known(rows, "vcse", "voluntary, community and social enterprises", whole),
        _known(rows, "social-enterprise", "social enterprises among them", whole),
    ]
    sme = _row(rows, "sme", "stated in the notice")
    told.append(f"Small and medium enterprises, as stated, won {part_words(sme['wins'], whole['wins'])}.")
    unknown = _row(rows, "kind-unknown", "nothing says whether it is a VCSE")
    size = _row(rows, "size-unknown", "nothing says how large it is")
    told.append(
        f"For {part_words(unknown['wins'], whole['wins'])} nothing says whether the supplier is a VCSE, and for "
        f"{part_words(size['wins'], whole['wins'])} nothing says how large it is: the true shares may be higher."
    )
    return [*told, *few_words(whole["wins"], "wins")]


def _known(rows: Rows, kind: str, words: str, whole: Mapping[str, Any]) -> str:
    found = _row(rows, kind, "any way")
    told = f"{words[0].upper()}{words[1:]} won at least {part_words(found['wins'], whole['wins'])}"
    if found["valued"] and whole["value"]:
        told += f", with {percent_text(found['value'] / whole['value'])} of the value that is stated"
    return f"{told}."


def _row(rows: Rows, kind: str, how: str) -> Mapping[str, Any]:
    return next(row for row in rows if row["kind"] == kind and row["how"] == how)


QUESTION = Question(
    code="MQ-02",
    slug="kinds-of-winner",
    title="Won by VCSEs, social enterprises and SMEs",
    asks="How much do voluntary organisations, social enterprises and small firms win, and how is it known?",
    things="wins",
    columns=(
        AnswerColumn("kind", "text", "text", "vcse, social-enterprise, sme ... or unknown."),
        AnswerColumn("how", "text", "text", "How it is known; the ways overlap."),
        AnswerColumn("wins", "integer", "count", "Suppliers of awards; an award with two suppliers is two wins."),
        AnswerColumn("share", "number", "share", "Of all wins."),
        AnswerColumn("suppliers", "integer", "count", "Different suppliers."),
        AnswerColumn("valued", "integer", "count", "Wins whose value is stated."),
        AnswerColumn("value", "number", "pounds", "Value without VAT, a shared award in equal parts."),
        AnswerColumn("value_share", "number", "share", "Of the stated value of all wins."),
    ),
    chart="share",
    candidates=partial(suppliers_won, kinds=True),
    reasons=(*WON_REASONS, "no-supplier"),
    answer=_answer,
    reading=_reading,
)
