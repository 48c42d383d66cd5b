"""Matches as plain data for other programs: the shape of docs/how-to/find-contracts-that-fit.md."""

from __future__ import annotations

from typing import Any

from worthwhile.engines.matching import Reason, Remedy
from worthwhile.market.queries.match import Matched, Matches


def matches_data(found: Matches) -> list[dict[str, Any]]:
    """Every match, best first; those that fit only with help come last and have eligibility ``no``."""
    return [match_data(one) for one in (*found.best, *found.with_help)]


def match_data(one: Matched) -> dict[str, Any]:
    """One match: what the notice says, the score with its parts, every reason, and what would make it fit.

    Pounds without VAT where known; ``deadline`` in UTC; ``reasons`` in sentences, ``checks`` the same with their parts.
    """
    row, match = one.row, one.match
    value = row["value_high"] if row["value_high"] is not None else row["value_low"]
    deadline = row["deadline_at"]
    return {
        "ocid": match.ocid,
        "title": row["title"],
        "buyer": row["buyer_name"],
        "value": value,
        "value_low": row["value_low"],
        "currency": None if value is None else "GBP",
        "deadline": None if deadline is None else f"{deadline.isoformat(timespec='seconds')}Z",
        "areas": list(row["areas"]),
        "cpv": list(row["cpv"]),
        "score": round(match.score, 4),
        "reasons": [reason.sentence for reason in match.reasons],
        "eligibility": str(match.eligibility),
        "parts": {
            "relevance": round(match.relevance, 4),
            "fit": round(match.fit, 4),
            "of_fit": {
                str(reason.about): {"points": round(reason.points, 4), "weight": reason.weight}
                for reason in match.reasons
                if reason.points is not None
            },
        },
        "checks": [reason_data(reason) for reason in match.reasons],
        "what_would_make_it_fit": [remedy_data(remedy) for remedy in match.remedies],
        "demonstration": bool(row["demonstration"]),
    }


def reason_data(reason: Reason) -> dict[str, Any]:
    """One reason with its code, state and source."""
    return {
        "code": reason.code,
        "about": str(reason.about),
        "state": str(reason.state),
        "sentence": reason.sentence,
        "source": reason.source,
        "decides": reason.decides,
    }


def remedy_data(remedy: Remedy) -> dict[str, Any]:
    """One way to make it fit."""
    return {
        "kind": str(remedy.kind),
        "sentence": remedy.sentence,
        "lacking": [str(about) for about in remedy.lacking],
    }
