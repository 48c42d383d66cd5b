"""Audit mode: what does not add up in figures that somebody published, and which conventions explain them?"""

from __future__ import annotations

import decimal

from worthwhile.engines.valuation.arithmetic import exact
from worthwhile.engines.valuation.audit.carried import carried_comparisons
from worthwhile.engines.valuation.audit.finding import AuditResult, Comparison, Explanation, Verdict
from worthwhile.engines.valuation.audit.published import FORMAT, PublishedFigures, read_published
from worthwhile.engines.valuation.audit.rows import row_comparisons
from worthwhile.engines.valuation.audit.search import search_conventions
from worthwhile.engines.valuation.audit.summary import summary_sentences
from worthwhile.engines.valuation.audit.sums import sum_comparisons
from worthwhile.engines.valuation.audit.wellbeing_sums import weight_comparisons, wellbeing_comparisons
from worthwhile.engines.valuation.case import ImpactCase
from worthwhile.engines.valuation.parameters import ValuationParameters

__all__ = [
    "FORMAT",
    "AuditResult",
    "Comparison",
    "Explanation",
    "PublishedFigures",
    "Verdict",
    "audit_case",
    "read_published",
]


def audit_case(*, case: ImpactCase, parameters: ValuationParameters, published: PublishedFigures) -> AuditResult:
    """Set published figures beside their recomputation, from each other and from the case.

    Money is in ``case.currency``. The case is not changed. Raises InvalidInput where the case itself cannot be
    worked out. Method: docs/methods/audit.md.
    """
    with decimal.localcontext(exact()):
        comparisons = (
            *row_comparisons(published, case),
            *sum_comparisons(published, case),
            *carried_comparisons(published),
            *wellbeing_comparisons(published),
            *weight_comparisons(published),
        )
        found = search_conventions(case=case, parameters=parameters, published=published)
    return AuditResult(
        title=case.title,
        currency=case.currency,
        source=published.source,
        comparisons=comparisons,
        own=found.own,
        explanations=found.best,
        tried=found.tried,
        summary=summary_sentences(published=published, case=case, comparisons=comparisons, found=found),
    )
