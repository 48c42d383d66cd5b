"""A hit as programs read it: in the JSON of the command and of the API."""

from __future__ import annotations

from typing import Any

from worthwhile.market.queries.search_hits import Hit


def hit_data(hit: Hit) -> dict[str, Any]:
    """One hit as plain data. Moments are UTC; ``also`` are the twins it names, ``also_more`` counts the others."""
    return {
        "ocid": hit.ocid,
        "title": hit.title,
        "buyer": hit.buyer,
        "value": hit.value,
        "value_low": hit.value_low,
        "currency": hit.currency,
        "deadline": None if hit.deadline is None else f"{hit.deadline.isoformat(timespec='seconds')}Z",
        "areas": list(hit.areas),
        "cpv": list(hit.cpv),
        "score": hit.score,
        "reasons": list(hit.reasons),
        "demonstration": bool(hit.row["demonstration"]),
        "publisher": hit.row["publisher"],
        "notice_type": hit.row["notice_type"],
        "stage": hit.row["stage"],
        "regime": hit.row["regime"],
        "also": [{"ocid": twin.ocid, "publisher": twin.publisher} for twin in hit.twins],
        "also_more": hit.more_twins,
    }
