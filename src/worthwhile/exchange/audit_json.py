"""An audit as data: figures as decimal strings, so that nothing is lost on the way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from worthwhile.engines.valuation.audit import AuditResult, Comparison, Explanation
from worthwhile.kernel.money import rounded_half_up

FORMAT = "worthwhile/audit/1"
PLACES = Decimal("0.000001")


def audit_data(result: AuditResult) -> dict[str, Any]:
    """The audit in the shape that ``worthwhile impact audit --json`` prints."""
    return {
        "format": FORMAT,
        "title": result.title,
        "currency": result.currency,
        "source": result.source,
        "summary": list(result.summary),
        "comparisons": [comparison_data(found) for found in result.comparisons],
        "conventions_tried": result.tried,
        "own_conventions": None if result.own is None else explanation_data(result.own),
        "explanations": [explanation_data(found) for found in result.explanations],
    }


def comparison_data(found: Comparison) -> dict[str, Any]:
    """One printed figure beside its recomputation."""
    return {
        "figure": found.figure,
        "label": found.label,
        "verdict": found.verdict.value,
        "printed": _text(found.printed),
        "recomputed": _text(found.recomputed),
        "difference": _text(found.difference),
        "tolerance": _text(found.tolerance),
        "working": found.working,
        "explained_by": list(found.explained_by),
    }


def explanation_data(found: Explanation) -> dict[str, Any]:
    """One set of conventions and what it gives."""
    return {
        "changes": list(found.changes),
        "conventions": dict(found.conventions),
        "reproduced": list(found.reproduced),
        "missed": [comparison_data(missed) for missed in found.missed],
        "cannot_be_told_apart_from": [list(changes) for changes in found.same_figures],
    }


def _text(number: Decimal) -> str:
    """The number at its own precision, to six places at most."""
    exponent = number.as_tuple().exponent
    places = PLACES if isinstance(exponent, int) and exponent < -6 else None
    return f"{rounded_half_up(number, places) if places else number:f}"
