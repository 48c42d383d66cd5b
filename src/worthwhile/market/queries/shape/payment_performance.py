"""MQ-09: what is published about how promptly buyers pay and how contracts perform?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, is_true
from worthwhile.market.queries.processes import processes_in
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows

if TYPE_CHECKING:
    import ibis.expr.types as ir

NOTICES = {
    "UK8": "contract payment",
    "UK9": "contract performance",
    "UK17": "payments compliance",
}


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """Notices about payment and performance, one row each."""
    found = processes_in(tables, scope, on, dated=False)
    found = found.select("ocid", "twin", "demonstration", "areas_from", "buyer_name", "title", "published_on")
    papers = tables["document"]
    papers = papers.filter(is_true(papers.notice_type.isin(list(NOTICES))) & ~is_true(papers.collided))
    papers = papers.select("notice_type", "url", notice_ocid_="ocid", paper_at_="published_at", paper_id_="document_id")
    rows = papers.inner_join(found, papers.notice_ocid_ == found.ocid)
    rows = rows.mutate(notice_on=ibis.coalesce(rows.paper_at_.date(), rows.published_on))
    rows = rows.filter(is_true(rows.notice_on <= ibis.literal(on)))
    if scope.since is not None:
        rows = rows.filter(is_true(rows.notice_on >= ibis.literal(scope.since)))
    if scope.until is not None:
        rows = rows.filter(is_true(rows.notice_on <= ibis.literal(scope.until)))
    return rows.mutate(left_out=ibis.cases((rows.twin, "twin")))


def _answer(used: ir.Table) -> ir.Table:
    about = ibis.cases(*((used.notice_type == code, words) for code, words in NOTICES.items()))
    rows = used.mutate(about=about)
    rows = rows.order_by(ibis.desc("notice_on"), "ocid", "notice_type", "paper_id_")
    return rows.select("notice_type", "about", "buyer_name", "title", "notice_on", "url", "ocid")


def _reading(rows: Rows) -> list[str]:
    counts = {code: sum(row["notice_type"] == code for row in rows) for code in NOTICES}
    told = [f"{code} ({words}) {counts[code]:,}" for code, words in NOTICES.items()]
    said = [f"Notices published: {', '.join(told)}."]
    if not counts["UK17"]:
        said.append("No payment record of a buyer (UK17) is here yet: nothing is said about how promptly buyers pay.")
    return [*said, "Days to pay stand in the notices themselves; they are listed with their addresses, not added up."]


QUESTION = Question(
    code="MQ-09",
    slug="payment-performance",
    title="Payment and performance notices",
    asks="What is published about how promptly buyers pay and how contracts perform?",
    things="notices of payment or performance",
    columns=(
        AnswerColumn("notice_type", "text", "text", "UK8, UK9 or UK17."),
        AnswerColumn("about", "text", "text", "What the notice is about."),
        AnswerColumn("buyer_name", "text", "text", "As published."),
        AnswerColumn("title", "text", "text", "Of the process."),
        AnswerColumn("notice_on", "day", "day", "When it was published, else the first notice of its process."),
        AnswerColumn("url", "text", "address", "As published."),
        AnswerColumn("ocid", "text", "text", "The process."),
    ),
    chart="table",
    candidates=_candidates,
    reasons=("twin",),
    answer=_answer,
    reading=_reading,
)
